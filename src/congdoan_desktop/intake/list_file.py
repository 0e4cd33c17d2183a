"""A list as it came from outside: sheets of cells, nothing understood yet. It leaves the child process as JSON."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

Kind = Literal["text", "number", "date", "flag", "error"]

ROWS_LIMIT, COLUMNS_LIMIT, SHEETS_LIMIT = 50_000, 100, 20
CELLS_LIMIT, LETTERS_LIMIT = 600_000, 15_000_000
EMPTY_ROWS_LIMIT = 1_000
"""So many empty rows in a row are no part of a list any more."""
CELL_LIMIT = 2_000
"""Letters of a cell that are kept; a longer one is cut."""


class Cell(NamedTuple):
    """One cell. `text` is what a person reads there; an empty cell has none.

    A date is `YYYY-MM-DD`, whatever it looked like; a number has no zeros behind the point. `font` counts in the fonts
    of the sheet.
    """

    text: str
    kind: Kind = "text"
    font: int = 0


EMPTY = Cell("")


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """Rows from the first of the sheet on, empty ones included; a row ends with its last filled cell."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    fonts: tuple[str, ...] = ("",)
    """Families of the fonts; the first one is "not known"."""

    def cell(self, row: int, column: int) -> Cell:
        """Return a cell; an empty one beyond the end of its row."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else EMPTY

    @property
    def width(self) -> int:
        """Columns of the widest row."""
        return max(map(len, self.rows), default=0)


@dataclass(frozen=True, kw_only=True)
class ListFile:
    """The sheets that hold anything, in their order; at least one."""

    kind: Literal["xlsx", "xls", "text"]
    sheets: tuple[Sheet, ...]
    since_1904: bool = False
    """Days that are plain numbers count from 1904, as on old computers of Apple."""
