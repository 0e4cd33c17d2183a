"""The four QR codes at the corners of a page (zxing-cpp): which page it is, and how it lies in the picture."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from congdoan_desktop.domain.omr import Corner, Layout, corner_of
from congdoan_desktop.intake.omr_geometry import Pair, Point, Projection, fitted

if TYPE_CHECKING:
    from PIL.Image import Image

FEWEST = 3
"""Of the four codes."""
_STRIP = 0.16
"""Of the height of the picture: where the codes of a page that lies straight are."""
_FLAT, _WORST = 1.3, 6.0
"""Mean error in pixels: up to here the picture is a flat scan; from here it is no page of ours."""
Found = tuple[Corner, tuple[Point, ...]]
"""A code, and its corners in the picture: top left, top right, bottom right, bottom left as it was printed."""


@dataclass(frozen=True, kw_only=True)
class PageCodes:
    """What the codes of one page say together. `corners`: pixels of the corners of each code, by its number."""

    code: str
    serial: str
    page: int
    corners: Mapping[int, tuple[Point, ...]]


def find_codes(picture: "Image") -> PageCodes | None:
    """Return what the codes of a page (grey) say; `None` where fewer than three of one page are found."""
    seen: list[Found] = []
    for found in _attempts(picture):
        seen += found
        if len({corner.corner for corner, _ in seen}) == 4:
            break
    return _agreed(seen)


def projection_of(codes: PageCodes, layout: Layout) -> Projection | None:
    """Return how the page lies in the picture; `None` where the codes do not fit one page."""
    pairs = tuple(_pairs(codes, layout))
    flat = fitted(pairs, flat=True)
    if flat and flat.error(pairs) <= _FLAT:
        return flat
    bent = fitted(pairs, flat=False)
    return bent if bent and bent.error(pairs) <= _WORST else None


def _attempts(picture: "Image") -> Iterator[list[Found]]:
    """Yield what ever more costly ways of looking find: where the codes should be, everywhere, with more contrast."""
    import zxingcpp
    from PIL import ImageFilter, ImageOps

    strip = round(picture.height * _STRIP)
    above = _read(picture.crop((0, 0, picture.width, strip)))
    below = _read(picture.crop((0, picture.height - strip, picture.width, picture.height)), picture.height - strip)
    yield [*above, *below]
    yield _read(picture, try_downscale=True)
    yield _read(picture, binarizer=zxingcpp.Binarizer.GlobalHistogram)
    sharper = ImageOps.autocontrast(picture.filter(ImageFilter.UnsharpMask(2, 200, 0)), cutoff=1)
    yield _read(sharper, try_downscale=True)
    if max(picture.size) < 2200:
        twice = picture.resize((picture.width * 2, picture.height * 2))
        yield [(corner, tuple((x / 2, y / 2) for x, y in at)) for corner, at in _read(twice, try_downscale=True)]


def _read(picture: "Image", down: int = 0, *, try_downscale: bool = False, **how: Any) -> list[Found]:
    import zxingcpp

    pixels = memoryview(picture.tobytes()).cast("B", shape=(picture.height, picture.width))
    codes = zxingcpp.read_barcodes(
        pixels,
        formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode),
        try_invert=False,
        try_downscale=try_downscale,
        **how,
    )
    found = [(corner_of(code.text), code.position) for code in codes]
    return [(corner, _corners(at, down)) for corner, at in found if corner]


def _corners(at: Any, down: int) -> tuple[Point, ...]:
    corners = (at.top_left, at.top_right, at.bottom_right, at.bottom_left)
    return tuple((float(corner.x), float(corner.y + down)) for corner in corners)


def _agreed(seen: Sequence[Found]) -> PageCodes | None:
    """Return the page that most codes belong to: another sheet may stick out from under this one."""
    pages = Counter((corner.code, corner.serial, corner.page) for corner, _ in seen)
    if not pages:
        return None
    (code, serial, page), _ = pages.most_common(1)[0]
    corners = {
        corner.corner: at for corner, at in seen if (corner.code, corner.serial, corner.page) == (code, serial, page)
    }
    if len(corners) < FEWEST:
        return None
    return PageCodes(code=code, serial=serial, page=page, corners=corners)


def _pairs(codes: PageCodes, layout: Layout) -> Iterator[Pair]:
    size, margin = layout.mark_size, layout.mark_margin
    for corner, at in codes.corners.items():
        left = margin if corner % 2 == 0 else layout.width - margin - size
        top = margin if corner < 2 else layout.height - margin - size
        steps = ((0, 0), (size, 0), (size, size), (0, size))
        for (right, down), place in zip(steps, at, strict=True):
            yield (left + right, top + down), place
