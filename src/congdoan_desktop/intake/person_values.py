"""Cells of a list of people → values of a record; of a birth date only the year is kept."""

import re

from congdoan_desktop.intake.cell_days import cell_text, day_of
from congdoan_desktop.intake.list_file import Cell

YEARS = range(1930, 2016)
"""As `domain/checks/people.py` has it."""

_MONTH_YEAR = re.compile(r"(0?[1-9]|1[0-2])[./\-](\d{4})\Z")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_CENTURY_ENDS = 15
"""Of two digits those up to 15 are of this century: nobody who works was born later."""


def birth_year(cell: Cell, *, since_1904: bool = False) -> int | None:
    """Return the year of a birth date: a day (`cell_days`), "3/1990" or "1990"; else `None`."""
    text = cell_text(cell)
    if _YEAR.match(text):
        return _in_range(int(text))
    match = _MONTH_YEAR.match(text)
    if match:
        return _in_range(int(match[2]))
    day = day_of(cell, since_1904=since_1904, century_ends=_CENTURY_ENDS)
    return _in_range(day.year) if day is not None else None


def _in_range(year: int) -> int | None:
    return year if year in YEARS else None
