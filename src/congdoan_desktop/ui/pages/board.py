"""*Tổng quan* of a keeper of a register: who has handed up what was asked for, who is late, what is to be done."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog

from congdoan_desktop.store.database import Store
from congdoan_desktop.ui import dialogs
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.printing.dialog import PrintDialog
from congdoan_desktop.ui.province.board.listing import BoardListing
from congdoan_desktop.ui.province.board.papers import show_calls
from congdoan_desktop.ui.province.board.reports_dialog import ReportsDialog
from congdoan_desktop.ui.province.board.send_back_dialog import CHANGES, SendBackDialog
from congdoan_desktop.ui.province.original import show_original
from congdoan_desktop.ui.said import saved_now
from congdoan_desktop.usecases.province.receive.keep import approve
from congdoan_desktop.usecases.province.reminders import KIND, code_of


class BoardPage(BoardListing):
    """What is done with a unit's report, and the papers that go out to those who are silent."""

    shows = frozenset(
        {
            *("OrgUnit", "UnitCertificate", "ReceivedReport", "ReceivedFile", "MadeReceipt", "Pack"),
            *("DutyDay", "PhaseProgress"),
        }
    )
    dialog: QDialog | None = None
    """The one opened last."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._connect()

    def open_report(self) -> PrintDialog | None:
        """Show the file that the unit handed up; of a unit that has not, the unit."""
        row = self.current()
        if row is None:
            return None
        if row.report is None:
            self.go.emit("units", row.unit.id)
            return None
        return show_original(self, self._context, row.report)

    def approve(self) -> None:
        """Say that the report chosen is good."""
        row = self.current()
        if row is None or row.report is None or row.state != "received":
            return
        report_id = row.report.id

        def task(store: Store) -> None:
            approve(store, report_id)

        self._context.worker.run(task, done=self._kept, failed=self._failed, changes=CHANGES)

    def send_back(self) -> None:
        """Ask why, and send the report chosen back."""
        row = self.current()
        if row is None or row.report is None or not row.counts:
            return
        self.dialog = SendBackDialog(self._context, row.unit, row.report, self)
        self.dialog.accepted.connect(lambda: self._kept(None))
        dialogs.open_once(self.dialog, self._context.worker)

    def show_reports(self) -> None:
        """Show every report that the unit chosen has handed up on it."""
        row, found = self.current(), self.board()
        if row is not None and row.report is not None and found is not None:
            self.dialog = ReportsDialog(self._context, row.unit, found.expectation, self)
            dialogs.open_once(self.dialog, self._context.worker, self._context.looker)

    def open_unit(self) -> None:
        """Show the unit chosen in the register."""
        row = self.current()
        if row is not None:
            self.go.emit("units", row.unit.id)

    def write_letter(self) -> None:
        """Write to all that are silent."""
        found = self.board()
        if found is not None and found.silent():
            self._write("")

    def write_unit_letter(self) -> None:
        """Write to the unit chosen."""
        row = self.current()
        if row is not None and not row.counts:
            self._write(row.unit.id)

    def print_calls(self) -> PrintDialog | None:
        """Show the list of those shown that are silent, to call them by telephone."""
        found, silent = self.board(), [row for row in self.listed() if not row.counts]
        return show_calls(self, self._context, found, silent) if found is not None and silent else None

    def _write(self, unit_id: str) -> None:
        if self._key is not None:
            self.go.emit("report", f"{KIND}@{code_of(*self._key, self._context.today(), unit_id)}")

    def _kept(self, _result: object) -> None:
        self.saved.emit(saved_now())

    def _connect(self) -> None:
        self.table.entered.connect(lambda _: self.open_report())
        acts = (
            (self.open_button, "", self.open_report),
            (self.approve_button, "Ctrl+D", self.approve),
            (self.back_button, "Ctrl+R", self.send_back),
            (self.history_button, "Ctrl+B", self.show_reports),
            (self.unit_button, "Ctrl+G", self.open_unit),
            (self.letter_button, "Ctrl+L", self.write_letter),
            (self.unit_letter_button, "Ctrl+Shift+L", self.write_unit_letter),
            (self.calls_button, "Ctrl+P", self.print_calls),
        )
        for button, keys, act in acts:
            button.clicked.connect(partial(_do, act))
            if keys:
                self._key_for(keys, act)
        self._key_for("Ctrl+F", self.search.setFocus)
        for number in range(4):
            self._key_for(f"Alt+{number + 1}", partial(self.turn_to, number))

    def _key_for(self, keys: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self, partial(_do, act))
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)


def _do(act: Callable[[], object], *_: object) -> None:
    """Do what a button or a key is for; a button also says whether it is pressed, which nobody asked."""
    act()
