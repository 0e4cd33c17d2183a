"""Hand over by e-mail: a letter that is ready to be sent, kept beside the signed files and opened as a draft.

The program sends nothing by itself: whether the letter went is known to the mail program alone.
"""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from congdoan_desktop.domain.records import HandOver, IssuedReport
from congdoan_desktop.domain.text import clean
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import write_atomic
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.texts import short_date
from congdoan_desktop.texts.exchange import LETTER, size_text
from congdoan_desktop.usecases.gather_facts import the_profile, the_unit
from congdoan_desktop.usecases.hand_over import Parcel, Way, note

LARGE = 10 << 20
"""Bytes of a letter that some mailboxes refuse."""
TOO_LARGE = 25 << 20
"""Bytes of a letter that most mailboxes refuse."""
_AS_TEXT = 4 / 3 * 78 / 76
"""So much longer a file becomes in a letter (base64, 76 letters a line)."""


@dataclass(frozen=True, kw_only=True)
class Words:
    """What the letter says, for the person to read and change."""

    subject: str
    body: str
    to: str = ""
    """Proposed addresses; empty: those of the last letter."""


def letter_size(parcel: Parcel) -> int:
    """Return how many bytes the letter will have, nearly."""
    return round(parcel.size * _AS_TEXT) + 4096


def words_of(db: Reader, report: IssuedReport, parcel: Parcel) -> Words:
    """Return what the letter with a report says. Raises `UserError` unit.missing, profile.missing."""
    unit, profile = the_unit(db), the_profile(db)
    values = {
        "unit": unit.name,
        "type_name": report.type_name or LETTER["type_name"],
        "number": f"{report.number:02d}/{report.notation}".rstrip("/"),
        "day": short_date(report.issued_on),
        "subject": report.subject,
        "receivers": "; ".join(profile.addressees) or unit.parent_name,
    }
    how = LETTER["by_hand" if report.way == "by_hand" else "signed"]
    parts = (LETTER["greeting"].format(**values), LETTER["body"].format(**values), _listed(parcel), how)
    return Words(subject=LETTER["subject"].format(**values), body=_body(*parts, unit=unit.name))


def list_words(db: Reader, title: str, parcel: Parcel) -> Words:
    """Return what the letter with an encrypted list says: no name of a person. Raises `UserError` unit.missing."""
    unit = the_unit(db)
    about = LETTER["list_body"].format(unit=unit.name, title=title, receiver=parcel.receiver)
    return Words(
        subject=LETTER["list_subject"].format(unit=unit.name),
        body=_body(about, LETTER["reason"].format(reason=parcel.reason), _listed(parcel), unit=unit.name),
    )


def read_addresses(text: str) -> tuple[str, ...]:
    """Return the addresses typed, with commas or spaces between. Raises `UserError` handover.bad_address."""
    from congdoan_desktop.handoff.eml import addresses

    found = tuple(one for one in re.split(r"[,;\s]+", text) if one)
    try:
        addresses(found)
    except ValueError as error:
        raise UserError("handover.bad_address", address=str(error)) from error
    return found


def last_addresses(db: Reader) -> str:
    """Return where the last letter went, to be proposed for the next one."""
    found = repository.find(db, HandOver, where={"way": "email"}, order=("-at",), limit=1)
    return found[0].destination if found else ""


def write_letter(
    store: Store, parcel: Parcel, to: tuple[str, ...], words: Words, path: Path, made_at: datetime
) -> Path:
    """Write the letter to `path` and into the journal, or neither; `made_at` knows its zone.

    Raises `UserError` handover.letter_too_large, file.*, handover.bad_address.
    """
    from congdoan_desktop.handoff.eml import Attached, Letter, eml

    attached = tuple(Attached(name=one.name, data=one.data) for one in parcel.enclosures)
    # A line more in the subject would be a header of its own; what nobody sees no letter takes.
    subject, body = " ".join(clean(words.subject).split()), clean(words.body) + "\n"
    data = eml(Letter(to=to, subject=subject, body=body, attached=attached, made_at=made_at))
    if len(data) > TOO_LARGE:
        raise UserError("handover.letter_too_large", size=size_text(len(data)), limit=size_text(TOO_LARGE))
    is_new = not path.exists()
    try:
        with store.atomic():
            note(store, parcel, Way(kind="email", destination=", ".join(to)), made_at)
            write_atomic(path, data)
    except BaseException:
        if is_new:
            with suppress(OSError):
                path.unlink(missing_ok=True)
        raise
    return path


def _listed(parcel: Parcel) -> str:
    head = LETTER["files"].format(count=len(parcel.enclosures), size=size_text(parcel.size))
    lines = (f"- {one.name}\n  {LETTER['digest'].format(sha256=one.sha256)}" for one in parcel.enclosures)
    return "\n".join((head, *lines))


def _body(*parts: str, unit: str) -> str:
    return "\n\n".join((*parts, LETTER["acknowledge"], unit)) + "\n"
