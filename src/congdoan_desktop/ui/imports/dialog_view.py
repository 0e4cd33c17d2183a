"""The frame of the import: which step, the step itself, what goes on, back and on."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from congdoan_desktop.intake.list_words import ListWords
from congdoan_desktop.ui import dialogs, theme
from congdoan_desktop.ui.imports.column_step import ColumnStep
from congdoan_desktop.ui.imports.done_step import DoneStep
from congdoan_desktop.ui.imports.list_of import ListOf, MannerAsked
from congdoan_desktop.ui.imports.row_step import RowStep
from congdoan_desktop.ui.imports.source_step import SourceStep
from congdoan_desktop.ui.widgets.status_label import StatusLabel

SOURCE, COLUMNS, ROWS, DONE = range(4)
_TITLES = (
    "Bước 1/3: Danh sách lấy từ đâu?",
    "Bước 2/3: Mỗi cột là gì?",
    "Bước 3/3: Xem lại từng dòng",
    "Xong",
)
_SIZE = (1120, 660)


class ImportView(QDialog):
    """Widgets and where they stand; what they do is in `list_import.py`."""

    def __init__(self, kind: ListOf, words: ListWords, manner: MannerAsked, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(kind.title)
        dialogs.fit(self, *_SIZE)
        self.source_step, self.column_step = SourceStep(kind), ColumnStep(kind, words, manner)
        self.row_step, self.done_step = RowStep(kind), DoneStep()
        self.steps = QStackedWidget()
        for step in (self.source_step, self.column_step, self.row_step, self.done_step):
            self.steps.addWidget(step)
        self.heading = QLabel()
        theme.mark(self.heading, "role", "section")
        self.state = StatusLabel()
        self.state.setWordWrap(True)
        self.doing, self.bar = QLabel(), QProgressBar(textVisible=False)
        self.stop_button = QPushButton("Dừng  Esc")
        self.stop_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Enter pressed once too often must not stop anything
        self.back_button = QPushButton("Quay lại  Alt+←")
        self.next_button = QPushButton(default=True)
        theme.mark(self.next_button, "role", "primary")
        self.close_button = QPushButton("Đóng")
        self._build()
        self.show_step(SOURCE)

    def step(self) -> int:
        """Return which step is shown."""
        return self.steps.currentIndex()

    def show_step(self, step: int) -> None:
        """Show a step; the foot has what can be done there."""
        self.steps.setCurrentIndex(step)
        self.heading.setText(_TITLES[step])
        self.say("")
        self.back_button.setVisible(step in (COLUMNS, ROWS))
        self.next_button.setVisible(step in (COLUMNS, ROWS))
        self.close_button.setVisible(step in (SOURCE, DONE))
        if step == COLUMNS:
            self.next_button.setText("Tiếp tục  Ctrl+Enter")
        self.take_focus()

    def take_focus(self) -> None:
        """Put the focus where the step begins."""
        step = self.steps.currentWidget()
        if isinstance(step, SourceStep | ColumnStep | RowStep):
            step.take_focus()
        else:
            self.close_button.setFocus()

    def say(self, sentence: str, state: str = "bad") -> None:
        """Say how something went, above the foot; nothing said takes no room."""
        self.state.show_state(state, sentence)
        self.state.setVisible(bool(sentence))

    def show_busy(self, words: str) -> None:
        """Say what goes on, and take no other order meanwhile; nothing said: it is over."""
        busy = bool(words)
        self.steps.setEnabled(not busy)
        for button in (self.back_button, self.next_button):
            button.setEnabled(not busy)
        self.doing.setText(words)
        self.bar.setRange(0, 0)
        for widget in (self.doing, self.bar, self.stop_button):
            widget.setVisible(busy)
        if busy:
            self.say("")
            self.setFocus()

    def show_progress(self, done: int, total: int) -> None:
        """Say how far it is."""
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)

    def _build(self) -> None:
        self.bar.setFixedWidth(180)
        self.bar.setAccessibleName("Tiến độ")
        foot = QHBoxLayout()
        foot.setSpacing(theme.S)
        for widget in (self.doing, self.bar, self.stop_button):
            foot.addWidget(widget)
            widget.hide()
        foot.addStretch(1)
        for button in (self.back_button, self.next_button, self.close_button):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        column.setSpacing(theme.M)
        column.addWidget(self.heading)
        column.addWidget(self.steps, 1)
        column.addWidget(self.state)
        column.addLayout(foot)
        for sequence, button in (("Alt+Left", self.back_button), ("Ctrl+Return", self.next_button)):
            QShortcut(QKeySequence(sequence), self).activated.connect(button.click)
        QShortcut(QKeySequence("Ctrl+Enter"), self).activated.connect(self.next_button.click)
        self.setWindowModality(Qt.WindowModality.WindowModal)
