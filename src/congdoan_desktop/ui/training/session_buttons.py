"""One button for each session of a course: a tick list each."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from congdoan_desktop.ui import theme
from congdoan_desktop.ui.widgets.flow import Flow

_MOST = 60


class SessionButtons(QWidget):
    """`asked(session)` when the people at a session (from 1) are to be ticked."""

    asked = Signal(int)

    def __init__(self, before: QWidget) -> None:
        """`before`: what Tab comes to before the first button."""
        super().__init__()
        self._before = before
        self.buttons: list[QPushButton] = []
        self._flow = Flow(self, gap=theme.S, stretch_last=False)
        self._flow.setContentsMargins(0, 0, 0, 0)

    def show_sessions(self, sessions: int, *, enabled: bool) -> None:
        """Show so many. Those that are there stay: one of them may have the focus."""
        wanted = min(sessions, _MOST)
        while len(self.buttons) > wanted:
            old = self.buttons.pop()
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        while len(self.buttons) < wanted:
            self._add(len(self.buttons) + 1)
        for button in self.buttons:
            button.setEnabled(enabled)
        self.updateGeometry()

    def _add(self, number: int) -> None:
        button = QPushButton(f"Đánh dấu dự buổi {number}…")
        button.clicked.connect(partial(self._ask, number))
        self._flow.addWidget(button)
        QWidget.setTabOrder((self._before, *self.buttons)[-1], button)
        self.buttons.append(button)

    def _ask(self, number: int, _checked: bool = False) -> None:
        self.asked.emit(number)
