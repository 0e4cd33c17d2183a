"""Dialogue at the workplace (BLLĐ 2019 Đ63–64; NĐ 145/2020 Đ37–41)."""

from dataclasses import dataclass
from datetime import date

from congdoan_desktop.domain.records.record import Record


@dataclass(frozen=True, kw_only=True, slots=True)
class Dialogue(Record):
    """One dialogue between employer and workers. Numbers of people are members of the two groups, not of the unit."""

    title: str
    kind: str
    """Code of catalogue `dialogue_kinds`."""
    held_on: date
    starts: str = ""
    ends: str = ""
    venue: str = ""
    requested_on: date | None = None
    """Of a dialogue on request: when the request came (answer within 5 working days)."""
    answered_on: date | None = None
    members_listed_on: date | None = None
    """When the members of the two groups were named last (at least every 2 years)."""
    contents_sent_on: date | None = None
    workers_total: int | None = None
    """Workers of the unit then: the least number of members follows from it."""
    employer_named: int | None = None
    employer_present: int | None = None
    legal_representative: bool | None = None
    """The legal representative, or who holds a written authority, was there."""
    worker_named: int | None = None
    worker_present: int | None = None
    employer_members: tuple[str, ...] = ()
    """Those present, one a line: "Nguyễn Văn A – Giám đốc"."""
    worker_members: tuple[str, ...] = ()
    chair: str = ""
    secretary: str = ""
    employer_signer: str = ""
    worker_signer: str = ""
    conclusion: str = ""
    minutes_signed: bool = False
    published_on: date | None = None
    published_how: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class DialogueItem(Record):
    """One matter of a dialogue."""

    dialogue_id: str
    place_no: int = 1
    """Order in the minutes, from 1."""
    issue: str
    workers_view: str = ""
    employer_answer: str = ""
    agreed: bool | None = None
    conclusion: str = ""
    responsible: str = ""
    due_on: date | None = None
