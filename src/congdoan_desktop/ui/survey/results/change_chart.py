"""What changed most since the round before: one line an answer, its two shares and a bar to the left or the right."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPaintEvent

from congdoan_desktop.domain.comparison import Change
from congdoan_desktop.domain.numbers import percent_text
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.survey.results import painting
from congdoan_desktop.ui.survey.results.chart import Chart
from congdoan_desktop.ui.survey.results.words import change_spoken, change_words

_SHARES, _POINTS = 124, 82
_LINE = 28
_BAR, _WORDS = 72, 170
_FULL = 200
"""Tenths of a point that fill half of the bar; larger changes make it longer for all."""


@dataclass(frozen=True, kw_only=True)
class ChangeLine:
    """One answer to one question."""

    label: str
    change: Change

    @property
    def words(self) -> tuple[str, str]:
        """Both shares, and the difference."""
        before, now = (percent_text(part or 0, 1000) for part in (self.change.before, self.change.now))
        return f"{before} → {now}", change_words(self.change)

    @property
    def spoken(self) -> str:
        return f"{self.label}: {self.words[0].replace('→', 'thành')}, {change_spoken(self.change)}"


class ChangeChart(Chart):
    """The lines of one question; `widest`: the largest change on the page, in tenths of a point."""

    def __init__(self, lines: Sequence[ChangeLine], widest: int) -> None:
        super().__init__("; ".join(line.spoken for line in lines))
        self.lines = tuple(lines)
        self._full = max(widest, _FULL)

    def heightForWidth(self, width: int) -> int:
        return sum(self._heights(width))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, y = QPainter(self), 0
        for line, height in zip(self.lines, self._heights(self.width()), strict=True):
            self._draw(painter, line, QRect(0, y, self.width(), height))
            y += height
        painter.end()

    def _draw(self, painter: QPainter, line: ChangeLine, place: QRect) -> None:
        label, (shares, points) = self._label(place.width()), line.words
        painting.write(painter, QRect(0, place.y(), label, place.height()), line.label)
        right = place.width() - _POINTS
        painting.write(painter, QRect(right, place.y(), _POINTS, place.height()), points, painting.RIGHT)
        right -= _SHARES
        colour = theme.colors().muted
        painting.write(painter, QRect(right, place.y(), _SHARES, place.height()), shares, painting.RIGHT, colour)
        left = label + theme.S
        if right - left < _BAR:
            return
        box = QRectF(left + 0.5, place.center().y() - painting.BAR / 2 + 0.5, right - left - theme.S, painting.BAR)
        painting.both_ways(painter, box, (line.change.points or 0) / self._full)

    def _heights(self, width: int) -> list[int]:
        metrics, label = self.fontMetrics(), self._label(width)
        return [max(_LINE, painting.height_of(metrics, line.label, label) + theme.XS) for line in self.lines]

    def _label(self, width: int) -> int:
        """Return the width of the words: where they and a bar have no room side by side, the words have it all."""
        room = width - _SHARES - _POINTS - theme.S
        return min(width * 2 // 5, room - _BAR) if room - _BAR >= _WORDS else max(room, 60)
