"""The widgets of a ledger and where they stand; what they do is in `ledger.py`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from congdoan_desktop.domain.records import Record
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.queries import Value
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.forms import Group, RecordForm
from congdoan_desktop.ui.tab_order import tab_after
from congdoan_desktop.ui.tables import Column, RowsTable
from congdoan_desktop.ui.widgets.empty_state import EmptyState
from congdoan_desktop.ui.widgets.status_label import StatusLabel
from congdoan_desktop.ui.widgets.undo_strip import UndoStrip

_ROOMY = 1000
"""From this width on (pixels) the keys of the header stand beside its buttons; not at 150 % on a small screen."""


@dataclass(frozen=True, kw_only=True)
class Book:
    """What a ledger keeps. `blank(id)` gives a new record; `name(record)` what a sentence calls it."""

    kind: type[Record]
    title: str
    create_words: str
    empty_words: str
    columns: Sequence[Column]
    groups: Sequence[Group]
    blank: Callable[[str], Record]
    name: Callable[[Any], str]
    footer: Callable[[Sequence[Any]], str] = lambda _records: ""
    """What stands below the list. Going through the records reads them all: of a list that grows long, see `sums`."""
    sums: Callable[[Reader, str], str] | None = None
    """What stands below a long list instead, worked out in the looker's thread from (store, text searched)."""
    prepare: Callable[[Sequence[Any]], object] = lambda _records: None
    """Called with some of the records before they are shown, to look up what the columns need."""
    where: Mapping[str, Value] = field(default_factory=dict)
    """Which records ever stand in the list."""
    list_width: int = 380


