"""A pack that was given out, just as it was signed, to be carried to units on sticks or sent by letter."""

from pathlib import Path

from congdoan_desktop.domain.records import Pack
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import read_file, sha256
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.texts.packs import PACK
from congdoan_desktop.usecases.gather_facts import the_unit
from congdoan_desktop.usecases.hand_over import FILE_LIMIT, Parcel
from congdoan_desktop.usecases.hand_over_copy import Enclosure
from congdoan_desktop.usecases.hand_over_letter import Words


def pack_pdf(pack: Pack, folder: Path) -> bytes:
    """Return the signed PDF. Raises `UserError` report.file_changed, file.unreadable, file.too_large."""
    path = folder / f"{pack.file_stem}.pdf"
    data = read_file(path, limit=FILE_LIMIT)
    if sha256(data) != pack.sha256:
        raise UserError("report.file_changed", name=path.name)
    return data


def pack_parcel(pack: Pack, folder: Path) -> Parcel:
    """Return what goes out. Raises `UserError` as `pack_pdf`."""
    enclosure = Enclosure(name=f"{pack.file_stem}.pdf", data=pack_pdf(pack, folder), proof="signature")
    return Parcel(enclosures=(enclosure,), paper_id=pack.id)


def pack_words(db: Reader, pack: Pack, parcel: Parcel) -> Words:
    """Return what the letter with a pack says. Raises `UserError` unit.missing."""
    unit = the_unit(db)
    values = {"number": pack.number, "title": pack.title, "unit": unit.name, "name": parcel.enclosures[0].name}
    return Words(
        subject=PACK["letter_subject"].format(**values),
        body=f"{PACK['letter_greeting']}\n\n{PACK['letter_body'].format(**values)}\n\n{unit.name}",
    )
