"""The sheet that opens the unit's key when the pass-phrase is forgotten: one page for an envelope in the safe."""

from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from congdoan_desktop.domain.recovery_code import groups
from congdoan_desktop.texts.days import moment
from congdoan_desktop.texts.signatures import grouped_hex
from congdoan_desktop.texts.unit_keys import RECOVERY_SHEET as WORDS

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Flowable, PageTemplate

_MM = 72 / 25.4
_EDGE = 22 * _MM
_ROOM = 210 * _MM - 2 * _EDGE
_QR, _PAD = 36 * _MM, 5 * _MM
_BOX = 51 * _MM
_LETTER, _PITCH, _GAP = 24, 8.6 * _MM, 5 * _MM
"""Size of the letters of the code, room of each, room between groups."""
_A_LINE = 3
"""Groups of the code side by side."""
_HALF = 8
"""Groups of the fingerprint in a line."""


def draw_recovery_sheet(unit_name: str, fingerprint: str, code: str, *, fonts: Path, made_at: datetime) -> bytes:
    """Draw one page. `fingerprint`: 64 hex digits; `code`: as `recovery_code.code_of` writes it; `made_at` has a zone.

    Raises `UserError` font.missing, font.letters_missing.
    """
    from congdoan_desktop.render.document import build, document
    from congdoan_desktop.render.fonts import register, require_letters

    require_letters((unit_name, *WORDS.values()), register(fonts))
    stream = BytesIO()
    template = document(stream, [_page()], title=WORDS["title"], author=unit_name, subject=WORDS["title"])
    build(template, _story(unit_name, fingerprint, code, made_at), made_at)
    return stream.getvalue()


def _story(unit_name: str, fingerprint: str, code: str, made_at: datetime) -> "list[Flowable]":
    from reportlab.platypus import Spacer

    from congdoan_desktop.render import style
    from congdoan_desktop.render.inline import balanced, paragraph

    return [
        balanced(unit_name, style.ORGAN, _ROOM),
        Spacer(0, 6 * _MM),
        balanced(WORDS["title"], _restyled(style.TYPE, size=17), _ROOM),
        Spacer(0, 2 * _MM),
        balanced(WORDS["made"].format(moment=moment(made_at)), style.PLACE, _ROOM),
        Spacer(0, 7 * _MM),
        _code_box(code),
        Spacer(0, 6 * _MM),
        *_fingerprint(fingerprint),
        *(each for part in ("for", "keep") for each in _list(part)),
        paragraph(WORDS["no_signature"], _restyled(style.NOTE, size=12, before=10)),
    ]


def _code_box(code: str) -> "Flowable":
    """The code in a frame, three groups a line, with the same as a QR code beside it."""
    from reportlab.platypus import Flowable

    class Box(Flowable):
        def wrap(self, _width: float, _height: float) -> tuple[float, float]:
            return _ROOM, _BOX

        def draw(self) -> None:
            _draw_box(self.canv, code)

    return Box()


def _draw_box(canvas: "Canvas", code: str) -> None:
    from congdoan_desktop.render.fonts import BOLD
    from congdoan_desktop.render.qr import draw_qr, qr_runs
    from congdoan_desktop.render.style import BLUE

    canvas.setStrokeColor(BLUE)
    canvas.setLineWidth(1.2)
    canvas.rect(0, 0, _ROOM, _BOX)
    draw_qr(canvas, qr_runs(code, error="q"), _ROOM - _QR - _PAD, (_BOX + _QR) / 2, _QR)
    canvas.setFont(BOLD, 14)
    canvas.drawString(_PAD, _BOX - _PAD - 11, WORDS["code"])
    canvas.setFont(BOLD, _LETTER)
    for number, group in enumerate(groups(code)):
        row, column = divmod(number, _A_LINE)
        left, level = _PAD + column * (4 * _PITCH + _GAP), _BOX - _PAD - (15 + 12.5 * row) * _MM
        for place, letter in enumerate(group):  # each has the same room, so that W and J are told apart as well
            canvas.drawCentredString(left + (place + 0.5) * _PITCH, level, letter)


def _fingerprint(fingerprint: str) -> "list[Flowable]":
    from congdoan_desktop.render import style
    from congdoan_desktop.render.inline import paragraph

    digits = grouped_hex(fingerprint).split()
    lines = "\n".join(" ".join(digits[start : start + _HALF]) for start in range(0, len(digits), _HALF))
    return [
        paragraph(WORDS["fingerprint"], _restyled(style.RECIPIENTS, size=14)),
        paragraph(lines, _restyled(style.ADDRESSEE_ITEM, size=14, before=3)),
        paragraph(WORDS["fingerprint_note"], _restyled(style.NOTE, size=12)),
    ]


def _list(part: str) -> "list[Flowable]":
    from congdoan_desktop.render import style
    from congdoan_desktop.render.inline import paragraph

    item = _restyled(style.FACT, size=13, before=4)
    heading = paragraph(WORDS[part], _restyled(style.RECIPIENTS, size=14, before=14))
    sentences = [words for key, words in WORDS.items() if key.startswith(f"{part}_")]
    return [heading, *(paragraph(f"{number}. {words}", item) for number, words in enumerate(sentences, 1))]


def _restyled(like: "ParagraphStyle", *, size: float, before: float = 0) -> "ParagraphStyle":
    from reportlab.lib.styles import ParagraphStyle

    return ParagraphStyle(
        f"{like.name} of {size}",
        parent=like,
        fontSize=size,
        leading=size * 1.3,
        spaceBefore=before,
        leftIndent=0,
        firstLineIndent=0,
    )


def _page() -> "PageTemplate":
    from reportlab.platypus import Frame, PageTemplate

    height = 297 * _MM - 36 * _MM
    frame = Frame(_EDGE, 18 * _MM, _ROOM, height, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
    return PageTemplate("recovery", [frame])