class LedgerView(QWidget):
    """List on the left, record on the right, actions above."""

    def __init__(self, book: Book) -> None:
        super().__init__()
        self._book = book
        self.form = RecordForm(book.groups)
        self.table = RowsTable(book.columns, lambda record: record.id, name=book.title)
        self.search = QLineEdit(placeholderText="Tìm, không cần dấu (Ctrl+F)", clearButtonEnabled=True)
        self.search.setAccessibleName("Tìm trong danh sách")
        self.create_button = QPushButton(f"+ {book.create_words}")
        self._header = [self.create_button]
        self.archive_button = QPushButton("Cất đi")
        self.history_button = QPushButton("Lịch sử")
        self.strip = UndoStrip()
        self.status = StatusLabel()
        self.foot = QLabel()
        self.away_button = QPushButton()
        self.empty = EmptyState(book.empty_words, f"+ {book.create_words}", self.create_button.click)
        self._divided_by_hand = False
        self._build()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        whole = event.size().width()
        self._say_keys(whole >= _ROOMY)
        if not self._divided_by_hand:
            left = min(self._book.list_width, whole * 36 // 100)
            self._divider.setSizes([left, whole - left])

    def add_action(self, button: QPushButton) -> None:
        """Put `button` beside the one that begins a new record; its tooltip begins with its keys ("Ctrl+D: …")."""
        self._actions.insertWidget(self._actions.count() - 2, button)
        QWidget.setTabOrder(self._header[-1], button)
        self._header.append(button)

    def add_to_record(self, button: QPushButton) -> None:
        """Put `button` over the record, before what is quiet there; Tab comes to it first."""
        self._head.insertWidget(1, button)
        QWidget.setTabOrder(button, self.history_button)

    def add_above_list(self, widget: QWidget) -> None:
        """Put `widget` over the list; Tab comes to it before the list."""
        self._left.insertWidget(self._left.indexOf(self.table), widget)
        tab_after(self.strip.close_button, widget)

    def add_above(self, widget: QWidget) -> None:
        """Put `widget` between the heading and the form; Tab comes to it before the form."""
        self._below.insertWidget(0, widget)
        tab_after(self.archive_button, widget)

    def add_below(self, widget: QWidget) -> None:
        """Put `widget` under the form."""
        self._below.insertWidget(self._below.count() - 1, widget)

    def show_panel(self, widget: QWidget) -> None:
        """Show `widget` in place of the record."""
        if self._right.indexOf(widget) < 0:
            self._right.addWidget(widget)
        self._right.setCurrentWidget(widget)

    def drop_panel(self, widget: QWidget) -> None:
        """Let go of a panel that is not shown any more."""
        self._right.removeWidget(widget)
        widget.deleteLater()

    def shows_panel(self) -> bool:
        """Whether a panel stands in place of the record."""
        return self._right.currentIndex() > 1

    def show_record(self, is_open: bool) -> None:
        """Show the record, or what to do when none is open."""
        self._right.setCurrentIndex(0 if is_open else 1)
        self.archive_button.setEnabled(is_open)
        self.history_button.setEnabled(is_open)

    def take_focus(self) -> None:
        """Put the focus on the list, or on the first step where there is no list yet."""
        # No focus proxy: Tab would then pass over everything that stands before the list.
        (self.table if self._pages.currentIndex() == 0 else self.empty.button).setFocus()

    def show_list(self, is_shown: bool) -> None:
        """Show list and record, or what belongs here and the first step."""
        focus, before = cast(QWidget | None, self.window().focusWidget()), self._pages.currentWidget()
        self._pages.setCurrentIndex(0 if is_shown else 1)
        # What is hidden lets go of the focus, and behind a dialog Qt gives it to nobody.
        if before is not self._pages.currentWidget() and (focus is None or before.isAncestorOf(focus)):
            self.take_focus()

    def to_top(self) -> None:
        """Scroll the record to its beginning."""
        self._scroll.verticalScrollBar().setValue(0)

    def _build(self) -> None:
        title = QLabel(self._book.title)
        title.setProperty("role", "title")
        self.create_button.setProperty("role", "primary")
        self.create_button.setToolTip("Ctrl+N")
        self.search.setFixedWidth(220)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(theme.S)
        self._actions.addWidget(title)
        self._actions.addSpacing(theme.L)
        self._actions.addWidget(self.create_button)
        self._actions.addStretch()
        self._actions.addWidget(self.search)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._split())
        self._pages.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        layout.setSpacing(theme.S)
        layout.addLayout(self._actions)
        layout.addWidget(self.strip)
        layout.addWidget(self._pages, 1)
        # Last: wherever a form is put, Qt goes through the style of all its fields once more.
        self._below.insertWidget(0, self.form)

    def _split(self) -> QWidget:
        left = QWidget()
        box = self._left = QVBoxLayout(left)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.table, 1)
        below = QHBoxLayout()
        below.addWidget(self.foot, 1)
        below.addWidget(self.away_button)
        box.addLayout(below)
        self.foot.setProperty("role", "muted")
        self.foot.setWordWrap(True)
        self.away_button.setProperty("role", "quiet")
        self.away_button.setToolTip("Ctrl+Shift+Delete")
        self.away_button.hide()
        self._right = QStackedWidget()
        self._right.addWidget(self._record_pane())
        self._right.addWidget(EmptyState("Chọn một dòng bên trái để xem và sửa."))
        self._divider = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        self._divider.setHandleWidth(theme.M)
        self._divider.addWidget(left)
        self._divider.addWidget(self._right)
        self._divider.setStretchFactor(1, 1)
        self._divider.splitterMoved.connect(self._divided)
        return self._divider

    def _say_keys(self, shown: bool) -> None:
        """Let each button of the header say its keys, where there is room: nobody without a mouse sees a tooltip."""
        for button in self._header:
            words, keys = button.text().partition("  ")[0], button.toolTip().partition(":")[0]
            button.ensurePolished()
            button.setText(words)
            button.setMinimumWidth(button.sizeHint().width())  # the keys never keep the window from being narrow
            button.setAccessibleName(button.accessibleName() or words)
            if shown and keys:
                button.setText(f"{words}  {keys}")

    def _follow(self, *_: object) -> None:
        """Where the cursor goes, the record is scrolled, by whatever key it went there: Qt does so for Tab only.

        Once more when the record grows: a group opened for the cursor takes its place only then.
        """
        QTimer.singleShot(0, self, self._scroll_to_focus)

    def _scroll_to_focus(self) -> None:
        now = cast(QWidget | None, self.window().focusWidget())
        inside = self._scroll.widget()
        if now is not None and inside.isAncestorOf(now):
            middle = now.mapTo(inside, now.rect().center())  # `ensureWidgetVisible` would show the line of the cursor
            self._scroll.ensureVisible(0, middle.y(), 0, now.height() // 2 + theme.M)

    def _divided(self) -> None:
        self._divided_by_hand = True

    def _record_pane(self) -> QWidget:
        inside = QWidget()
        self._below = QVBoxLayout(inside)
        self._below.setContentsMargins(0, 0, theme.M, 0)
        self._below.setSpacing(theme.M)
        self._below.addStretch(1)
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        cast(QApplication, QApplication.instance()).focusChanged.connect(self._follow)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._follow)
        head = self._head = QHBoxLayout()
        self.status.setWordWrap(True)
        head.addWidget(self.status, 1)
        for button, keys in ((self.history_button, "Ctrl+H"), (self.archive_button, "Delete ở danh sách")):
            button.setProperty("role", "quiet")
            button.setToolTip(keys)
            head.addWidget(button)
        pane = QWidget()
        box = QVBoxLayout(pane)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.XS)
        box.addLayout(head)
        box.addWidget(self._scroll, 1)
        return pane
