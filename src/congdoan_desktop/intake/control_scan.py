"""A scan (PDF) of paper signed by hand, from outside: what each page is, and the control strip on it.

`look_at` asks the child process of `apart`, in which `read_scan` runs.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from congdoan_desktop import codec
from congdoan_desktop.domain.control_code import read_qr
from congdoan_desktop.errors import UserError
from congdoan_desktop.intake.apart import run_apart
from congdoan_desktop.intake.scan_pictures import length_of, open_pdf, pictures_on

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PAGES = 200
_SECONDS, _MEGABYTES = 240.0, 1400
_STRIP_SECONDS, _STRIP_MEGABYTES, _STRIP_PAGES, _STRIP_PIXELS = 4.0, 360, 4, 40_000_000
"""For looking whose scan it is, of many files from strangers: less of everything."""
_DIGEST = re.compile(r"[0-9a-f]{64}")
_A4 = (210 / 25.4, 297 / 25.4)
"""Inches: what the paper measures, whatever the file claims."""
_LIKE_A4 = 0.06
_MOST_PIXELS = 160_000_000
"""Of one picture; A4 at 600 dpi has 35 million."""
_DRAWN = (2340, 3500)
"""Pixels of the longer side at which codes are looked for: 200 dpi, then 300."""
_SMALL = 400
"""Pixels of the longer side at which ink and colour are looked for."""
_INK, _COLOUR = 110, 60
"""How dark, and how far from grey, a dot is to count."""
_BLANK, _COLOURED = 0.0004, 0.0002
"""Shares of such dots on a page that is empty, that is coloured."""


@dataclass(frozen=True, kw_only=True)
class PageSeen:
    """One page. `dpi`: of the picture on it, measured on A4; 0 where the page is no picture."""

    dpi: int
    blank: bool
    colour: bool
    codes: tuple[str, ...] = ()
    """Texts of the QR codes on it."""
    damaged: bool = False


def look_at(data: bytes) -> tuple[PageSeen, ...]:
    """Return what the pages of a PDF are. Takes up to a second a page.

    Raises `UserError` scan.locked, scan.unreadable, scan.too_many_pages, intake.too_slow, intake.too_big,
    intake.refused.
    """
    answer = run_apart("control_scan:read_scan", data, seconds=_SECONDS, megabytes=_MEGABYTES)
    return codec.from_json(answer, tuple[PageSeen, ...])


def read_scan(request: bytes) -> bytes:
    """In the child process: return a `PageSeen` for each page, as JSON."""
    length = length_of(memoryview(request))
    if length.trouble == "locked_file":
        raise UserError("scan.locked")
    if length.pages > MOST_PAGES or length.trouble == "too_many_pages":
        raise UserError("scan.too_many_pages", limit=MOST_PAGES)
    if length.trouble:
        raise UserError("scan.unreadable")
    with open_pdf(request) as document:
        return codec.to_json([_seen(document, number) for number in range(length.pages)])


def _seen(document: Any, number: int) -> PageSeen:
    try:
        page = document[number]
        pictures = tuple(_pictures(page))
        if any(width * height > _MOST_PIXELS for width, height, _, _ in pictures):
            return PageSeen(dpi=0, blank=False, colour=False, damaged=True)
        small = _drawn(page, _SMALL)
        blank = _share(small.convert("L"), lambda grey: grey < 255 - _INK) < _BLANK
        return PageSeen(
            dpi=_dpi(page.get_size(), pictures),
            blank=blank,
            colour=_is_coloured(small),
            codes=() if blank else _codes(page),
        )
    except (RuntimeError, ValueError):  # pdfium's own error is a `RuntimeError`
        return PageSeen(dpi=0, blank=False, colour=False, damaged=True)


def strip_on(data: bytes) -> str:
    """Return the digest on the first control strip that is found on the first pages of a scan, "" where there is none.

    Takes up to four seconds. Raises `UserError` intake.too_slow, intake.too_big, intake.refused.
    """
    answer = run_apart("control_scan:read_strip", data, seconds=_STRIP_SECONDS, megabytes=_STRIP_MEGABYTES)
    found = codec.from_json(answer, str)
    return found if _DIGEST.fullmatch(found) else ""


def read_strip(request: bytes) -> bytes:
    """In the child process: return the digest, as JSON."""
    length = length_of(memoryview(request))
    if length.trouble:
        return codec.to_json("")
    with open_pdf(request) as document:
        for number in range(min(length.pages, _STRIP_PAGES)):
            for text in _codes_of_small(document, number):
                if (read := read_qr(text)) is not None:
                    return codec.to_json(read[0].digest)
    return codec.to_json("")


def _codes_of_small(document: Any, number: int) -> tuple[str, ...]:
    try:
        page = document[number]
        if any(width * height > _STRIP_PIXELS for width, height, _, _ in _pictures(page)):
            return ()
        return _codes(page)
    except (RuntimeError, ValueError):
        return ()


Placed = tuple[int, int, float, float]
"""Pixels across and down, and points that they take on the page."""


def _pictures(page: Any) -> Iterator[Placed]:
    for one in pictures_on(page):
        width, height = one.get_px_size()
        if one.level:  # inside a form, whose own scale is not told: it is taken to fill the page
            points = sorted(page.get_size(), reverse=width > height)
            yield width, height, points[0], points[1]
        else:
            a, b, c, d, _, _ = one.get_matrix().get()
            yield width, height, math.hypot(a, b), math.hypot(c, d)


def _dpi(size: tuple[float, float], pictures: tuple[Placed, ...]) -> int:
    """Return the resolution of the finest picture that is at least half as wide and high as the page, or a band of it.

    A page that claims to be of another size than A4 was given no true measure: its longer side counts as that of A4.
    """
    short, long = sorted(side / 72 for side in size)
    fits = abs(short / _A4[0] - 1) < _LIKE_A4 and abs(long / _A4[1] - 1) < _LIKE_A4
    scale = 1.0 if fits else long / _A4[1]
    wide = [one for one in pictures if max(one[2], one[3]) / 72 >= short / 2 and min(one[2], one[3]) > 0]
    found = [min(across / (width / 72), down / (height / 72)) * scale for across, down, width, height in wide]
    return round(max(found, default=0))


def _drawn(page: Any, longest: int, *, grey: bool = False) -> "Image":
    width, height = page.get_size()
    if not 0 < min(width, height) <= max(width, height) < 20_000:
        raise ValueError("size of a page")
    picture: Image = page.render(
        scale=longest / max(width, height), grayscale=grey, may_draw_forms=False, draw_annots=True
    ).to_pil()
    return picture


def _share(grey: "Image", counts: Any) -> float:
    return sum(number for value, number in enumerate(grey.histogram()) if counts(value)) / (grey.width * grey.height)


def _is_coloured(picture: "Image") -> bool:
    from PIL import ImageChops

    red, green, blue = picture.convert("RGB").split()
    spread = ImageChops.lighter(ImageChops.difference(red, green), ImageChops.difference(green, blue))
    return _share(spread, lambda value: value > _COLOUR) > _COLOURED


def _codes(page: Any) -> tuple[str, ...]:
    import zxingcpp

    for longest in _DRAWN:
        picture = _drawn(page, longest, grey=True).convert("L")
        found = zxingcpp.read_barcodes(
            memoryview(picture.tobytes()).cast("B", shape=(picture.height, picture.width)),
            formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode),
            try_invert=False,
        )
        if found:
            return tuple(code.text for code in found)
    return ()
