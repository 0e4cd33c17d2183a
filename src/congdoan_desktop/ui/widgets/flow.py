"""A layout that puts widgets side by side and begins a new line when there is no room (Qt has none)."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem, QWidget

from congdoan_desktop.ui.widgets.line_layout import LineLayout


class Flow(LineLayout):
    """Left to right, then the next line. The last item may take what is left of its line."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 4, stretch_last: bool = True) -> None:
        super().__init__(parent)
        self._gap = gap
        self._stretch_last = stretch_last

    def insert(self, place: int, widget: QWidget) -> None:
        """Put `widget` before the item at `place`."""
        self.addWidget(widget)
        self._items.insert(place, self._items.pop())
        self.invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def lay(self, rect: QRect, *, move: bool) -> int:
        inside = rect.marginsRemoved(self.contentsMargins())
        x, y, line = inside.x(), inside.y(), 0
        shown = self._shown()
        for item in shown:
            hint = item.sizeHint()
            width = min(hint.width(), inside.width())
            if x + width > inside.right() + 1 and line:
                x, y, line = inside.x(), y + line + self._gap, 0
            if self._stretch_last and item is shown[-1]:
                width = inside.right() + 1 - x
            if move:
                item.setGeometry(QRect(QPoint(x, y), QSize(width, hint.height())))
            x, line = x + width + self._gap, max(line, hint.height())
        return y + line - rect.y() + self.contentsMargins().bottom()

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]
