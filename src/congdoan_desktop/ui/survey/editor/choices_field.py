"""The answers to pick from, one a line, in their order: the place is the digit to type.

Enter begins the next one, Alt+↑↓ moves one, Ctrl+Delete (or ×) takes one out.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.ui import theme
from congdoan_desktop.ui.widgets.pick_list import word_button

_STEPS = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ChoicesField(QWidget):
    """`edited(code, text)`, `added(place)` (after which place), `removed(code)`, `moved(code, step)`."""

    edited = Signal(str, str)
    added = Signal(int)
    removed = Signal(str)
    moved = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self._codes: tuple[str, ...] = ()
        self.lines: list[QLineEdit] = []
        self._rows: list[QWidget] = []
        self.add_button = QPushButton("+ Thêm ý", autoDefault=False)
        self.add_button.clicked.connect(lambda: self.added.emit(len(self._codes) - 1))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.XS)
        self._column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_choices(self, codes: Sequence[str], texts: Sequence[str], hints: Sequence[str]) -> None:
        """Show the answers; `hints` stand where a text is empty (the words of the first language)."""
        self._codes = tuple(codes)
        while len(self._rows) < len(codes):
            self._add_row(len(self._rows))
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(codes))
        for line, text, hint in zip(self.lines, texts, hints, strict=False):
            line.setPlaceholderText(hint)
            if line.text() != text:
                line.setText(text)

    def enter(self, code: str) -> None:
        """Put the cursor into the line of an answer."""
        if code in self._codes:
            self.lines[self._codes.index(code)].setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched in self.lines:
            return self._key(event, self.lines.index(watched))
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent, place: int) -> bool:
        key, modifiers = event.key(), event.modifiers()
        if modifiers & Qt.KeyboardModifier.AltModifier and key in _STEPS:
            self.moved.emit(self._codes[place], _STEPS[key])
        elif modifiers & Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_Delete:
            self.removed.emit(self._codes[place])
        elif key in _ENTER:
            self.added.emit(place)
        else:
            return False
        return True

    def _add_row(self, place: int) -> None:
        row = QWidget(self)
        number, line, away = QLabel(f"{place + 1}"), QLineEdit(), word_button("×")
        theme.mark(number, "role", "muted")
        number.setFixedWidth(22)
        line.setAccessibleName(f"Ý {place + 1}")
        away.setAccessibleName(f"Bỏ ý {place + 1}")
        away.setToolTip("Ctrl+Delete")
        line.installEventFilter(self)
        line.textEdited.connect(lambda text: self.edited.emit(self._codes[place], text))
        away.clicked.connect(lambda: self.removed.emit(self._codes[place]))
        box = QHBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.XS)
        for part in (number, line, away):
            box.addWidget(part)
        self._column.insertWidget(place, row)
        self.lines.append(line)
        self._rows.append(row)
        QWidget.setTabOrder(line, self.add_button)
        if place:
            QWidget.setTabOrder(self.lines[place - 1], line)
