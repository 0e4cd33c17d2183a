"""How dark the places of a scanned page are (Pillow): bubbles, boxes; and cut-outs of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from statistics import median
from typing import TYPE_CHECKING

from congdoan_desktop.domain.omr import Area, Bubble, Layout
from congdoan_desktop.domain.omr_marks import Darkness
from congdoan_desktop.intake.omr_geometry import Projection

if TYPE_CHECKING:
    from PIL.Image import Image

_INSIDE = 0.70
"""Of the radius of a bubble: what is measured, clear of its outline even where the page lies a little aside."""
_RING = (1.24, 1.62)
"""Of the radius: what is measured around it, clear of outline and words."""
_OUTLINE = (0.88, 1.12)
_STEP = 20
"""Hundredths of a millimetre a pixel of what is measured."""
_INK, _BOX_INK = 0.33, 0.28
"""Darkness of ink: a pencil is darker, the pale digit in a bubble is not."""
_FRAME = 130
"""Inner edge of a box that is not looked at: its frame may lie there."""
_SPECK = 14
"""Dark pixels that may be dust."""
_PICTURE_STEP = 24
_PAPER = 0.93
"""Of the way from black to white: from here it is paper."""
_LEAST_CONTRAST = 40


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A page as it lies in a picture; `contrast`: between the `white` of its paper and the black of its codes."""

    picture: "Image"
    lies: Projection
    white: float
    contrast: float


def paper_of(picture: "Image", lies: Projection, layout: Layout) -> Paper:
    """Return the page ready to be measured."""
    size, margin = layout.mark_size, layout.mark_margin
    far_x, far_y = layout.width - margin - size, layout.height - margin - size
    codes = [Area(left=x, top=y, width=size, height=size) for x in (margin, far_x) for y in (margin, far_y)]
    seen = [_cut(picture, lies, code, 50).histogram() for code in codes]
    white, black = (median(_quantile(counts, share) for counts in seen) for share in (0.85, 0.15))
    return Paper(picture=picture, lies=lies, white=white, contrast=max(_LEAST_CONTRAST, white - black))


def darkness(paper: Paper, bubble: Bubble, diameter: int) -> Darkness:
    """Measure one bubble against the paper around it."""
    reach = round(diameter / 2 * _RING[1])
    side = 2 * reach // _STEP
    area = Area(left=bubble.x - reach, top=bubble.y - reach, width=2 * reach, height=2 * reach)
    cut = _near(paper, area, side)
    inner, outline, ring = _masks(side, diameter)
    around, inside = cut.histogram(ring), cut.histogram(inner)
    white = _quantile(around, 0.75)
    limit = max(0, round(white - _INK * paper.contrast))
    return Darkness(
        inside=sum(inside[:limit]) / sum(inside),
        mean=(white - _mean(inside)) / paper.contrast,
        around=sum(around[:limit]) / sum(around),
        outline=(white - _mean(cut.histogram(outline))) / paper.contrast,
    )


def has_ink(paper: Paper, box: Area) -> bool:
    """Whether something is written in a box."""
    inner = Area(
        left=box.left + _FRAME, top=box.top + _FRAME, width=box.width - 2 * _FRAME, height=box.height - 2 * _FRAME
    )
    counts = _cut(paper.picture, paper.lies, inner, 30).histogram()
    limit = max(0, round(_quantile(counts, 0.6) - _BOX_INK * paper.contrast))
    return sum(counts[:limit]) > _SPECK


def cut_out(paper: Paper, area: Area) -> bytes:
    """Return a place of the page upright as PNG: in few greys, the grain of the paper left out, for it to be small."""
    black = paper.white - paper.contrast
    shares = [(value - black) / (_PAPER * paper.contrast) for value in range(256)]
    greys = [17 * min(15, max(0, round(15 * share))) for share in shares]
    stream = BytesIO()
    _cut(paper.picture, paper.lies, area, _PICTURE_STEP).point(greys).save(stream, "PNG")
    return stream.getvalue()


def _near(paper: Paper, area: Area, side: int) -> "Image":
    """Return a small square: there, perspective is nothing but a slant."""
    from PIL.Image import Resampling, Transform

    middle_x, middle_y = area.left + area.width / 2, area.top + area.height / 2
    x, y = paper.lies(middle_x, middle_y)
    right_x, right_y, down_x, down_y = (step * area.width / side for step in paper.lies.affine_at(middle_x, middle_y))
    half = side / 2
    terms = (right_x, down_x, x - half * (right_x + down_x), right_y, down_y, y - half * (right_y + down_y))
    return paper.picture.transform((side, side), Transform.AFFINE, terms, Resampling.BILINEAR, fillcolor=255)


def _cut(picture: "Image", lies: Projection, area: Area, step: int) -> "Image":
    """Return a place of the page upright, `step` hundredths of a millimetre a pixel."""
    from PIL.Image import Resampling, Transform

    a, b, c, d, e, f, g, h = lies.terms
    left, top = area.left, area.top
    below = g * left + h * top + 1
    terms = (
        *(a * step / below, b * step / below, (a * left + b * top + c) / below),
        *(d * step / below, e * step / below, (d * left + e * top + f) / below),
        *(g * step / below, h * step / below),
    )
    size = (max(1, area.width // step), max(1, area.height // step))
    return picture.transform(size, Transform.PERSPECTIVE, terms, Resampling.BILINEAR, fillcolor=255)


@lru_cache(maxsize=8)
def _masks(side: int, diameter: int) -> tuple["Image", ...]:
    """Return what is inside a bubble, its outline, and the ring around it."""
    from PIL import Image

    radius = diameter / 2 / _STEP
    masks = []
    for near, far in ((0.0, _INSIDE), _OUTLINE, _RING):
        mask = Image.new("1", (side, side))
        for x, y, distance in _distances(side):
            if near * radius <= distance <= far * radius:
                mask.putpixel((x, y), 255)
        masks.append(mask)
    return tuple(masks)


def _distances(side: int) -> Iterator[tuple[int, int, float]]:
    middle = side / 2 - 0.5
    for y in range(side):
        for x in range(side):
            yield x, y, ((x - middle) ** 2 + (y - middle) ** 2) ** 0.5


def _mean(counts: Sequence[int]) -> float:
    return sum(value * count for value, count in enumerate(counts)) / sum(counts)


def _quantile(counts: Sequence[int], share: float) -> float:
    """Return the grey that `share` of the pixels do not pass."""
    wanted, passed = share * sum(counts), 0
    for value, count in enumerate(counts):
        passed += count
        if passed >= wanted:
            return float(value)
    return 255.0
