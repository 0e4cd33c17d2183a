"""Working days: Saturday, Sunday and holidays are off; a swapped weekend day is worked (BLLĐ 2019 Đ111–112).

A period is counted without the day it begins on (BLDS 2015 Đ147): "within 3 working days" of a Monday ends on Thursday.
"""

from collections.abc import Mapping
from datetime import date, timedelta

Holidays = Mapping[date, bool]
"""Day → off (`True`), or worked although it is a weekend day (`False`). A year without any day is not known."""

_DAY = timedelta(days=1)


def is_working_day(day: date, holidays: Holidays) -> bool:
    """Whether people work on `day`."""
    off = holidays.get(day)
    return day.weekday() < 5 if off is None else not off


def add_working_days(day: date, count: int, holidays: Holidays) -> date:
    """Return the `count`-th working day after `day`; before it, where `count` is negative; `day` itself for 0."""
    step = _DAY if count > 0 else -_DAY
    for _ in range(abs(count)):
        day += step
        while not is_working_day(day, holidays):
            day += step
    return day


def unknown_years(first: date, last: date, holidays: Holidays) -> tuple[int, ...]:
    """Return the years from `first` to `last` whose holidays are not in the table: a count over them is uncertain."""
    known = {day.year for day in holidays}
    years = range(min(first, last).year, max(first, last).year + 1)
    return tuple(year for year in years if year not in known)
