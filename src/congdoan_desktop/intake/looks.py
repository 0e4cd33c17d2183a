"""What cells look like: a name, a birth date, a union, the numbers under headings."""

import re
from collections.abc import Callable, Sequence

from congdoan_desktop.intake.list_file import Cell, Sheet
from congdoan_desktop.intake.list_words import ListWords, folded
from congdoan_desktop.intake.person_values import birth_year
from congdoan_desktop.intake.readings import Reading, read_cell

_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|[ .'’\-\u0300-\u036f])*\Z")
_NUMBER = re.compile(r"\(?(\d{1,2}|[A-Z])\)?\Z")
_SAMPLE = 200


def is_name(text: str) -> bool:
    """Whether a text may be (a part of) a name: letters, and what stands between them."""
    return _NAME.match(text.strip()) is not None


def is_numbering(texts: Sequence[str]) -> bool:
    """Whether a row only numbers its columns: 1 2 3 …, (1) (2) (3) …, A B 1 2 …"""
    filled = [text.strip() for text in texts if text.strip()]
    marks = [match[1] for text in filled if (match := _NUMBER.match(text))]
    numbers = [int(mark) for mark in marks if mark.isdigit()]
    return len(marks) == len(filled) >= 3 and numbers == sorted(set(numbers))


def shares(sheet: Sheet, readings: Sequence[Reading], words: ListWords) -> list[tuple[str, Sequence[float]]]:
    """Return for some fields, the surest first, which share of each column's cells looks like it."""
    columns = [_sample(sheet, place, reading) for place, reading in enumerate(readings)]
    tests = _of_people(words) if "full_name" in words.fields else _of_units(words)
    return [(field, [sum(map(test, cells)) / max(len(cells), 1) for cells in columns]) for field, test in tests]


def _of_people(words: ListWords) -> Sequence[tuple[str, Callable[[Cell], bool]]]:
    return (
        ("full_name", lambda cell: cell.kind == "text" and " " in cell.text and is_name(cell.text)),
        ("gender", lambda cell: folded(cell.text) in words.values["gender"]),
        ("birth", lambda cell: birth_year(cell) is not None),
    )


def _of_units(words: ListWords) -> Sequence[tuple[str, Callable[[Cell], bool]]]:
    begins = tuple(f"{word} " for word in words.values["begins"])
    return (("name", lambda cell: f"{folded(cell.text)} ".startswith(begins)),)


def _sample(sheet: Sheet, place: int, reading: Reading) -> list[Cell]:
    cells = ((row, sheet.cell(row, place)) for row in range(min(len(sheet.rows), _SAMPLE)))
    return [cell._replace(text=read_cell(sheet, row, place, reading)) for row, cell in cells if cell.text]
