"""The cells of one row → values by field, whatever the list is of."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from congdoan_desktop.domain.text import clean
from congdoan_desktop.intake.layout import ColumnPlan
from congdoan_desktop.intake.list_file import Cell, Sheet
from congdoan_desktop.intake.list_words import folded
from congdoan_desktop.intake.readings import read_cell

Fault = tuple[str, str, Literal["error", "warning", "note"], str]
"""Column, code, severity, words."""


@dataclass(frozen=True)
class Unread:
    """Why a cell gives no value: a code of `texts.IMPORT_PROBLEMS`."""

    code: str


CellReader = Callable[[str, Cell], Iterator[tuple[str, object]]]
"""From a field and what stands in its cell: fields and their values, or `Unread`."""


@dataclass(frozen=True, kw_only=True)
class Found:
    """`values`: field → value, of the columns too that only make one together (`family_name`, `given_name`)."""

    values: Mapping[str, Any]
    problems: tuple[Fault, ...]


def read_cells(
    sheet: Sheet, row: int, columns: Iterable[ColumnPlan], read: CellReader, *, empty_tells: Collection[str] = ()
) -> Found:
    """Return what the columns say in a row (from 0); an empty cell says nothing, but in the fields `empty_tells`."""
    values, problems = dict[str, Any](), list[Fault]()
    for column in columns:
        cell = sheet.cell(row, column.place)
        cell = cell._replace(text=clean(read_cell(sheet, row, column.place, column.reading)))
        if cell.kind == "error":
            problems.append((column.title or column.field, "error_cell", "warning", cell.text))
        elif cell.text or column.field in empty_tells:
            for name, value in read(column.field, cell):
                if isinstance(value, Unread):
                    problems.append((column.title or column.field, value.code, "warning", cell.text[:60]))
                elif values.get(name, value) != value:
                    problems.append((column.title or column.field, "contradiction", "warning", cell.text[:60]))
                else:
                    values[name] = value
    return Found(values=values, problems=tuple(problems))


def plain_text(field: str, text: str, limit: int) -> Iterator[tuple[str, object]]:
    """Yield a text as it stands; a longer one is cut, and told."""
    yield field, text[:limit]
    if len(text) > limit:
        yield field, Unread("too_long")


def longest(text: str, words: Mapping[str, str]) -> str | None:
    """Return the code of the longest known words that stand in a text."""
    wanted = f" {folded(text)} "
    inside = [word for word in words if f" {word} " in wanted]
    return words[max(inside, key=len)] if inside else None
