"""A table over many pages: heads on each, rows in one piece, what stands below it never alone."""

from bisect import bisect_right

from reportlab.platypus import Flowable, Spacer

from congdoan_desktop.render.ruled_rows import RuledRows

_ROWS_WITH_THE_END = 2
"""A signature never stands alone on a page."""
_PAGE = 460.0
"""Points that every page has for the table, one that lies on its side too."""


class PagedGrid(Flowable):
    """Some rows of a table under its heads, and what stands below the last of them."""

    def __init__(self, heads: RuledRows, body: RuledRows, end: Flowable | None, rows: tuple[int, int]) -> None:
        super().__init__()
        self._heads, self._body = heads, body
        self._end = end or Spacer(1, 0)
        self.rows = rows
        """First, and after the last."""
        self._end_height = 0.0
        self._head_height = heads.height(0, len(heads.rows))

    def getSpaceBefore(self) -> float:
        return 10.0

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self._end_height = self._end.wrapOn(self.canv, aW, aH)[1]
        self.width, self.height = aW, self._head_height + self._body.height(*self.rows) + self._end_height
        return self.width, self.height

    def split(self, aW: float, aH: float) -> list[Flowable]:
        (first, last), tops = self.rows, self._body.tops
        fitting = bisect_right(tops, tops[first] + aH - self._head_height) - 1
        along = self._rows_with_the_end()
        if not along and fitting >= last:
            return [self._part(first, last, None), self._end]
        middle = min(fitting, last - max(along, 1))
        while middle > first and self._stays_with_the_row_above(middle):
            middle -= 1
        return [self._part(first, middle, None), self._part(middle, last, self._end)] if middle > first else []

    def draw(self) -> None:
        self._heads.draw(self.canv, 0, len(self._heads.rows), self.height)
        self._body.draw(self.canv, *self.rows, self.height - self._head_height)
        self._end.drawOn(self.canv, 0, 0)

    def _part(self, first: int, last: int, end: Flowable | None) -> "PagedGrid":
        return PagedGrid(self._heads, self._body, end, (first, last))

    def _stays_with_the_row_above(self, row: int) -> bool:
        """What has a cell in common stays together, and a total never stands alone."""
        return self._body.goes_on(row) or row == self._body.bold_from

    def _rows_with_the_end(self) -> int:
        """Return how many of the last rows go where the end goes; none where they are so high that no page has room."""
        body, last = self._body, self.rows[1]
        height = self._head_height + self._end_height
        fits = (n for n in range(_ROWS_WITH_THE_END, 0, -1) if height + body.height(max(0, last - n), last) < _PAGE)
        return next(fits, 0)
