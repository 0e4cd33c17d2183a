"""One sheet for each Biểu, laid out like the annex on paper."""

from collections.abc import Sequence
from functools import cache

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from congdoan_desktop.domain.report import Report, Table
from congdoan_desktop.render.body import annex_titles
from congdoan_desktop.render.cells import cell_text, label_column, notes, total_texts
from congdoan_desktop.render.grid import column_widths, heads_of, ready_text
from congdoan_desktop.render.letterhead import number_text
from congdoan_desktop.render.shared_rows import shared_runs
from congdoan_desktop.render.sheet import (
    PADDING,
    PRINTED_WIDTH,
    put,
    put_across,
    set_height,
    set_page,
    set_widths,
    sheet_name,
)
from congdoan_desktop.render.sheet_cells import put_cell
from congdoan_desktop.texts import PAPER, SHEETS

FIRST_HEAD = 6
"""Row of the first heads."""


def add_annex(book: Workbook, report: Report, number: int) -> None:
    """Add the sheet of annex `number` (from 0)."""
    table = report.annexes[number]
    numeral = annex_titles(report, number)[0]
    sheet = book.create_sheet(sheet_name(SHEETS["annex"].format(code=table.code) if table.code else numeral))
    texts = [[cell_text(c, col) for c, col in zip(row, table.columns, strict=True)] for row in table.rows]
    total = total_texts(table) if table.total else ()
    ready = cache(ready_text)
    drawn = [[ready(text) for text in row] for row in (*heads_of(table)[0], *texts, *([total] if total else []))]
    widths = column_widths(table, drawn, PRINTED_WIDTH, PADDING)
    set_widths(sheet, widths)
    _put_titles(sheet, report, number)
    row = _put_heads(sheet, table, widths)
    set_page(sheet, heads=(FIRST_HEAD, row - 1), freeze=True)
    first, row = row, _put_rows(sheet, table, texts, widths, row)
    _join_shared(sheet, table, texts, widths, first)
    row = _put_total(sheet, table, total, widths, row)
    for note in notes(table):
        put_across(sheet, row, (1, len(table.columns)), note, "note")
        set_height(sheet, row, [(note, PRINTED_WIDTH)], bold=False)
        row += 1


def _put_titles(sheet: Worksheet, report: Report, number: int) -> None:
    last = len(report.annexes[number].columns)
    titles = (f"{PAPER['number']} {number_text(report.document)}", *annex_titles(report, number))
    for row, (text, look) in enumerate(zip(titles, ("right", "centre bold", "title", "centre italic"), strict=True), 1):
        put_across(sheet, row, (1, last), text, look)
        set_height(sheet, row, [(text, PRINTED_WIDTH)], size=14 if look == "title" else 12)


def _put_heads(sheet: Worksheet, table: Table, widths: Sequence[float]) -> int:
    """Write the heads; return the row after them."""
    heads, spans = heads_of(table)
    for row, texts in enumerate(heads, FIRST_HEAD):
        for place, text in enumerate(texts, 1):
            put(sheet, row, place, text or None, "head")
    for (top, left), (down, across) in spans.items():
        sheet.merge_cells(
            start_row=FIRST_HEAD + top,
            end_row=FIRST_HEAD + top + down - 1,
            start_column=left + 1,
            end_column=left + across,
        )
    upright = [(column.heading, width) for column, width in zip(table.columns, widths, strict=True)]
    for row in range(FIRST_HEAD, FIRST_HEAD + len(heads)):
        set_height(sheet, row, upright if row > FIRST_HEAD or len(heads) == 1 else [])
    return FIRST_HEAD + len(heads)


def _put_rows(sheet: Worksheet, table: Table, texts: Sequence[Sequence[str]], widths: Sequence[float], row: int) -> int:
    if not table.rows:
        put_across(sheet, row, (1, len(table.columns)), PAPER["no_rows"], "cell index")
        return row + 1
    for cells, words in zip(table.rows, texts, strict=True):
        for place, (cell, column) in enumerate(zip(cells, table.columns, strict=True), 1):
            put_cell(sheet, row, place, cell, column, "cell")
        set_height(sheet, row, list(zip(words, widths, strict=True)), bold=False)
        row += 1
    return row


def _join_shared(
    sheet: Worksheet, table: Table, texts: Sequence[Sequence[str]], widths: Sequence[float], row: int
) -> None:
    """Join what several rows share, and make those rows together as high as it needs, each as its own text."""
    shared = [place for place, column in enumerate(table.columns) if column.shared]
    for first, last in shared_runs(table, texts):
        for number in range(first, last + 1):
            rest = [pair for place, pair in enumerate(zip(texts[number], widths, strict=True)) if place not in shared]
            set_height(sheet, row + number, rest, bold=False)
        _stretch(sheet, [(texts[first][place], widths[place]) for place in shared], row + first, row + last)
        for place in shared:
            sheet.merge_cells(start_row=row + first, end_row=row + last, start_column=place + 1, end_column=place + 1)


def _stretch(sheet: Worksheet, texts: Sequence[tuple[str, float]], first: int, last: int) -> None:
    heights = [sheet.row_dimensions[row].height or 0.0 for row in range(first, last + 1)]
    set_height(sheet, last, texts, bold=False)
    needed = sheet.row_dimensions[last].height or 0.0
    sheet.row_dimensions[last].height = max(heights[-1], needed - sum(heights[:-1]))


def _put_total(sheet: Worksheet, table: Table, total: Sequence[str], widths: Sequence[float], row: int) -> int:
    if not total:
        return row
    label = label_column(table)
    for place, (cell, column) in enumerate(zip(table.total, table.columns, strict=True)):
        put_cell(sheet, row, place + 1, total[place] if place == label else cell, column, "total")
    set_height(sheet, row, list(zip(total, widths, strict=True)))
    return row + 1
