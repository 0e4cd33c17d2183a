"""The answers to one question by groups: a row an answer, a column a group, each cell a share and a bar.

Too many groups for the width go on in a second block. `GroupChart(answers, groups, cells)`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPaintEvent

from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.survey.results import painting
from congdoan_desktop.ui.survey.results.chart import Chart
from congdoan_desktop.ui.survey.results.words import HIDDEN, share_words, spoken

_CELL = 88
"""Least width of a group."""
_LINE = 34
_WIDEST = 260
_LEAST = 104


@dataclass(frozen=True, kw_only=True)
class GroupColumn:
    """A group, how many sheets are of it, and its counts: one an answer, `None` where hidden."""

    label: str
    size: int
    counts: tuple[int | None, ...]

    @property
    def head(self) -> str:
        return f"{self.label}\n{count_text(self.size)} phiếu"

    def words(self, place: int) -> str:
        """Return what stands in the cell of an answer: "53,8 % (70)"."""
        count = self.counts[place]
        if not count or not self.size:
            return HIDDEN if count is None else "0"
        return f"{share_words(count, self.size)} ({count_text(count)})"


class GroupChart(Chart):
    """A block of rows, or several."""

    def __init__(self, answers: Sequence[str], groups: Sequence[GroupColumn]) -> None:
        super().__init__(". ".join(_spoken(answers, group) for group in groups))
        self.answers, self.groups = tuple(answers), tuple(groups)

    def heightForWidth(self, width: int) -> int:
        rows = sum(self._heights(width))
        blocks = list(self._blocks(width))
        return sum(self._head(block, width) + rows for block in blocks) + theme.M * (len(blocks) - 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, y = QPainter(self), 0
        for block in self._blocks(self.width()):
            y = self._draw_block(painter, block, y) + theme.M
        painter.end()

    def _draw_block(self, painter: QPainter, block: Sequence[GroupColumn], y: int) -> int:
        label, cell, now = self._label(self.width()), self._cell(self.width()), theme.colors()
        head = self._head(block, self.width())
        for column, group in enumerate(block):
            place = QRect(label + column * cell + theme.S, y, cell - theme.S, head)
            painting.write(painter, place, group.head, painting.HEAD, now.muted)
        y += head
        for row, height in enumerate(self._heights(self.width())):
            painting.write(painter, QRect(0, y, label, height), self.answers[row])
            for column, group in enumerate(block):
                self._draw_cell(painter, group, row, QRect(label + column * cell + theme.S, y, cell - theme.S, height))
            y += height
        return y

    def _draw_cell(self, painter: QPainter, group: GroupColumn, row: int, place: QRect) -> None:
        count, words = group.counts[row], self.fontMetrics().height()
        top = place.y() + (place.height() - words - 8) // 2
        colour = theme.colors().muted if count is None else ""
        painting.write(painter, QRect(place.x(), top, place.width(), words), group.words(row), painting.LEFT, colour)
        box = QRectF(place.x() + 0.5, top + words + 1.5, min(place.width(), _CELL * 2) - 1, 6)
        painting.bar(painter, box, None if count is None else count / max(group.size, 1))

    def _blocks(self, width: int) -> Iterator[Sequence[GroupColumn]]:
        most = self._most(width)
        for start in range(0, len(self.groups), most):
            yield self.groups[start : start + most]

    def _most(self, width: int) -> int:
        return max((width - _LEAST) // _CELL, 1)

    def _cell(self, width: int) -> int:
        return (width - self._label(width)) // min(self._most(width), max(len(self.groups), 1))

    def _label(self, width: int) -> int:
        beside = min(self._most(width), len(self.groups)) * _CELL
        return max(min(width * 2 // 5, _WIDEST, width - beside), _LEAST)

    def _head(self, block: Sequence[GroupColumn], width: int) -> int:
        cell, metrics = self._cell(width) - theme.S, self.fontMetrics()
        return max(painting.height_of(metrics, group.head, cell) for group in block) + theme.XS

    def _heights(self, width: int) -> list[int]:
        metrics, label = self.fontMetrics(), self._label(width)
        return [max(_LINE, painting.height_of(metrics, answer, label) + theme.XS) for answer in self.answers]


def _spoken(answers: Sequence[str], group: GroupColumn) -> str:
    head = f"{group.label}, {count_text(group.size)} phiếu"
    if all(count is None for count in group.counts):
        return f"{head}: nhóm này ẩn"
    told = (spoken(answer, count, group.size) for answer, count in zip(answers, group.counts, strict=True))
    return f"{head}: {'; '.join(told)}"
