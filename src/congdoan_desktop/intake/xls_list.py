"""A list in an `.xls` workbook of Excel 97–2003 (and older), through xlrd."""

import io
from collections.abc import Iterator
from typing import Any

from congdoan_desktop.errors import UserError
from congdoan_desktop.intake.collect import Collector
from congdoan_desktop.intake.list_file import EMPTY, SHEETS_LIMIT, Cell, ListFile
from congdoan_desktop.intake.numbers import number_text


def read_xls(data: bytes) -> ListFile:
    """Return the visible sheets. Raises `UserError` intake.encrypted, others as `Collector` does, or anything."""
    import xlrd

    try:
        book = xlrd.open_workbook(
            file_contents=data, logfile=io.StringIO(), formatting_info=True, on_demand=True, ragged_rows=True
        )
    except xlrd.XLRDError as error:
        code = "intake.encrypted" if "encrypted" in str(error).lower() else "intake.refused"
        raise UserError(code) from error
    collector = Collector()
    sheets = [book.sheet_by_index(place) for place in range(min(book.nsheets, SHEETS_LIMIT))]
    found = [_sheet(collector, sheet, book) for sheet in sheets if sheet.visibility == 0]
    return ListFile(kind="xls", sheets=tuple(sheet for sheet in found if sheet), since_1904=book.datemode == 1)


def _sheet(collector: Collector, sheet: Any, book: Any) -> Any:
    fonts = [font.name[:100] for font in book.font_list]
    return collector.sheet(sheet.name, _rows(sheet, book), fonts)


def _rows(sheet: Any, book: Any) -> Iterator[Iterator[Cell]]:
    """Yield the rows up to the last one that holds anything: formatting alone is no row."""
    last = next((row for row in range(sheet.nrows - 1, -1, -1) if any(sheet.row_values(row))), -1)
    for row in range(last + 1):
        yield (_cell(sheet, book, row, column) for column in range(sheet.row_len(row)))


def _cell(sheet: Any, book: Any, row: int, column: int) -> Cell:
    import xlrd

    cell = sheet.cell(row, column)
    if cell.ctype == xlrd.XL_CELL_DATE:
        return Cell(_day(cell.value, book.datemode), "date")
    if cell.ctype == xlrd.XL_CELL_NUMBER:
        return Cell(number_text(cell.value), "number")
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return Cell("1" if cell.value else "0", "flag")
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return Cell(xlrd.error_text_from_code.get(cell.value, "#"), "error")
    if cell.ctype != xlrd.XL_CELL_TEXT or not cell.value:
        return EMPTY
    runs = sheet.rich_text_runlist_map.get((row, column)) or ()
    own = book.xf_list[cell.xf_index].font_index
    return Cell(cell.value, "text", (runs[0][1] if runs and runs[0][0] == 0 else own) + 1)


def _day(value: float, datemode: int) -> str:
    import xlrd

    try:
        return f"{xlrd.xldate_as_datetime(value, datemode):%Y-%m-%d}"
    except (xlrd.xldate.XLDateError, ValueError, OverflowError):
        return number_text(value)
