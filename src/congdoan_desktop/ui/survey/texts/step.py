"""One thing that can be made of a written answer: what is filled in, what keeps it, what leaves it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.ui import theme
from congdoan_desktop.ui.widgets.problem_line import ProblemLine
from congdoan_desktop.ui.widgets.wrapping_row import WrappingRow

KEEP_KEYS = "Ctrl+Enter"


class Step(QWidget):
    """`kept`: it is to be kept; `left`: back to reading. `add(part)` puts a field above the buttons. `has_keys`: not
    where a slip of the hand would cost something.
    """

    kept = Signal()
    left = Signal()

    def __init__(self, words: str, leave: str = "Thôi  Esc", *, has_keys: bool = True) -> None:
        super().__init__()
        self.keep_button = QPushButton(f"{words}  {KEEP_KEYS}" if has_keys else words)
        self.leave_button = QPushButton(leave)
        theme.mark(self.keep_button, "role", "primary")
        for button, signal in ((self.keep_button, self.kept), (self.leave_button, self.left)):
            button.setAutoDefault(False)
            button.clicked.connect(signal)
        self.problem = ProblemLine()
        self._about = ""
        row = WrappingRow()
        row.setContentsMargins(0, 0, 0, 0)
        row.add(self.keep_button, 0)
        row.add(self.leave_button, 0)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.S)
        self._box.addWidget(self.problem)
        self._box.addLayout(row)
        self._box.addStretch(1)
        for keys in ("Ctrl+Return", "Ctrl+Enter") if has_keys else ():
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.keep_button.click)

    def begins(self, key: str) -> bool:
        """Whether this is about another written answer than the last time; else what was typed then still stands."""
        is_other, self._about = key != self._about, key
        return is_other

    def end(self) -> None:
        """Forget what was typed: it is kept."""
        self._about = ""

    def add(self, part: QWidget) -> None:
        """Put `part` below what is there, above the problem and the buttons."""
        self._box.insertWidget(self._box.count() - 3, part)
        QWidget.setTabOrder(part, self.keep_button)
        QWidget.setTabOrder(self.keep_button, self.leave_button)
