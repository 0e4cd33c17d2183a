"""Certificates put on pages by reportlab: a double frame, the two heads, the name in the middle, who signs."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageBreak, PageTemplate, Spacer

from congdoan_desktop.domain.sheet import Certificate
from congdoan_desktop.render import fonts, style
from congdoan_desktop.render.document import build, document
from congdoan_desktop.render.flow import Stack
from congdoan_desktop.render.inline import balanced, paragraph
from congdoan_desktop.render.letterhead import names_and_state
from congdoan_desktop.render.signatures import side_by_side
from congdoan_desktop.texts import PAPER, keep_together

_SIZE = style.LANDSCAPE
_MARGIN_X, _MARGIN_Y = 26 * mm, 20 * mm
_WIDTH = _SIZE[0] - 2 * _MARGIN_X
_HEIGHT = _SIZE[1] - 2 * _MARGIN_Y
_FRAMES = ((10 * mm, 2.4), (12.2 * mm, 0.6))
"""Distance from the edge of the paper, width of the line."""
_ROOM = 24 * mm
_SCALES = (1.0, 0.9, 0.8, 0.7, 0.6)
"""Of the letters in the middle: the largest with which everything fits."""


def typeset_certificates(certificates: Sequence[Certificate], made_at: datetime) -> bytes:
    """Draw `certificates`; their letters are known to be in the fonts."""
    stream = BytesIO()
    frame = Frame(_MARGIN_X, _MARGIN_Y, _WIDTH, _HEIGHT, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
    page = PageTemplate(id="certificate", frames=[frame], onPage=_draw_frames, pagesize=_SIZE)
    first = certificates[0]
    template = document(stream, [page], title=first.title, author=first.header.organ_name, subject=first.title)
    pages = [[PageBreak(), _Sheet(one)] for one in certificates]
    build(template, [block for page in pages for block in page][1:], made_at)
    return stream.getvalue()


class _Sheet(Flowable):
    """Everything on one certificate: the heads at the top, the signature at the bottom, the words between them."""

    def __init__(self, certificate: Certificate) -> None:
        super().__init__()
        self._certificate = certificate

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width, self.height = aW, _HEIGHT - 1
        return self.width, self.height

    def draw(self) -> None:
        one = self._certificate
        head = names_and_state(one.header, _WIDTH)
        end = side_by_side((one.signature,), _WIDTH, date_line=one.date_line, height=_ROOM)
        top, bottom = (part.wrapOn(self.canv, _WIDTH, _HEIGHT)[1] for part in (head, end))
        head.drawOn(self.canv, 0, self.height - top)
        end.drawOn(self.canv, 0, 0)
        self._draw_number(bottom)
        room = self.height - top - bottom
        words, height = self._fitting(room)
        words.drawOn(self.canv, 0, bottom + (room - height) / 2)

    def _draw_number(self, level: float) -> None:
        if not self._certificate.number:
            return
        number = paragraph(f"{PAPER['number']} {self._certificate.number}", _style(13, fonts.REGULAR, alignment=0))
        height = number.wrapOn(self.canv, _WIDTH / 3, level)[1]
        number.drawOn(self.canv, 0, level - height)

    def _fitting(self, room: float) -> tuple[Flowable, float]:
        for scale in _SCALES:
            words = Stack(_words(self._certificate, scale))
            height = words.wrapOn(self.canv, _WIDTH, room)[1]
            if height <= room:
                break
        return words, height


def _words(one: Certificate, scale: float) -> list[Flowable]:
    lines = [balanced(line, _style(16 * scale, fonts.REGULAR, spaceBefore=4 * scale), _WIDTH) for line in one.lines]
    opening = [balanced(one.opening, _style(16 * scale, fonts.REGULAR), _WIDTH)] if one.opening else []
    return [
        paragraph(keep_together(one.title).upper(), _style(30 * scale, fonts.BOLD, textColor=HexColor(style.BLUE))),
        Spacer(1, 10 * scale),
        *opening,
        balanced(one.full_name, _style(24 * scale, fonts.BOLD, spaceBefore=4 * scale), _WIDTH),
        *lines,
    ]


def _style(size: float, font: str, **more: object) -> ParagraphStyle:
    look: dict[str, object] = {
        "fontName": font,
        "fontSize": size,
        "leading": size * 1.3,
        "alignment": TA_CENTER,
        **more,
    }
    return ParagraphStyle("certificate", **look)  # type: ignore[arg-type]


def _draw_frames(canvas: Canvas, _: BaseDocTemplate) -> None:
    canvas.saveState()
    canvas.setStrokeColor(HexColor(style.BLUE))
    for edge, line in _FRAMES:
        canvas.setLineWidth(line)
        canvas.rect(edge, edge, _SIZE[0] - 2 * edge, _SIZE[1] - 2 * edge)
    canvas.restoreState()
