"""One door for all that the superior union sends down: a file is looked at, whatever it turns out to be."""

from datetime import datetime
from pathlib import Path

from congdoan_desktop.errors import UserError
from congdoan_desktop.files import read_file
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.usecases.take_pack import FILE_LIMIT, PackSeen, look_at_pack
from congdoan_desktop.usecases.take_receipt import ReceiptSeen, look_at_receipt


def look_at(db: Reader, reference: Reference, path: Path, now: datetime) -> PackSeen | ReceiptSeen:
    """Return what `look_at_receipt` or `look_at_pack` says of a file. Nothing is written. `now` knows its zone.

    Raises `UserError` of these with the reason why it is not to be taken, incoming.unknown, file.*.
    """
    data = read_file(path, limit=FILE_LIMIT)
    try:
        return look_at_receipt(db, data, path.name, now)
    except UserError as error:
        if error.code not in ("receipt.not_a_receipt", "pdf.unreadable"):
            raise
    try:
        return look_at_pack(db, reference, data, path.name, now)
    except UserError as error:
        if error.code == "pack.not_a_pack":
            raise UserError("incoming.unknown", name=path.name) from error
        raise
