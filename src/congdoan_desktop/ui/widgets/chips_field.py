"""Many codes of a catalogue as chips: `ChipsField(entries)`, value `tuple[str, ...]` in the order they were chosen.

Type to narrow the list (no accents needed), Enter or a comma adds, Backspace in the empty line or × removes.
"""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from congdoan_desktop.domain.catalogue import Entry
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.widgets.field import Field
from congdoan_desktop.ui.widgets.flow import Flow
from congdoan_desktop.ui.widgets.pick_list import PickList, word_button

_WIDEST_CHIP = 260
_TAKE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Comma)


class ChipsField(Field):
    """Chips, then a line to type the next one."""

    def __init__(self, entries: Sequence[Entry], *, hint: str = "Thêm…") -> None:
        super().__init__()
        self._labels = {entry.code: entry.label for entry in entries}
        self._codes: list[str] = []
        self._frame = QFrame()
        self._frame.setProperty("role", "field")
        self._flow = Flow(self._frame)
        self._flow.setContentsMargins(3, 3, 3, 3)
        self.line = QLineEdit(placeholderText=hint)
        self.line.setMinimumWidth(70)
        self._flow.addWidget(self.line)
        self.list = PickList(entries, self._frame)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._frame)
        self.setFocusProxy(self.line)
        self.line.installEventFilter(self)
        self.line.textEdited.connect(self._typed)
        self.list.picked.connect(self.add)

    def offer(self, entries: Sequence[Entry]) -> None:
        """Offer other entries; the chips stay, called as they are called now."""
        labels = {entry.code: entry.label for entry in entries}
        if labels != self._labels:
            self._labels, codes = labels, self._codes
            self.list.load(entries)
            self._codes, typed = [], self.line.text()
            while self._flow.count() > 1:
                self._take_chip(0)
            self.set_value(codes)
            self.line.setText(typed)

    def value(self) -> Any:
        if self.line.text().strip():
            raise ValueError("not_in_list")
        return tuple(self._codes)

    def set_value(self, value: Any) -> None:
        self.line.clear()
        if list(value) == self._codes:
            return
        self._codes = list(value)
        while self._flow.count() > 1:
            self._take_chip(0)
        for code in self._codes:
            self._show_chip(code)

    def words(self, value: Any) -> str:
        return ", ".join(self._labels.get(code, code) for code in value)

    def text(self) -> str:
        return "\n".join([*self._codes, self.line.text()])

    def set_text(self, text: str) -> None:
        *codes, typed = text.split("\n")
        self.set_value(codes)
        self.line.setText(typed)

    def add(self, code: str) -> None:
        """Add a chip, as the person does."""
        self.list.hide()
        self.line.clear()
        if code and code not in self._codes:
            self._codes.append(code)
            self._show_chip(code)
            self.edited.emit()
            self.finished.emit()

    def remove(self, code: str) -> None:
        """Remove a chip, as the person does."""
        if code in self._codes:
            self._take_chip(self._codes.index(code))
            self._codes.remove(code)
            self.line.setFocus()
            self.edited.emit()
            self.finished.emit()

    def mark_bad(self, bad: bool) -> None:
        theme.mark(self._frame, "bad", bad)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.line.setFocus()
        self._open("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            theme.mark(self._frame, "active", True)
        elif event.type() == QEvent.Type.FocusOut:
            theme.mark(self._frame, "active", False)
            self._left()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._key(event):
            return True
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key, open_now = event.key(), self.list.isVisible()
        if key == Qt.Key.Key_Backspace and not self.line.text() and self._codes:
            self.remove(self._codes[-1])
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._move(1 if key == Qt.Key.Key_Down else -1)
        elif open_now and key in _TAKE:
            self.add(self.list.current())
        elif open_now and key == Qt.Key.Key_Escape:
            self.list.hide()
            self.line.clear()
            self.edited.emit()
        else:
            return False
        return True

    def _move(self, step: int) -> None:
        if self.list.isVisible():
            self.list.move_by(step)
        else:
            self._open("")

    def _typed(self, text: str) -> None:
        self._open(text)
        self.edited.emit()

    def _open(self, text: str) -> None:
        self.list.leave_out(self._codes)
        self.list.narrow(text)
        self.list.open_below()

    def _left(self) -> None:
        self.list.hide()
        if self.line.text().strip():
            self.list.leave_out(self._codes)
            self.list.narrow(self.line.text())
            if len(self.list.codes()) == 1:
                self.add(self.list.codes()[0])
        self.finished.emit()

    def _show_chip(self, code: str) -> None:
        chip = _Chip(self._labels.get(code, code), self._frame)
        chip.button.clicked.connect(lambda: self.remove(code))
        self._flow.insert(self._flow.count() - 1, chip)
        chip.show()
        self.updateGeometry()

    def _take_chip(self, place: int) -> None:
        item = self._flow.takeAt(place)
        if item is not None and (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        self._flow.invalidate()
        self.updateGeometry()


class _Chip(QFrame):
    """Words and a ×."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "chip")
        label = QLabel(QFontMetrics(self.font()).elidedText(words, Qt.TextElideMode.ElideRight, _WIDEST_CHIP))
        label.setToolTip(words)
        self.button = word_button("×")
        self.button.setAccessibleName(f"Bỏ {words}")
        self.button.setFixedSize(18, 18)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(6, 1, 2, 1)
        layout.setSpacing(2)
        layout.addWidget(label)
        layout.addWidget(self.button)
