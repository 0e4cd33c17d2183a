"""Rows of a table between hairlines: thousands of them cost little more than their letters.

Their lines are broken beforehand, so that every height is known, and drawn straight on the page.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from reportlab.lib.enums import TA_CENTER, TA_LEFT
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from congdoan_desktop.render import fonts, style
from congdoan_desktop.render.lines import word_width

SIZE, _LEADING = style.CELLS["text"].fontSize, style.CELLS["text"].leading
PADDING = 4
"""On the left and on the right of a cell."""
_ABOVE, _BELOW = 2, 4
_HAIRLINE = 0.5

Lines = tuple[str, ...]
"""What stands in a cell."""
Place = tuple[int, int]
"""Row and column, from 0; or how many of them."""
_Stroke = tuple[float, float, float, float]


@dataclass(frozen=True, kw_only=True)
class RuledRows:
    """Rows and where they are: `tops[n]` is how high the first `n` are together, `edges` are the upright hairlines from
    the left. From row `bold_from` on letters are bold.
    """

    rows: Sequence[Sequence[Lines]]
    tops: Sequence[float]
    edges: Sequence[float]
    aligns: Sequence[int]
    bold_from: int
    covered: frozenset[Place]
    """Cells that another one stretches over."""
    open_below: Mapping[int, frozenset[int]]
    """By row: columns without a hairline below."""
    open_left: Mapping[int, frozenset[int]]
    """By row: columns without a hairline on their left."""
    spans: Mapping[Place, Place]

    def height(self, first: int, last: int) -> float:
        """Return how high the rows from `first` to before `last` are."""
        return self.tops[last] - self.tops[first]

    def goes_on(self, row: int) -> bool:
        """Tell whether `row` has a cell in common with the row above."""
        return row - 1 in self.open_below

    def draw(self, canvas: Canvas, first: int, last: int, top: float) -> None:
        """Draw the rows from `first` to before `last`, the first at the height `top`."""
        base = top + self.tops[first]
        canvas.setLineWidth(_HAIRLINE)
        canvas.lines([*self._level(first, last, base), *self._upright(first, last, base)])
        bold = min(max(self.bold_from, first), last)
        for font, rows in ((fonts.REGULAR, range(first, bold)), (fonts.BOLD, range(bold, last))):
            text = canvas.beginText()
            text.setFont(font, SIZE, _LEADING)
            for row in rows:
                self._write(text, row, base, font)
            canvas.drawText(text)

    def _write(self, text: PDFTextObject, row: int, base: float, font: str) -> None:
        for column, lines in enumerate(self.rows[row]):
            if any(lines) and (row, column) not in self.covered:
                down, across = self.spans.get((row, column), (1, 1))
                height = self.height(row, row + down)
                spare = height - len(lines) * _LEADING - _ABOVE - _BELOW
                first = base - self.tops[row] - _ABOVE - spare / 2 - SIZE
                _put(text, lines, (self.edges[column], self.edges[column + across]), first, self.aligns[column], font)

    def _level(self, first: int, last: int, base: float) -> Iterator[_Stroke]:
        columns = range(len(self.edges) - 1)
        for row in range(first, last + 1):
            is_open = self.open_below.get(row - 1, ()) if first < row < last else ()
            for start, end in _runs(column for column in columns if column not in is_open):
                y = base - self.tops[row]
                yield self.edges[start], y, self.edges[end + 1], y

    def _upright(self, first: int, last: int, base: float) -> Iterator[_Stroke]:
        for column, x in enumerate(self.edges):
            rows = (row for row in range(first, last) if column not in self.open_left.get(row, ()))
            for start, end in _runs(rows):
                yield x, base - self.tops[start], x, base - self.tops[end + 1]


def ruled_rows(
    rows: Sequence[Sequence[Lines]],
    widths: Sequence[float],
    aligns: Sequence[int],
    *,
    spans: Mapping[Place, Place],
    bold_from: int,
    least_height: float = 0.0,
) -> RuledRows:
    """Return `rows` with cells that stretch over others: `spans` says over how many rows and columns."""
    covered = {cell: place for place in spans for cell in _cells(place, spans[place]) if cell != place}
    below: dict[int, set[int]] = {}
    left: dict[int, set[int]] = {}
    for (row, column), place in covered.items():
        if row > place[0]:
            below.setdefault(row - 1, set()).add(column)
        if column > place[1]:
            left.setdefault(row, set()).add(column)
    return RuledRows(
        rows=rows,
        tops=list(accumulate(_heights(rows, spans, covered, least_height), initial=0.0)),
        edges=list(accumulate(widths, initial=0.0)),
        aligns=aligns,
        bold_from=bold_from,
        covered=frozenset(covered),
        open_below={row: frozenset(columns) for row, columns in below.items()},
        open_left={row: frozenset(columns) for row, columns in left.items()},
        spans=spans,
    )


def _cells(place: Place, size: Place) -> Iterator[Place]:
    for row in range(place[0], place[0] + size[0]):
        for column in range(place[1], place[1] + size[1]):
            yield row, column


def _heights(
    rows: Sequence[Sequence[Lines]], spans: Mapping[Place, Place], covered: Mapping[Place, Place], least: float
) -> list[float]:
    """A cell over several rows makes the last of them higher where all together are too low."""
    tall = {place: down for place, (down, _) in spans.items() if down > 1}
    apart = {*covered, *tall}
    heights = [max(least, _height_of(_own(row, number, apart))) for number, row in enumerate(rows)]
    for (row, column), down in tall.items():
        missing = _height_of([rows[row][column]]) - sum(heights[row : row + down])
        heights[row + down - 1] += max(0.0, missing)
    return heights


def _own(row: Sequence[Lines], number: int, apart: set[Place]) -> Sequence[Lines]:
    return [lines for column, lines in enumerate(row) if (number, column) not in apart] if apart else row


def _height_of(cells: Sequence[Lines]) -> float:
    return max(map(len, cells), default=1) * _LEADING + _ABOVE + _BELOW


def _put(text: PDFTextObject, lines: Lines, cell: tuple[float, float], base: float, align: int, font: str) -> None:
    left, right = cell[0] + PADDING, cell[1] - PADDING
    if align == TA_LEFT:
        text.setTextOrigin(left, base)
        for line in lines:
            text.textLine(line)
        return
    share = 0.5 if align == TA_CENTER else 1.0
    for number, line in enumerate(lines):
        spare = right - left - word_width(line, font, SIZE)
        text.setTextOrigin(left + share * spare, base - number * _LEADING)
        text.textLine(line)


def _runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield (first, last) of numbers that follow one another."""
    found = list(numbers)
    breaks = [place for place, (a, b) in enumerate(pairwise(found), 1) if b != a + 1]
    for start, end in zip([0, *breaks], [*breaks, len(found)], strict=True):
        if end > start:
            yield found[start], found[end - 1]
