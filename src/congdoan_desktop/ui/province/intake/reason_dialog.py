"""Asks for the reason of a decision: why a file is taken in all the same, what the unit has to mend."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.ui import dialogs, theme
from congdoan_desktop.ui.widgets.problem_line import ProblemLine


class ReasonDialog(QDialog):
    """`given(reason)` on going on; Ctrl+Enter goes on from the text."""

    given = Signal(str)

    def __init__(self, parent: QWidget, *, title: str, words: str, act: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.text = QPlainTextEdit(tabChangesFocus=True)
        self.text.setAccessibleName(title)
        self.trouble = ProblemLine()
        self.go = QPushButton(act, default=True)
        self.stay = QPushButton("Không làm nữa", autoDefault=False)
        theme.mark(self.go, "role", "primary")
        self.go.setShortcut("Ctrl+Return")
        self.go.clicked.connect(self._go_on)
        self.stay.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.stay)
        row.addWidget(self.go)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        box.setSpacing(theme.M)
        box.addWidget(QLabel(words, wordWrap=True))
        box.addWidget(self.text, 1)
        box.addWidget(self.trouble)
        box.addLayout(row)
        dialogs.fit(self, 520, 260)
        self.text.setFocus()

    def _go_on(self) -> None:
        reason = self.text.toPlainText().strip()
        if not reason:
            self.trouble.say("Hãy ghi lý do.")
            self.text.setFocus()
            return
        self.accept()
        self.given.emit(reason)
