"""A page of several kinds of records: one tab each, Alt+1, Alt+2 … switch.

`TabbedPage(context)`: a page names its `tabs()`; each is a page of its own that is made when it is first shown.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout

from congdoan_desktop.domain.records import Record
from congdoan_desktop.store import drafts, repository
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.context import Context, Page


@dataclass(frozen=True, kw_only=True)
class Tab:
    """One kind of records. `make` builds its page."""

    title: str
    kind: type[Record]
    make: Callable[[], Page]


class TabbedPage(Page):
    """Does for the page that is in front what the window asks of it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._tabs = tuple(self.tabs())
        self._made: dict[int, Page] = {}
        self.bar = QTabBar(expanding=False, drawBase=False, usesScrollButtons=False)
        self._stack = QStackedWidget()
        self._build()

    def tabs(self) -> Sequence[Tab]:
        """Return the tabs, in their order."""
        raise NotImplementedError

    def current(self) -> Page:
        """Return the page in front."""
        return self.page_at(self.bar.currentIndex())

    def page_at(self, number: int) -> Page:
        """Return the page of a tab, made if need be."""
        if number not in self._made:
            page = self._tabs[number].make()
            page.go.connect(self.go)
            page.saved.connect(self.saved)
            page.reopening.connect(self.reopening)
            self._made[number] = page
            self._stack.addWidget(page)
        return self._made[number]

    def show_kind(self, kind: type[Record]) -> Page:
        """Bring the tab of `kind` to the front and return its page."""
        self.bar.setCurrentIndex(next(n for n, tab in enumerate(self._tabs) if tab.kind is kind))
        return self.current()

    def refresh(self) -> None:
        self.current().refresh()

    def open_record(self, record_id: str) -> None:
        """Show the record in its tab; "@Dialogue" only brings the tab of that class to the front."""
        for tab in self._tabs:
            if record_id == f"@{tab.kind.__name__}":
                self.show_kind(tab.kind)
            elif self._holds(tab.kind, record_id):
                self.show_kind(tab.kind).open_record(record_id)
                return

    def show_line(self, kind: str, record_id: str) -> None:
        self.current().show_line(kind, record_id)

    def begin(self) -> None:
        self.current().begin()

    def take_focus(self) -> None:
        self.current().take_focus()

    def leave(self) -> None:
        for page in self._made.values():
            page.leave()

    def holds_unsaved(self) -> bool:
        return any(page.holds_unsaved() for page in self._made.values())

    def _holds(self, kind: type[Record], record_id: str) -> bool:
        reader = self._context.reader
        return repository.get(reader, kind, record_id) is not None or drafts.draft(reader, kind, record_id) is not None

    def _turn(self, number: int) -> None:
        """Keep what is typed in the page before, and look at the store again for the one that comes."""
        for page in self._made.values():
            page.leave()
        page = self.page_at(number)
        self._stack.setCurrentWidget(page)
        page.refresh()

    def _choose(self, number: int) -> None:
        self.bar.setCurrentIndex(number)
        self.take_focus()

    def _build(self) -> None:
        self.bar.setAccessibleName("Các loại hồ sơ")
        for number, tab in enumerate(self._tabs):
            self.bar.addTab(tab.title)
            self.bar.setTabToolTip(number, f"Alt+{number + 1}")
            shortcut = QShortcut(QKeySequence(f"Alt+{number + 1}"), self)
            shortcut.activated.connect(lambda number=number: self._choose(number))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.XS, 0, 0)
        layout.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(theme.L, 0, theme.L, 0)
        row.addWidget(self.bar)
        row.addStretch()
        layout.addLayout(row)
        layout.addWidget(self._stack, 1)
        self._stack.addWidget(self.page_at(0))
        self.bar.currentChanged.connect(self._turn)
