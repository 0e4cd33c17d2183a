"""Page templates: margins, page numbers in the top margin from page 2 on (annexes apart), what a page bears besides."""

from collections.abc import Callable, Iterator, Sequence

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from congdoan_desktop.domain.control_code import ControlStrip
from congdoan_desktop.domain.report import Report
from congdoan_desktop.render import fonts, style
from congdoan_desktop.render.body import is_wide
from congdoan_desktop.render.control_strip import draw_strip
from congdoan_desktop.texts import PAPER

_Size = tuple[float, float]
_Mark = Callable[[Canvas, _Size], None]


class PageNumbers:
    """Number of the page inside its own part (the paper itself, or one annex)."""

    def __init__(self) -> None:
        self.current = 0


def templates(report: Report, draft: bool, strip: ControlStrip | None) -> list[PageTemplate]:
    """Return the templates `paper`, `annex0`, `annex1` …, each with its own numbering from 1."""
    numbers = PageNumbers()
    sizes = {"paper": style.PORTRAIT}
    for i, table in enumerate(report.annexes):
        sizes[f"annex{i}"] = style.LANDSCAPE if is_wide(table) else style.PORTRAIT
    marks = _marks(draft, strip)
    return [template for name, size in sizes.items() for template in _part(name, size, numbers, marks, strip)]


def _marks(draft: bool, strip: ControlStrip | None) -> list[_Mark]:
    """Return what every page bears besides its number."""
    marks: list[_Mark] = [draw_draft_mark] if draft else []
    return [*marks, lambda canvas, _: draw_strip(canvas, strip)] if strip else marks


def _part(
    name: str, size: _Size, numbers: PageNumbers, marks: Sequence[_Mark], strip: ControlStrip | None
) -> Iterator[PageTemplate]:
    """Yield the template of a part's first page (no number shown) and that of the pages after it."""
    bottom = style.BOTTOM_OVER_STRIP if strip else style.BOTTOM
    for suffix, restart in (("", True), ("-later", False)):
        yield PageTemplate(
            id=name + suffix,
            frames=[_frame(size, bottom)],
            onPage=_decorate(size, numbers, marks, restart=restart),
            pagesize=size,
            autoNextPageTemplate=f"{name}-later",
        )


def _frame(size: _Size, bottom: float) -> Frame:
    width, height = size[0] - style.LEFT - style.RIGHT, size[1] - style.TOP - bottom
    return Frame(style.LEFT, bottom, width, height, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)


def _decorate(
    size: _Size, numbers: PageNumbers, marks: Sequence[_Mark], *, restart: bool
) -> Callable[[Canvas, BaseDocTemplate], None]:
    def on_page(canvas: Canvas, _: BaseDocTemplate) -> None:
        numbers.current = 1 if restart else numbers.current + 1
        for mark in marks:
            mark(canvas, size)
        if numbers.current > 1:
            draw_page_number(canvas, size, numbers.current)

    return on_page


def draw_page_number(canvas: Canvas, size: _Size, number: int) -> None:
    """Draw the number centred over the text, 14 upright."""
    canvas.saveState()
    canvas.setFont(fonts.REGULAR, 14)
    middle = (style.LEFT + size[0] - style.RIGHT) / 2
    canvas.drawCentredString(middle, size[1] - style.NUMBER_FROM_TOP, str(number))
    canvas.restoreState()


def draw_draft_mark(canvas: Canvas, size: _Size) -> None:
    """Draw the mark large and pale across the page, under the text."""
    canvas.saveState()
    canvas.setFillColor(HexColor("#E8EAED"))
    canvas.setFont(fonts.BOLD, 96)
    canvas.translate(size[0] / 2, size[1] / 2)
    canvas.rotate(45)
    canvas.drawCentredString(0, -30, PAPER["draft"])
    canvas.restoreState()
