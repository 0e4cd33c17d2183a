"""A receipt that was signed, just as it was signed, on its way back: on the same stick, or by letter."""

from pathlib import Path

from congdoan_desktop.domain.records import MadeReceipt, OrgUnit
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import read_file, sha256
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.texts.receipts import RECEIPT
from congdoan_desktop.usecases.gather_facts import the_unit
from congdoan_desktop.usecases.hand_over import FILE_LIMIT, Parcel
from congdoan_desktop.usecases.hand_over_copy import Enclosure
from congdoan_desktop.usecases.hand_over_letter import Words


def receipt_parcel(receipt: MadeReceipt, folder: Path) -> Parcel:
    """Return what goes out, into a folder of its own. Raises `UserError` report.file_changed, file.*."""
    path = folder / f"{receipt.file_stem}.pdf"
    data = read_file(path, limit=FILE_LIMIT)
    if sha256(data) != receipt.sha256:
        raise UserError("report.file_changed", name=path.name)
    enclosure = Enclosure(name=path.name, data=data, proof="signature")
    return Parcel(enclosures=(enclosure,), paper_id=receipt.id, subfolder=RECEIPT["folder"])


def receipt_words(db: Reader, receipt: MadeReceipt, parcel: Parcel) -> Words:
    """Return what the letter with a receipt says, and whom to. Raises `UserError` unit.missing."""
    unit = the_unit(db)
    receiver = repository.get(db, OrgUnit, receipt.unit_id) if receipt.unit_id else None
    values = {
        "number": receipt.number,
        "unit": unit.name,
        "receiver": receiver.name if receiver else RECEIPT["letter_receiver"],
        "name": parcel.enclosures[0].name,
    }
    return Words(
        subject=RECEIPT["letter_subject"].format(**values),
        body=f"{RECEIPT['letter_body'].format(**values)}\n\n{unit.name}\n",
        to=receiver.contact_email if receiver else "",
    )
