"""A day in a cell: a date, "5/3/1990", "5-3-90", "05031990", or a number of Excel."""

import re
from datetime import date, timedelta

from congdoan_desktop.intake.list_file import Cell

_DAY_MONTH_YEAR = re.compile(r"(\d{1,2})[./\- ](\d{1,2})[./\- ](\d{4}|\d{2})\Z")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?\Z")
_FIRST_SERIAL, _LAST_SERIAL = 7_000, 60_000
"""1919 … 2064: a day that Excel shows as a plain number."""


def cell_text(cell: Cell) -> str:
    """Return the text of a cell without the sign by which Excel keeps numbers as text."""
    return cell.text.strip().strip("'").strip()


def day_of(cell: Cell, *, since_1904: bool = False, century_ends: int = 68) -> date | None:
    """Return the day, or `None` where no whole day is told. Of two digits of a year those up to `century_ends` are of
    this century.

    Vietnam writes the day first; where that is no date the month may stand first.
    """
    text = cell_text(cell)
    if cell.kind == "number" or text.isdigit():
        return _of_number(text, since_1904)
    for pattern, order in ((_YEAR_FIRST, (2, 1, 0)), (_DAY_MONTH_YEAR, (0, 1, 2))):
        match = pattern.match(text)
        if match:
            day, month, year = (match.groups()[place] for place in order)
            return _there(_year(year, century_ends), int(month), int(day))
    return None


def _of_number(text: str, since_1904: bool) -> date | None:
    value = int(float(text)) if re.fullmatch(r"\d{1,7}(?:\.\d+)?", text) else 0
    if _FIRST_SERIAL <= value <= _LAST_SERIAL:
        start = date(1904, 1, 1) if since_1904 else date(1899, 12, 30)
        return start + timedelta(days=value)
    if re.fullmatch(r"\d{8}", text):  # 05031990
        return _there(int(text[4:]), int(text[2:4]), int(text[:2]))
    return None


def _year(text: str, century_ends: int) -> int:
    if len(text) == 4:
        return int(text)
    return int(text) + (2000 if int(text) <= century_ends else 1900)


def _there(year: int, month: int, day: int) -> date | None:
    """Return a day that exists, the month standing second or first."""
    for a_month, a_day in ((month, day), (day, month)):
        try:
            return date(year, a_month, a_day)
        except ValueError:
            continue
    return None
