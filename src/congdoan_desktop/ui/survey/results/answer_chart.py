"""The answers to one question: words, bar, sheets, share, and the change since the round before.

`AnswerChart(lines)`: drawn and told from the same lines; nothing else is known here.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPaintEvent

from congdoan_desktop.domain.comparison import Change
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.survey.results import painting
from congdoan_desktop.ui.survey.results.chart import Chart
from congdoan_desktop.ui.survey.results.words import change_spoken, change_words, count_words, share_words, spoken

_COUNT, _SHARE, _CHANGE = 48, 62, 74
_LINE = 26
_WIDEST = 340
_BAR = 72


@dataclass(frozen=True, kw_only=True)
class AnswerLine:
    """One answer; `count` is `None` where it is hidden. `change` only where rounds are compared."""

    label: str
    count: int | None
    total: int
    change: Change | None = None
    compares: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """What stands beside the bar."""
        change = (change_words(self.change),) if self.compares else ()
        return (count_words(self.count), share_words(self.count, self.total), *change)

    @property
    def spoken(self) -> str:
        return spoken(self.label, self.count, self.total, change_spoken(self.change) if self.compares else "")


class AnswerChart(Chart):
    """One line an answer."""

    def __init__(self, lines: Sequence[AnswerLine]) -> None:
        super().__init__("; ".join(line.spoken for line in lines))
        self.lines = tuple(lines)
        self._compares = any(line.compares for line in lines)

    def heightForWidth(self, width: int) -> int:
        return sum(self._heights(width))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, y = QPainter(self), 0
        for line, height in zip(self.lines, self._heights(self.width()), strict=True):
            self._draw(painter, line, QRect(0, y, self.width(), height))
            y += height
        painter.end()

    def _draw(self, painter: QPainter, line: AnswerLine, place: QRect) -> None:
        label, now = self._label(place.width()), theme.colors()
        painting.write(painter, QRect(0, place.y(), label, place.height()), line.label)
        widths = (_COUNT, _SHARE, _CHANGE)[: len(line.words)]
        right = place.width()
        for width, words in reversed(list(zip(widths, line.words, strict=True))):
            right -= width
            colour = now.muted if line.count is None or width == _CHANGE else ""
            painting.write(painter, QRect(right, place.y(), width, place.height()), words, painting.RIGHT, colour)
        left = label + theme.S
        box = QRectF(left + 0.5, place.center().y() - painting.BAR / 2 + 0.5, right - left - 1, painting.BAR)
        painting.bar(painter, box, None if line.count is None else line.count / max(line.total, 1))

    def _heights(self, width: int) -> list[int]:
        metrics, label = self.fontMetrics(), self._label(width)
        return [max(_LINE, painting.height_of(metrics, line.label, label) + theme.XS) for line in self.lines]

    def _label(self, width: int) -> int:
        """Return the width of the words at the left: two fifths, as long as a bar can still be drawn."""
        right = _COUNT + _SHARE + (_CHANGE if self._compares else 0)
        return max(min(width * 2 // 5, _WIDEST, width - right - _BAR - theme.S), 60)
