"""Last sheet: every figure of the report with its two ends, and the ends of every range in the Biểu, for machines."""

from collections.abc import Iterator, Sequence
from typing import Literal

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from congdoan_desktop.domain.report import Column, Figure, Report, Table
from congdoan_desktop.render.cells import label_column
from congdoan_desktop.render.grid import fit_widths, heads_of
from congdoan_desktop.render.sheet import PRINTED_WIDTH, Value, put, put_across, set_height, set_page, set_widths
from congdoan_desktop.texts import MISSING, SHEETS, words

_LAYOUT: tuple[tuple[str, Literal["index", "text", "count", "date"], int], ...] = (
    ("code", "text", 26),
    ("low", "count", 12),
    ("high", "count", 12),
    ("den", "count", 12),
    ("estimated", "index", 10),
    ("as_of", "date", 14),
    ("missing", "text", 44),
)
_HEADS: tuple[tuple[str, Column], ...] = tuple(
    (key, Column(heading=SHEETS[key], kind=kind, width=width)) for key, kind, width in _LAYOUT
)
_SPAN_HEADS = ("table", "low", "high", "den", "cell", "column", "row")
_SPAN_KINDS = ("text", "count", "count", "count", "index", "text", "text")
_WIDTHS = fit_widths([column.width for _, column in _HEADS], [0.0] * len(_HEADS), PRINTED_WIDTH)
_FIRST_ROW = 5
_ANNEX_HEAD_ROW = 6


def add_figures(book: Workbook, report: Report) -> None:
    """Add the sheet of figures."""
    sheet = book.create_sheet(SHEETS["figures"])
    set_widths(sheet, _WIDTHS)
    put_across(sheet, 1, (1, len(_HEADS)), SHEETS["figures_title"], "title")
    put_across(sheet, 2, (1, len(_HEADS)), SHEETS["figures_note"], "note")
    set_height(sheet, 2, [(SHEETS["figures_note"], PRINTED_WIDTH)])
    _put_row(sheet, _FIRST_ROW - 1, [column.heading for _, column in _HEADS], ["head"] * len(_HEADS))
    row = _FIRST_ROW
    for figure in report.figures:
        values: list[Value] = [
            *(figure.code, figure.low, figure.high, figure.den),
            SHEETS["yes"] if figure.estimated else None,
            figure.as_of,
            words(MISSING, figure.missing) or None,
        ]
        _put_row(sheet, row, values, [f"cell {column.kind}" for _, column in _HEADS])
        row += 1
    set_page(sheet, heads=(_FIRST_ROW - 1, _FIRST_ROW - 1), freeze=True)
    _put_spans(sheet, list(spans_in(report)), row + 1)


def _put_spans(sheet: Worksheet, spans: Sequence[Sequence[Value]], row: int) -> None:
    if not spans:
        return
    put_across(sheet, row, (1, len(_HEADS)), SHEETS["spans_title"], "centre bold")
    _put_row(sheet, row + 2, [SHEETS[key] for key in _SPAN_HEADS], ["head"] * len(_SPAN_HEADS))
    for number, values in enumerate(spans, row + 3):
        _put_row(sheet, number, values, [f"cell {kind}" for kind in _SPAN_KINDS])


def _put_row(sheet: Worksheet, row: int, values: Sequence[Value], looks: Sequence[str]) -> None:
    for place, (value, look) in enumerate(zip(values, looks, strict=True), 1):
        put(sheet, row, place, value, look)
    texts = ["" if value is None else str(value) for value in values]
    set_height(sheet, row, list(zip(texts, _WIDTHS, strict=True)), bold="head" in looks)


def spans_in(report: Report) -> Iterator[tuple[Value, ...]]:
    """Yield sheet, low, high, denominator, cell, column and row of every range that stands as text in a Biểu."""
    for table in report.annexes:
        first = _ANNEX_HEAD_ROW + len(heads_of(table)[0])
        rows = [*table.rows, *([table.total] if table.total else [])]
        for number, row in enumerate(rows, first):
            for place, cell in enumerate(row):
                if isinstance(cell, Figure) and cell.low != cell.high:
                    where = f"{get_column_letter(place + 1)}{number}"
                    names = (_column_name(table, place), str(row[label_column(table)] or ""))
                    yield (SHEETS["annex"].format(code=table.code), cell.low, cell.high, cell.den, where, *names)


def _column_name(table: Table, place: int) -> str:
    column = table.columns[place]
    return f"{column.group}: {column.heading}" if column.group else column.heading
