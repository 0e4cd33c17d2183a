"""First sheet: whose report this is, and how far every target is."""

from openpyxl import Workbook

from congdoan_desktop.domain.report import Column, Report
from congdoan_desktop.domain.tables import target_cells
from congdoan_desktop.render.cells import cell_text
from congdoan_desktop.render.grid import fit_widths
from congdoan_desktop.render.inline import even_lines
from congdoan_desktop.render.letterhead import date_text, number_text
from congdoan_desktop.render.sheet import (
    PRINTED_WIDTH,
    Value,
    put,
    put_across,
    set_height,
    set_page,
    set_widths,
    sheet_name,
)
from congdoan_desktop.render.sheet_cells import put_cell
from congdoan_desktop.render.style import SUBJECT
from congdoan_desktop.texts import PAPER, SHEETS, VERDICTS, period_name

_COLUMNS = (
    Column(heading=SHEETS["index"], kind="index", width=5),
    Column(heading=SHEETS["target"], width=40),
    Column(heading=SHEETS["source"], width=20),
    Column(heading=SHEETS["level"], width=13),
    Column(heading=SHEETS["window"], width=12),
    Column(heading=SHEETS["result"], kind="count", width=13),
    Column(heading=SHEETS["den"], kind="count", width=10),
    Column(heading=SHEETS["share"], kind="share", width=15),
    Column(heading=SHEETS["verdict"], width=15),
)
_WIDTHS = fit_widths([column.width for column in _COLUMNS], [0.0] * len(_COLUMNS), PRINTED_WIDTH)
_LAST = len(_COLUMNS)


def add_cover(book: Workbook, report: Report) -> None:
    """Fill the first sheet."""
    sheet = book.worksheets[0]
    sheet.title = sheet_name(report.document.type_name) or SHEETS["cover"]
    set_widths(sheet, _WIDTHS)
    left, right = (1, 3), (4, _LAST)
    place = f"{report.header.place}, {date_text(report)}"
    for row, (name, look, other, other_look) in enumerate(
        (
            (
                report.header.parent_name.upper(),
                "centre",
                f"{PAPER['number']} {number_text(report.document)}",
                "centre",
            ),
            (report.header.organ_name.upper(), "centre bold", place, "centre italic"),
        ),
        1,
    ):
        put_across(sheet, row, left, name, look)
        put_across(sheet, row, right, other, other_look)
        set_height(sheet, row, [(name, sum(_WIDTHS[:3])), (other, sum(_WIDTHS[3:]))])
    subject = "\n".join(even_lines(report.document.subject, SUBJECT, PRINTED_WIDTH * 0.9))
    for row, title in ((4, report.document.type_name.upper()), (5, subject)):
        put_across(sheet, row, (1, _LAST), title, "title")
        set_height(sheet, row, [(title, PRINTED_WIDTH)], size=14)
    row = _put_facts(book, report, 7)
    if report.targets:
        put_across(sheet, row + 1, (1, _LAST), SHEETS["targets"], "centre bold")
        _put_targets(book, report, row + 3)
    set_page(sheet, heads=None, freeze=False)


def _put_facts(book: Workbook, report: Report, row: int) -> int:
    """Write what report this is from `row` on; return the next free row."""
    sheet = book.worksheets[0]
    facts: list[tuple[str, Value]] = [
        ("unit", report.unit_name),
        ("unit_code", report.unit_code),
        ("period", period_name(report.period)),
        ("revision", report.revision),
        ("made_at", report.made_at.replace(tzinfo=None)),
        ("signer", f"{report.document.signer_info.full_name}, {report.document.signer_info.position}".rstrip(", ")),
    ]
    for number, (key, value) in enumerate(facts, row):
        put_across(sheet, number, (1, 2), SHEETS[key], "label")
        put_across(sheet, number, (3, _LAST), value, "value time" if key == "made_at" else "value")
        set_height(sheet, number, [(str(value), sum(_WIDTHS[2:]))])
    return row + len(facts)


def _put_targets(book: Workbook, report: Report, row: int) -> None:
    sheet = book.worksheets[0]
    for place, column in enumerate(_COLUMNS, 1):
        put(sheet, row, place, column.heading, "head")
    set_height(sheet, row, [(c.heading, width) for c, width in zip(_COLUMNS, _WIDTHS, strict=True)])
    for number, result in enumerate(report.targets, 1):
        cells = target_cells(number, result, VERDICTS)
        for place, (cell, column) in enumerate(zip(cells, _COLUMNS, strict=True), 1):
            put_cell(sheet, row + number, place, cell, column, "cell")
        texts = [cell_text(cell, column) for cell, column in zip(cells, _COLUMNS, strict=True)]
        set_height(sheet, row + number, list(zip(texts, _WIDTHS, strict=True)), bold=False)
