"""A dialog about the unit's key: words, fields, one act that takes a moment and may be refused."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.errors import UserError
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.ui import dialogs, theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.settings.unit_key_fields import ShowSecrets
from congdoan_desktop.ui.widgets.field import LineField
from congdoan_desktop.ui.widgets.labelled import Labelled
from congdoan_desktop.ui.widgets.problem_line import ProblemLine

_WIDTH = 520


class KeyForm(QDialog):
    """Enter goes on, Esc closes; neither in the middle of the work. `succeeded` brings the result of the act."""

    succeeded = Signal(object)
    places: ClassVar[Mapping[str, str]] = {}
    """Beginning of the code of an error → name of the row that it is said under; the first that fits."""

    def __init__(self, context: Context, parent: QWidget, *, title: str, words: str, act: str) -> None:
        super().__init__(parent)
        self._context, self._busy = context, False
        self.rows: dict[str, Labelled] = {}
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH)
        self.words = QLabel(words, wordWrap=True)
        self.trouble = ProblemLine()
        self.act = QPushButton(act, default=True)
        theme.mark(self.act, "role", "primary")
        self.stay = QPushButton("Không làm nữa", autoDefault=False)
        self._progress = QProgressBar(maximum=0, textVisible=False)
        self._progress.setAccessibleName("Đang làm")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        self._box.setSpacing(theme.M)
        self._box.addWidget(self.words)
        self.act.clicked.connect(self.go_on)
        self.stay.clicked.connect(self.reject)

    def show_once(self) -> None:
        """Put the foot below the fields, so that Tab comes there last, and open; what was typed goes with it."""
        for part in (self.trouble, self._progress):
            self._box.addWidget(part)
        self._progress.hide()
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.stay)
        foot.addWidget(self.act)
        self._box.addStretch(1)
        self._box.addLayout(foot)
        dialogs.open_once(self, self._context.worker, self._context.looker)
        # Wrapped text needs room that a dialog does not find by itself.
        dialogs.grow(self, self.width(), max(self.height(), self._box.totalHeightForWidth(self.width())))

    def go_on(self) -> None:
        """Look at the fields, then act."""
        self.trouble.say("")
        if not self._busy and self.is_complete():
            self.set_busy(True)
            self.start()

    def is_complete(self) -> bool:
        """Say beside each field what is missing; return whether nothing is."""
        missing = [row for row in self.rows.values() if not row.require()]
        if missing:
            missing[0].field.setFocus(Qt.FocusReason.TabFocusReason)
        return not missing

    def start(self) -> None:
        """Begin the work, by `write` or `read`."""
        raise NotImplementedError

    def write(self, task: Callable[[Store], Any]) -> None:
        """Do the act in the worker's thread."""
        self._context.worker.run(task, done=self.done_with, failed=self.refused)

    def read(self, task: Callable[[Reader], Any]) -> None:
        """Do an act that keeps nothing, in the looker's thread."""
        self._context.looker.run(task, done=self.done_with, failed=self.refused)

    def done_with(self, result: Any) -> None:
        """Close, and tell who asked."""
        self.set_busy(False)
        self.accept()
        self.succeeded.emit(result)

    def refused(self, error: Exception) -> None:
        """Say what is wrong under the field that can mend it, or at the foot."""
        self.set_busy(False)
        code = error.code if isinstance(error, UserError) else ""
        name = next((name for start, name in self.places.items() if code.startswith(start)), "")
        if name not in self.rows:
            self.trouble.say(sentence_of(error))
            return
        self.rows[name].say(sentence_of(error))
        self.rows[name].field.setFocus()

    def set_busy(self, is_busy: bool) -> None:
        """Let nothing be typed or pressed while the work goes on."""
        self._busy = is_busy
        self._progress.setVisible(is_busy)
        for part in (*self.rows.values(), self.act, self.stay):
            part.setEnabled(not is_busy)
        if not is_busy:
            self.act.setDefault(True)  # a button that had the focus when it was disabled loses Enter for good
            self.act.setFocus()

    def reject(self) -> None:
        if not self._busy:
            super().reject()

    def add_row(self, name: str, row: Labelled) -> Labelled:
        """Put a field below those that are there."""
        self.rows[name] = row
        self.add_part(row)
        return row

    def add_part(self, part: QWidget) -> None:
        """Put anything below the fields that are there."""
        self._box.addWidget(part)

    def offer_to_show(self) -> None:
        """Offer to show what is typed in the hidden fields."""
        fields = [row.field for row in self.rows.values() if isinstance(row.field, LineField)]
        self.add_part(ShowSecrets(*(each for each in fields if each.line.echoMode() != each.line.EchoMode.Normal)))
