"""What a signature shows on the page: who, for whom, when by the signer's own clock. In blue; no picture of a seal."""

from datetime import datetime
from pathlib import Path

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.texts import PAPER

_BLUE = "#0B3D91"
_SIZES = (10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0)
_STILL_EASY = 8.5
"""Smallest letters that are preferred to a broken line."""
_LEADING = 1.25
_INSET = 6.0


def draw_stamp(
    *, name: str, organisation: str, position: str, at: datetime, size: tuple[float, float], fonts: Path
) -> bytes:
    """Return a PDF of one page of `size` (points): the appearance of a signature (NĐ 30/2020 Phụ lục I, II.7–8).

    `at` is shown in Vietnamese time. The letters get smaller until everything fits.
    Raises `UserError` font.missing, font.letters_missing.
    """
    from congdoan_desktop.render.fonts import register, require_letters

    words = _words(name=name, organisation=organisation, position=position, at=at)
    require_letters((text for text, _ in words), register(fonts))
    return _draw(words, size)


def _words(*, name: str, organisation: str, position: str, at: datetime) -> list[tuple[str, bool]]:
    """Return the lines of the stamp, and whether each is bold."""
    time = at.astimezone(VIETNAM).strftime("%d/%m/%Y %H:%M:%S +07:00")
    values = {"name": name, "position": position, "organisation": organisation, "time": time}
    shown = [
        ("stamp_signed", name, True),
        ("stamp_position", position, False),
        ("stamp_organisation", organisation, False),
        ("stamp_time", time, False),
        ("stamp_clock", time, False),
    ]
    return [(PAPER[key].format_map(values), bold) for key, value, bold in shown if value]


def _draw(words: list[tuple[str, bool]], size: tuple[float, float]) -> bytes:
    from io import BytesIO

    from reportlab.lib.colors import HexColor
    from reportlab.pdfgen.canvas import Canvas

    from congdoan_desktop.render.fonts import REGULAR

    stream = BytesIO()
    canvas = Canvas(stream, pagesize=size, initialFontName=REGULAR, lang="vi-VN", invariant=1)  # type: ignore[arg-type]
    canvas.setStrokeColor(HexColor(_BLUE))
    canvas.setFillColor(HexColor(_BLUE))
    canvas.setLineWidth(0.8)
    canvas.rect(0.5, 0.5, size[0] - 1, size[1] - 1)
    letters, lines = _fit(words, size)
    y = size[1] / 2 + len(lines) * letters * _LEADING / 2 - letters
    for line, font in lines:
        canvas.setFont(font, letters)
        canvas.drawString(_INSET, y, line)
        y -= letters * _LEADING
    canvas.save()
    return stream.getvalue()


def _fit(words: list[tuple[str, bool]], size: tuple[float, float]) -> tuple[float, list[tuple[str, str]]]:
    """Return the size of the letters and the lines with their fonts: unbroken lines first, then as large as fits."""
    tried = [(letters, _lines(words, letters, size[0] - 2 * _INSET)) for letters in _SIZES]
    fitting = [each for each in tried if len(each[1]) * each[0] * _LEADING <= size[1] - 4] or tried[-1:]
    unbroken = [each for each in fitting if len(each[1]) == len(words) and each[0] >= _STILL_EASY]
    return (unbroken or fitting)[0]


def _lines(words: list[tuple[str, bool]], letters: float, width: float) -> list[tuple[str, str]]:
    from congdoan_desktop.render.fonts import BOLD, REGULAR, printable
    from congdoan_desktop.render.lines import cut_lines

    return [
        (line, font)
        for text, bold in words
        for font in [BOLD if bold else REGULAR]
        for line in cut_lines(printable(text).replace("\n", " "), font, letters, width)
    ]
