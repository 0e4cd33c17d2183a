"""Choosing from a catalogue by typing: `ChoiceField(entries)` for one code, see `chips_field` for many.

Typing narrows the list without accents, the arrows move in it, Enter takes and goes on to the next field, Esc closes
it and takes the old one back.
`empty`: words for "none", where none may be chosen.
"""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from congdoan_desktop.domain.catalogue import Entry
from congdoan_desktop.domain.text import clean, fold
from congdoan_desktop.ui.widgets.field import Field
from congdoan_desktop.ui.widgets.pick_list import PickList, word_button

_KEYS = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_PageDown): 8, int(Qt.Key.Key_PageUp): -8}


class ChoiceField(Field):
    """One code of a catalogue (`str`, empty for none)."""

    def __init__(self, entries: Sequence[Entry], *, hint: str = "Chọn…") -> None:
        super().__init__()
        self._labels = {entry.code: entry.label for entry in entries}
        self._code = ""
        self.line = QLineEdit(placeholderText=hint)
        self.list = PickList(entries, self.line)
        self._button = word_button("▾")
        self._button.setParent(self.line)
        self._button.setAccessibleName("Mở danh sách")
        self._button.clicked.connect(self._toggle)
        self.line.setTextMargins(0, 0, 18, 0)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.line)
        self.setFocusProxy(self.line)
        self.line.installEventFilter(self)
        self.line.textEdited.connect(self._typed)
        self.list.picked.connect(self.pick)

    def offer(self, entries: Sequence[Entry]) -> None:
        """Offer other entries; the code that stands there stays, called as it is called now."""
        is_whole = self.line.text() == self._label(self._code)
        self._labels = {entry.code: entry.label for entry in entries}
        self.list.load(entries)
        if is_whole:
            self.set_value(self._code)

    def value(self) -> Any:
        text = clean(self.line.text())
        if not text:
            return ""
        if self._code and text == self._label(self._code):
            return self._code
        for code, label in self._labels.items():
            if fold(label) == fold(text):
                return code
        raise ValueError("not_in_list")

    def set_value(self, value: Any) -> None:
        self._code = value
        self.line.setText(self._label(value))
        self.line.setCursorPosition(0)

    def words(self, value: Any) -> str:
        return self._label(value)

    def text(self) -> str:
        return self.line.text()

    def set_text(self, text: str) -> None:
        self._code = next((code for code, label in self._labels.items() if label == text), "")
        self.line.setText(text)
        self.line.setCursorPosition(0)

    def pick(self, code: str) -> None:
        """Take `code`, as the person does."""
        self.list.hide()
        changed = code != self._code or self.line.text() != self._label(code)
        self.set_value(code)
        if changed:
            self.edited.emit()
        self.finished.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._left()
        elif event.type() == QEvent.Type.Resize:
            self._button.setGeometry(self.line.width() - 24, 3, 22, self.line.height() - 6)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._key(event):
            return True
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key, open_now = event.key(), self.list.isVisible()
        if key in _KEYS:
            self._move(_KEYS[key])
        elif key == Qt.Key.Key_F4:
            self._toggle()
        elif open_now and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif open_now and key == Qt.Key.Key_Escape:
            self.list.hide()
            self.set_value(self._code)
            self.edited.emit()
        else:
            return False
        return True

    def _take(self) -> None:
        """Take what the list points at and go on; with nothing to point at, what was typed stays to be mended."""
        code = self.list.current()
        if not code:
            self.list.hide()
            self.finished.emit()
            return
        self.pick(code)
        self.focusNextChild()

    def _move(self, step: int) -> None:
        if not self.list.isVisible():
            self._open("")
            return
        for _ in range(abs(step)):
            self.list.move_by(1 if step > 0 else -1)

    def _typed(self, text: str) -> None:
        self._open(text)
        self.edited.emit()

    def _open(self, text: str) -> None:
        self.list.narrow(text)
        # What was typed whole is meant, though other entries hold its words too ("la hu" is in "Phù Lá").
        whole = [code for code, label in self._labels.items() if fold(label) == fold(clean(text))]
        self.list.point_at(whole[0] if whole else self._code if not text else "")
        self.list.open_below()

    def _toggle(self) -> None:
        if self.list.isVisible():
            self.list.hide()
            return
        self.line.setFocus()
        self._open("")

    def _left(self) -> None:
        """Leaving with a half-typed word takes the one entry that is left, and nothing else."""
        self.list.hide()
        if self.problem():
            self.list.narrow(self.line.text())
            if len(self.list.codes()) == 1:
                self.pick(self.list.codes()[0])
                return
        else:
            self.set_value(self.value())
        self.finished.emit()

    def _label(self, code: str) -> str:
        # A code of a newer or older catalogue stands for itself: it is shown, kept and never lost.
        return self._labels.get(code, code)
