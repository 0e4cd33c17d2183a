"""What was put away, as a dialog over any page."""

from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.domain.records import Record
from congdoan_desktop.ui import dialogs, theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.trash.pane import TrashPane


def open_trash(parent: QWidget, context: Context, kind: type[Record] | None = None) -> "TrashDialog":
    """Show what was put away; only of `kind` and its lines where one is given."""
    dialog = TrashDialog(context, kind, parent.window())
    dialogs.open_once(dialog, context.worker)
    return dialog


class TrashDialog(QDialog):
    """The list and a button that closes it."""

    def __init__(self, context: Context, kind: type[Record] | None, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Đã cất")
        self.pane = TrashPane(context)
        close = QPushButton("Đóng", autoDefault=False)
        close.clicked.connect(self.reject)
        self.pane.buttons.addWidget(close)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        box.addWidget(self.pane, 1)
        dialogs.fit(self, 900, 600)
        self.pane.show_kind(kind)
        self.pane.refresh()
        self.pane.setFocus()
