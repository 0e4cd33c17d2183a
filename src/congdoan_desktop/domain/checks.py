"""What is wrong or missing in a record, beside the field it belongs to; sentences are in `texts.PROBLEMS`."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from congdoan_desktop.domain.period import is_period
from congdoan_desktop.domain.records import (
    Activity,
    Course,
    HeadCount,
    Participant,
    Person,
    Record,
    SigningProfile,
    SurveyRound,
    Unit,
)
from congdoan_desktop.domain.text import clean

_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d\Z")
EARLIEST = date(2000, 1, 1)
LARGEST = 10**12
"""Of any count; money in đồng fits."""


@dataclass(frozen=True, kw_only=True)
class Problem:
    """`error`: cannot be kept as a record yet (it stays a draft); `warning`: kept, and named by the check list."""

    field: str
    code: str
    severity: Literal["error", "warning"] = "error"


def check(record: Record) -> tuple[Problem, ...]:
    """Return the problems of one record looked at by itself."""
    own = _OWN_CHECKS.get(type(record))
    required = _required(record, *_REQUIRED.get(type(record), ()))
    return (*required, *_sane_counts(record), *(own(record) if own else ()))


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems that hinder keeping the record."""
    return tuple(problem for problem in problems if problem.severity == "error")


def _required(record: Record, *names: str) -> Iterator[Problem]:
    for name in names:
        value = getattr(record, name)
        if not (clean(value) if isinstance(value, str) else value):
            yield Problem(field=name, code="required")


def _sane_counts(record: Record) -> Iterator[Problem]:
    """A key that was held down is no count (and no column holds it)."""
    for name, value in vars(record).items():
        if isinstance(value, int) and not 0 <= value <= LARGEST:
            yield Problem(field=name, code="out_of_range")


def _within(record: Record, whole: str, *parts: str) -> Iterator[Problem]:
    """A part of a count must not be greater than the whole."""
    total = getattr(record, whole)
    for part in parts:
        count = getattr(record, part)
        if total is not None and count is not None and count > total:
            yield Problem(field=part, code="more_than_total", severity="warning")


def _days(start: date, end: date | None, end_field: str) -> Iterator[Problem]:
    if start < EARLIEST:
        yield Problem(field="held_on", code="too_early")
    if end is not None and end < start:
        yield Problem(field=end_field, code="ends_before_start")


def _activity(activity: Activity) -> Iterator[Problem]:
    yield from _days(activity.held_on, activity.ended_on, "ended_on")
    wrong = [name for name in ("starts", "ends") if (text := getattr(activity, name)) and not _CLOCK.match(text)]
    yield from (Problem(field=name, code="not_a_time") for name in wrong)
    if not wrong and activity.ended_on is None and "" < activity.ends < activity.starts:
        yield Problem(field="ends", code="ends_before_start", severity="warning")
    if activity.times < 1:
        yield Problem(field="times", code="at_least_one")
    yield from _within(activity, "total", "women", "minority", "members", "seasonal")


def _course(course: Course) -> Iterator[Problem]:
    yield from _days(course.held_on, course.ended_on, "ended_on")
    if course.sessions < 1:
        yield Problem(field="sessions", code="at_least_one")


def _head_count(count: HeadCount) -> Iterator[Problem]:
    if count.workers_total < 1:
        yield Problem(field="workers_total", code="at_least_one")
    yield from _within(count, "workers_total", "workers_women", "workers_minority", "workers_seasonal", "members_total")
    yield from _within(count, "members_total", "members_women", "members_minority")


def _survey(survey: SurveyRound) -> Iterator[Problem]:
    if survey.period and not is_period(survey.period):
        yield Problem(field="period", code="not_in_list")
    if survey.closed_on is not None and survey.closed_on < survey.opened_on:
        yield Problem(field="closed_on", code="ends_before_start")
    yield from _within(survey, "handed_out", "returned")
    yield from _within(survey, "returned", "valid")


def _person(person: Person) -> Iterator[Problem]:
    if person.birth_year is not None and not 1930 <= person.birth_year <= 2015:
        yield Problem(field="birth_year", code="not_a_birth_year")


_REQUIRED: Mapping[type[Record], tuple[str, ...]] = {
    Activity: ("title", "form"),
    Course: ("title", "kind"),
    SurveyRound: ("title", "period"),
    Person: ("full_name",),
    Participant: ("full_name",),
    Unit: ("name", "header_name", "short_name", "parent_name", "kind", "place"),
    SigningProfile: ("symbol", "title_lines", "signer_name", "addressees", "filing"),
}

_OWN_CHECKS: Mapping[type[Record], Callable[[Any], Iterator[Problem]]] = {
    Activity: _activity,
    Course: _course,
    HeadCount: _head_count,
    SurveyRound: _survey,
    Person: _person,
}
