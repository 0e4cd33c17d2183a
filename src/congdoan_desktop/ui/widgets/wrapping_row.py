"""A row of fields that breaks into several when the window is narrow (150 % on a small screen).

`WrappingRow()`: `add(widget, stretch)`; widgets with a stretch share what is left of their line, the others keep
their own width. Every line is as high as its highest widget.
"""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem, QWidget

from congdoan_desktop.ui import theme
from congdoan_desktop.ui.widgets.line_layout import LineLayout

_LEAST = 130
"""Least width of a widget that stretches."""


class WrappingRow(LineLayout):
    """Lines of widgets."""

    def __init__(self) -> None:
        super().__init__()
        self._stretches: list[int] = []
        self._leasts: dict[int, int] = {}
        """Least width of a widget by its place, as long as none of them wants another."""

    def add(self, widget: QWidget, stretch: int) -> None:
        """Put `widget` at the end."""
        self._stretches.append(stretch)
        self.addWidget(widget)

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        if 0 <= index < len(self._items):
            self._stretches.pop(index)
        self._leasts.clear()
        return super().takeAt(index)

    def invalidate(self) -> None:
        self._leasts.clear()
        super().invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def sizeHint(self) -> QSize:
        shown = self._shown()
        width = sum(self._least(place) for place in shown) + theme.M * max(len(shown) - 1, 0)
        return QSize(width, max((self._items[place].sizeHint().height() for place in shown), default=0))

    def minimumSize(self) -> QSize:
        shown = self._shown()
        width = max((self._least(place) for place in shown), default=0)
        return QSize(width, max((self._items[place].minimumSize().height() for place in shown), default=0))

    def _shown(self) -> list[int]:
        return [place for place, item in enumerate(self._items) if not item.isEmpty()]

    def _least(self, place: int) -> int:
        if place not in self._leasts:
            item, stretches = self._items[place], self._stretches[place]
            self._leasts[place] = max(item.minimumSize().width(), _LEAST) if stretches else item.sizeHint().width()
        return self._leasts[place]

    def _lines(self, width: int) -> Iterator[list[int]]:
        """Yield the places of the widgets of each line."""
        line, used = list[int](), 0
        for place in self._shown():
            least = self._least(place)
            if line and used + theme.M + least > width:
                yield line
                line, used = [], 0
            used += least + (theme.M if line else 0)
            line.append(place)
        if line:
            yield line

    def _widths(self, line: Sequence[int], width: int) -> list[int]:
        """Return how wide each widget of a line is: its own width, or its share of what is left, never below least."""
        widths = {place: min(self._least(place), width) for place in line}
        sharing = [place for place in line if self._stretches[place]]
        while sharing:
            room = width - theme.M * (len(line) - 1) - sum(w for place, w in widths.items() if place not in sharing)
            shares = sum(self._stretches[place] for place in sharing)
            wide = [place for place in sharing if room * self._stretches[place] // shares < widths[place]]
            if not wide:
                widths |= {place: room * self._stretches[place] // shares for place in sharing}
                break
            sharing = [place for place in sharing if place not in wide]
        return [widths[place] for place in line]

    def lay(self, rect: QRect, *, move: bool) -> int:
        y = rect.y()
        for line in self._lines(rect.width()):
            widths = self._widths(line, rect.width())
            height = max(self._height(place, w) for place, w in zip(line, widths, strict=True))
            x = rect.x()
            for place, width in zip(line, widths, strict=True):
                if move:
                    self._items[place].setGeometry(QRect(x, y, width, height))
                x += width + theme.M
            y += height + theme.S
        return max(y - theme.S - rect.y(), 0)

    def _height(self, place: int, width: int) -> int:
        item = self._items[place]
        return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
