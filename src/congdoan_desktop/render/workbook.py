"""`Report` → an ordinary .xlsx workbook: cover, one sheet per Biểu, charts, figures. No query, no sums, no clock."""

from pathlib import Path

from congdoan_desktop.domain.report import Report


def draw_workbook(report: Report, *, fonts: Path) -> bytes:
    """Draw `report` (row heights by the widths of the fonts in `fonts`); the same report gives the same bytes.

    Raises `UserError` font.missing.
    """
    from congdoan_desktop.render.annex_sheet import add_annex
    from congdoan_desktop.render.book_styles import StyledBook
    from congdoan_desktop.render.charts_sheet import add_charts
    from congdoan_desktop.render.cover_sheet import add_cover
    from congdoan_desktop.render.figures_sheet import add_figures
    from congdoan_desktop.render.fonts import register
    from congdoan_desktop.render.zipped import workbook_bytes

    register(fonts)
    book = StyledBook()
    add_cover(book, report)
    for number in range(len(report.annexes)):
        add_annex(book, report, number)
    add_charts(book, report)
    add_figures(book, report)
    return workbook_bytes(book, report.made_at)
