"""Answers to every question of a survey as a small table and, beside it, a chart that Excel and LibreOffice draw."""

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from congdoan_desktop.domain.numbers import percent_tenths
from congdoan_desktop.domain.report import Panel, Report
from congdoan_desktop.render.book_styles import COUNT_FORMAT, SHARE_FORMAT
from congdoan_desktop.render.sheet import PRINTED_WIDTH, put, put_across, set_height, set_page, set_widths
from congdoan_desktop.texts import PAPER, SHEETS

_WIDTHS = (210.0, 60.0, 70.0, 420.0)
_CHART_CM = 14.4
"""Width of a chart: that of the last column."""
_POINTS_A_CM = 28.35
_LEAST_CM = 4.2
_PAGE = 620.0
"""Points of rows that surely fit on an A4 landscape page, made to fit in width."""
_ROW = 16.0


def add_charts(book: Workbook, report: Report) -> None:
    """Add the sheet of charts, where the report has answers to draw."""
    panels = [panel for section in report.sections if section.chart for panel in section.chart.panels]
    if not panels:
        return
    sheet = book.create_sheet(SHEETS["charts"])
    set_widths(sheet, _WIDTHS)
    put_across(sheet, 1, (1, len(_WIDTHS)), SHEETS["charts_title"], "title")
    put_across(sheet, 2, (1, len(_WIDTHS)), SHEETS["charts_note"], "note")
    set_height(sheet, 2, [(SHEETS["charts_note"], PRINTED_WIDTH)])
    set_page(sheet, heads=None, freeze=False)
    _add_panels(sheet, panels)


def _add_panels(sheet: Worksheet, panels: Sequence[Panel]) -> None:
    """Write the questions one under the other; none is cut by the end of a page."""
    row, used = 4, _rows_height(sheet, 1, 3)
    for panel in panels:
        after = _add_panel(sheet, panel, row)
        height = _rows_height(sheet, row, after - 1)
        if used + height > _PAGE:
            sheet.row_breaks.append(Break(id=row - 1))
            used = 0.0
        row, used = after, used + height


def _rows_height(sheet: Worksheet, first: int, last: int) -> float:
    return sum(sheet.row_dimensions[row].height or _ROW for row in range(first, last + 1))


def _add_panel(sheet: Worksheet, panel: Panel, row: int) -> int:
    """Write one question from `row` on; return the first row of the next."""
    put_across(sheet, row, (1, len(_WIDTHS)), panel.title, "label")
    set_height(sheet, row, [(panel.title, sum(_WIDTHS))])
    for place, key in enumerate(("answer", "sheets", "share"), 1):
        put(sheet, row + 1, place, SHEETS[key], "head")
    first = row + 2
    for number, part in enumerate(panel.parts, first):
        put(sheet, number, 1, part.label, "cell text")
        _put_count(sheet, number, part.count, panel.full)
        set_height(sheet, number, [(part.label, _WIDTHS[0])], bold=False)
    last = first + len(panel.parts) - 1
    height = _rows_height(sheet, row + 1, last)
    wanted = max(_LEAST_CM, 1.4 + 0.8 * len(panel.parts))
    sheet.add_chart(_chart(sheet, first, last, wanted), f"D{row + 1}")
    if height < wanted * _POINTS_A_CM + 8:  # an empty row as high as what the chart needs more
        sheet.row_dimensions[last + 1].height = wanted * _POINTS_A_CM + 8 - height
    return last + 3


def _put_count(sheet: Worksheet, row: int, count: int | None, full: int) -> None:
    if count is None or full <= 0:
        for place in (2, 3):
            put(sheet, row, place, PAPER["hidden"], "cell count")
        return
    put(sheet, row, 2, count, "cell count", COUNT_FORMAT)
    put(sheet, row, 3, percent_tenths(count, full) / 1000, "cell share", SHARE_FORMAT)


def _chart(sheet: Worksheet, first: int, last: int, height: float) -> BarChart:
    chart = BarChart()
    chart.type, chart.style, chart.legend, chart.gapWidth = "bar", 10, None, 60
    chart.width, chart.height = _CHART_CM, height  # type: ignore[assignment]  # stubs say int
    chart.add_data(Reference(sheet, min_col=3, min_row=first, max_row=last), titles_from_data=False)
    chart.set_categories(Reference(sheet, min_col=1, min_row=first, max_row=last))
    chart.series[0].graphicalProperties = GraphicalProperties(solidFill="2F74B8")
    chart.dataLabels = DataLabelList(showVal=True, showSerName=False, showCatName=False, showLegendKey=False)
    chart.x_axis.scaling.orientation, chart.x_axis.tickLblSkip = "maxMin", 1  # the first answer on top, all named
    chart.y_axis.scaling.min, chart.y_axis.scaling.max = 0, 1
    chart.y_axis.number_format, chart.y_axis.majorUnit = "0%", 0.25
    chart.y_axis.majorGridlines = ChartLines(spPr=GraphicalProperties(ln=LineProperties(solidFill="D0D5DB")))
    chart.x_axis.delete = chart.y_axis.delete = False
    return chart
