"""A problem of one field, and the tests that several records share."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from congdoan_desktop.domain.records import Record

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
    words: str = ""
    """What the sentence of the code is about, where it names something (`{words}`)."""


OwnCheck = Callable[[Any], Iterator[Problem]]


def within(record: Record, whole: str, *parts: str) -> Iterator[Problem]:
    """A part of a count must not be greater than the whole."""
    total = getattr(record, whole)
    for part in parts:
        count = getattr(record, part)
        if total is not None and count is not None and count > total:
            yield Problem(field=part, code="more_than_total", severity="warning")


def days(record: Record, start: str, end: str = "") -> Iterator[Problem]:
    """The first day must be of our time, the last one not before it."""
    first: date = getattr(record, start)
    last: date | None = getattr(record, end) if end else None
    if first < EARLIEST:
        yield Problem(field=start, code="too_early")
    if last is not None and last < first:
        yield Problem(field=end, code="ends_before_start")


def clock(record: Record, *names: str) -> Iterator[Problem]:
    """Times of day are `HH:MM`."""
    for name in names:
        text = getattr(record, name)
        if text and not _CLOCK.match(text):
            yield Problem(field=name, code="not_a_time")


def at_least_one(record: Record, *names: str) -> Iterator[Problem]:
    """A count that cannot be 0."""
    for name in names:
        if getattr(record, name) < 1:
            yield Problem(field=name, code="at_least_one")
