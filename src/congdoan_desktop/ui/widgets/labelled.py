"""A field with its name above it and what is wrong with it below: for dialogs, where no record is behind.

`Labelled("Số", number_field())`: `field`, `check()`, `say(sentence)`.
"""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from congdoan_desktop.texts import PROBLEMS
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.dialogs import grow
from congdoan_desktop.ui.widgets.field import Field
from congdoan_desktop.ui.widgets.problem_line import ProblemLine


class Labelled(QWidget):
    """`note` is always to be read; `say` puts a problem under the field, or takes it away; `beside` is a button."""

    def __init__(self, name: str, field: Field, *, note: str = "", beside: QWidget | None = None) -> None:
        super().__init__()
        self.field = field
        self._problem = ProblemLine()
        label = QLabel(name)
        label.setBuddy(field)
        label.setProperty("role", "muted")
        below = QLabel(note, wordWrap=True)
        below.setProperty("role", "muted")
        field.setAccessibleName(name)
        field.setAccessibleDescription(note)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(label)
        layout.addLayout(_row(field, beside))
        layout.addWidget(self._problem)
        layout.addWidget(below)
        below.setVisible(bool(note))
        layout.addStretch(1)
        field.edited.connect(lambda: self.say(""))
        field.finished.connect(self.check)

    def check(self) -> bool:
        """Say what is wrong with the typing itself; return whether nothing is."""
        code = self.field.problem()
        if code:
            self.say(PROBLEMS[code])
        return not code

    def require(self) -> bool:
        """As `check`, and something must stand there."""
        if not self.check():
            return False
        if self.field.value() in (None, "", ()):
            self.say(PROBLEMS["required"])
            return False
        return True

    def say(self, sentence: str) -> None:
        """Show `sentence` in red, or nothing."""
        self._problem.say(sentence)
        self.field.mark_bad(bool(sentence))
        QTimer.singleShot(0, self, self._make_room)

    def _make_room(self) -> None:
        """Let a dialog grow with the line that has come: one with wrapped text does not do it by itself."""
        window = self.window()
        layout = window.layout()
        if isinstance(window, QDialog) and layout is not None and layout.hasHeightForWidth():
            grow(window, window.width(), max(window.height(), layout.totalHeightForWidth(window.width())))


def _row(field: Field, beside: QWidget | None) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.S)
    row.addWidget(field, 1)
    if beside is not None:
        row.addWidget(beside)
    row.addStretch(0)  # a field of fixed width stands at the left
    return row
