"""The table of a printed list: thousands of rows, each in one piece and with room for a signature.

Lines are broken beforehand and heights are given, so reportlab neither measures nor splits a row.
"""

from collections.abc import Sequence

from reportlab.platypus import Flowable, LongTable

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


def list_grid(table: Table, width: float, *, least_height: float) -> LongTable:
    """Return `table` drawn `width` points wide, rows at least `least_height` points high; heads on every page."""
    heads, spans = heads_of(table)
    body = [
        [fonts.printable(cell_text(c, col)) for c, col in zip(row, table.columns, strict=True)] for row in table.rows
    ]
    total = [[fonts.printable(text) for text in total_texts(table)]] if table.total else []
    widths = column_widths(table, [*heads, *body, *total], width)
    rooms = [each - 2 * PADDING for each in widths]
    cut = [_cut(row, rooms, fonts.REGULAR) for whole in body for row in in_parts(whole, rooms)]
    cut += [_cut(row, rooms, fonts.BOLD) for row in total]
    empty = [] if table.rows else [[PAPER["empty_list"], *[""] * (len(widths) - 1)]]
    top: list[list[object]] = [[paragraph(text, style.HEAD_CELL) if text else "" for text in row] for row in heads]
    drawn = LongTable(
        [*top, *empty, *cut],
        colWidths=widths,
        rowHeights=[None] * len(top) + [_height(row, least_height) for row in (*empty, *cut)],
        repeatRows=len(top),
        spaceBefore=10,
    )
    drawn.setStyle([*LOOK, *spans, *_dress(table, len(top), bool(empty))])
    return drawn


class LastRows(Flowable):
    """A table and what stands under it: the end takes two rows along, so that no signature stands alone on a page."""

    def __init__(self, grid: Flowable, end: Flowable) -> None:
        super().__init__()
        self._grid, self._end = grid, end
        self._heights = (0.0, 0.0)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self._heights = (self._grid.wrapOn(self.canv, aW, aH)[1], self._end.wrapOn(self.canv, aW, aH)[1])
        self.width, self.height = aW, sum(self._heights) + self._end.getSpaceBefore()
        return aW, self.height

    def getSpaceBefore(self) -> float:
        return float(self._grid.getSpaceBefore())

    def split(self, aW: float, aH: float) -> list[Flowable]:
        self.wrap(aW, aH)
        last = sum(_row_heights(self._grid)[-_ROWS_WITH_THE_END:])
        pieces = self._grid.splitOn(self.canv, aW, min(aH, self._heights[0] - last))
        return [pieces[0], LastRows(pieces[1], self._end)] if len(pieces) > 1 else []

    def draw(self) -> None:
        self._grid.drawOn(self.canv, 0, self.height - self._heights[0])
        self._end.drawOn(self.canv, 0, 0)


def _row_heights(grid: Flowable) -> list[float]:
    heights: list[float] = grid._rowHeights  # type: ignore[attr-defined]
    return heights


def _cut(row: Sequence[str], rooms: Sequence[float], font: str) -> list[str]:
    return ["\n".join(cut_lines(keep_together(text), font, _SIZE, room)) for text, room in zip(row, rooms, strict=True)]


def _height(row: Sequence[str], least: float) -> float:
    return max(least, max(text.count("\n") + 1 for text in row) * _LEADING + _ABOVE_AND_BELOW)


def _dress(table: Table, heads: int, is_empty: bool) -> style.Commands:
    look: style.Commands = [
        ("FONTSIZE", (0, heads), (-1, -1), _SIZE),
        ("LEADING", (0, heads), (-1, -1), _LEADING),
        *(("ALIGN", (n, heads), (n, -1), _ALIGN[column.kind]) for n, column in enumerate(table.columns)),
    ]
    if is_empty:
        look += [("SPAN", (0, heads), (-1, heads)), ("ALIGN", (0, heads), (-1, heads), "CENTER")]
    if table.total:
        place = label_column(table)
        look += [("FONTNAME", (0, -1), (-1, -1), fonts.BOLD), ("SPAN", (0, -1), (place, -1))]
    return look
