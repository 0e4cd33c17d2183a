"""Step 4: what was done, and the way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.ui import theme


class DoneStep(QWidget):
    """`say(sentence, notes)`; `undo_asked`."""

    undo_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sentence, self.notes = QLabel(wordWrap=True), QLabel(wordWrap=True)
        theme.mark(self.sentence, "role", "title")
        self.undo = QPushButton("Hoàn tác lần nhập này")
        self.undo.clicked.connect(self.undo_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.M)
        column.addSpacing(theme.L)
        column.addWidget(self.sentence)
        column.addWidget(self.notes)
        column.addWidget(self.undo, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def say(self, sentence: str, notes: str, *, can_undo: bool) -> None:
        """Say how it ended."""
        self.sentence.setText(sentence)
        self.notes.setText(notes)
        self.undo.setVisible(can_undo)
