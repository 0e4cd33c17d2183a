"""What is due: days left, what it is, and the one button that leads there."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from congdoan_desktop.ui import theme
from congdoan_desktop.ui.widgets.status_label import StatusLabel


@dataclass(frozen=True, kw_only=True)
class DueLine:
    """One thing that is due. `detail`: how far it is, or nothing."""

    state: str
    days: str
    title: str
    detail: str
    button: str
    act: Callable[[], None]


class DueRows(QWidget):
    """The lines, overdue first."""

    def __init__(self) -> None:
        super().__init__()
        self.grid = rows_grid(self, theme.S)
        self.grid.setColumnStretch(1, 1)
        self.buttons: list[QPushButton] = []

    def show_lines(self, lines: list[DueLine]) -> None:
        """Show `lines`, or that nothing is due."""
        self.buttons.clear()
        empty_grid(self.grid)
        for row, line in enumerate(lines):
            title = QLabel(line.title + (f"  ·  {line.detail}" if line.detail else ""), wordWrap=True)
            button = QPushButton(line.button)
            button.setAccessibleName(f"{line.button}: {line.title}, {line.days}")
            button.clicked.connect(line.act)
            if row == 0:
                theme.mark(button, "role", "primary")
            days = StatusLabel(line.state, line.days)
            for column, part in enumerate((days, title, button)):
                self.grid.addWidget(part, row, column, Qt.AlignmentFlag.AlignVCenter)
            self.buttons.append(button)
        if not lines:
            self.grid.addWidget(StatusLabel("good", "Không có việc nào sắp đến hạn."), 0, 0, 1, 3)


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
