"""What every paper of a union bears: its head, its registration data, who gets it, who signs it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from congdoan_desktop import texts
from congdoan_desktop.domain.records import SigningProfile, Unit
from congdoan_desktop.domain.report import Document, Form, Header, Organ, SignatureBlock, SignerInfo


@dataclass(frozen=True, kw_only=True)
class Registered:
    """What tells one paper from another (NĐ 30/2020, Phụ lục VI); number and day are `None` while they are blank."""

    type_name: str
    type_code: str
    form: Form = "named"
    subject: str
    number: int | None
    issued_on: date | None


def header_of(unit: Unit) -> Header:
    """Return the left half of the letter head."""
    return Header(parent_name=unit.parent_name.upper(), organ_name=unit.header_name.upper(), place=unit.place)


def signature_of(profile: SigningProfile) -> SignatureBlock:
    """Return who signs for the unit."""
    return SignatureBlock(
        authority_lines=profile.authority_lines, title_lines=profile.title_lines, full_name=profile.signer_name
    )


def receivers_of(profile: SigningProfile, *, addressed: bool, minutes: bool) -> tuple[str, ...]:
    """The receivers and the filing line; minutes are filed and go to nobody.

    "Như trên" of a paper that addresses nobody is whom a report addresses.
    """
    filing = f"{texts.PAPER['filing']} {profile.filing}"
    if minutes:
        return (filing,)
    above, for_report = texts.PLAN["as_above"], texts.PLAN["for_report"]
    receivers = [line for line in profile.recipients if addressed or line.strip(" ;.") != above]
    named = () if addressed else tuple(for_report.format(receiver=name) for name in profile.addressees)
    return (*named, *receivers, filing)


def notation_of(form: Form, type_code: str, symbol: str) -> str:
    """Return "BC-CĐCS"; a letter is told by its office alone: "CĐCS" (NĐ 30/2020 Phụ lục I, II.3)."""
    return symbol if form == "letter" else f"{type_code}-{symbol}"


def document_of(unit: Unit, profile: SigningProfile, paper: Registered, receivers: Sequence[str]) -> Document:
    """Return the registration data of a paper of `unit`."""
    return Document(
        file_code="",
        doc_ordinal=paper.number or 0,
        type_name=paper.type_name,
        code_number=paper.number,
        code_notation=notation_of(paper.form, paper.type_code, profile.symbol),
        issued_date=paper.issued_on,
        organ_name=unit.name,
        subject=paper.subject,
        language="vi",
        signer_info=SignerInfo(position=profile.signer_position, full_name=profile.signer_name),
        to=tuple(Organ(organ_id="", organ_name=name) for name in receivers),
    )
