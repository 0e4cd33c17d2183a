"""Choosing what a paper is on: a period, or one of the records that there are."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal

from congdoan_desktop.domain.period import half_of
from congdoan_desktop.texts import period_name
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.periods import periods_around
from congdoan_desktop.ui.widgets.eliding_box import ElidingBox
from congdoan_desktop.usecases.subjects.subject import Window


class SubjectBox(ElidingBox):
    """Silent while it is filled; `chosen` when the person chooses."""

    chosen = Signal(str)
    """Code of what the paper is on (`Subject.window`)."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Văn bản về")
        self.setMinimumHeight(theme.ROW)
        self.setMaxVisibleItems(20)
        self.activated.connect(lambda _: self.chosen.emit(self.code()))

    def code(self) -> str:
        """Return the code of what is chosen; empty where there is nothing to choose."""
        return str(self.currentData() or "")

    def show_periods(self, today: date, wanted: str) -> None:
        """List the periods around `today`; without one wanted the half of `today` is chosen."""
        self.clear()
        for period in periods_around(today):
            self._add(period.code, period_name(period))
        self.choose(wanted or half_of(today).code, period_name)

    def show_windows(self, windows: Sequence[Window], wanted: str, today: date) -> None:
        """List `windows`; without one wanted, or with one that is gone, the newest that has begun."""
        self.clear()
        for window in windows:
            self._add(window.code, window.name)
        begun = next((place for place, window in enumerate(windows) if window.is_dated and window.day <= today), 0)
        place = self.findData(wanted)
        self.setCurrentIndex(place if place >= 0 else begun if windows else -1)
        self.setEnabled(bool(windows))

    def show_one(self, code: str, name: str) -> None:
        """Show this alone, as long as the others are not known."""
        self.clear()
        self._add(code, name)

    def choose(self, code: str, name: Callable[[str], str]) -> None:
        """Show `code`; what is not in the list is added to it by its name."""
        if self.findData(code) < 0:
            self._add(code, name(code))
        self.setCurrentIndex(self.findData(code))

    def _add(self, code: str, name: str) -> None:
        self.setEnabled(True)
        shown = name[:1].upper() + name[1:]
        self.addItem(shown, code)
        self.setItemData(self.count() - 1, shown, Qt.ItemDataRole.ToolTipRole)
