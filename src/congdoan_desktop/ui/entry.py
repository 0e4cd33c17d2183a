"""What people type → values: numbers, dates, times. No Qt here.

Each `read_…` returns the value (`None` or "" for an empty field) or raises `ValueError` with a code of
`texts.PROBLEMS`.
"""

import re
from datetime import date

from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.text import clean
from congdoan_desktop.texts import short_date

_PLAIN = re.compile(r"\d{1,15}")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3}){1,4}|\d{1,3}(?: \d{3}){1,4}")
_DAY = re.compile(r"(\d{1,2})[/\-. ](\d{1,2})(?:[/\-. ](\d{2}|\d{4}))?")
_DAY_DIGITS = re.compile(r"(\d{2})(\d{2})(\d{4})?")
_LEAP_YEAR = 2024
_CLOCK = re.compile(r"(\d{1,2})(?:[:hHgG. ](\d{2})?)?|(\d{1,2})(\d{2})")


def read_number(text: str) -> int | None:
    """Read a count: "1234", "1.234" or "1 234". A dot is only a thousands dot: "12.34" and "1,5" are not numbers."""
    text = clean(text)
    if not text:
        return None
    if not (_PLAIN.fullmatch(text) or _GROUPED.fullmatch(text)):
        raise ValueError("not_a_number")
    return int(text.replace(".", "").replace(" ", ""))


def shown_number(value: int | None) -> str:
    """Return "1.234", and nothing for "not known"."""
    return "" if value is None else count_text(value)


def read_date(text: str, today: date) -> date | None:
    """Read "2/6/2026", "2-6-26", "2/6", "0206" or "02062026"; a missing year is the year of `today`."""
    text = clean(text)
    if not text:
        return None
    found = _DAY.fullmatch(text) or _DAY_DIGITS.fullmatch(text)
    if found is None:
        raise ValueError("not_a_date")
    day, month, year = found.groups()
    try:
        return date(_full_year(year, today), int(month), int(day))
    except ValueError as error:
        raise ValueError("not_a_date") from error


def shown_date(value: date | None) -> str:
    """Return "02/06/2026", and nothing for "not known"."""
    return "" if value is None else short_date(value)


def read_month_day(text: str) -> str:
    """Read a day of every year, "15/6" or "1506", as "06-15"; nothing for an empty field."""
    text = clean(text)
    if not text:
        return ""
    found = _DAY.fullmatch(text) or _DAY_DIGITS.fullmatch(text)
    if found is None or found[3] is not None:
        raise ValueError("not_a_month_day")
    try:
        day = date(_LEAP_YEAR, int(found[2]), int(found[1]))
    except ValueError as error:
        raise ValueError("not_a_month_day") from error
    return f"{day:%m-%d}"


def shown_month_day(value: str) -> str:
    """Return "15/06" for "06-15", and nothing for nothing."""
    return "/".join(reversed(value.split("-")))


def read_time(text: str) -> str:
    """Read "7:30", "7h30", "7h", "730" or "0730" as "07:30"."""
    text = clean(text)
    if not text:
        return ""
    found = _CLOCK.fullmatch(text)
    if found is None:
        raise ValueError("not_a_time")
    hour, minute = int(found[1] or found[3]), int(found[2] or found[4] or 0)
    if hour > 23 or minute > 59:
        raise ValueError("not_a_time")
    return f"{hour:02d}:{minute:02d}"


def _full_year(year: str | None, today: date) -> int:
    if year is None:
        return today.year
    return int(year) if len(year) == 4 else 2000 + int(year)
