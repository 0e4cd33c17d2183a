"""Reporting periods in the notation of DHIS2-like codes: `2026`, `2026-H1`, `2026-H2`."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7))
"""One time zone, no summer time: the day of a paper is the day in Vietnam, whatever the clock of the PC is set to."""

_CODE = re.compile(r"(?P<year>[12]\d{3})(?:-H(?P<half>[12]))?\Z", re.ASCII)


@dataclass(frozen=True, kw_only=True, order=True)
class Period:
    """A calendar year (`half` 0) or a calendar half of it (`half` 1 or 2)."""

    year: int
    half: int = 0

    @property
    def code(self) -> str:
        return f"{self.year}-H{self.half}" if self.half else f"{self.year}"

    @property
    def start(self) -> date:
        return date(self.year, 7 if self.half == 2 else 1, 1)

    @property
    def end(self) -> date:
        return date(self.year, 6, 30) if self.half == 1 else date(self.year, 12, 31)

    @property
    def whole_year(self) -> "Period":
        return Period(year=self.year)

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.start <= day <= self.end


def is_period(code: str) -> bool:
    """Whether `parse_period` knows what `code` means."""
    return _CODE.match(code) is not None


def parse_period(code: str) -> Period:
    """Return the period of `code`; raises `ValueError` for anything but `YYYY`, `YYYY-H1`, `YYYY-H2`."""
    match = _CODE.match(code)
    if match is None:
        raise ValueError(code)
    return Period(year=int(match["year"]), half=int(match["half"] or 0))


def half_of(day: date) -> Period:
    """Return the calendar half that `day` falls in (the default reading of "6 tháng/lần")."""
    return Period(year=day.year, half=1 if day.month <= 6 else 2)


def months_after(day: date, months: int) -> date:
    """Return the same day so many months later, or the last day of that month (31/8 and 6 months: 28/2)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
