"""One field of a form: what is typed ↔ a value of the domain.

`Field`        the contract every field keeps: `edited`, `finished`, `value`, `set_value`, `text`, `set_text`, `problem`
`LineField`    one line, read by a function
`text_field()` `number_field()` `year_field()` `date_field(today)` `time_field()`: the usual ones
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.text import clean
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.entry import read_number, read_time, shown_date, shown_number


class Field(QWidget):
    """A field. `set_value` and `set_text` are silent: only the person's own typing is announced."""

    edited = Signal()
    """Something was typed."""
    finished = Signal()
    """The field was left or Enter was pressed; text is in one normal form now."""

    def value(self) -> Any:
        """Return the value; raises `ValueError` with a code of `texts.PROBLEMS` when what stands there is none."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show `value`."""
        raise NotImplementedError

    def text(self) -> str:
        """Return what stands there just as it was typed, for a draft."""
        raise NotImplementedError

    def set_text(self, text: str) -> None:
        """Show again what `text()` gave."""
        raise NotImplementedError

    def words(self, value: Any) -> str:
        """Return how `value` is said where the field itself is not shown (in the history)."""
        return plain_words(value)

    def caption(self) -> str:
        """Return the words that stand inside the field itself, for one without a label above."""
        return ""

    def problem(self) -> str:
        """Return the code of what is wrong with the typing itself, or nothing."""
        try:
            self.value()
        except ValueError as error:
            return str(error)
        return ""

    def mark_bad(self, bad: bool) -> None:
        """Draw the frame red, or no longer."""
        target = self.focusProxy()
        if isinstance(target, QWidget):
            theme.mark(target, "bad", bad)

    def setAccessibleName(self, name: str) -> None:
        """Name the field, and the part of it that holds the focus."""
        super().setAccessibleName(name)
        target = self.focusProxy()
        if isinstance(target, QWidget):
            target.setAccessibleName(name)


def plain_words(value: object) -> str:
    """Return a value of the domain in words: days, counts, yes or no, one entry a line."""
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    if isinstance(value, date):
        return shown_date(value)
    if isinstance(value, bool):
        return "có" if value else "không"
    return count_text(value) if isinstance(value, int) else str(value or "")


class LineField(Field):
    """One line. `read` turns text into a value, `shown` a value into text; `step` moves the value with the arrows."""

    def __init__(
        self,
        read: Callable[[str], Any],
        shown: Callable[[Any], str] = str,
        *,
        hint: str = "",
        right: bool = False,
        width: int = 0,
        step: Callable[[Any, int], Any] | None = None,
    ) -> None:
        super().__init__()
        self._read, self._shown, self._step = read, shown, step
        self.line = QLineEdit(placeholderText=hint)
        if right:
            self.line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if width:
            self.setFixedWidth(width)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.line)
        self.setFocusProxy(self.line)
        self.line.installEventFilter(self)
        self.line.textEdited.connect(self.edited)
        self.line.editingFinished.connect(self._finish)

    def value(self) -> Any:
        return self._read(self.line.text())

    def set_value(self, value: Any) -> None:
        self.set_text(self._shown(value))

    def words(self, value: Any) -> str:
        return self._shown(value)

    def text(self) -> str:
        return self.line.text()

    def set_text(self, text: str) -> None:
        if text != self.line.text():
            self.line.setText(text)
            if not self.line.hasFocus():
                self.line.setCursorPosition(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._stepped(event.key()):
            return True
        return super().eventFilter(watched, event)

    def _stepped(self, key: int) -> bool:
        by = {int(Qt.Key.Key_Up): 1, int(Qt.Key.Key_Down): -1}.get(key)
        if self._step is None or by is None or self.problem():
            return False
        self.set_value(self._step(self.value(), by))
        self.edited.emit()
        return True

    def _finish(self) -> None:
        # Here and not at each keystroke: setting the text moves the cursor and disturbs Vietnamese typing programs.
        if not self.problem():
            self.set_value(self.value())
        self.finished.emit()


def text_field(*, hint: str = "", width: int = 0) -> LineField:
    """Text of one line (`str`)."""
    return LineField(clean, hint=hint, width=width)


def number_field(*, hint: str = "", width: int = 84) -> LineField:
    """A count (`int`), or `None` when empty: not known is not 0."""
    return LineField(read_number, shown_number, hint=hint, right=True, width=width)


def year_field(*, width: int = 72) -> LineField:
    """A year (`int`), or `None` when empty; without dots."""
    return LineField(read_number, lambda value: "" if value is None else str(value), right=True, width=width)


def date_field(today: Callable[[], date], *, width: int = 112) -> LineField:
    """A day (`date`) or `None`; "2/6" is completed with the year, the arrows move it by a day, F4 opens a calendar."""
    from congdoan_desktop.ui.widgets.date_field import DateField  # which is a line itself

    return DateField(today, width=width)


def time_field(*, width: int = 72) -> LineField:
    """A time of day as `HH:MM` (`str`), empty when not known."""
    return LineField(read_time, hint="giờ:phút", width=width)
