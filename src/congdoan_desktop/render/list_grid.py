"""The table of a printed list: thousands of rows, each in one piece and with room for a signature.

Lines are broken beforehand, so every height is known; reportlab is given the rows of one page at a time (its own tables
copy all rows that are left at every page).
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from reportlab.platypus import Flowable, Spacer
from reportlab.platypus import Table as Drawn

from congdoan_desktop.domain.report import Table
from congdoan_desktop.render import fonts, style
from congdoan_desktop.render.cells import cell_text, label_column, total_texts
from congdoan_desktop.render.grid import LOOK, PADDING, column_widths, heads_of, in_parts
from congdoan_desktop.render.inline import paragraph
from congdoan_desktop.render.lines import cut_lines
from congdoan_desktop.texts import PAPER, keep_together

_SIZE, _LEADING = style.CELLS["text"].fontSize, style.CELLS["text"].leading
_ABOVE_AND_BELOW = 6
_ALIGN = {"index": "CENTER", "text": "LEFT", "count": "RIGHT", "share": "RIGHT", "date": "CENTER"}
_ROWS_WITH_THE_END = 2
"""A signature never stands alone on a page."""
_PAGE = 460.0
"""Points that every page has for the table, one that lies on its side too."""
_Row = list[Any]
"""Texts or paragraphs, as reportlab takes them."""


@dataclass(frozen=True, kw_only=True)
class _Body:
    """The whole table: `tops[n]` is how high the first `n` rows are together."""

    heads: Sequence[_Row]
    head_height: float
    look: style.Commands
    widths: Sequence[float]
    rows: Sequence[_Row]
    tops: Sequence[float]
    total_look: style.Commands
    """Of the last row, where it is a total."""


class ListGrid(Flowable):
    """Some rows of a table under its heads, and what stands below the last of them."""

    def __init__(self, body: _Body, first: int, last: int, end: Flowable) -> None:
        super().__init__()
        self._body, self._first, self._last, self._end = body, first, last, end
        self._end_height = 0.0

    def getSpaceBefore(self) -> float:
        return 10.0

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self._end_height = self._end.wrapOn(self.canv, aW, aH)[1]
        self.width, self.height = aW, self._rows_height() + self._end_height
        return self.width, self.height

    def split(self, aW: float, aH: float) -> list[Flowable]:
        body, first, last = self._body, self._first, self._last
        fitting = bisect_right(body.tops, body.tops[first] + aH - body.head_height) - 1
        along = self._rows_with_the_end()
        if not along and fitting >= last:
            return [ListGrid(body, first, last, Spacer(1, 0)), self._end]
        middle = min(fitting, last - max(along, 1))
        if middle <= first:
            return []
        return [ListGrid(body, first, middle, Spacer(1, 0)), ListGrid(body, middle, last, self._end)]

    def _rows_with_the_end(self) -> int:
        """Return how many of the last rows go where the end goes; none where they are so high that no page has room."""
        body, last = self._body, self._last
        height = body.head_height + self._end_height
        fits = (n for n in range(_ROWS_WITH_THE_END, 0, -1) if height + body.tops[last] - body.tops[last - n] < _PAGE)
        return next(fits, 0)

    def draw(self) -> None:
        body = self._body
        heights = [body.tops[n + 1] - body.tops[n] for n in range(self._first, self._last)]
        drawn = Drawn(
            [*body.heads, *body.rows[self._first : self._last]],
            colWidths=body.widths,
            rowHeights=[*[None] * len(body.heads), *heights],
        )
        is_end = self._last == len(body.rows)
        drawn.setStyle([*body.look, *(body.total_look if is_end else [])])
        drawn.wrapOn(self.canv, self.width, self.height)
        drawn.drawOn(self.canv, 0, self._end_height)
        self._end.drawOn(self.canv, 0, 0)

    def _rows_height(self) -> float:
        return self._body.head_height + self._body.tops[self._last] - self._body.tops[self._first]


def list_grid(table: Table, width: float, *, least_height: float, end: Flowable | None = None) -> ListGrid:
    """Return `table` drawn `width` points wide, rows at least `least_height` points high, heads on every page; `end`
    stands below it and takes two rows along.
    """
    heads, spans = heads_of(table)
    body = [
        [fonts.printable(cell_text(c, col)) for c, col in zip(row, table.columns, strict=True)] for row in table.rows
    ]
    total = [_total(table)] if table.total else []
    widths = column_widths(table, [*heads, *body, *total], width)
    rooms = [each - 2 * PADDING for each in widths]
    rows: list[_Row] = [_cut(row, rooms, fonts.REGULAR) for whole in body for row in in_parts(whole, rooms)]
    rows = rows or [[PAPER["empty_list"], *[""] * (len(widths) - 1)]]
    rows += [_cut(row, rooms, fonts.BOLD) for row in total]
    top: list[_Row] = [[paragraph(text, style.HEAD_CELL) if text else "" for text in row] for row in heads]
    look = [*LOOK, *spans, *_dress(table, len(top))]
    whole = _Body(
        heads=top,
        head_height=_height_of(top, widths, look),
        look=look,
        widths=widths,
        rows=rows,
        tops=list(accumulate((_height(row, least_height) for row in rows), initial=0.0)),
        total_look=_total_look(table) if total else [],
    )
    return ListGrid(whole, 0, len(rows), end or Spacer(1, 0))


def _height_of(heads: Sequence[_Row], widths: Sequence[float], look: style.Commands) -> float:
    drawn = Drawn(heads, colWidths=widths)
    drawn.setStyle([command for command in look if command[1][1] < len(heads)])
    return float(drawn.wrap(sum(widths), 0)[1])


def _total(table: Table) -> list[str]:
    texts = [fonts.printable(text) for text in total_texts(table)]
    place = label_column(table)
    if not any(texts[:place]):
        texts[0], texts[place] = texts[place], texts[0]  # a span shows its first cell
    return texts


def _cut(row: Iterable[str], rooms: Sequence[float], font: str) -> list[str]:
    return ["\n".join(cut_lines(keep_together(text), font, _SIZE, room)) for text, room in zip(row, rooms, strict=True)]


def _height(row: Sequence[str], least: float) -> float:
    return max(least, max(text.count("\n") + 1 for text in row) * _LEADING + _ABOVE_AND_BELOW)


def _dress(table: Table, heads: int) -> style.Commands:
    look: style.Commands = [
        ("FONTSIZE", (0, heads), (-1, -1), _SIZE),
        ("LEADING", (0, heads), (-1, -1), _LEADING),
        *(("ALIGN", (n, heads), (n, -1), _ALIGN[column.kind]) for n, column in enumerate(table.columns)),
    ]
    if not table.rows:
        look += [("SPAN", (0, heads), (-1, heads)), ("ALIGN", (0, heads), (-1, heads), "CENTER")]
    return look


def _total_look(table: Table) -> style.Commands:
    return [("FONTNAME", (0, -1), (-1, -1), fonts.BOLD), ("SPAN", (0, -1), (label_column(table), -1))]
