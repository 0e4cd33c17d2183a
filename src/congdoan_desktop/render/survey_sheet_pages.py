"""The pages of a printed questionnaire, drawn: head, instructions, questions, codes at the corners, foot."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from congdoan_desktop.domain.omr import Area, Layout, Page, payload
from congdoan_desktop.domain.survey import Questionnaire
from congdoan_desktop.render import fonts
from congdoan_desktop.render.fonts import printable
from congdoan_desktop.render.lines import balanced_lines
from congdoan_desktop.render.qr import draw_qr, qr_runs
from congdoan_desktop.render.survey_sheet_blocks import LEFT, POINT, RIGHT, Block, Words, blocks_of
from congdoan_desktop.render.survey_sheet_flow import Side, sides_of
from congdoan_desktop.render.survey_sheet_head import FIRST_TOP, draw_instructions
from congdoan_desktop.texts.survey_paper import SURVEY_SHEET

_HEIGHT = 29700
_MIDDLE = 10500
_HEAD_WIDTH = 13800
"""Between the codes."""
_OUTLINE, _DIGIT, _HAIRLINE = 0.5, 0.72, 0.6
"""Greys: of a bubble and of the digit in it, which must be paler than any pencil, and of lines."""
_TITLE_SIZE = 16
_MASK = 3
"""Of all codes: a pile of sheets has thousands of them."""


def sides(questionnaire: Questionnaire) -> tuple[Side, ...]:
    """Return what stands on which page. Raises `UserError` survey.question_too_tall."""
    return sides_of(blocks_of(questionnaire), FIRST_TOP)


def draw(
    questionnaire: Questionnaire, layout: Layout, serials: Sequence[str], organ: str, *, whole_leaves: bool
) -> bytes:
    """Return the sheets as PDF. What all sheets have in common is in the file once."""
    stream = BytesIO()
    # Else un-embedded Helvetica is named in the file (the stubs take the name for a number).
    font: Any = fonts.SANS
    canvas = Canvas(stream, pagesize=A4, initialFontName=font, invariant=1, lang="vi-VN", pageCompression=1)
    canvas.setTitle(printable(questionnaire.title))
    canvas.setAuthor(printable(organ))
    for number, (side, page) in enumerate(zip(sides(questionnaire), layout.pages, strict=True), 1):
        canvas.beginForm(f"page{number}")
        _draw_head(canvas, questionnaire.title, organ, is_first=number == 1)
        _draw_side(canvas, side, page, layout)
        _draw_foot(canvas, number, len(layout.pages))
        canvas.endForm()
    for serial in serials:
        for number in range(1, len(layout.pages) + 1):
            canvas.doForm(f"page{number}")
            _draw_marks(canvas, layout, serial, number)
            canvas.showPage()
        if whole_leaves and len(layout.pages) % 2:
            canvas.showPage()  # the back of the last leaf: not the front of somebody else's sheet
    canvas.save()
    return stream.getvalue()


def _draw_head(canvas: Canvas, title: str, organ: str, *, is_first: bool) -> None:
    if not is_first:
        size, font, grey = 12, fonts.SANS, 0.35
        lines = balanced_lines(printable(title), font, size, _HEAD_WIDTH / POINT)[:1]
        _draw_centred(canvas, lines, 1900, font, size, grey)
        return
    if organ:
        _draw_centred(canvas, [_shortened(printable(organ), fonts.SANS, 12)], 1600, fonts.SANS, 12, 0.25)
    lines = balanced_lines(printable(title), fonts.SANS_BOLD, _TITLE_SIZE, _HEAD_WIDTH / POINT)[:2]
    _draw_centred(canvas, lines, 2350 if organ else 1950, fonts.SANS_BOLD, _TITLE_SIZE, 0)
    draw_instructions(canvas)


def _shortened(text: str, font: str, size: float) -> str:
    """Return the first line of `text` where it is longer than the head is wide."""
    return balanced_lines(text, font, size, _HEAD_WIDTH / POINT)[0]


def _draw_centred(canvas: Canvas, lines: Sequence[str], top: int, font: str, size: float, grey: float) -> None:
    canvas.setFillGray(grey)
    canvas.setFont(font, size)
    for number, line in enumerate(lines):
        canvas.drawCentredString(_MIDDLE / POINT, _up(top + round(number * size * 1.3 * POINT)), line)


def _draw_side(canvas: Canvas, side: Side, page: Page, layout: Layout) -> None:
    items = iter(page.items)
    for place, block in side.blocks:
        for words in block.words:
            _draw_words(canvas, words, place)
        if block.is_heading:
            _draw_rule(canvas, place + block.height - 230)
        if block.item:
            item = next(items)
            for box in item.boxes:
                _draw_box(canvas, box)
            for bubble in item.bubbles:
                _draw_bubble(canvas, bubble.x, bubble.y, layout.diameter, _digit(block, bubble.choice))


def _digit(block: Block, choice: str) -> str:
    return block.digits[choice]


def _draw_words(canvas: Canvas, words: Words, place: int) -> None:
    canvas.setFillGray(words.grey)
    canvas.setFont(words.font, words.size)
    canvas.drawString(words.x / POINT, _up(place + words.y), words.text)


def _draw_rule(canvas: Canvas, y: int) -> None:
    canvas.setStrokeGray(_HAIRLINE)
    canvas.setLineWidth(0.6)
    canvas.line(LEFT / POINT, _up(y), RIGHT / POINT, _up(y))


def _draw_box(canvas: Canvas, box: Area) -> None:
    canvas.setStrokeGray(_OUTLINE)
    canvas.setLineWidth(0.8)
    canvas.rect(box.left / POINT, _up(box.top + box.height), box.width / POINT, box.height / POINT)


def _draw_bubble(canvas: Canvas, x: int, y: int, diameter: int, digit: str) -> None:
    canvas.setStrokeGray(_OUTLINE)
    canvas.setLineWidth(0.8)
    canvas.circle(x / POINT, _up(y), diameter / 2 / POINT)
    size = 8.5 if len(digit) == 1 else 7
    canvas.setFillGray(_DIGIT)
    canvas.setFont(fonts.SANS, size)
    canvas.drawCentredString(x / POINT, _up(y) - size * 0.36, digit)


def _draw_foot(canvas: Canvas, number: int, pages: int) -> None:
    words = "thanks" if number == pages else "goes_on"
    text = SURVEY_SHEET[words].format(page=number, pages=pages)
    _draw_centred(canvas, [text], 28000, fonts.SANS, 12, 0.25)


def _draw_marks(canvas: Canvas, layout: Layout, serial: str, page: int) -> None:
    """Draw the four codes, and the serial number for people."""
    for corner, (left, top) in enumerate(corners(layout)):
        runs = qr_runs(payload(layout.code, serial, page, corner), version=1, mask=_MASK)
        draw_qr(canvas, runs, left / POINT, _up(top), layout.mark_size / POINT)
    if serial:
        _draw_centred(canvas, [SURVEY_SHEET["serial"].format(serial=serial)], 28470, fonts.SANS, 8, 0.45)


def corners(layout: Layout) -> Iterator[tuple[int, int]]:
    """Yield left and top of the codes: top left, top right, bottom left, bottom right."""
    far = layout.mark_margin + layout.mark_size
    for top in (layout.mark_margin, layout.height - far):
        for left in (layout.mark_margin, layout.width - far):
            yield left, top


def _up(y: int) -> float:
    """Return points from the bottom of the page."""
    return (_HEIGHT - y) / POINT
