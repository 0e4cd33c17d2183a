"""The records a union officer keeps: frozen, flat, one table each (fields: KH 30/KH-LĐLĐ; data minimum of NĐ 356/2025).

Field types are only `str`, `int`, `bool`, `date`, tuples of `str` or `int`, and `None` for "not known" (never 0).
Codes (form, topics, kind …) are codes of the catalogues in `resources/catalogues/`. Money is whole đồng.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Record:
    """Anything kept in the store. `id` is random text given where the record is made, the same at every level."""

    id: str


@dataclass(frozen=True, kw_only=True)
class Unit(Record):
    """The union this file belongs to (one row)."""

    name: str
    """In running text: "Công đoàn cơ sở Công ty TNHH …"."""
    header_name: str
    """On the letter head, capitals: "CĐCS CÔNG TY TNHH …"."""
    short_name: str
    """In the window: "CĐCS Chè Tân Uyên"."""
    code: str = ""
    """Given by the province: "LC014"."""
    parent_name: str
    """The superior union in running text: "Liên đoàn Lao động tỉnh Lai Châu"."""
    kind: str
    """Code of catalogue `unit_kinds`."""
    commune: str = ""
    """Code of catalogue `communes`."""
    place: str
    """Place name before the date of a document: "Tân Uyên"."""
    role: str = "unit"
    """`unit` or `province`: the role belongs to the data file."""


@dataclass(frozen=True, kw_only=True)
class SigningProfile(Record):
    """How this unit heads, addresses and signs its papers (NĐ 30/2020 Phụ lục I; one row)."""

    symbol: str
    """Abbreviation in the symbol: "CĐCS" of "05/BC-CĐCS"."""
    authority_lines: tuple[str, ...]
    """"TM. BAN CHẤP HÀNH" (0–2 lines)."""
    title_lines: tuple[str, ...]
    """"CHỦ TỊCH", or "KT. CHỦ TỊCH" and "PHÓ CHỦ TỊCH"."""
    signer_name: str
    signer_position: str = ""
    """In running text: "Chủ tịch CĐCS"."""
    addressees: tuple[str, ...]
    """After "Kính gửi:" (required in a report going upward)."""
    via: str = ""
    """Desk the report goes through."""
    recipients: tuple[str, ...]
    """"Nơi nhận", without the filing line."""
    filing: str
    """After "- Lưu:"."""


@dataclass(frozen=True, kw_only=True)
class HeadCount(Record):
    """Numbers of people at a day; the denominator of every coverage. `None` is "not known"."""

    as_of: date
    workers_total: int
    workers_women: int | None = None
    workers_minority: int | None = None
    workers_seasonal: int | None = None
    members_total: int | None = None
    members_women: int | None = None
    members_minority: int | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Person(Record):
    """A worker of the unit. No ID number, phone, address or ethnicity (NĐ 356/2025 Đ4; Luật 91/2025 Đ3)."""

    full_name: str
    given_name: str = ""
    """Only where the last word is not the given name (Y Bhĩm Niê)."""
    gender: str = ""
    """`male`, `female` or empty."""
    birth_year: int | None = None
    department: str = ""
    union_role: str = "member"
    """Code of catalogue `union_roles`."""
    contract: str = ""
    """Code of catalogue `contracts`."""
    is_member: bool = True
    is_full_time_officer: bool = False
    networks: tuple[str, ...] = ()
    """Codes of catalogue `networks`."""
    left_on: date | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Activity(Record):
    """A propaganda or education activity (buổi, hoạt động)."""

    title: str
    held_on: date
    ended_on: date | None = None
    """Last day of a form that lasts (a notice-board month)."""
    starts: str = ""
    """`HH:MM` or empty."""
    ends: str = ""
    form: str
    """Code of catalogue `forms`; the form says whether there is attendance and in which unit it is counted."""
    times: int = 1
    """How often, in the form's own unit (buổi, lượt phát, tin bài …)."""
    topics: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    """Plan codes, a đợt as `plan#phase`."""
    audiences: tuple[str, ...] = ()
    venue_kind: str = ""
    venue: str = ""
    host: str = ""
    partners: str = ""
    speaker: str = ""
    responsible: str = ""
    language: str = ""
    counted_by: str = "heads"
    """`heads`: by head-count; `names`: by name list; `both`: a list that does not hold everybody, and a head-count."""
    count_method: str = ""
    """`signed`, `counted` or `estimated`."""
    total: int | None = None
    women: int | None = None
    minority: int | None = None
    members: int | None = None
    seasonal: int | None = None
    reach: int | None = None
    """Estimated indirect reach (loudspeaker, Zalo, pano): never mixed with attendance."""
    materials: str = ""
    material_copies: int | None = None
    uses_ai: bool = False
    link: str = ""
    funds_union: int | None = None
    funds_employer: int | None = None
    funds_social: int | None = None
    opinions: str = ""
    assessment: str = ""
    counts_toward_target: bool | None = None
    """Counts as one of the activities of the year; `None`: as the form says."""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Course(Record):
    """A training course."""

    title: str
    kind: str
    """Code of catalogue `training_kinds`."""
    level: str = ""
    """Who holds it; code of catalogue `training_levels`."""
    held_on: date
    ended_on: date | None = None
    sessions: int = 1
    venue: str = ""
    trainer: str = ""
    plans: tuple[str, ...] = ()
    funds_union: int | None = None
    funds_employer: int | None = None
    finished: bool = False
    """The results are in: `completed` of the participants may be counted."""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Participant(Record):
    """One person in one course."""

    course_id: str
    person_id: str = ""
    """Empty for somebody who is not on the roster."""
    full_name: str
    department: str = ""
    gender: str = ""
    is_minority: bool | None = None
    is_full_time_officer: bool = False
    is_union_officer: bool = False
    attended: tuple[int, ...] = ()
    """Numbers of the sessions attended, from 1."""
    result: str = ""
    """`` (not known), `attended`, `completed`."""
    certificate_no: str = ""


@dataclass(frozen=True, kw_only=True)
class SurveyRound(Record):
    """One survey of workers' thoughts and hopes. The answers lie apart, without any tie to people."""

    title: str
    questionnaire: str
    """`code@version` of the questionnaire."""
    period: str
    """Period code, as `2026-H1`."""
    opened_on: date
    closed_on: date | None = None
    method: str = "paper"
    """Code of catalogue `survey_methods`."""
    handed_out: int | None = None
    returned: int | None = None
    valid: int | None = None
    findings: str = ""
    """What stood out, one a line, in the officer's words."""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Declaration(Record):
    """A number the officer declares inside the range that the records leave open; printed as "ước tính"."""

    period: str
    measure: str
    value: int
    evidence: str


@dataclass(frozen=True, kw_only=True)
class Narrative(Record):
    """The officer's own text for one section of one report."""

    report_kind: str
    period: str
    section: str
    text: str


@dataclass(frozen=True, kw_only=True)
class IssuedReport(Record):
    """A report as it was signed and handed up. Never changed; a correction is a new one that names it."""

    report_kind: str
    period: str
    number: int
    year: int
    revision: int
    issued_on: date
    subject: str
    signer_name: str
    file_stem: str
    report_json: str
    pdf_sha256: str
    xlsx_sha256: str
    replaces: str = ""
