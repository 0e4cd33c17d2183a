"""What is due: days left, what it is, and the one button that leads there."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from congdoan_desktop.ui import theme
from congdoan_desktop.ui.overview.due_words import DueLine
from congdoan_desktop.ui.widgets.status_label import StatusLabel

SHOWN = 6
"""So many lines are in sight, unless the page wants fewer; the others are a key away."""


class DueRows(QWidget):
    """The lines, overdue first."""

    asked = Signal(object)
    """The line whose button was pressed."""

    def __init__(self, shown: int = SHOWN) -> None:
        super().__init__()
        self._shown = shown
        self._lines: list[DueLine] = []
        self._folded = True
        self.fold = QPushButton(self)  # without a parent it would be shown as a window of its own
        self.fold.setProperty("role", "fold")
        self.fold.clicked.connect(self._turn)
        self.grid = rows_grid(self, theme.S)
        self.grid.setColumnStretch(1, 1)
        self.buttons: list[QPushButton] = []

    def show_lines(self, lines: list[DueLine]) -> None:
        """Show `lines`, or that nothing is due; many of them folded."""
        self._lines = sorted(lines, key=lambda line: line.day)
        self.buttons.clear()
        self.grid.removeWidget(self.fold)
        empty_grid(self.grid)
        shown = self._lines[: self._shown if self._folded else None]
        for row, line in enumerate(shown):
            title = QLabel(line.title + (f"  ·  {line.detail}" if line.detail else ""), wordWrap=True)
            button = QPushButton(line.button)
            button.setAccessibleName(f"{line.button}: {line.title}, {line.days}")
            button.clicked.connect(partial(self.asked.emit, line))
            if row == 0:
                theme.mark(button, "role", "primary")
            days = StatusLabel(line.state, line.days)
            for column, part in enumerate((days, title, button)):
                self.grid.addWidget(part, row, column, Qt.AlignmentFlag.AlignVCenter)
            self.buttons.append(button)
        if not lines:
            self.grid.addWidget(StatusLabel("good", "Không có việc nào sắp đến hạn."), 0, 0, 1, 3)
        left = len(lines) - len(shown)
        self.fold.setText(f"… và {left} việc nữa" if left else "Thu gọn")
        self.fold.setVisible(len(lines) > self._shown)
        if len(lines) > self._shown:
            self.grid.addWidget(self.fold, len(shown), 1, Qt.AlignmentFlag.AlignLeft)
            QWidget.setTabOrder(self.buttons[-1], self.fold)

    def _turn(self) -> None:
        """Show the others, or hide them again."""
        self._folded = not self._folded
        self.show_lines(self._lines)
        if not self._folded:
            first = self.buttons[self._shown]
            first.show()  # the grid would show it only later, and what is hidden takes no focus
            first.setFocus()


def rows_grid(parent: QWidget, gap: int) -> QGridLayout:
    """Return the grid of `parent` for rows that stand `gap` apart."""
    grid = QGridLayout(parent)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.L)
    grid.setVerticalSpacing(gap)
    return grid


def empty_grid(grid: QGridLayout) -> None:
    """Take everything out of `grid`."""
    while (item := grid.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
