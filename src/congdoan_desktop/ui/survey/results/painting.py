"""Bars and words that the charts of a survey share. All lengths in pixels at 100 %.

A hidden figure is a hatched field of always the same length: what is not shown must not be measured either.
"""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPen

from congdoan_desktop.ui import theme

BAR = 12
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
HEAD = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap)
_FAR = 10_000


def height_of(metrics: QFontMetrics, words: str, width: int) -> int:
    """Return how high `words` are, wrapped to `width`."""
    return metrics.boundingRect(QRect(0, 0, max(width, 1), _FAR), LEFT, words).height()


def write(painter: QPainter, place: QRect, words: str, flags: int = LEFT, colour: str = "") -> None:
    """Write `words` into `place`, in the colour of text or in another one."""
    painter.setPen(QColor(colour or theme.colors().text))
    painter.drawText(place, flags, words)


def bar(painter: QPainter, place: QRectF, part: float | None) -> None:
    """Draw a bar filled up to `part` (0 … 1); `None` is hidden."""
    now = theme.colors()
    painter.fillRect(place, QColor(now.window))
    if part is None:
        painter.fillRect(place, QBrush(QColor(now.edge), Qt.BrushStyle.BDiagPattern))
    else:
        painter.fillRect(QRectF(place.x(), place.y(), place.width() * part, place.height()), QColor(now.accent))
    painter.setPen(QPen(QColor(now.line)))
    painter.drawRect(place)


def both_ways(painter: QPainter, place: QRectF, part: float) -> None:
    """Draw a bar from the middle to the right (`part` up to 1) or to the left (down to -1)."""
    now = theme.colors()
    middle, half = place.center().x(), place.width() / 2
    painter.fillRect(place, QColor(now.window))
    start = middle if part >= 0 else middle + half * part
    painter.fillRect(QRectF(start, place.y(), half * abs(part), place.height()), QColor(now.accent))
    painter.setPen(QPen(QColor(now.line)))
    painter.drawRect(place)
    painter.setPen(QPen(QColor(now.edge)))
    painter.drawLine(round(middle), round(place.top()) - 2, round(middle), round(place.bottom()) + 2)
