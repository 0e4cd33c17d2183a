"""What the page of sums says of figures."""

from congdoan_desktop.domain.numbers import count_text, figure_text, percent_text
from congdoan_desktop.domain.province.consolidated import Consolidated, Reading
from congdoan_desktop.domain.province.tables import count_cell, share_cell
from congdoan_desktop.domain.report import Cell, Figure, NamedFigure
from congdoan_desktop.texts import period_name, short_date
from congdoan_desktop.usecases.province.behind_sums import Source

UNKNOWN = "…"


def cell_words(cell: Cell) -> str:
    """Return a cell as the paper has it: "…" is not known, "ẩn" was hidden by the unit."""
    match cell:
        case None:
            return UNKNOWN
        case Figure():
            if cell.hidden:
                return "ẩn"
            if cell.den is not None and cell.den <= 0:
                return "không có đối tượng"
            return figure_text(cell) + (" (ước tính)" if cell.estimated else "")
        case int():
            return count_text(cell)
    return cell


def count_words(figure: NamedFigure | None) -> str:
    """Return "168–212", "≥ 168" or "…"."""
    return cell_words(count_cell(figure))


def share_words(figure: NamedFigure | None) -> str:
    """Return "70,0–88,3 %" or "…"."""
    return cell_words(share_cell(figure))


def figure_words(figure: NamedFigure | None) -> str:
    """Return "168–212/240 · 70,0–88,3 %", or the count alone."""
    if figure is None or figure.low is None:
        return UNKNOWN
    if figure.den is None:
        return count_words(figure)
    if figure.den == 0:
        return "không có đối tượng"
    return f"{count_words(figure)}/{count_text(figure.den)} · {share_words(figure)}"


def reading_words(reading: Reading | None) -> str:
    """Return the figure of a reading; nothing where nobody has reported."""
    return figure_words(reading.figure) if reading is not None else ""


def target_name(one: Consolidated) -> str:
    """Return its title; of a half-year or a đợt behind the window, by which it is told from its like."""
    half = f"{period_name(one.window)}: " if "-H" in one.window else ""
    part = f"Đợt {one.window.partition('#')[2]}: " if "#" in one.window else ""
    return f"{half}{part}{one.target.title}"


def reported_words(reported: int, must: int) -> str:
    """Return "2/3 · 66,7 %"."""
    return f"{count_text(reported)}/{count_text(must)}" + (f" · {percent_text(reported, must)}" if must else "")


def source_words(one: Source) -> str:
    """Return what a report says of the figure; of a silent unit what the register knows."""
    if one.report is None and one.figure is None:
        if one.registered is None:
            return "chưa báo cáo"
        day = f" {short_date(one.unit.counted_on)}" if one.unit.counted_on else ""
        return f"chưa báo cáo · {count_text(one.registered)} lao động (danh sách{day})"
    return "không có số" if one.figure is None or one.figure.low is None else figure_words(one.figure)
