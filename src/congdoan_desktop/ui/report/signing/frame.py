"""The frame around the steps: which one it is, the step itself, back and on."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QPushButton, QScrollArea, QVBoxLayout, QWidget

from congdoan_desktop.ui import dialogs, theme
from congdoan_desktop.ui.report.signing.step import Step, note

_WIDTH = 600


class StepFrame(QDialog):
    """Shows one step after the other. Esc leaves it, but not in the middle of something."""

    def __init__(self, title: str, which: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._steps: list[Step] = []
        self._was_busy = False
        self._heading = QLabel(wordWrap=True)
        theme.mark(self._heading, "role", "title")
        self._which = note(which)
        self._room = QScrollArea(widgetResizable=True)
        self._room.setMinimumWidth(_WIDTH)
        self._room.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what has the focus comes into sight by itself
        self._progress = QProgressBar(maximum=0, textVisible=False)
        self._progress.setAccessibleName("Đang làm")
        self.back_button = QPushButton("← Quay lại")
        self.leave_button = QPushButton("Không ký")
        self.next_button = QPushButton(default=True)
        theme.mark(self.next_button, "role", "primary")
        self.back_button.clicked.connect(self.go_back)
        self.leave_button.clicked.connect(self.reject)
        self.next_button.clicked.connect(self.go_on)
        self._build()

    @property
    def step(self) -> Step:
        """The step that is shown."""
        return self._steps[-1]

    def show_step(self, step: Step) -> None:
        """Go on to `step`."""
        step.changed.connect(self._show_foot)
        self._steps.append(step)
        self._show()

    def go_back(self) -> None:
        """Show the step before, as it was left."""
        if self._may_go_back():
            self._steps.pop()
            self._show()

    def go_on(self) -> None:
        """Do what the step does."""
        if not self.step.busy and self.step.ready():
            self.step.go_on()

    def reject(self) -> None:
        if not self.step.busy:
            super().reject()

    def fit(self) -> None:
        """Take the height that the step needs, as far as the window has room."""
        behind = self.parentWidget()
        most = behind.window().height() if behind is not None else 700
        wanted = self.step.sizeHint().height()
        if self.step.hasHeightForWidth():
            wanted = self.step.heightForWidth(max(self._room.viewport().width(), _WIDTH))
        rest = self.height() - self._room.height()
        least = self.height() if self.isVisible() else 0
        height = min(max(wanted + rest + theme.L, least), most)
        dialogs.grow(self, max(self.width(), _WIDTH + 2 * theme.XL), height)

    def _show(self) -> None:
        before: QWidget | None = self._room.takeWidget()
        if before is not None and before is not self.step:
            before.setParent(self)
            before.hide()
        self._room.setWidget(self.step)
        self.step.show()
        self._show_foot()
        QTimer.singleShot(0, self, self.fit)
        self.next_button.setFocus()
        self.step.take_focus()

    def _show_foot(self) -> None:
        step = self.step
        self._heading.setText(self.heading())
        self._progress.setVisible(step.busy)
        self.next_button.setText(step.words())
        self.next_button.setEnabled(not step.busy and step.ready())
        self.next_button.setDefault(True)  # a button that had the focus when it was disabled loses Enter for good
        self.back_button.setVisible(self._may_go_back())
        self.back_button.setEnabled(not step.busy)
        self.leave_button.setText(step.leave_words)
        self.leave_button.setEnabled(not step.busy)
        if self._was_busy and not step.busy:  # what had the focus was disabled meanwhile, and lost it
            self.next_button.setFocus() if step.ready() else step.take_focus()
        self._was_busy = step.busy
        QTimer.singleShot(0, self, self.fit)

    def heading(self) -> str:
        """Return the heading of the step that is shown."""
        return self.step.title

    def _may_go_back(self) -> bool:
        return len(self._steps) > 1 and self.step.can_go_back

    def _build(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(theme.S)
        foot.addWidget(self.back_button)
        foot.addStretch(1)
        foot.addWidget(self.leave_button)
        foot.addWidget(self.next_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        box.setSpacing(theme.M)
        box.addWidget(self._heading)
        box.addWidget(self._which)
        box.addWidget(self._room, 1)
        box.addWidget(self._progress)
        box.addLayout(foot)
