"""What stands where nothing is yet: what belongs here, and the first step.

`EmptyState(sentence, button_words, act)`; without `button_words` only the sentence. `add_way(words, act)`: another way.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.ui import theme


class EmptyState(QWidget):
    """A sentence in the middle and one button below it."""

    def __init__(self, sentence: str, button_words: str = "", act: Callable[[], object] | None = None) -> None:
        super().__init__()
        self.label = QLabel(sentence, wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self.label.setProperty("role", "muted")
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.XL)
        layout.setSpacing(theme.M)
        layout.addStretch(2)
        layout.addWidget(self.label)
        self.button = QPushButton(button_words)
        self.button.setProperty("role", "primary")
        if act is not None:
            self.button.clicked.connect(lambda _checked: act())
        layout.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignCenter)
        self.button.setVisible(act is not None)
        layout.addStretch(3)

    def add_way(self, words: str, act: Callable[[], object]) -> QPushButton:
        """Offer another first step under the first one."""
        button = QPushButton(words)
        button.clicked.connect(lambda _checked: act())
        self._column.insertWidget(self._column.count() - 1, button, alignment=Qt.AlignmentFlag.AlignCenter)
        return button

    def say(self, sentence: str) -> None:
        """Say something else, as "nothing found"."""
        self.label.setText(sentence)
