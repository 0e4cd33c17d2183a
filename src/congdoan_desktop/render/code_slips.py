"""One-time codes on A4, 24 slips a page, to be cut out, folded and drawn by lot."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from congdoan_desktop.texts.phones import SLIP

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

COLUMNS, ROWS = 3, 8
_MM = 72 / 25.4
_WIDTH, _HEIGHT = 210 * _MM, 297 * _MM
_EDGE_X, _EDGE_Y = 9 * _MM, 8.5 * _MM
_SLIP = ((_WIDTH - 2 * _EDGE_X) / COLUMNS, (_HEIGHT - 2 * _EDGE_Y) / ROWS)
_PAD = 3 * _MM
_QR = 19 * _MM
_GAP = 2.5 * _MM


def draw_slips(title: str, url: str, codes: Sequence[str], *, fonts: Path, made_at: datetime) -> bytes:
    """Draw a slip for each of `codes`, in their order. `url`: of the pages, ending in a stroke.

    The same values and `made_at` (with a time zone) give the same bytes.
    Raises `UserError` font.missing, font.letters_missing, `ValueError` for no code at all.
    """
    from congdoan_desktop.render.document import canvas_maker
    from congdoan_desktop.render.fonts import REGULAR, register, require_letters

    if not codes:
        raise ValueError("no code")
    require_letters((title, url, *SLIP.values()), register(fonts))
    stream = BytesIO()
    canvas = canvas_maker(made_at)(
        stream, pagesize=(_WIDTH, _HEIGHT), initialFontName=REGULAR, invariant=1, lang="vi-VN"
    )
    canvas.setTitle(f"{SLIP['title']}: {title}")
    a_page = COLUMNS * ROWS
    for start in range(0, len(codes), a_page):
        _draw_page(canvas, url, codes[start : start + a_page])
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def grouped(code: str) -> str:
    """Return a code as it is read out: four and four."""
    return f"{code[:4]} {code[4:]}"


def _draw_page(canvas: "Canvas", url: str, codes: Sequence[str]) -> None:
    for place, code in enumerate(codes):
        row, column = divmod(place, COLUMNS)
        left, top = _EDGE_X + column * _SLIP[0], _HEIGHT - _EDGE_Y - row * _SLIP[1]
        _draw_slip(canvas, url, code, left, top)
    _draw_cuts(canvas, -(-len(codes) // COLUMNS))


def _draw_slip(canvas: "Canvas", url: str, code: str, left: float, top: float) -> None:
    from congdoan_desktop.render.fonts import BOLD, ITALIC, REGULAR
    from congdoan_desktop.render.qr import draw_qr, qr_runs

    draw_qr(canvas, qr_runs(f"{url}{code}", error="m"), left + _PAD, top - _PAD, _QR)
    canvas.setFillGray(0)
    address = url.removeprefix("http://").rstrip("/")
    lines = ((BOLD, SLIP["title"]), (REGULAR, SLIP["way"]), (BOLD, address), (REGULAR, SLIP["type"]))
    for number, (font, words) in enumerate(lines):
        canvas.setFont(font, 9)
        canvas.drawString(left + _PAD + _QR + _GAP, top - _PAD - 8 - 14 * number, words)
    middle = left + _SLIP[0] / 2
    canvas.setFont(BOLD, 20)
    canvas.drawCentredString(middle, top - _PAD - _QR - 20, grouped(code))
    canvas.setFont(ITALIC, 8)
    canvas.drawCentredString(middle, top - _SLIP[1] + 5, SLIP["once"])


def _draw_cuts(canvas: "Canvas", rows: int) -> None:
    canvas.setStrokeGray(0.6)
    canvas.setLineWidth(0.5)
    canvas.setDash(3, 3)
    top, bottom = _HEIGHT - _EDGE_Y, _HEIGHT - _EDGE_Y - rows * _SLIP[1]
    for column in range(COLUMNS + 1):
        canvas.line(_EDGE_X + column * _SLIP[0], top, _EDGE_X + column * _SLIP[0], bottom)
    for row in range(rows + 1):
        canvas.line(_EDGE_X, top - row * _SLIP[1], _WIDTH - _EDGE_X, top - row * _SLIP[1])
