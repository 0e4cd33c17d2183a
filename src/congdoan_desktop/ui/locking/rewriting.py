"""The file of the store is written anew while no window stands: one small dialog, which nobody can close."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QLabel, QProgressBar, QVBoxLayout

from congdoan_desktop.ui import front, theme
from congdoan_desktop.ui.locking.aside import aside


class Rewriting(QDialog):
    """`error`: what went wrong, once it is over."""

    def __init__(self, words: str) -> None:
        super().__init__(None)
        self.error: Exception | None = None
        self._is_over = False
        self.setWindowTitle(front.PROGRAM)
        self.setMinimumWidth(440)
        progress = QProgressBar(maximum=0, textVisible=False)
        progress.setAccessibleName(words)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        box.setSpacing(theme.M)
        box.addWidget(QLabel(words, wordWrap=True))
        box.addWidget(progress)

    def reject(self) -> None:
        if self._is_over:
            super().reject()

    def finish(self, _result: object, error: Exception | None) -> None:
        """Close."""
        self._is_over, self.error = True, error
        self.accept()


def rewrite(task: Callable[[], object], words: str) -> Exception | None:
    """Do `task` in a thread of its own and wait for it; return what went wrong."""
    dialog = Rewriting(words)
    aside(dialog, task, dialog.finish)
    dialog.exec()
    dialog.deleteLater()
    return dialog.error
