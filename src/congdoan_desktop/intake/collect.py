"""Gathers cells into sheets and stops as soon as a file asks for more than any list needs."""

from collections.abc import Iterable

from congdoan_desktop.errors import UserError
from congdoan_desktop.intake.list_file import (
    CELL_LIMIT,
    CELLS_LIMIT,
    COLUMNS_LIMIT,
    EMPTY_ROWS_LIMIT,
    LETTERS_LIMIT,
    ROWS_LIMIT,
    Cell,
    Sheet,
)


class Collector:
    """Counts over all sheets of a file. `columns`: the most that a sheet may have."""

    def __init__(self, columns: int = COLUMNS_LIMIT) -> None:
        self._columns = columns
        self._cells = self._letters = 0

    def sheet(self, name: str, rows: Iterable[Iterable[Cell]], fonts: Iterable[str] = ()) -> Sheet | None:
        """Return the sheet, or `None` when it is empty. `fonts` is asked after the rows, when all of them are known.

        Raises `UserError` intake.too_many_rows, intake.far_cell, intake.too_wide, intake.too_big.
        """
        kept, empty = list[tuple[Cell, ...]](), 0
        for number, row in enumerate(rows, 1):
            cells = self._row(row)
            empty = 0 if cells else empty + 1
            if number > ROWS_LIMIT:
                raise UserError("intake.too_many_rows", limit=ROWS_LIMIT)
            if empty > EMPTY_ROWS_LIMIT:
                raise UserError("intake.far_cell", row=number - empty)
            kept.append(cells)
        while kept and not kept[-1]:
            kept.pop()
        return Sheet(name=name[:100], rows=tuple(kept), fonts=("", *fonts)) if kept else None

    def _row(self, row: Iterable[Cell]) -> tuple[Cell, ...]:
        cells, seen = list[Cell](), 0
        for place, cell in enumerate(row):
            self._cells += 1
            if self._cells > CELLS_LIMIT:
                raise UserError("intake.too_big")
            if cell.text:
                if place >= self._columns:
                    raise UserError("intake.too_wide", limit=self._columns)
                seen = place + 1
            cells.append(self._cut(cell))
        return tuple(cells[:seen])

    def _cut(self, cell: Cell) -> Cell:
        self._letters += min(len(cell.text), CELL_LIMIT)
        if self._letters > LETTERS_LIMIT:
            raise UserError("intake.too_big")
        return cell if len(cell.text) <= CELL_LIMIT else cell._replace(text=cell.text[:CELL_LIMIT])
