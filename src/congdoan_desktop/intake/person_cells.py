"""The cells of one row → values of a person by field."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from congdoan_desktop.domain.text import clean
from congdoan_desktop.intake.layout import ColumnPlan
from congdoan_desktop.intake.list_file import Cell, Sheet
from congdoan_desktop.intake.list_words import folded
from congdoan_desktop.intake.person_values import birth_year
from congdoan_desktop.intake.readings import read_cell

Fault = tuple[str, str, Literal["error", "warning", "note"], str]
"""Column, code, severity, words."""

_LIMITS = {"note": 1000}
_LIMIT = 200
_NOTHING = frozenset({"-", "–", "—", "0", ".", "…"})
"""What people put into a cell to say that there is nothing, where a date or a mark belongs."""


@dataclass(frozen=True, kw_only=True)
class Found:
    """`values`: field → value, of the columns too that only make one together (`family_name`, `given_name`)."""

    values: Mapping[str, Any]
    problems: tuple[Fault, ...]


def read_row(
    sheet: Sheet,
    row: int,
    columns: Iterable[ColumnPlan],
    codes: Mapping[str, Mapping[str, str]],
    *,
    since_1904: bool,
) -> Found:
    """Return what the columns say of the person of a row (from 0); an empty cell says nothing."""
    values, problems = dict[str, Any](), list[Fault]()
    for column in columns:
        cell = sheet.cell(row, column.place)
        cell = cell._replace(text=clean(read_cell(sheet, row, column.place, column.reading)))
        if cell.kind == "error":
            problems.append((column.title or column.field, "error_cell", "warning", cell.text))
        elif cell.text or column.field == "is_member":
            for name, value in _read(column.field, cell, codes, since_1904):
                if isinstance(value, _Unread):
                    problems.append((column.title or column.field, value.code, "warning", cell.text[:60]))
                elif values.get(name, value) != value:
                    problems.append((column.title or column.field, "contradiction", "warning", cell.text[:60]))
                else:
                    values[name] = value
    if set(values) == {"is_member"}:  # an empty row says "no member" of nobody
        values = {}
    return Found(values=values, problems=tuple(problems))


@dataclass(frozen=True)
class _Unread:
    code: str


def _read(
    field: str, cell: Cell, codes: Mapping[str, Mapping[str, str]], since_1904: bool
) -> Iterator[tuple[str, object]]:
    """Yield field and value, or field and why there is none."""
    if field in ("male", "female"):
        if cell.text not in _NOTHING:
            yield "gender", field
            year = birth_year(cell, since_1904=since_1904)
            if year is not None:
                yield "birth_year", year
            elif codes["is_member"].get(folded(cell.text)) != "yes":
                yield "birth_year", _Unread("birth")
    elif field == "birth":
        yield "birth_year", birth_year(cell, since_1904=since_1904) or _Unread("birth")
    elif field == "is_member":
        yield field, _member(cell.text, codes["is_member"])
    elif field in _BY_WORDS:
        yield field, _BY_WORDS[field](cell.text, codes[field])
    else:
        limit = _LIMITS.get(field, _LIMIT)
        yield field, cell.text[:limit]
        if len(cell.text) > limit:
            yield field, _Unread("too_long")


def _member(text: str, words: Mapping[str, str]) -> object:
    said = words.get(folded(text)) if text else "no"
    if said is None and any(letter.isdigit() for letter in text):
        said = "yes"  # the day of joining, the number of the card
    return said == "yes" if said else _Unread("member")


def _exact(text: str, words: Mapping[str, str]) -> object:
    return words.get(folded(text)) or _Unread("gender")


def _longest(code: str) -> Callable[[str, Mapping[str, str]], object]:
    """Return a reader that takes the longest known words standing in a text."""

    def read(text: str, words: Mapping[str, str]) -> object:
        wanted = f" {folded(text)} "
        inside = [word for word in words if f" {word} " in wanted]
        return words[max(inside, key=len)] if inside else _Unread(code)

    return read


_BY_WORDS: Mapping[str, Callable[[str, Mapping[str, str]], object]] = {
    "gender": _exact,
    "contract": _longest("contract"),
    "union_role": _longest("role"),
}
