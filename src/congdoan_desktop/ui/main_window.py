"""The window: a rail with the pages, the page itself, and at the foot what was saved last."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from congdoan_desktop.texts import short_date
from congdoan_desktop.ui import dialogs, theme
from congdoan_desktop.ui.context import Context, Page
from congdoan_desktop.ui.everywhere import Everywhere
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.front import PROGRAM, RAIL, fit
from congdoan_desktop.ui.help import help_for
from congdoan_desktop.ui.rail_entry import Entry
from congdoan_desktop.ui.widgets.status_label import StatusLabel
from congdoan_desktop.usecases.places import Place

if TYPE_CHECKING:
    from congdoan_desktop.ui.locking.lock import Lock


class MainWindow(QMainWindow):
    """Makes pages and switches them."""

    closed = Signal()
    """Everything typed is in the store, or the person knows that it is not."""
    is_to_open_anew = False
    """Whether a new window is to open on the same store, once this one has closed."""

    def __init__(self, context: Context, entries: Sequence[Entry], unit_name: str) -> None:
        super().__init__()
        self._context = context
        self.lock: Lock | None = None
        """What covers this window, where the store has a pass-phrase."""
        self.asks_new_phrase = False
        """Whether the store was opened by the code of its recovery sheet."""
        self._between: Callable[[], bytes | None] | None = None
        self.next_place = ("", "")
        """Page and record that the new window shows first."""
        self._entries = {entry.key: entry for entry in entries}
        self._pages: dict[str, Page] = {}
        self._key = ""
        self._closing = False
        self.buttons: dict[str, QPushButton] = {}
        self._stack = QStackedWidget()
        self._name = QLabel(wordWrap=True)
        self._saved, self._backup = StatusLabel(), StatusLabel()
        self._rail_room = QScrollArea(widgetResizable=True)
        self.everywhere = Everywhere(self, context)
        self.name_unit(unit_name)
        self._build()
        self._connect()

    def open_page(self, key: str, record_id: str = "") -> None:
        """Hand over what is being typed, then show another page, and a record there."""
        if key not in self._entries:
            return
        before = self.page()
        if before is not None:
            before.leave()
        page = self._pages.get(key) or self._make(key)
        self._key = key
        self.buttons[key].setChecked(True)
        self._rail_room.ensureWidgetVisible(self.buttons[key], 0, theme.S)
        self._stack.setCurrentWidget(page)
        page.refresh()
        focus = self.focusWidget()
        if record_id:
            page.open_record(record_id)
        if self.focusWidget() is focus:  # else the page has put the cursor where the work goes on
            page.take_focus()
        self.everywhere.page_opened(key)

    def open_place(self, place: Place) -> None:
        """Show a record where it is, and the line under it."""
        self.open_page(place.page, place.record_id)
        page = self.page()
        if page is not None and place.part_id:
            page.show_line(place.part_kind, place.part_id)

    def page(self) -> Page | None:
        """Return the page that is open."""
        return self._pages.get(self._key)

    def page_key(self) -> str:
        """Return the key of the page that is open."""
        return self._key

    def name_unit(self, name: str) -> None:
        """Show the name of the unit in the title and above the rail."""
        self.setWindowTitle(f"{name} – {PROGRAM}" if name else PROGRAM)
        self._name.setText(name or "Công đoàn cơ sở")

    def say_saved(self, sentence: str) -> None:
        """Say at the foot of the rail how saving went."""
        self._saved.show_state("bad" if sentence.startswith("Chưa") else "good", sentence)

    def say_backup(self, made_at: datetime) -> None:
        """Say at the foot of the rail when the last backup was made."""
        today = made_at.date() == self._context.today()
        self._backup.show_state("good", "Sao lưu hôm nay" if today else f"Sao lưu {short_date(made_at.date())}")

    def say_no_backup(self, error: Exception) -> None:
        """Say at the foot of the rail that there is no backup of today, and why."""
        self._backup.show_state("bad", f"Chưa sao lưu được. {sentence_of(error)}")

    def show_help(self) -> None:
        """Show the help of the open page."""
        entry = self._entries[self._key]
        dialogs.tell(self, f"Trợ giúp: {entry.title}", help_for(entry.help_key or entry.key))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Outside a dialog Qt presses a button by Space only; people press Enter.
        button = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(button, QPushButton):
            button.click()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close only after everything typed has come to the store."""
        if not self._closing:
            self._closing = True
            self.hand_over()
        if self._context.worker.busy or self._context.carrier.busy:
            event.ignore()  # comes back through `idle`
            return
        self._closing = False
        if any(page.holds_unsaved() for page in self._pages.values()) and not dialogs.close_anyway(self):
            self.is_to_open_anew, self._between = False, None
            event.ignore()
            return
        event.accept()
        self.hide()  # whoever loses the focus has a last word, and still finds the store open
        # What was to be looked at in a moment is looked at by nobody.
        for timer in cast(list[QTimer], self.findChildren(QTimer)):
            timer.stop()
        self.closed.emit()

    def hand_over(self) -> None:
        """Hand over what is being typed on any page."""
        for page in self._pages.values():
            page.leave()

    def _idle(self) -> None:
        if self._closing:
            self.close()

    def _open_anew(self) -> None:
        self.is_to_open_anew = True
        self.close()

    def _rewrite(self, act: Callable[[], bytes | None]) -> None:
        self._between, self.next_place = act, (self._key, "@Phrase")
        self._open_anew()

    def between_windows(self) -> bytes | None:
        """Do what is to be done while the store is closed; return its key from then on."""
        return self._between() if self._between is not None else self._context.key

    def _changed(self, changes: frozenset[str]) -> None:
        page = self.page()
        if page is not None and page.shows & changes:
            page.refresh()

    def _make(self, key: str) -> Page:
        page = self._entries[key].make(self._context)
        page.go.connect(self.open_page)
        page.place_asked.connect(self.open_place)
        page.saved.connect(self.say_saved)
        page.reopening.connect(self._open_anew)
        page.rewriting.connect(self._rewrite)
        page.locking.connect(lambda: self.lock.lock() if self.lock is not None else None)
        self._pages[key] = page
        self._stack.addWidget(page)
        return page

    def _connect(self) -> None:
        self._context.worker.changed.connect(self._changed)
        for queue in (self._context.worker, self._context.carrier):
            queue.idle.connect(self._idle)
        for number, key in enumerate(self._entries, start=1):
            self.buttons[key].clicked.connect(lambda _checked, key=key: self.open_page(key))
            self._keys(_page_keys(number), lambda key=key: self.open_page(key))  # type: ignore[misc]
        self._keys("F1", self.show_help)
        for keys, act in self.everywhere.keys().items():
            self._keys(keys, act)

    def titles(self) -> Mapping[str, str]:
        """Return what the pages are called, by their keys."""
        return {key: entry.title for key, entry in self._entries.items()}

    def _keys(self, sequence: str, act: Callable[[], object]) -> None:
        QShortcut(QKeySequence(sequence), self).activated.connect(act)

    def _build(self) -> None:
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail())
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.everywhere.strip)
        right.addWidget(self._stack, 1)
        row.addLayout(right, 1)
        self.setCentralWidget(middle)
        fit(self)

    def _rail(self) -> QWidget:
        """Return the rail: tight where the window is low, and scrolled where even that is too high."""
        rail = QWidget()
        rail.setObjectName("rail")
        rail.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        group = QButtonGroup(rail)
        column = QVBoxLayout(rail)
        column.setContentsMargins(0, theme.M, 0, theme.M)
        column.setSpacing(0)
        self._name.setContentsMargins(theme.M, 0, theme.S, theme.M)
        self._name.setProperty("role", "section")
        column.addWidget(self._name)
        for button in self.everywhere.buttons:
            column.addWidget(button)
            column.addSpacing(theme.XS)
        column.addSpacing(theme.XS)
        for number, entry in enumerate(self._entries.values(), start=1):
            if entry.last:
                column.addStretch()
            button = self.buttons[entry.key] = _page_button(entry, number)
            group.addButton(button)
            column.addWidget(button)
        column.addSpacing(theme.M)
        for label in (self._saved, self._backup):
            label.setContentsMargins(theme.M, 2, theme.S, 2)
            label.setWordWrap(True)
            column.addWidget(label)
        room = self._rail_room
        room.setFrameShape(QFrame.Shape.NoFrame)
        room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        room.setFixedWidth(RAIL)
        room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        room.setWidget(rail)
        return room


def _page_button(entry: Entry, number: int) -> QPushButton:
    button = QPushButton(entry.title)
    button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
    button.setCheckable(True)
    button.setToolTip(_page_keys(number))
    return button


def _page_keys(number: int) -> str:
    """Return "Ctrl+1" … "Ctrl+9", and "Ctrl+0" for the tenth page."""
    return f"Ctrl+{number % 10}"
