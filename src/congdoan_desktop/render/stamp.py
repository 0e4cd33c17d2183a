"""What a signature shows on the page: who, for whom, when by the signer's own clock. In blue; no picture of a seal.

Where the signer has a picture of their handwriting, it stands in the middle of the room between title and name, as
NĐ 30/2020 (Phụ lục I, II.7d) wants it, with the same words small below (but for the position, which stands above). It
is only drawn as part of a signature: on a paper that nobody signed it would imitate one.
"""

import struct
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.errors import UserError
from congdoan_desktop.texts import PAPER

if TYPE_CHECKING:
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

PICTURE_LIMIT = 2 << 20
"""Bytes of the picture of a handwritten signature."""
PICTURE_SIDE = 4000
"""Pixels: at 600 dpi more than the whole width of a page."""

_BLUE = "#0B3D91"
_SIZES = (10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0)
_SMALL_SIZES = (7.0, 6.5, 6.0, 5.5, 5.0)
"""Under a picture."""
_STILL_EASY = 8.5
"""Smallest letters that are preferred to a broken line."""
_LEADING = 1.25
_INSET = 6.0
_PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


@dataclass(frozen=True, kw_only=True)
class _Words:
    """Lines with their fonts, in letters of one size (points)."""

    letters: float
    lines: list[tuple[str, str]]

    @property
    def height(self) -> float:
        return len(self.lines) * self.letters * _LEADING


def draw_stamp(
    *,
    name: str,
    organisation: str,
    position: str,
    at: datetime,
    size: tuple[float, float],
    fonts: Path,
    picture: bytes | None = None,
) -> bytes:
    """Return a PDF of one page of `size` (points): the appearance of a signature (NĐ 30/2020 Phụ lục I, II.7–8).

    `at` is shown in Vietnamese time. `picture` is a PNG of the handwriting, transparent where there is no ink; it comes
    from outside, so a caller has decoded it and made it anew. The letters get smaller until everything fits.
    Raises `UserError` font.missing, font.letters_missing, stamp.unfit_picture.
    """
    from congdoan_desktop.render.fonts import register, require_letters

    shown = None if picture is None else _read(picture)
    words = _words(name=name, organisation=organisation, position="" if picture else position, at=at)
    require_letters((text for text, _ in words), register(fonts))
    return _draw(words, size, shown)


def _read(picture: bytes) -> "ImageReader":
    """Read a PNG whose size is looked at before anything is unpacked. Raises `UserError` stamp.unfit_picture."""
    from io import BytesIO

    from reportlab.lib.utils import ImageReader

    if len(picture) > PICTURE_LIMIT or not picture.startswith(_PNG) or len(picture) < len(_PNG) + 8:
        raise UserError("stamp.unfit_picture")
    if not all(0 < side <= PICTURE_SIDE for side in struct.unpack_from(">II", picture, len(_PNG))):
        raise UserError("stamp.unfit_picture")
    try:
        reader = ImageReader(BytesIO(picture))
        reader.getRGBData()  # type: ignore[no-untyped-call]
    except Exception as error:  # a broken picture makes the reader fail in many ways
        raise UserError("stamp.unfit_picture") from error
    return reader


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


def _draw(words: list[tuple[str, bool]], size: tuple[float, float], picture: "ImageReader | None") -> bytes:
    from io import BytesIO

    from reportlab.lib.colors import HexColor
    from reportlab.pdfgen.canvas import Canvas

    from congdoan_desktop.render.fonts import REGULAR

    stream = BytesIO()
    canvas = Canvas(stream, pagesize=size, initialFontName=REGULAR, lang="vi-VN", invariant=1)  # type: ignore[arg-type]
    canvas.setStrokeColor(HexColor(_BLUE))
    canvas.setFillColor(HexColor(_BLUE))
    if picture is None:
        _draw_framed(canvas, words, size)
    else:
        _draw_under_picture(canvas, words, size, picture)
    canvas.save()
    return stream.getvalue()


def _draw_framed(canvas: "Canvas", words: list[tuple[str, bool]], size: tuple[float, float]) -> None:
    canvas.setLineWidth(0.8)
    canvas.rect(0.5, 0.5, size[0] - 1, size[1] - 1)
    fitted = _fit(words, (size[0] - 2 * _INSET, size[1] - 4), _SIZES)
    y = size[1] / 2 + fitted.height / 2 - fitted.letters
    for line, font in fitted.lines:
        canvas.setFont(font, fitted.letters)
        canvas.drawString(_INSET, y, line)
        y -= fitted.letters * _LEADING


def _draw_under_picture(
    canvas: "Canvas", words: list[tuple[str, bool]], size: tuple[float, float], picture: "ImageReader"
) -> None:
    """The handwriting as large as the room allows, its own shape kept; below it the words, centred."""
    fitted = _fit(words, (size[0], size[1] / 2), _SMALL_SIZES)
    width, height = picture.getSize()
    scale = min(size[0] / width, (size[1] - fitted.height) / height)
    left, bottom = (size[0] - width * scale) / 2, fitted.height + (size[1] - fitted.height - height * scale) / 2
    canvas.drawImage(picture, left, bottom, width * scale, height * scale, mask="auto")
    y = fitted.height - fitted.letters
    for line, font in fitted.lines:
        canvas.setFont(font, fitted.letters)
        canvas.drawCentredString(size[0] / 2, y, line)
        y -= fitted.letters * _LEADING


def _fit(words: list[tuple[str, bool]], room: tuple[float, float], sizes: tuple[float, ...]) -> _Words:
    """Return the words as they fit the room (width, height): unbroken lines first, then as large as fits."""
    tried = [_Words(letters=letters, lines=_lines(words, letters, room[0])) for letters in sizes]
    fitting = [each for each in tried if each.height <= room[1]] or tried[-1:]
    unbroken = [each for each in fitting if len(each.lines) == len(words)]
    easy = [each for each in unbroken if each.letters >= min(_STILL_EASY, sizes[0])]
    return (easy or fitting)[0]


def _lines(words: list[tuple[str, bool]], letters: float, width: float) -> list[tuple[str, str]]:
    from congdoan_desktop.render.fonts import BOLD, REGULAR, printable
    from congdoan_desktop.render.lines import cut_lines

    return [
        (line, font)
        for text, bold in words
        for font in [BOLD if bold else REGULAR]
        for line in cut_lines(printable(text).replace("\n", " "), font, letters, width)
    ]
