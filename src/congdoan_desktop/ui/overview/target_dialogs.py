"""The two dialogs of a figure: the list it was counted from, and a number declared inside its range."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QDialog

from congdoan_desktop.domain.period import Period
from congdoan_desktop.domain.report import NamedFigure, TargetResult
from congdoan_desktop.ui import dialogs
from congdoan_desktop.ui.context import Context, Page
from congdoan_desktop.ui.overview.behind_dialog import BehindDialog
from congdoan_desktop.ui.overview.declare_dialog import DeclareDialog
from congdoan_desktop.usecases.behind import Behind, behind
from congdoan_desktop.usecases.declare import declared_for, open_range


class TargetDialogs:
    """Gathers beside the window, then opens on `page`. `failed` is told why nothing opens."""

    def __init__(self, context: Context, page: Page, failed: Callable[[Exception], None]) -> None:
        self._context, self._page, self._failed = context, page, failed

    def show_behind(self, result: TargetResult) -> None:
        """Open the list that the figure of `result` was counted from."""
        reference, today = self._context.reference, self._context.today()
        self._look(lambda db: behind(db, reference, result, today), partial(self._open_behind, result))

    def declare(self, result: TargetResult, period: Period) -> None:
        """Open the dialog that declares a number for the figure of `result` in `period`."""
        reference, today = self._context.reference, self._context.today()
        self._look(
            lambda db: open_range(db, reference, result, period, today), partial(self._open_declare, period.code)
        )

    def _look(self, task: Callable[[Any], Any], done: Callable[[Any], None]) -> None:
        self._context.looker.run(task, done=done, failed=self._failed, key=f"dialog of {id(self._page)}")

    def _open_behind(self, result: TargetResult, found: Behind) -> None:
        dialog = BehindDialog(result, found, self._page)
        dialog.opened.connect(self._page.go)
        self._open(dialog)

    def _open_declare(self, period: str, figure: NamedFigure) -> None:
        earlier = declared_for(self._context.reader, period, figure.code)
        self._open(DeclareDialog(self._context, period, figure, earlier, self._page))

    def _open(self, dialog: QDialog) -> None:
        if self._page.isVisible():  # meanwhile another page may have been opened
            dialogs.open_once(dialog, self._context.worker)
        else:
            dialog.deleteLater()
