"""What is only planned says so, and once its day has come one key makes it held."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from congdoan_desktop.domain.records import Activity
from congdoan_desktop.texts import short_date
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.widgets.status_label import StatusLabel


class PlannedRow(QFrame):
    """A sentence and the step that follows; hidden for what was held."""

    settle = Signal(bool)
    """The activity is only planned (`True`), or was held."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "strip")
        self.words = StatusLabel()
        self.words.setWordWrap(True)
        self.button = QPushButton()
        self.button.setProperty("role", "quiet")
        self._to_planned = False
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.M, theme.XS, theme.XS, theme.XS)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.button)
        self.button.clicked.connect(lambda: self.settle.emit(self._to_planned))
        self.hide()

    def fit(self, activity: Activity | None, today: date) -> None:
        """Say how the activity stands."""
        if activity is None or not (activity.is_planned or activity.held_on > today):
            self.hide()
            return
        self._to_planned = not activity.is_planned
        day = short_date(activity.held_on)
        if self._to_planned:
            self.words.show_state("near", f"Ngày {day} chưa tới mà buổi đang được tính là đã diễn ra.")
        elif activity.held_on < today:
            self.words.show_state("near", f"Đã qua ngày dự kiến {day}. Buổi này đã diễn ra chưa?")
        else:
            self.words.show_state("none", "Mới dự kiến: chưa tính vào số liệu nào.")
        self.button.setText("Đánh dấu mới dự kiến" if self._to_planned else "Đã diễn ra  (Ctrl+G)")
        self.show()
