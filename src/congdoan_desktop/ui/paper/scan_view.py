"""The frame of taking scans in: which step, what goes on, the foot."""

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

from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.ui import dialogs, theme
from congdoan_desktop.ui.paper.review_panel import ReviewPanel
from congdoan_desktop.ui.paper.scan_result import ScanResult
from congdoan_desktop.ui.paper.scan_source import ScanSource
from congdoan_desktop.ui.widgets.status_label import StatusLabel
from congdoan_desktop.ui.widgets.undo_strip import UndoStrip

SOURCE, RESULT, REVIEW = range(3)
_SIZE = (1240, 640)


class ScanView(QDialog):
    """Widgets and where they stand; what they do is in `scan_dialog.py`."""

    def __init__(self, title: str, panel: ReviewPanel, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        dialogs.fit(self, *_SIZE)
        self.source, self.outcome, self.panel = ScanSource(), ScanResult(), panel
        self.steps = QStackedWidget()
        for step in (self.source, self.outcome, self.panel):
            self.steps.addWidget(step)
        self.state = StatusLabel()
        self.strip = UndoStrip()
        self.doing, self.bar = QLabel(), QProgressBar(textVisible=False)
        self.stop_button = QPushButton("Dừng  Esc", autoDefault=False)
        self.stop_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Enter pressed once too often must not stop anything
        self.more_button = QPushButton("Đọc thêm bản quét…  Ctrl+O", autoDefault=False)
        self.close_button = QPushButton("Đóng")
        self._build()
        self.show_busy("")
        self.show_step(SOURCE)

    def step(self) -> int:
        """Return which step is shown."""
        return self.steps.currentIndex()

    def show_step(self, step: int) -> None:
        """Show a step, with the focus where it begins."""
        self.steps.setCurrentIndex(step)
        self.close_button.setVisible(step != REVIEW)
        self.more_button.setVisible(step == RESULT)
        self.strip.setVisible(False)
        self.say("")
        if step == SOURCE:
            self.source.take_focus()
        elif step == RESULT:
            self.outcome.take_focus(self.close_button)

    def say(self, sentence: str, state: str = "bad") -> None:
        """Say how something went; nothing said takes no room."""
        self.state.show_state(state, sentence)
        self.state.setVisible(bool(sentence))

    def show_busy(self, words: str) -> None:
        """Say what goes on, and take no other order meanwhile; nothing said: it is over."""
        self.steps.setEnabled(not words)
        self.close_button.setEnabled(not words)
        self.more_button.setEnabled(not words)
        self.doing.setText(words)
        self.bar.setRange(0, 0)
        for widget in (self.doing, self.bar, self.stop_button):
            widget.setVisible(bool(words))
        if words:
            self.say("")
            self.setFocus()

    def show_progress(self, done: int, total: int) -> None:
        """Say how far it is, in pages."""
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)
        self.doing.setText(f"Đang đọc trang {count_text(done)}/{count_text(total)}…")

    def _build(self) -> None:
        self.bar.setFixedWidth(220)
        self.bar.setAccessibleName("Tiến độ")
        self.state.setWordWrap(True)
        foot = QHBoxLayout()
        foot.setSpacing(theme.S)
        for widget in (self.doing, self.bar, self.stop_button):
            foot.addWidget(widget)
        foot.addStretch(1)
        foot.addWidget(self.more_button)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        column.setSpacing(theme.M)
        column.addWidget(self.steps, 1)
        column.addWidget(self.strip)
        column.addWidget(self.state)
        column.addLayout(foot)
        for sequence, act in (("Ctrl+O", self._more), ("Ctrl+Shift+O", self._more_of_folder)):
            QShortcut(QKeySequence(sequence), self, act)
        self.setWindowModality(Qt.WindowModality.WindowModal)

    def _more(self) -> None:
        if self.steps.isEnabled() and self.step() != REVIEW:
            self.source.ask_files()

    def _more_of_folder(self) -> None:
        if self.steps.isEnabled() and self.step() != REVIEW:
            self.source.ask_folder()
