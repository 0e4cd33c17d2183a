"""The visible way to what Ctrl+H does: `HistoryButton(context, owner)`, for whatever has a record open."""

from PySide6.QtWidgets import QPushButton

from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.history.target import HasHistory


class HistoryButton(QPushButton):
    """Opens the history of what is open in `owner`."""

    def __init__(self, context: Context, owner: HasHistory) -> None:
        super().__init__("Lịch sử")
        self._context, self._owner = context, owner
        self.setToolTip("Ctrl+H")
        self.setProperty("role", "quiet")
        self.clicked.connect(self.show_history)

    def show_history(self) -> None:
        """Show what became of the open record."""
        from congdoan_desktop.ui.history.dialog import open_history

        target = self._owner.history_target()
        if target is not None:
            open_history(self.window(), self._context, target)
