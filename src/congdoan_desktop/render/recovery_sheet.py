"""The sheet that opens a key when the pass-phrase is forgotten: one page for an envelope in the safe.

That of a province's authority has a second sheet, with the wrapped key itself.
"""

from collections.abc import Mapping
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
_CODE, _CODE_LINE = 68 * _MM, 77 * _MM
"""Side of a code of the copy, room of its line."""
_HALF = 8
"""Groups of the fingerprint in a line."""


def draw_recovery_sheet(
    unit_name: str,
    fingerprint: str,
    code: str,
    *,
    fonts: Path,
    made_at: datetime,
    words: Mapping[str, str] = WORDS,
    copy: tuple[str, ...] = (),
) -> bytes:
    """Draw one page. `fingerprint`: 64 hex digits; `code`: as `recovery_code.code_of` writes it; `made_at` has a zone.

    `copy`: up to four texts that go as QR codes on a second sheet, which is kept in another place.
    Raises `UserError` font.missing, font.letters_missing.
    """
    from congdoan_desktop.render.document import build, document
    from congdoan_desktop.render.fonts import register, require_letters

    require_letters((unit_name, *words.values()), register(fonts))
    stream = BytesIO()
    template = document(stream, [_page()], title=words["title"], author=unit_name, subject=words["title"])
    story = _story(unit_name, fingerprint, code, made_at, words)
    if copy:
        story += _copy_story(unit_name, fingerprint, made_at, words, copy)
    build(template, story, made_at)
    return stream.getvalue()


def _copy_story(
    unit_name: str, fingerprint: str, made_at: datetime, words: Mapping[str, str], copy: tuple[str, ...]
) -> "list[Flowable]":
    from reportlab.platypus import PageBreak, Spacer

    from congdoan_desktop.render import style
    from congdoan_desktop.render.inline import balanced

    return [
        PageBreak(),
        balanced(unit_name, style.ORGAN, _ROOM),
        Spacer(0, 5 * _MM),
        balanced(words["copy_title"], _restyled(style.TYPE, size=17), _ROOM),
        Spacer(0, 2 * _MM),
        balanced(words["made"].format(moment=moment(made_at)), style.PLACE, _ROOM),
        Spacer(0, 5 * _MM),
        _codes_box(copy),
        Spacer(0, 3 * _MM),
        *_fingerprint(fingerprint, words)[:2],
        *_list("copy_keep", words),
    ]


def _codes_box(copy: tuple[str, ...]) -> "Flowable":
    """Two codes a line, each with its number below it."""
    from reportlab.platypus import Flowable

    lines = (len(copy) + 1) // 2

    class Box(Flowable):
        def wrap(self, _width: float, _height: float) -> tuple[float, float]:
            return _ROOM, lines * _CODE_LINE

        def draw(self) -> None:
            for number, text in enumerate(copy):
                row, column = divmod(number, 2)
                _draw_copy_code(self.canv, text, number + 1, column, (lines - row) * _CODE_LINE)

    return Box()


def _draw_copy_code(canvas: "Canvas", text: str, number: int, column: int, top: float) -> None:
    from congdoan_desktop.render.fonts import REGULAR
    from congdoan_desktop.render.qr import draw_qr, qr_runs

    half = _ROOM / 2
    draw_qr(canvas, qr_runs(text, error="m"), column * half + (half - _CODE) / 2, top, _CODE)
    canvas.setFont(REGULAR, 12)
    canvas.drawCentredString(column * half + half / 2, top - _CODE - 5 * _MM, str(number))


def _story(
    unit_name: str, fingerprint: str, code: str, made_at: datetime, words: Mapping[str, str]
) -> "list[Flowable]":
    from reportlab.platypus import Spacer

    from congdoan_desktop.render import style
    from congdoan_desktop.render.inline import balanced, paragraph

    return [
        balanced(unit_name, style.ORGAN, _ROOM),
        Spacer(0, 6 * _MM),
        balanced(words["title"], _restyled(style.TYPE, size=17), _ROOM),
        Spacer(0, 2 * _MM),
        balanced(words["made"].format(moment=moment(made_at)), style.PLACE, _ROOM),
        Spacer(0, 7 * _MM),
        _code_box(code, words["code"]),
        Spacer(0, 6 * _MM),
        *_fingerprint(fingerprint, words),
        *(each for part in ("for", "keep") for each in _list(part, words)),
        paragraph(words["no_signature"], _restyled(style.NOTE, size=12, before=10)),
    ]


def _code_box(code: str, label: str) -> "Flowable":
    """The code in a frame, three groups a line, with the same as a QR code beside it."""
    from reportlab.platypus import Flowable

    class Box(Flowable):
        def wrap(self, _width: float, _height: float) -> tuple[float, float]:
            return _ROOM, _BOX

        def draw(self) -> None:
            _draw_box(self.canv, code, label)

    return Box()


def _draw_box(canvas: "Canvas", code: str, label: str) -> None:
    from congdoan_desktop.render.fonts import BOLD
    from congdoan_desktop.render.qr import draw_qr, qr_runs
    from congdoan_desktop.render.style import BLUE

    canvas.setStrokeColor(BLUE)
    canvas.setLineWidth(1.2)
    canvas.rect(0, 0, _ROOM, _BOX)
    draw_qr(canvas, qr_runs(code, error="q"), _ROOM - _QR - _PAD, (_BOX + _QR) / 2, _QR)
    canvas.setFont(BOLD, 14)
    canvas.drawString(_PAD, _BOX - _PAD - 11, label)
    canvas.setFont(BOLD, _LETTER)
    for number, group in enumerate(groups(code)):
        row, column = divmod(number, _A_LINE)
        left, level = _PAD + column * (4 * _PITCH + _GAP), _BOX - _PAD - (15 + 12.5 * row) * _MM
        for place, letter in enumerate(group):  # each has the same room, so that W and J are told apart as well
            canvas.drawCentredString(left + (place + 0.5) * _PITCH, level, letter)


def _fingerprint(fingerprint: str, words: Mapping[str, str]) -> "list[Flowable]":
    from congdoan_desktop.render import style
    from congdoan_desktop.render.inline import paragraph

    digits = grouped_hex(fingerprint).split()
    lines = "\n".join(" ".join(digits[start : start + _HALF]) for start in range(0, len(digits), _HALF))
    return [
        paragraph(words["fingerprint"], _restyled(style.RECIPIENTS, size=14)),
        paragraph(lines, _restyled(style.ADDRESSEE_ITEM, size=14, before=3)),
        paragraph(words["fingerprint_note"], _restyled(style.NOTE, size=12)),
    ]


def _list(part: str, words: Mapping[str, str]) -> "list[Flowable]":
    from congdoan_desktop.render import style
    from congdoan_desktop.render.inline import paragraph

    item = _restyled(style.FACT, size=13, before=4)
    heading = paragraph(words[part], _restyled(style.RECIPIENTS, size=14, before=14))
    sentences = [sentence for key, sentence in words.items() if key.startswith(f"{part}_")]
    return [heading, *(paragraph(f"{number}. {sentence}", item) for number, sentence in enumerate(sentences, 1))]


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
