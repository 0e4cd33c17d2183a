"""The cells of one row → values of a person by field."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from congdoan_desktop.intake.layout import ColumnPlan
from congdoan_desktop.intake.list_file import Cell, Sheet
from congdoan_desktop.intake.list_words import folded
from congdoan_desktop.intake.person_values import birth_year
from congdoan_desktop.intake.row_cells import Found, Unread, longest, plain_text, read_cells

_LIMITS = {"note": 1000}
_LIMIT = 200
_NOTHING = frozenset({"-", "–", "—", "0", ".", "…"})
"""What people put into a cell to say that there is nothing, where a date or a mark belongs."""


def read_row(
    sheet: Sheet,
    row: int,
    columns: Iterable[ColumnPlan],
    codes: Mapping[str, Mapping[str, str]],
    *,
    since_1904: bool,
) -> Found:
    """Return what the columns say of the person of a row (from 0)."""

    def read(field: str, cell: Cell) -> Iterator[tuple[str, object]]:
        return _read(field, cell, codes, since_1904)

    found = read_cells(sheet, row, columns, read, empty_tells=("is_member",))
    if set(found.values) == {"is_member"}:  # an empty row says "no member" of nobody
        return Found(values={}, problems=found.problems)
    return found


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
                yield "birth_year", Unread("birth")
    elif field == "birth":
        yield "birth_year", birth_year(cell, since_1904=since_1904) or Unread("birth")
    elif field == "is_member":
        yield field, _member(cell.text, codes["is_member"])
    elif field in _BY_WORDS:
        yield field, _BY_WORDS[field](cell.text, codes[field])
    else:
        yield from plain_text(field, cell.text, _LIMITS.get(field, _LIMIT))


def _member(text: str, words: Mapping[str, str]) -> object:
    said = words.get(folded(text)) if text else "no"
    if said is None and any(letter.isdigit() for letter in text):
        said = "yes"  # the day of joining, the number of the card
    return said == "yes" if said else Unread("member")


def _exact(text: str, words: Mapping[str, str]) -> object:
    return words.get(folded(text)) or Unread("gender")


def _longest(code: str) -> Callable[[str, Mapping[str, str]], object]:
    """Return a reader that takes the longest known words standing in a text."""
    return lambda text, words: longest(text, words) or Unread(code)


_BY_WORDS: Mapping[str, Callable[[str, Mapping[str, str]], object]] = {
    "gender": _exact,
    "contract": _longest("contract"),
    "union_role": _longest("role"),
}
