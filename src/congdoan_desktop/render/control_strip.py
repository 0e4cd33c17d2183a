"""The strip at the foot of every page that is signed by hand: a QR code and words, in the bottom margin."""

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from congdoan_desktop.domain.control_code import ControlStrip
from congdoan_desktop.render import fonts, style
from congdoan_desktop.render.qr import draw_qr, qr_runs
from congdoan_desktop.texts.paper_form import FORM

_SIDE = 16 * mm
_TOP = 22.5 * mm
"""Upper edge of the code from the foot of the page: white around it, and above what a printer cannot reach."""
_MASK = 3
"""Of all codes: looking for the best takes ten times as long."""
_SIZE, _LEADING = 9, 12


def draw_strip(canvas: Canvas, strip: ControlStrip) -> None:
    """Draw the strip on the page at hand; its words come with `draw_words`, when the number of pages is known."""
    page = canvas.getPageNumber()
    draw_qr(canvas, qr_runs(strip.qr(page), error="m", mask=_MASK), style.LEFT, _TOP, _SIDE)
    canvas.doForm(_form(page))


def draw_words(canvas: Canvas, strip: ControlStrip, pages: int) -> None:
    """Write the words of all `pages`."""
    for page in range(1, pages + 1):
        canvas.beginForm(_form(page))
        canvas.setFont(fonts.REGULAR, _SIZE)
        left, base = style.LEFT + _SIDE + 4 * mm, _TOP - _SIDE / 2
        canvas.drawString(left, base + 2, FORM["strip"].format(code=strip.code, page=page, pages=pages))
        canvas.drawString(left, base + 2 - _LEADING, FORM["strip_care"])
        canvas.endForm()


def _form(page: int) -> str:
    return f"strip{page}"
