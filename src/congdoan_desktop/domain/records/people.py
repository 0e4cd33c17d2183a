"""People of the unit: as little about each as the work needs (NĐ 356/2025 Đ4; Luật 91/2025 Đ3)."""

from dataclasses import dataclass
from datetime import date

from congdoan_desktop.domain.records.record import Record


@dataclass(frozen=True, kw_only=True, slots=True)
class Person(Record):
    """A worker of the unit. No ID number, phone or address; ethnicity only with consent, in `SensitiveData`."""

    full_name: str
    given_name: str = ""
    """Only where the last word is not the given name (Y Bhĩm Niê)."""
    gender: str = ""
    """`male`, `female` or empty."""
    birth_year: int | None = None
    department: str = ""
    job_title: str = ""
    union_role: str = "member"
    """Code of catalogue `union_roles`."""
    contract: str = ""
    """Code of catalogue `contracts`."""
    is_member: bool = True
    is_full_time_officer: bool = False
    member_no: str = ""
    """Number in the national register of members: only to find the same person again in a list."""
    left_on: date | None = None
    deidentified_on: date | None = None
    """Since this day the row says nothing about anybody; attendances still point at it, so that totals stay right."""
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class NetworkMembership(Record):
    """A person in one of the networks of KH 30 §III: by which decision, from when to when."""

    person_id: str
    network: str
    """Code of catalogue `networks`."""
    decision: str = ""
    """Number and issuer of the decision, free text."""
    decided_on: date | None = None
    starts_on: date | None = None
    """`None`: not known, and taken as "always"."""
    ends_on: date | None = None
    """Last day, or `None` while it lasts."""
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Consent(Record):
    """A person's consent to one purpose (Luật 91/2025 Đ9; NĐ 356/2025 Đ6). Without one no sensitive field opens."""

    person_id: str
    purpose: str
    """Code of catalogue `consent_purposes`."""
    text_version: str
    """Version of the words the person agreed to, as `minority@1` (`resources/consents/`)."""
    given_on: date
    given_by: str = "paper"
    """How it can be proven; code of catalogue `consent_ways`."""
    withdrawn_on: date | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class SensitiveData(Record):
    """What NĐ 356/2025 Đ4 calls sensitive, apart from the roster. `id` is the person's; there is at most one row."""

    is_minority: bool | None = None
    """Purpose `minority`."""
    ethnic_group: str = ""
    """Code of catalogue `ethnic_groups`; purpose `officer_list`."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonRequest(Record):
    """What a person asked about their own data, and until when it is due (NĐ 356/2025 Đ5)."""

    person_id: str
    kind: str
    """Code of catalogue `request_kinds`."""
    received_on: date
    answered_on: date | None = None
    done_on: date | None = None
    outcome: str = ""
    """Without the person's name."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportBatch(Record):
    """One list that was taken in, so that it can be taken back as a whole. Ids are those of `Person` records."""

    file_name: str
    sha256: str
    imported_on: date
    created: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    versions: tuple[int, ...] = ()
    """Of each of `changed` the version that the import wrote: a later one is somebody's work."""
    taken_back_on: date | None = None
