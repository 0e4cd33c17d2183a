"""The list that opens below a field: entries under their headings, narrowed by typing without accents.

`PickList(entries, anchor)`: `narrow(text)`, `open_below()`, `move_by(±1)`, `current()`, signal `picked(code)`.
It is a child of the window, not a window of its own: it never takes the focus and looks the same everywhere.
Its widgets are made when it is first needed: a form has dozens of such fields, and few are ever opened.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QToolButton, QWidget

from congdoan_desktop.domain.catalogue import Entry
from congdoan_desktop.domain.text import fold
from congdoan_desktop.ui import theme

_CODE = int(Qt.ItemDataRole.UserRole)
_MOST_SHOWN = 9
_MOST_LISTED = 200
"""Nobody reads further; a list of thousands of people must open at once."""


class PickList(QObject):
    """Entries to pick from; headings cannot be picked."""

    picked = Signal(str)

    def __init__(self, entries: Sequence[Entry], anchor: QWidget) -> None:
        super().__init__(anchor)
        self._anchor = anchor
        self._hidden: frozenset[str] = frozenset()
        self._model = QStandardItemModel(self)
        self.load(entries)

    def load(self, entries: Sequence[Entry]) -> None:
        """Offer other entries."""
        self._entries = tuple(entries)
        vars(self).pop("_folded", None)

    def leave_out(self, codes: Iterable[str]) -> None:
        """Do not offer `codes` (they are chosen already)."""
        self._hidden = frozenset(codes)

    def narrow(self, text: str) -> None:
        """Show the entries that hold every word of `text`; the first one is current."""
        words = fold(text).split()
        self._model.clear()
        group = ""
        for entry, folded in zip(self._entries, self._folded, strict=True):
            if entry.code in self._hidden or not all(word in folded for word in words):
                continue
            if entry.group != group and entry.group:
                self._model.appendRow(_heading(entry.group))
            group = entry.group
            self._model.appendRow(_item(entry))
            if self._model.rowCount() >= _MOST_LISTED:
                break
        if not self._model.rowCount():
            self._model.appendRow(_heading("Không có mục nào khớp"))
        self.point_nowhere()
        self.move_by(1)

    def codes(self) -> tuple[str, ...]:
        """Return the codes on offer."""
        rows = range(self._model.rowCount())
        return tuple(code for row in rows if (code := self._model.index(row, 0).data(_CODE)))

    def current(self) -> str:
        """Return the code of the current row, or nothing."""
        return str(self.view.currentIndex().data(_CODE) or "") if self._is_made() else ""

    def point_at(self, code: str) -> None:
        """Make `code` current, if it is on offer."""
        for row in range(self._model.rowCount()):
            if self._model.index(row, 0).data(_CODE) == code:
                self._go(row)

    def point_nowhere(self) -> None:
        """Make no entry current."""
        self.view.setCurrentIndex(QModelIndex())

    def move_by(self, step: int) -> None:
        """Go to the next entry up or down, over headings; stay at the ends."""
        now = self.view.currentIndex()
        row = now.row() + step if now.isValid() else 0
        while 0 <= row < self._model.rowCount():
            if self._model.index(row, 0).data(_CODE):
                self._go(row)
                return
            row += step

    def isVisible(self) -> bool:
        """Whether the list is open."""
        return self._is_made() and self.view.isVisible()

    def hide(self) -> None:
        """Close the list."""
        if self._is_made():
            self.view.hide()

    def open_below(self) -> None:
        """Open under the anchor, or above it where there is more room."""
        window = self._anchor.window()
        if self.view.parent() is not window:
            self.view.setParent(window)
            window.installEventFilter(self)
        self._place(window)
        self.view.show()
        self.view.raise_()
        self._go(self.view.currentIndex().row())  # anew: what was in sight before had another height

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.WindowDeactivate):
            self.hide()
        return super().eventFilter(watched, event)

    @cached_property
    def view(self) -> QListView:
        """The widget."""
        view = QListView(self._anchor)
        view.setModel(self._model)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setTextElideMode(Qt.TextElideMode.ElideRight)
        view.setAccessibleName("Các mục để chọn")
        view.clicked.connect(self._clicked)
        view.hide()
        return view

    @cached_property
    def _folded(self) -> tuple[str, ...]:
        return tuple(fold(f"{entry.label} {entry.group}") for entry in self._entries)

    def _is_made(self) -> bool:
        return "view" in vars(self)

    def _place(self, window: QWidget) -> None:
        top = self._anchor.mapTo(window, QPoint(0, 0))
        below = window.height() - top.y() - self._anchor.height() - theme.XS
        above = top.y() - theme.XS
        wanted = min(max(self._model.rowCount(), 1), _MOST_SHOWN) * theme.ROW + 2
        height = min(wanted, max(below, above))
        width = max(self._anchor.width(), min(420, window.width() - top.x() - theme.M))
        y = top.y() + self._anchor.height() if height <= below else top.y() - height
        self.view.setGeometry(top.x(), y, width, height)

    def _go(self, row: int) -> None:
        self.view.setCurrentIndex(self._model.index(row, 0))
        self.view.scrollTo(self._model.index(max(row - 1, 0), 0))
        self.view.scrollTo(self.view.currentIndex())

    def _clicked(self, index: QModelIndex) -> None:
        if code := index.data(_CODE):
            self.picked.emit(code)


def word_button(sign: str) -> QToolButton:
    """Return a small button for the mouse beside a field; the keyboard has its own way and never stops there."""
    button = QToolButton()
    button.setText(sign)
    button.setAutoRaise(True)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button


def _heading(words: str) -> QStandardItem:
    item = QStandardItem(words)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    font = item.font()
    font.setBold(True)
    item.setFont(font)
    item.setSizeHint(QSize(0, theme.ROW - 4))
    return item


def _item(entry: Entry) -> QStandardItem:
    item = QStandardItem(f"   {entry.label}" if entry.group else entry.label)
    item.setData(entry.code, _CODE)
    item.setToolTip(entry.label)
    item.setSizeHint(QSize(0, theme.ROW))
    return item
