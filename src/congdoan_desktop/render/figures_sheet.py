"""Every figure of the report with its two ends, and the ends of every range in the Biểu: two sheets for machines."""

from collections.abc import Iterator, Sequence
from typing import Literal

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from congdoan_desktop.domain.report import Column, Figure, NamedFigure, Report, Table
from congdoan_desktop.render.annex_sheet import FIRST_HEAD
from congdoan_desktop.render.cells import label_column
from congdoan_desktop.render.grid import fit_widths, heads_of
from congdoan_desktop.render.sheet import PRINTED_WIDTH, Value, put, put_across, set_height, set_page, set_widths
from congdoan_desktop.texts import FIGURES, MISSING, SHEETS

_Layout = tuple[tuple[str, Literal["index", "text", "count", "date"], int], ...]
_FIGURES: _Layout = (
    ("label", "text", 36),
    ("low", "count", 12),
    ("high", "count", 12),
    ("den", "count", 11),
    ("estimated", "index", 9),
    ("as_of", "date", 13),
    ("missing", "text", 32),
    ("code", "text", 20),
)
_SPANS: _Layout = (
    ("table", "text", 12),
    ("low", "count", 10),
    ("high", "count", 10),
    ("den", "count", 12),
    ("cell", "index", 8),
    ("column", "text", 28),
    ("row", "text", 50),
)
_HEAD_ROW = 4


def add_figures(book: Workbook, report: Report) -> None:
    """Add the sheet of figures, and that of ranges, where the report has any; the cover and the Biểu are there."""
    spans = list(spans_in(report, book.sheetnames[1:]))
    if report.figures:
        figures = [_figure_row(figure) for figure in report.figures]
        _fill(book.create_sheet(SHEETS["figures"]), "figures", _FIGURES, figures)
    if spans:
        _fill(book.create_sheet(SHEETS["spans"]), "spans", _SPANS, spans)


def _fill(sheet: Worksheet, name: str, layout: _Layout, rows: Sequence[Sequence[Value]]) -> None:
    columns = [Column(heading=SHEETS[key], kind=kind, width=width) for key, kind, width in layout]
    widths = fit_widths([column.width for column in columns], [0.0] * len(columns), PRINTED_WIDTH)
    set_widths(sheet, widths)
    put_across(sheet, 1, (1, len(columns)), SHEETS[f"{name}_title"], "title")
    put_across(sheet, 2, (1, len(columns)), SHEETS[f"{name}_note"], "note")
    set_height(sheet, 2, [(SHEETS[f"{name}_note"], PRINTED_WIDTH)])
    _put_row(sheet, _HEAD_ROW, [column.heading for column in columns], ["head"] * len(columns), widths)
    for number, values in enumerate(rows, _HEAD_ROW + 1):
        _put_row(sheet, number, values, [f"cell {column.kind}" for column in columns], widths)
    set_page(sheet, heads=(_HEAD_ROW, _HEAD_ROW), freeze=True)


def _figure_row(figure: NamedFigure) -> tuple[Value, ...]:
    return (
        FIGURES.get(figure.code, figure.code),
        *(figure.low, figure.high, figure.den),
        SHEETS["yes"] if figure.estimated else None,
        figure.as_of,
        " ".join(map(_why, figure.missing)) or None,
        figure.code,
    )


def _why(code: str) -> str:
    return MISSING.get(code) or SHEETS["not_recorded"].format(label=FIGURES.get(code, code))


def _put_row(
    sheet: Worksheet, row: int, values: Sequence[Value], looks: Sequence[str], widths: Sequence[float]
) -> None:
    for place, (value, look) in enumerate(zip(values, looks, strict=True), 1):
        put(sheet, row, place, value, look)
    texts = [value if isinstance(value, str) else "" for value in values]  # numbers and days have one line
    set_height(sheet, row, list(zip(texts, widths, strict=True)), bold="head" in looks)


def spans_in(report: Report, names: Sequence[str]) -> Iterator[tuple[Value, ...]]:
    """Yield sheet, low, high, denominator, cell, column and row of every range that stands as text in a Biểu.

    `names` are those of the sheets of the annexes.
    """
    for name, table in zip(names, report.annexes, strict=False):
        first = FIRST_HEAD + len(heads_of(table)[0])
        rows = [*table.rows, *([table.total] if table.total else [])]
        for number, row in enumerate(rows, first):
            for place, cell in enumerate(row):
                if isinstance(cell, Figure) and cell.low != cell.high and not cell.hidden:
                    where = f"{get_column_letter(place + 1)}{number}"
                    said = (_column_name(table, place), str(row[label_column(table)] or ""))
                    yield (name, cell.low, cell.high, cell.den, where, *said)


def _column_name(table: Table, place: int) -> str:
    column = table.columns[place]
    return f"{column.group}: {column.heading}" if column.group else column.heading
