"""Where a place on the paper is in the picture of a scan: least squares, without any library."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

Point = tuple[float, float]
Pair = tuple[Point, Point]
"""A place on the paper (hundredths of a millimetre) and where it is in the picture (pixels)."""
_UNIT = 20_000.0
"""The paper is reckoned in units of about its own size, so that the equations stay well behaved."""
_ROUNDS = 3


@dataclass(frozen=True, kw_only=True)
class Projection:
    """x' = (a x + b y + c) / (g x + h y + 1), y' = (d x + e y + f) / (g x + h y + 1)."""

    terms: tuple[float, ...]
    """a to h."""

    def __call__(self, x: float, y: float) -> Point:
        a, b, c, d, e, f, g, h = self.terms
        below = g * x + h * y + 1
        return (a * x + b * y + c) / below, (d * x + e * y + f) / below

    def affine_at(self, x: float, y: float) -> tuple[float, float, float, float]:
        """Return how many pixels one moves at a place: right and down for a step right, right and down for one down."""
        px, py = self(x, y)
        right, down = self(x + 100, y), self(x, y + 100)
        return (right[0] - px) / 100, (right[1] - py) / 100, (down[0] - px) / 100, (down[1] - py) / 100

    def error(self, pairs: Sequence[Pair]) -> float:
        """Return the mean distance in pixels between where places are and where they should be."""
        return sum(_distance(self, pair) for pair in pairs) / len(pairs)


def fitted(pairs: Sequence[Pair], *, flat: bool) -> Projection | None:
    """Return the projection that fits best, wild places counting less; `None` where there is none.

    `flat`: the picture is a scan, turned, shifted, stretched; else perspective too. At least four pairs.
    """
    weights = [1.0] * len(pairs)
    found: Projection | None = None
    for _ in range(_ROUNDS):
        found = _solved(pairs, weights, 6 if flat else 8)
        if found is None:
            return None
        weights = [1 / (1 + _distance(found, pair) ** 2) for pair in pairs]
    return found


def _distance(projection: Projection, pair: Pair) -> float:
    (x, y), (px, py) = pair
    found = projection(x, y)
    return hypot(found[0] - px, found[1] - py)


def _solved(pairs: Sequence[Pair], weights: Sequence[float], unknowns: int) -> Projection | None:
    sums = [[0.0] * (unknowns + 1) for _ in range(unknowns)]
    for ((x, y), (px, py)), weight in zip(pairs, weights, strict=True):
        u, v = x / _UNIT, y / _UNIT
        for row, value in (
            ((u, v, 1, 0, 0, 0, -u * px, -v * px)[:unknowns], px),
            ((0, 0, 0, u, v, 1, -u * py, -v * py)[:unknowns], py),
        ):
            for i, factor in enumerate(row):
                if factor:
                    line, scaled = sums[i], weight * factor
                    for j, other in enumerate(row):
                        line[j] += scaled * other
                    line[unknowns] += scaled * value
    terms = _eliminated(sums)
    if terms is None:
        return None
    a, b, c, d, e, f, g, h = (*terms, 0.0, 0.0)[:8]
    return Projection(terms=(a / _UNIT, b / _UNIT, c, d / _UNIT, e / _UNIT, f, g / _UNIT, h / _UNIT))


def _eliminated(lines: list[list[float]]) -> list[float] | None:
    """Solve a small system of equations (Gauss); `None` where it has no one answer."""
    size = len(lines)
    for column in range(size):
        best = max(range(column, size), key=lambda row: abs(lines[row][column]))
        if abs(lines[best][column]) < 1e-9:
            return None
        lines[column], lines[best] = lines[best], lines[column]
        pivot = lines[column]
        for row in range(size):
            if row != column and lines[row][column]:
                factor = lines[row][column] / pivot[column]
                lines[row] = [value - factor * other for value, other in zip(lines[row], pivot, strict=True)]
    return [lines[row][size] / lines[row][row] for row in range(size)]
