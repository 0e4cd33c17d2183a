"""What can be done with the written answer that is read: each has one letter, while nothing is typed."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from congdoan_desktop.ui.widgets.wrapping_row import WrappingRow

_SIGNS: Mapping[str, str] = {"Up": "↑", "Down": "↓"}


class Acts(QWidget):
    """`Acts(dialog)`, `add(key, words, act)`; `set_keys(False)` while something is typed."""

    def __init__(self, dialog: QWidget) -> None:
        super().__init__()
        self._dialog = dialog
        self.buttons: dict[str, QPushButton] = {}
        self._keys: list[QShortcut] = []
        self._row = WrappingRow()
        self._row.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._row)

    def add(self, key: str, words: str, act: Callable[[], object]) -> None:
        """Add a button; its key does the same."""
        button = QPushButton(f"{words}  {_SIGNS.get(key, key)}", autoDefault=False)
        button.clicked.connect(act)
        self.buttons[key] = button
        self._row.add(button, 0)
        shortcut = QShortcut(QKeySequence(key), self._dialog)
        shortcut.activated.connect(button.click)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        self._keys.append(shortcut)

    def set_keys(self, on: bool) -> None:
        """Let the letters act, or leave them to what is typed."""
        for shortcut in self._keys:
            shortcut.setEnabled(on)

    def enable(self, enabled: Mapping[str, bool]) -> None:
        """Enable buttons by their letters."""
        for key, on in enabled.items():
            self.buttons[key].setEnabled(on)
