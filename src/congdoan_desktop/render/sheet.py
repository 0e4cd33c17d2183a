"""One sheet: cells that keep what they are, rows as high as their text, A4 on its side."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache

from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from congdoan_desktop.render import fonts
from congdoan_desktop.render.book_styles import TEXT_FORMAT, StyledBook
from congdoan_desktop.render.lines import cut_lines
from congdoan_desktop.texts import SHEETS

Value = str | int | float | date | datetime | None
PRINTED_WIDTH = 760.0
"""Points of an A4 landscape page between the margins."""
_UNIT = 5.25
"""Points of one unit of column width (7 pixels: the widest digit of the workbook's default font)."""
PADDING = 14.0
"""Points of a cell that its text cannot use, an indent included."""
_LINE = 16.0
_LONGEST = 32_767
_TALLEST = 409.0
_LONGEST_NAME = 31
_FORBIDDEN = dict.fromkeys(map(ord, "[]:*?/\\\n"), " ")


def put(sheet: Worksheet, row: int, column: int, value: Value, style: str, number_format: str = "") -> None:
    """Write `value` in the named style, a number in `number_format`. A text is never a formula."""
    cell, book = sheet.cell(row, column), sheet.parent
    assert isinstance(cell, SheetCell)
    assert isinstance(book, StyledBook)
    if isinstance(value, str):
        cell.value = sheet_text(value)
        cell.data_type = "s"
        book.dress(cell, style, number_format=TEXT_FORMAT, quoted=True)
    else:
        book.dress(cell, style, number_format=number_format)
        cell.value = value


def sheet_text(text: str) -> str:
    """Return `text` without what a workbook must not hold, cut to what a cell can hold."""
    return fonts.printable(text)[:_LONGEST]


def sheet_name(text: str) -> str:
    """Return `text` as the name of a sheet: without what Excel forbids there, at most 31 letters."""
    return fonts.printable(text).translate(_FORBIDDEN)[:_LONGEST_NAME].strip(" '")


def put_across(sheet: Worksheet, row: int, columns: tuple[int, int], value: Value, style: str) -> None:
    """Write `value` into one cell that spans `columns` (first, last)."""
    put(sheet, row, columns[0], value, style)
    for column in range(columns[0] + 1, columns[1] + 1):
        put(sheet, row, column, None, style)
    sheet.merge_cells(start_row=row, end_row=row, start_column=columns[0], end_column=columns[1])


def set_widths(sheet: Worksheet, points: Sequence[float]) -> None:
    """Set the widths of the columns from the first on."""
    for number, width in enumerate(points, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width / _UNIT


def set_height(
    sheet: Worksheet, row: int, texts: Sequence[tuple[str, float]], *, size: float = 12, bold: bool = True
) -> None:
    """Make `row` as high as its texts need in cells of the given widths (neither Excel nor LibreOffice does)."""
    font = fonts.BOLD if bold else fonts.REGULAR
    lines = [_line_count(text, font, size, width - PADDING) for text, width in texts if text]
    sheet.row_dimensions[row].height = min(_TALLEST, max(lines, default=1) * _LINE * size / 12 + 4)


@lru_cache(maxsize=1 << 14)
def _line_count(text: str, font: str, size: float, room: float) -> int:
    """(Many cells say the same.)"""
    return len(cut_lines(text, font, size, room))


def set_page(sheet: Worksheet, *, heads: tuple[int, int] | None, freeze: bool) -> None:
    """A4 landscape, one page wide, heads (first row, last row) repeated on every page and kept in view."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.page_margins.left, sheet.page_margins.right = 0.6, 0.5
    sheet.page_margins.top = sheet.page_margins.bottom = 0.8
    sheet.print_options.horizontalCentered = True
    footer = sheet.oddFooter
    assert footer is not None
    footer.center.text, footer.center.font, footer.center.size = SHEETS["page"], "Times New Roman,Regular", 11
    sheet.sheet_view.showGridLines = False
    if heads is not None:
        sheet.print_title_rows = f"{heads[0]}:{heads[1]}"
        if freeze:
            sheet.freeze_panes = f"A{heads[1] + 1}"
