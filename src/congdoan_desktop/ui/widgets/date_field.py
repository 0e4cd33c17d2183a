"""A day: typed as "2/6", moved by the arrows, or chosen in a calendar (F4, Alt+↓ or the small button)."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from congdoan_desktop.ui.entry import read_date, shown_date
from congdoan_desktop.ui.widgets.calendar import Calendar
from congdoan_desktop.ui.widgets.field import LineField
from congdoan_desktop.ui.widgets.pick_list import word_button

_DAYS = {int(Qt.Key.Key_Left): -1, int(Qt.Key.Key_Right): 1, int(Qt.Key.Key_Up): -7, int(Qt.Key.Key_Down): 7}
_MONTHS = {int(Qt.Key.Key_PageUp): -1, int(Qt.Key.Key_PageDown): 1}


class DateField(LineField):
    """A day (`date`) or `None`. While the calendar is open the line shows where it points; Esc goes back."""

    def __init__(self, today: Callable[[], date], *, width: int) -> None:
        def step(value: date | None, by: int) -> date:
            return today() if value is None else value + timedelta(days=by)

        super().__init__(partial(_read, today), shown_date, hint="ngày/tháng", width=width, step=step)
        self._today = today
        self._before = ""
        self.calendar = Calendar(self.line, today)
        self.calendar.picked.connect(self._pick)
        self._button = word_button("▾")
        self._button.setParent(self.line)
        self._button.setAccessibleName("Mở lịch")
        self._button.clicked.connect(self.toggle)
        self.line.setTextMargins(0, 0, 16, 0)
        self.line.setToolTip("F4: mở lịch")

    def toggle(self) -> None:
        """Open the calendar, or close it and keep what stood there before."""
        if self.calendar.isVisible():
            self._leave()
            return
        self.line.setFocus()
        self._before = self.line.text()
        self.calendar.open_at((None if self.problem() else self.value()) or self._today())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._button.setGeometry(self.line.width() - 22, 3, 20, self.line.height() - 6)
        elif event.type() == QEvent.Type.FocusOut and self.calendar.isVisible():
            self._keep()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._key(event):
            return True
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key, is_open = event.key(), self.calendar.isVisible()
        alt_down = key == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        if key == Qt.Key.Key_F4 or alt_down:
            self.toggle()
        elif not is_open:
            return False
        elif key in _DAYS or key in _MONTHS:
            self.calendar.step(_DAYS.get(key, 0)) if key in _DAYS else self.calendar.step_months(_MONTHS[key])
            self.set_value(self.calendar.day())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick(self.calendar.day())
            self.focusNextChild()
        elif key == Qt.Key.Key_Escape:
            self._leave()
        else:
            if event.text() or key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self._keep()  # typing goes on as ever
            return False
        return True

    def _leave(self) -> None:
        self.calendar.hide()
        self.set_text(self._before)

    def _pick(self, day: date) -> None:
        self.set_value(day)
        self._keep()

    def _keep(self) -> None:
        self.calendar.hide()
        if self.line.text() != self._before:
            self.edited.emit()
            self.finished.emit()


def _read(today: Callable[[], date], text: str) -> date | None:
    return read_date(text, today())
