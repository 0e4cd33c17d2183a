"""How far a target is, drawn honestly: solid up to what is sure, hatched up to what may be, empty for the rest.

`RangeBar().show_range(low, high, full, state)`: whole numbers; `full` `None` or 0: no bar; `high` `None`: open end.
The words with the figures stand beside it in a label of their own; the same words are its accessible name.
"""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from congdoan_desktop.ui import theme

_HEIGHT = 14


class RangeBar(QWidget):
    """A bar of 14 px with a solid and a hatched part."""

    def __init__(self) -> None:
        super().__init__()
        self._parts = (0.0, 0.0)
        self._state = "open"
        self._known = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(120)

    def show_range(self, low: int, high: int | None, full: int | None, *, state: str = "open", words: str = "") -> None:
        """Draw `low` … `high` of `full`. `state`: as in `status_label`; only `good` changes the colour."""
        self._known = bool(full)
        if full:
            self._parts = _parts(low, high, full)
        self._state = state
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, _HEIGHT + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        whole = QRectF(0.5, (self.height() - _HEIGHT) / 2 + 0.5, self.width() - 1, _HEIGHT - 1)
        painter = QPainter(self)
        _paint(painter, whole, self._parts if self._known else None, self._state)
        painter.end()


def range_picture(low: int, high: int | None, full: int | None, *, state: str, width: int, scale: float) -> QPixmap:
    """Return the same bar as a picture, `width` pixels wide, for a row of a table on a screen of that scale."""
    picture = QPixmap(round(width * scale), round(_HEIGHT * scale))
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    _paint(painter, QRectF(0.5, 0.5, width - 1, _HEIGHT - 1), _parts(low, high, full) if full else None, state)
    painter.end()
    return picture


def _parts(low: int, high: int | None, full: int) -> tuple[float, float]:
    top = full if high is None else high
    return min(low / full, 1.0), min(max(low, top) / full, 1.0)


def _paint(painter: QPainter, whole: QRectF, parts: tuple[float, float] | None, state: str) -> None:
    now = theme.colors()
    colour = QColor(now.good if state == "good" else now.accent)
    painter.setPen(QPen(QColor(now.line)))
    painter.fillRect(whole, QColor(now.window))
    painter.drawRect(whole)
    if parts is not None:
        low, high = (whole.width() * part for part in parts)
        painter.fillRect(QRectF(whole.x(), whole.y(), low, whole.height()), colour)
        _hatch(painter, QRectF(whole.x() + low, whole.y(), high - low, whole.height()), colour)


def _hatch(painter: QPainter, part: QRectF, colour: QColor) -> None:
    if part.width() < 1:
        return
    painter.fillRect(part, QBrush(colour, Qt.BrushStyle.BDiagPattern))
    painter.setPen(QPen(colour))
    painter.drawRect(part)
