"""Courses and who took part."""

from dataclasses import dataclass
from datetime import date

from congdoan_desktop.domain.records.record import Record


@dataclass(frozen=True, kw_only=True, slots=True)
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
    funds_social: int | None = None
    minority: int | None = None
    """People of ethnic minorities who took part, counted, never noted person by person (NĐ 356/2025 Đ4)."""
    finished: bool = False
    """The results are in: `completed` of the participants may be counted."""
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Participant(Record):
    """One person in one course."""

    course_id: str
    person_id: str = ""
    """Empty for somebody who is not on the roster."""
    full_name: str
    department: str = ""
    gender: str = ""
    is_full_time_officer: bool = False
    is_union_officer: bool = False
    attended: tuple[int, ...] = ()
    """Numbers of the sessions attended, from 1."""
    result: str = ""
    """`` (not known), `attended`, `completed`."""
    certificate_no: str = ""
