"""The poster that says how to answer by phone: join the Wi-Fi, open the page, draw a code."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from congdoan_desktop.texts.phones import POSTER

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_MM = 72 / 25.4
_WIDTH, _HEIGHT = 210 * _MM, 297 * _MM
_EDGE = 20 * _MM
_ROOM = _WIDTH - 2 * _EDGE
_QR = 58 * _MM
_BLUE = (0x0B / 255, 0x5C / 255, 0xAD / 255)

_Line = tuple[str, bool]
"""Words, and whether they are what is to be typed or picked."""


def draw_poster(
    title: str, unit_name: str, url: str, wifi: tuple[str, str] | None, *, fonts: Path, made_at: datetime
) -> bytes:
    """Draw one page. `wifi`: name and password (empty for an open one), or `None` where there is nothing to join.

    Raises `UserError` font.missing, font.letters_missing.
    """
    from congdoan_desktop.render.document import canvas_maker
    from congdoan_desktop.render.fonts import REGULAR, register, require_letters

    require_letters((title, unit_name, url, *(wifi or ()), *POSTER.values()), register(fonts))
    stream = BytesIO()
    canvas = canvas_maker(made_at)(
        stream, pagesize=(_WIDTH, _HEIGHT), initialFontName=REGULAR, invariant=1, lang="vi-VN"
    )
    canvas.setTitle(f"{POSTER['title']}: {title}")
    level = _draw_head(canvas, title, unit_name)
    steps = [*([_wifi_step(wifi)] if wifi is not None else []), _page_step(url), _code_step()]
    for number, (heading, code, lines) in enumerate(steps, 1):
        level = _draw_step(canvas, level, f"{number}. {heading}", code, lines)
    _draw_words(canvas, POSTER["anonymous"], 17, level - 4 * _MM, _EDGE, _ROOM, italic=True)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _wifi_step(wifi: tuple[str, str]) -> tuple[str, str, Sequence[_Line]]:
    name, password = wifi
    lines = [
        (POSTER["wifi_scan"], False),
        (POSTER["wifi_name"].format(name=name), True),
        *([(POSTER["wifi_password"].format(password=password), True)] if password else []),
        (POSTER["stay"], False),
    ]
    return POSTER["wifi"], wifi_text(name, password), lines


def _page_step(url: str) -> tuple[str, str, Sequence[_Line]]:
    typed = url.removeprefix("http://").rstrip("/")
    return POSTER["page"], url, [(POSTER["page_scan"], False), (typed, True)]


def _code_step() -> tuple[str, str, Sequence[_Line]]:
    return POSTER["code"], "", [(POSTER["code_note"], False)]


def wifi_text(name: str, password: str) -> str:
    """Return what phones read as "join this Wi-Fi"; WPA covers WPA2 and WPA3."""
    from segno.helpers import make_wifi_data

    return str(make_wifi_data(ssid=name, password=password or None, security="WPA" if password else None))


def _draw_head(canvas: "Canvas", title: str, unit_name: str) -> float:
    level = _draw_words(canvas, unit_name, 15, _HEIGHT - 18 * _MM, _EDGE, _ROOM, centred=True)
    level = _draw_words(canvas, POSTER["title"], 23, level - 4 * _MM, _EDGE, _ROOM, bold=True, centred=True, blue=True)
    return _draw_words(canvas, title, 16, level - 1 * _MM, _EDGE, _ROOM, centred=True) - 6 * _MM


def _draw_step(canvas: "Canvas", top: float, heading: str, code: str, lines: Sequence[_Line]) -> float:
    """Draw one step from `top` down and return where it ends."""
    from congdoan_desktop.render.qr import draw_qr, qr_runs

    canvas.setStrokeColorRGB(*_BLUE)
    canvas.setLineWidth(1)
    canvas.line(_EDGE, top, _WIDTH - _EDGE, top)
    below = _draw_words(canvas, heading, 23, top - 3 * _MM, _EDGE, _ROOM, bold=True) - 1 * _MM
    left, room = (_EDGE + _QR + 8 * _MM, _ROOM - _QR - 8 * _MM) if code else (_EDGE, _ROOM)
    if code:
        draw_qr(canvas, qr_runs(code, error="m"), _EDGE, below - 1 * _MM, _QR)
    level = below
    for words, typed in lines:
        level = _draw_words(canvas, words, 21 if typed else 17, level - 1.5 * _MM, left, room, bold=typed)
    return min(level, below - _QR - 1 * _MM if code else level) - 6 * _MM


def _draw_words(  # noqa: PLR0913
    canvas: "Canvas",
    text: str,
    size: float,
    top: float,
    left: float,
    room: float,
    *,
    bold: bool = False,
    italic: bool = False,
    centred: bool = False,
    blue: bool = False,
) -> float:
    """Draw wrapped words with their upper edge at `top` and return their lower one."""
    from reportlab.lib.utils import simpleSplit

    from congdoan_desktop.render.fonts import BOLD, ITALIC, REGULAR, printable

    font = BOLD if bold else ITALIC if italic else REGULAR
    canvas.setFont(font, size)
    canvas.setFillColorRGB(*(_BLUE if blue else (0, 0, 0)))
    level = top
    for line in simpleSplit(printable(text), font, size, room):
        level -= size * 1.25
        if centred:
            canvas.drawCentredString(left + room / 2, level + size * 0.25, line)
        else:
            canvas.drawString(left, level + size * 0.25, line)
    return level
