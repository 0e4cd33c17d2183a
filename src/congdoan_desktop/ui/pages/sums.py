"""*Tổng hợp*: what the reports of all units say together; every figure leads to the reports behind it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from congdoan_desktop.store.connection import Reader
from congdoan_desktop.texts import FIGURES
from congdoan_desktop.ui import dialogs
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.exchange.carry_dialog import CarryDialog, open_carry
from congdoan_desktop.ui.printing.dialog import PrintDialog
from congdoan_desktop.ui.province.original import show_original
from congdoan_desktop.ui.province.sums.behind_dialog import BehindSumDialog
from congdoan_desktop.ui.province.sums.columns import target_key
from congdoan_desktop.ui.province.sums.listing import SumsListing, answers_of
from congdoan_desktop.ui.province.sums.sum_columns import answer_words
from congdoan_desktop.ui.province.sums.words import figure_words, reading_words, target_name
from congdoan_desktop.usecases.province.behind_sums import Source, behind_answer, behind_figure, behind_target
from congdoan_desktop.usecases.province.pass_on import passed_on


class SumsPage(SumsListing):
    """What is done with a row, and the papers that come of it."""

    shows = frozenset({"OrgUnit", "ReceivedReport", "DutyDay", "PhaseProgress", "Pack"})
    dialog: BehindSumDialog | None = None
    """The one opened last."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._connect()

    def open_unit_report(self, unit_id: str) -> PrintDialog | None:
        """Show what a unit has handed up; of a silent unit, the unit."""
        found = self.summary()
        row = next((one.row for one in found.units if one.row.unit.id == unit_id), None) if found else None
        if row is not None and row.report is not None:
            return show_original(self, self._context, row.report)
        self.go.emit("units", unit_id)
        return None

    def open_target(self, key: str) -> None:
        """Show what a target was added up from."""
        found = self.summary()
        target = next((one for one in found.targets if target_key(one) == key), None) if found else None
        if found is not None and target is not None and target.of_all is not None:
            name = f"{target.target.code}. {target_name(target)}"
            self._open_behind(name, reading_words(target.of_all), behind_target(found, target))

    def open_sum(self, code: str) -> None:
        """Show what a figure was added up from."""
        found = self.summary()
        if found is not None and code in found.totals:
            total = figure_words(found.totals[code].as_figure())
            self._look_behind(FIGURES.get(code, code), total, lambda db: behind_figure(db, found, code))

    def open_answer(self, key: str) -> None:
        """Show what the sheets of one answer were added up from."""
        found = self.summary()
        row = next((one for one in answers_of(found) if one.key == key), None) if found else None
        if found is not None and row is not None:
            asked = (row.question.questionnaire, row.question.name, row.choice.name)
            title = f"{row.question.label} {row.choice.label or 'Không trả lời'}"
            self._look_behind(title, answer_words(row), lambda db: behind_answer(db, found, *asked))

    def open_moment(self, window: str) -> None:
        """Look at another window."""
        if self._key is not None:
            self._key = (self._key[0], window)
            self.turn_to(0)
            self.refresh()

    def write_report(self) -> None:
        """Write the consolidated report on what is shown."""
        if self._seen is not None and self._seen.template and self._key is not None:
            self.go.emit("report", f"{self._seen.template}@{self._key[1]}")

    def pass_on(self) -> CarryDialog | None:
        """Carry the signed consolidated report and the units' own files to a stick."""
        found, reference = self.summary(), self._context.reference
        if found is None or not self.pass_button.isEnabled():
            return None
        asked = found.expectation
        return open_carry(self, self._context, "Chuyển lên cấp trên", lambda db: passed_on(db, reference, asked))

    def _look_behind(self, title: str, figure: str, task: Callable[[Reader], tuple[Source, ...]]) -> None:
        self._context.looker.run(
            task, done=lambda found: self._open_behind(title, figure, found), failed=self._failed, key="behind a sum"
        )

    def _open_behind(self, title: str, figure: str, found: Sequence[Source]) -> None:
        self.dialog = BehindSumDialog(self._context, title, figure, found, self)
        self.dialog.unit_asked.connect(lambda unit_id: self.go.emit("units", unit_id))
        dialogs.open_once(self.dialog, self._context.worker, self._context.looker)

    def _connect(self) -> None:
        opened = (self.open_target, self.open_unit_report, self.open_sum)
        for table, act in zip(
            self.tables(), (*opened, self.open_group, self.open_moment, self.open_answer), strict=True
        ):
            table.entered.connect(act)
        self.report_button.clicked.connect(self.write_report)
        self.pass_button.clicked.connect(self.pass_on)
        self._key_for("Ctrl+L", self.write_report)
        self._key_for("Ctrl+U", self.pass_on)
        for number in range(len(self.tables())):
            self._key_for(f"Alt+{number + 1}", partial(self.turn_to, number))

    def _key_for(self, keys: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self, act)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
