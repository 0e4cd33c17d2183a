"""A list in an `.xlsx` workbook, through openpyxl, row by row."""

from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from congdoan_desktop.errors import UserError
from congdoan_desktop.intake.collect import Collector
from congdoan_desktop.intake.list_file import COLUMNS_LIMIT, EMPTY, SHEETS_LIMIT, Cell, ListFile
from congdoan_desktop.intake.numbers import number_text
from congdoan_desktop.intake.xlsx_caps import check_archive


def read_xlsx(data: bytes, columns: int = COLUMNS_LIMIT) -> ListFile:
    """Return the visible sheets. Raises `UserError` intake.* as `check_archive` and `Collector` do, or anything."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            check_archive(archive)
    except (BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise UserError("intake.refused") from error
    from openpyxl import load_workbook

    # Hidden sheets are no lists; the macro viruses of old office computers live there.
    book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False, rich_text=True)
    visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    collector = Collector(columns)
    found = [_sheet(collector, sheet) for sheet in visible[:SHEETS_LIMIT]]
    since_1904 = book.epoch.year == 1904
    return ListFile(kind="xlsx", sheets=tuple(sheet for sheet in found if sheet), since_1904=since_1904)


def _sheet(collector: Collector, sheet: Any) -> Any:
    sheet.reset_dimensions()  # what a sheet says of its size is not to be believed, and rows are padded to it
    fonts = _Fonts()
    rows = ((_cell(cell, fonts) for cell in row) for row in sheet.iter_rows())
    return collector.sheet(sheet.title, rows, fonts)


class _Fonts:
    """Numbers the families as they come; asked for them only after all rows were read."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._of_style: dict[int, int] = {}

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def number(self, cell: Any) -> int:
        """Return the number of the font a text is written in; of a text in several fonts the first one."""
        family = _run_font(cell.value)
        if family:
            return self._numbered(family)
        style = cell._style_id  # looking up a font is slow, and a list has few styles
        if style not in self._of_style:
            self._of_style[style] = self._numbered(cell.font.name or "")
        return self._of_style[style]

    def _numbered(self, family: str) -> int:
        return self._numbers.setdefault(family[:100], len(self._numbers) + 1)


def _run_font(value: object) -> str:
    runs = value if isinstance(value, list) else ()
    return next((run.font.rFont or "" for run in runs if hasattr(run, "font") and str(run).strip()), "")


def _cell(cell: Any, fonts: _Fonts) -> Cell:
    value = cell.value
    if value is None:
        return EMPTY
    if isinstance(value, bool):
        return Cell("1" if value else "0", "flag")
    if isinstance(value, int | float):
        return Cell(number_text(value), "number")
    if isinstance(value, date | datetime):
        return Cell(value.strftime("%Y-%m-%d") if value.year > 999 else "", "date")
    if cell.data_type == "e":
        return Cell(str(value), "error")
    return Cell(str(value), "text", fonts.number(cell))
