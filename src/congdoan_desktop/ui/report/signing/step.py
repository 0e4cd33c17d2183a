"""One step of signing, as the dialog around it sees it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from congdoan_desktop.ui import theme
from congdoan_desktop.ui.widgets.problem_line import ProblemLine


class Step(QWidget):
    """A page of the dialog. `column` is where its parts stand; the line of troubles stands last."""

    changed = Signal()
    """The foot of the dialog says something else now."""
    done = Signal()
    """Go on to what comes next."""
    can_go_back = True
    """Whether the step before may be shown again."""
    leave_words = "Không ký"
    """What the button that leaves is called."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title
        self.busy = False
        self.trouble = ProblemLine()
        self.column = QVBoxLayout()
        self.column.setSpacing(theme.M)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.M)
        outer.addLayout(self.column)
        outer.addWidget(self.trouble)
        outer.addStretch(1)

    def words(self) -> str:
        """Return what the button that goes on is called; nothing: there is none."""
        return "Tiếp"

    def ready(self) -> bool:
        """Return whether it can be pressed."""
        return True

    def go_on(self) -> None:
        """Do what the button says; emit `done` when that is done."""
        self.done.emit()

    def take_focus(self) -> None:
        """Put the focus where the step begins."""

    def begin(self) -> None:
        """Say that something is going on: no other order is taken meanwhile."""
        self.trouble.say("")
        self.busy = True
        self.setEnabled(False)
        self.changed.emit()

    def end(self) -> None:
        """Say that it is over."""
        self.busy = False
        self.setEnabled(True)
        self.changed.emit()

    def kept(self) -> dict[str, str]:
        """Return what was typed and may be kept, by the names of the fields: never a secret."""
        return {}

    def take(self, kept: dict[str, str]) -> None:
        """Show again what `kept` gave."""


def note(words: str = "", role: str = "muted") -> QLabel:
    """Return a line of words, hidden while there are none."""
    label = QLabel(words, wordWrap=True)
    theme.mark(label, "role", role)
    if not words:
        label.hide()
    return label


def say(label: QLabel, words: str, role: str = "muted") -> None:
    """Let a line say something, or take no room."""
    theme.mark(label, "role", role)
    label.setText(words)
    label.setVisible(bool(words))
