"""What works on every page: Ctrl+K finds anything, Ctrl+M shows the month, Ctrl+H the history of the open record,
Ctrl+Shift+Delete what was put away; and on the first page the strip that offers what was begun and not finished.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from congdoan_desktop.ui import dialogs
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.history.target import HasHistory, Target, target_at
from congdoan_desktop.ui.widgets.undo_strip import UndoStrip
from congdoan_desktop.usecases.unfinished import unfinished

if TYPE_CHECKING:
    from congdoan_desktop.ui.history.dialog import HistoryDialog
    from congdoan_desktop.ui.main_window import MainWindow
    from congdoan_desktop.ui.month.dialog import MonthDialog
    from congdoan_desktop.ui.search.dialog import SearchDialog
    from congdoan_desktop.ui.trash.dialog import TrashDialog
    from congdoan_desktop.ui.trash.drafts_dialog import DraftsDialog


class Everywhere(QObject):
    """Opens the dialogs that belong to no page. They are imported when they are first asked for."""

    def __init__(self, window: "MainWindow", context: Context) -> None:
        super().__init__(window)
        self._window, self._context = window, context
        self._dismissed = False
        self.strip = UndoStrip()
        self.strip.setObjectName("offer")
        self.strip.close_button.clicked.connect(self._dismiss)
        self.buttons = (
            _button("Tìm mọi thứ…", "Ctrl+K", self.search),
            _button("Lịch tháng", "Ctrl+M", self.month),
        )
        """Stand above the pages in the rail."""

    def keys(self) -> Mapping[str, Callable[[], object]]:
        """Return what each key does."""
        return {
            "Ctrl+K": self.search,
            "Ctrl+M": self.month,
            "Ctrl+H": self.history,
            "Ctrl+Shift+Del": self.trash,
        }

    def page_opened(self, key: str) -> None:
        """Offer what is unfinished on the first page; the other pages have their own strips."""
        if key != next(iter(self._window.titles())) or self._dismissed:
            self.strip.hide()
            return
        found = unfinished(self._context.reader)
        if len(found) == 1 and (place := found[0].place) is not None:
            name = found[0].name or "chưa đặt tên"
            self.strip.offer(f"Còn bản ghi dở: “{name}”.", "Ghi tiếp", partial(self._window.open_place, place))
        elif found:
            self.strip.offer(f"Còn {len(found)} bản ghi dở, chưa đủ để lưu thành bản ghi.", "Xem…", self.drafts)
        else:
            self.strip.clear()

    def search(self) -> "SearchDialog":
        """Search everything, and go where it is."""
        from congdoan_desktop.ui.search.commands import commands
        from congdoan_desktop.ui.search.dialog import SearchDialog

        dialog = SearchDialog(self._context, commands(self._window), self._window)
        dialog.chosen.connect(self._window.open_place)
        dialogs.open_once(dialog, self._context.worker)
        return dialog

    def month(self) -> "MonthDialog":
        """Show what is planned, done and due in a month."""
        from congdoan_desktop.ui.month.dialog import MonthDialog

        self._leave()
        dialog = MonthDialog(self._context, self._window)
        dialog.chosen.connect(self._window.open_place)
        dialogs.open_once(dialog, self._context.worker)
        return dialog

    def history(self) -> "HistoryDialog | None":
        """Show what became of the record that is open where the focus is."""
        from congdoan_desktop.ui.history.dialog import open_history

        target = self._open_record()
        return open_history(self._window, self._context, target) if target is not None else None

    def drafts(self) -> "DraftsDialog":
        """Show everything that was typed and is no record yet."""
        from congdoan_desktop.ui.trash.drafts_dialog import DraftsDialog

        self._leave()
        dialog = DraftsDialog(self._context, self._window)
        dialog.chosen.connect(self._window.open_place)
        dialog.finished.connect(lambda _: self.page_opened(self._window.page_key()))
        dialogs.open_once(dialog, self._context.worker)
        return dialog

    def trash(self) -> "TrashDialog":
        """Show what was put away; of the kind of the open page first."""
        from congdoan_desktop.ui.trash.dialog import open_trash

        self._leave()
        target = self._open_record()
        return open_trash(self._window, self._context, target.kind if target else None)

    def _open_record(self) -> Target | None:
        """Return what is open where the focus is, else on the page."""
        around, page = target_at(QApplication.focusWidget()), self._window.page()
        if around is not None or page is None:
            return around
        shown = (part for part in cast(list[QWidget], page.findChildren(QWidget)) if part.isVisible())
        lists = (part for part in shown if isinstance(part, HasHistory))
        return next((target for part in lists if (target := part.history_target()) is not None), None)

    def _leave(self) -> None:
        page = self._window.page()
        if page is not None:
            page.leave()

    def _dismiss(self) -> None:
        self._dismissed = True


def _button(words: str, keys: str, act: Callable[[], object]) -> QPushButton:
    button = QPushButton(f"{words}  {keys}")
    button.setAccessibleName(words)
    button.setProperty("role", "find")
    button.clicked.connect(act)
    return button
