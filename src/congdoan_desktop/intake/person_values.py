"""Cells of a list of people → values of a record; of a birth date only the year is kept."""

import re
from datetime import date, timedelta

from congdoan_desktop.intake.list_file import Cell

YEARS = range(1930, 2016)
"""As `domain/checks/people.py` has it."""

_DAY_MONTH_YEAR = re.compile(r"(\d{1,2})[./\- ](\d{1,2})[./\- ](\d{4}|\d{2})\Z")
_MONTH_YEAR = re.compile(r"(\d{1,2})[./\-](\d{4})\Z")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?\Z")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_FIRST_SERIAL, _LAST_SERIAL = 7_000, 45_000
"""1919 … 2023: a day that Excel shows as a plain number."""
_CENTURY_ENDS = 15
"""Of two digits those up to 15 are of this century: nobody who works was born later."""


def birth_year(cell: Cell, *, since_1904: bool = False) -> int | None:
    """Return the year of a birth date: a date, "5/3/1990", "5-3-90", "1990", a day as a number of Excel; else `None`.

    Vietnam writes the day first; where that is no date the month may stand first.
    """
    text = cell.text.strip().strip("'").strip()
    if cell.kind == "number" or text.isdigit():
        return _of_number(text, since_1904)
    for pattern, order in ((_YEAR_FIRST, (2, 1, 0)), (_DAY_MONTH_YEAR, (0, 1, 2))):
        match = pattern.match(text)
        if match:
            day, month, year = (match.groups()[place] for place in order)
            return _checked(_year(year), int(month), int(day))
    match = _MONTH_YEAR.match(text)
    return _checked(int(match[2]), int(match[1]), 1) if match else None


def _of_number(text: str, since_1904: bool) -> int | None:
    if _YEAR.match(text):
        return _in_range(int(text))
    value = int(float(text)) if re.fullmatch(r"\d{1,7}(?:\.\d+)?", text) else 0
    if _FIRST_SERIAL <= value <= _LAST_SERIAL:
        start = date(1904, 1, 1) if since_1904 else date(1899, 12, 30)
        return _in_range((start + timedelta(days=value)).year)
    if re.fullmatch(r"\d{8}", text):  # 05031990
        return _checked(int(text[4:]), int(text[2:4]), int(text[:2]))
    return None


def _year(text: str) -> int:
    if len(text) == 4:
        return int(text)
    return int(text) + (2000 if int(text) <= _CENTURY_ENDS else 1900)


def _checked(year: int, month: int, day: int) -> int | None:
    """Return the year of a day that exists, the month standing second or first."""
    for a_month, a_day in ((month, day), (day, month)):
        try:
            return _in_range(date(year, a_month, a_day).year)
        except ValueError:
            continue
    return None


def _in_range(year: int) -> int | None:
    return year if year in YEARS else None
