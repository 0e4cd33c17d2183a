"""The rows of a laid out sheet, whatever the list is of: lines, headings of groups, and what is neither."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from congdoan_desktop.domain.text import clean
from congdoan_desktop.intake.layout import Layout, is_ending, is_surely_listed
from congdoan_desktop.intake.list_file import Sheet
from congdoan_desktop.intake.list_words import ListWords
from congdoan_desktop.intake.readings import read_cell

HEADING_LIMIT = 100


@dataclass(frozen=True, kw_only=True)
class RowProblem:
    """What is wrong in a row. `error`: it stays out; `warning`: the value stays empty; `note`: no line of the list.

    `column`: heading of the column as the list has it, or its field's code where it has none; `words`: what stands
    there.
    """

    row: int
    column: str
    code: str
    severity: Literal["error", "warning", "note"]
    words: str = ""


class Place(NamedTuple):
    """A row, counted from 0. `heading`: the words of one that heads a group."""

    row: int
    kind: Literal["line", "group", "other"]
    heading: str = ""


def walk(sheet: Sheet, layout: Layout, words: ListWords) -> Iterator[Place]:
    """Yield every row of the list that holds anything, then what stands below it."""
    groups = _Groups(sheet, layout)
    for row in range(layout.first_row, min(layout.end_row, len(sheet.rows))):
        if not sheet.rows[row]:
            continue
        heading = groups.heading(row)
        if heading:
            yield Place(row, "group", heading)
        elif is_ending(sheet, row, words) and not is_surely_listed(sheet, row, layout):
            yield Place(row, "other")
        else:
            yield Place(row, "line")
    yield from (Place(row, "other") for row in range(layout.end_row, len(sheet.rows)) if sheet.rows[row])


def note(sheet: Sheet, row: int, code: str) -> RowProblem:
    """Return what is told of a row that is no line."""
    text = " ".join(cell.text for cell in sheet.rows[row] if cell.text)
    return RowProblem(row=row + 1, column="", code=code, severity="note", words=clean(text)[:100])


class _Groups:
    """Tells rows that head a group ("II. Tổ hái 1"): one text, where the others are numbered and fuller."""

    def __init__(self, sheet: Sheet, layout: Layout) -> None:
        self._sheet = sheet
        self._columns = layout.columns
        self._number = next((c.place for c in layout.columns if c.known == "leave:number"), None)

    def heading(self, row: int) -> str:
        """Return the words of such a row, else nothing."""
        if self._number is None or len(self._columns) < 3:
            return ""
        number = self._sheet.cell(row, self._number).text.strip(" .")
        filled = [c for c in self._columns if c.place != self._number and self._sheet.cell(row, c.place).text]
        if number.isdigit() or len(filled) > 1 or not (filled or number):
            return ""
        first = filled[0] if filled else next(c for c in self._columns if c.place == self._number)
        return clean(read_cell(self._sheet, row, first.place, first.reading))[:HEADING_LIMIT]
