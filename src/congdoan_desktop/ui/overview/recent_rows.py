"""The last activities, each with "again like this one"."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.records import Activity
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.overview.due_rows import empty_grid, rows_grid

_LEAST = 60


class RecentRows(QWidget):
    """`opened` carries the id of an activity, `again` the activity."""

    opened = Signal(str)
    again = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.grid = rows_grid(self, theme.XS)
        self.grid.setColumnStretch(1, 1)
        self.buttons: list[QPushButton] = []

    def show_activities(self, found: Sequence[tuple[Activity, int | None]]) -> None:
        """Show activities with how many were there (`None`: not known, or nobody sits in front of it)."""
        self.buttons.clear()
        empty_grid(self.grid)
        for row, (activity, total) in enumerate(found):
            self._row(row, activity, total)
        if not found:
            first = QPushButton("Ghi buổi đầu tiên")
            theme.mark(first, "role", "primary")
            first.clicked.connect(lambda: self.opened.emit(""))
            words = QLabel("Chưa ghi hoạt động nào. Mọi số liệu ở trên được đếm từ các buổi đã ghi.", wordWrap=True)
            self.grid.addWidget(words, 0, 1)
            self.grid.addWidget(first, 0, 3)

    def _row(self, row: int, activity: Activity, total: int | None) -> None:
        title = _Title(activity.title)
        title.clicked.connect(lambda: self.opened.emit(activity.id))
        again = QPushButton("Làm lại như lần này")
        again.setAccessibleName(f"Làm lại như lần này: {activity.title}")
        theme.mark(again, "role", "quiet")
        again.clicked.connect(lambda: self.again.emit(activity))
        self.buttons.append(again)
        day = QLabel(f"{activity.held_on:%d/%m}")
        count = QLabel("–" if total is None else f"{count_text(total)} lượt")
        count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for column, part in enumerate((day, title, count, again)):
            self.grid.addWidget(part, row, column)


class _Title(QPushButton):
    """A name as a link, cut with "…" where there is no room for all of it."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        theme.mark(self, "role", "link")
        self._words, self._wanted = words, super().sizeHint()
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setMinimumWidth(_LEAST)

    def sizeHint(self) -> QSize:
        return self._wanted

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setText(self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, self.width() - theme.S))
