"""Cells of a report → cells of a sheet: numbers stay numbers, ranges become text."""

from datetime import date

from openpyxl.worksheet.worksheet import Worksheet

from congdoan_desktop.domain.numbers import percent_tenths
from congdoan_desktop.domain.report import Cell, Column, Figure
from congdoan_desktop.render.book_styles import COUNT_FORMAT, SHARE_FORMAT
from congdoan_desktop.render.cells import cell_text
from congdoan_desktop.render.sheet import Value, put
from congdoan_desktop.texts import PAPER


def put_cell(sheet: Worksheet, row: int, place: int, cell: Cell, column: Column, look: str) -> None:
    """Write a cell of a table into column `place` (from 1). `look` is `cell` or `total`."""
    style = f"{look} {column.kind}"
    if isinstance(cell, Figure) and is_number(cell):
        put(sheet, row, place, _number(cell), style, _format(cell))
    else:
        whole = "0" if column.kind == "index" else COUNT_FORMAT
        value = plain_value(cell, column)
        put(sheet, row, place, value, style, whole if isinstance(value, int) else "")


def is_number(figure: Figure) -> bool:
    """Tell whether a figure can stand in one number cell: shown, exact or a lower end, and of somebody."""
    return not figure.hidden and figure.low == figure.high and (figure.den is None or figure.den > 0)


def plain_value(cell: Cell, column: Column) -> Value:
    """Return a number, a true date, or the text that stands on paper (`None` for nothing)."""
    if isinstance(cell, int):
        return cell
    if column.kind == "date" and isinstance(cell, str):
        try:
            return date.fromisoformat(cell)
        except ValueError:
            return cell
    return cell_text(cell, column) or None


def _number(figure: Figure) -> int | float:
    """A share is what is printed (never rounded up to 1), so that sheet and paper show the same."""
    return figure.low if figure.den is None else percent_tenths(figure.low, figure.den) / 1000


def _format(figure: Figure) -> str:
    basis = COUNT_FORMAT if figure.den is None else SHARE_FORMAT
    before = '"≥ "' if figure.at_least else ""
    after = f'" ({PAPER["estimated"]})"' if figure.estimated else ""
    return before + basis + after
