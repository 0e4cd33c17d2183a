"""A list of people for the province: signed first, then encrypted for one receiver; on no disk it stands readable.

It is drawn like a report (paper, workbook and data in one signed PDF) and kept nowhere: the journal says that it went,
for whom and why, not who stood in it.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from congdoan_desktop import texts
from congdoan_desktop.domain.file_names import unit_part
from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.report import SCHEMA, Report
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import read_file
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.texts.exchange import LISTS
from congdoan_desktop.usecases.gather_facts import the_profile, the_unit
from congdoan_desktop.usecases.hand_over import Parcel
from congdoan_desktop.usecases.hand_over_copy import Enclosure
from congdoan_desktop.usecases.hand_over_people import Listed, What, listed
from congdoan_desktop.usecases.papers import Registered, document_of, header_of, signature_of
from congdoan_desktop.usecases.signed_files import sign_files
from congdoan_desktop.usecases.taken_packs import province_encryption

if TYPE_CHECKING:
    from congdoan_desktop.signing.envelope import Recipient
    from congdoan_desktop.signing.signer import Signer

LEAST_REASON = 10
"""Letters that a reason has at least."""
_CERTIFICATE_LIMIT = 1 << 20


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which list: all people who work here, the participants of a course (`id`), the members of a network (its code).

    `columns`: beside number and name, of those that `hand_over_people.COLUMNS` offers: as few as the reason needs.
    """

    what: What
    id: str = ""
    columns: tuple[str, ...] = ()
    reason: str


def read_recipient(path: Path, now: datetime) -> "Recipient":
    """Read the certificate that the province gave for encryption. `now` knows its zone.

    Raises `UserError` envelope.*, file.unreadable, file.too_large.
    """
    from congdoan_desktop.signing.envelope import recipient_from

    return recipient_from(read_file(path, limit=_CERTIFICATE_LIMIT), now=now)


def known_recipient(db: Reader, now: datetime) -> "Recipient | None":
    """Return the receiver whose certificate came in a pack, where there is one and it is in date."""
    from congdoan_desktop.signing.envelope import recipient_from

    certificate = province_encryption(db)
    try:
        return recipient_from(certificate, now=now) if certificate else None
    except UserError:
        return None


def require_reason(reason: str) -> None:
    """Raise `UserError` handover.no_reason for words that give none."""
    if sum(letter.isalpha() for letter in reason) < LEAST_REASON:
        raise UserError("handover.no_reason", least=LEAST_REASON)


def list_paper(db: Reader, reference: Reference, wanted: Wanted, made_at: datetime) -> Report:
    """Return the list as the paper that is signed; without number and date, which only the register gives.

    Raises `UserError` handover.no_reason, handover.nobody, unit.missing, profile.missing.
    """
    require_reason(wanted.reason)
    found = listed(db, reference, wanted.what, wanted.id, wanted.columns, made_at.date())
    if not found.table.rows:
        raise UserError("handover.nobody")
    unit, profile = the_unit(db), the_profile(db)
    registered = Registered(
        type_name=LISTS["type_name"], type_code="DS", subject=found.title, number=None, issued_on=None
    )
    return Report(
        schema=SCHEMA,
        report_id=repository.new_id(),
        kind="people-list",
        period=str(made_at.year),
        revision=1,
        made_at=made_at,
        unit_code=unit.code,
        unit_name=unit.name,
        unit_kind=unit.kind,
        document=document_of(unit, profile, registered, profile.addressees),
        header=header_of(unit),
        addressees=profile.addressees,
        via=profile.via,
        opening=_opening(unit.name, found, wanted.reason, made_at),
        sections=(),
        closing=LISTS["closing"],
        recipients=(LISTS["as_above"],),
        signature=signature_of(profile),
        annexes=(found.table,),
        figures=(),
        targets=(),
        internal=True,
    )


def seal_list(
    db: Reader, reference: Reference, wanted: Wanted, recipient: "Recipient", signer: "Signer", made_at: datetime
) -> Parcel:
    """Draw, sign, check and encrypt the list; return the one file that may leave. Not for the window's thread.

    Raises `UserError` as `list_paper`, signer.out_of_date, sign.check_failed, envelope.too_large.
    """
    from congdoan_desktop.signing.envelope import encrypt_to

    report = list_paper(db, reference, wanted, made_at)
    envelope = encrypt_to(recipient, sign_files(report, signer, made_at).pdf)
    return Parcel(
        enclosures=(Enclosure(name=_file_name(report, wanted), data=envelope),),
        receiver=receiver_name(recipient),
        encrypted=True,
        reason=" ".join(wanted.reason.split()),
    )


def receiver_name(recipient: "Recipient") -> str:
    """Return whom the certificate names: "Ban Công tác Công đoàn (LĐLĐ tỉnh Lai Châu)"."""
    return f"{recipient.name} ({recipient.organisation})" if recipient.organisation else recipient.name


def _opening(unit: str, found: Listed, reason: str, made_at: datetime) -> tuple[str, ...]:
    count, day = count_text(len(found.table.rows)), texts.long_date(made_at.date())
    return (
        LISTS["opening"].format(unit=unit, title=found.title, count=count, day=day),
        LISTS["reason"].format(reason=" ".join(reason.split()).rstrip(".")),
        LISTS["care"],
    )


def _file_name(report: Report, wanted: Wanted) -> str:
    """A PDF is inside. The minute tells two lists of a day apart."""
    code, topic = unit_part(report.unit_code), LISTS[f"topic_{wanted.what}"]
    return f"{code}_DS_{report.made_at:%Y%m%d_%H%M}_{topic}.pdf.cms"
