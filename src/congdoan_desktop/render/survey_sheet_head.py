"""The instructions at the top of a printed questionnaire, with drawn examples: the fonts have no ballot boxes."""

from reportlab.pdfgen.canvas import Canvas

from congdoan_desktop.render import fonts
from congdoan_desktop.render.survey_sheet_blocks import LEFT, LINE, POINT, RIGHT, TEXT_SIZE, lines_of
from congdoan_desktop.texts.survey_paper import SURVEY_SHEET

_TOP = 3250
_PAD = 350
_HOW_WIDTH = RIGHT - LEFT - 2 * _PAD
_RADIUS = 220
_ROW = 690
FIRST_TOP = _TOP + 2 * _PAD + 3 * LINE + _ROW + 400
"""Where the questions begin: under two lines on names and how to fill in, one more, and the row of examples."""


def draw_instructions(canvas: Canvas) -> None:
    """Draw the frame with what whoever fills in the sheet has to know."""
    canvas.setStrokeGray(0.6)
    canvas.setLineWidth(0.6)
    height = 2 * _PAD + 3 * LINE + _ROW
    canvas.roundRect(LEFT / POINT, _up(_TOP + height), (RIGHT - LEFT) / POINT, height / POINT, 4)
    x, y = LEFT + _PAD, _TOP + _PAD + round(0.95 * TEXT_SIZE * POINT)
    after = _text(canvas, x, y, SURVEY_SHEET["no_name"] + ". ", fonts.SANS_BOLD)
    _text(canvas, after, y, SURVEY_SHEET["no_name_why"])
    for number, line in enumerate(lines_of(SURVEY_SHEET["how"], _HOW_WIDTH)[:2], 1):
        _text(canvas, x, y + number * LINE, line)
    _draw_examples(canvas, x, y + 3 * LINE + 160)


def _draw_examples(canvas: Canvas, x: int, y: int) -> None:
    """Draw one row: filled right, three times wrong, how to mend."""
    middle = y - 140
    x = _text(canvas, x, y, SURVEY_SHEET["right"] + ":", fonts.SANS_BOLD) + 150
    canvas.setFillGray(0.15)
    canvas.circle((x + _RADIUS) / POINT, _up(middle), _RADIUS / POINT, fill=1)
    x = _text(canvas, x + 2 * _RADIUS + 700, y, SURVEY_SHEET["wrong"] + ":", fonts.SANS_BOLD) + 150
    for width, strokes in ((4.0, _DOT), (1.3, _TICK), (1.3, _CROSS)):
        canvas.setStrokeGray(0.5)
        canvas.setLineWidth(0.8)
        canvas.circle((x + _RADIUS) / POINT, _up(middle), _RADIUS / POINT)
        canvas.setLineWidth(width)
        _draw_strokes(canvas, x + _RADIUS, middle, strokes)
        x += 2 * _RADIUS + 250
    _text(canvas, x + 450, y, SURVEY_SHEET["mend"])


_DOT = ((0, 0, 1, 0),)
_TICK = ((-120, 0, -30, 110), (-30, 110, 190, -190))
_CROSS = ((-150, -150, 150, 150), (-150, 150, 150, -150))


def _draw_strokes(canvas: Canvas, x: int, y: int, strokes: tuple[tuple[int, int, int, int], ...]) -> None:
    canvas.setStrokeGray(0.15)
    canvas.setLineCap(1)
    for x1, y1, x2, y2 in strokes:
        canvas.line((x + x1) / POINT, _up(y + y1), (x + x2) / POINT, _up(y + y2))


def _text(canvas: Canvas, x: int, y: int, text: str, font: str = fonts.SANS) -> int:
    """Draw `text` from `x` on and return where it ends."""
    canvas.setFillGray(0)
    canvas.setFont(font, TEXT_SIZE)
    canvas.drawString(x / POINT, _up(y), text)
    return x + round(canvas.stringWidth(text, font, TEXT_SIZE) * POINT)


def _up(y: int) -> float:
    return (29700 - y) / POINT
