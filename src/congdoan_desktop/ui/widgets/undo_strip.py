"""A strip that says what was done and offers the way back: `UndoStrip().offer("Đã cất “…”.", "Hoàn tác", act)`.

It stays until it is used, closed or something else is offered: nobody has to be quick. The same strip offers drafts.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from congdoan_desktop.ui import theme


class UndoStrip(QFrame):
    """One sentence, one or two buttons, ×."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "strip")
        self._act: Callable[[], object] | None = None
        self.label = QLabel(wordWrap=True)
        self.button = QPushButton()
        self.button.setProperty("role", "quiet")
        self.close_button = QPushButton("Đóng")
        self.close_button.setProperty("role", "quiet")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.M, theme.XS, theme.XS, theme.XS)
        layout.addWidget(self.label, 1)
        layout.addWidget(self.button)
        layout.addWidget(self.close_button)
        self.button.clicked.connect(self.use)
        self.close_button.clicked.connect(self.clear)
        self.hide()

    def offer(self, sentence: str, button_words: str, act: Callable[[], object]) -> None:
        """Show the strip; the button does `act` once."""
        self._act = act
        self.label.setText(sentence)
        self.button.setText(button_words)
        self.show()

    def use(self) -> None:
        """Do what is offered, if anything is."""
        act, self._act = self._act, None
        self.hide()
        if act is not None:
            act()

    def clear(self) -> None:
        """Offer nothing any more."""
        self._act = None
        self.hide()
