"""*Đơn vị*: the register of units of whoever takes in their reports."""

from collections.abc import Iterable, Mapping

from PySide6.QtWidgets import QPushButton

from congdoan_desktop.domain.checks import Problem
from congdoan_desktop.domain.checks.org_units import across
from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.province.org_units import Register, next_codes, state_on
from congdoan_desktop.domain.records import OrgUnit, Record
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.queries import Value
from congdoan_desktop.texts.short_names import short_name
from congdoan_desktop.ui import dialogs
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.ledger import Book
from congdoan_desktop.ui.ledger_page import LedgerPage
from congdoan_desktop.ui.province.units.change_dialog import ChangeDialog, EndDialog, MergeDialog
from congdoan_desktop.ui.province.units.form import unit_columns, unit_entries, unit_groups
from congdoan_desktop.ui.province.units.lineage import Lineage
from congdoan_desktop.ui.province.units.list_filter import UnitFilter
from congdoan_desktop.ui.widgets.chips_field import ChipsField
from congdoan_desktop.ui.widgets.choice_field import ChoiceField
from congdoan_desktop.usecases.province.units import register_of

_EMPTY = (
    "Ở đây ghi các công đoàn cơ sở trực thuộc và công đoàn xã, phường (nếu có). Có danh sách rồi mới phát hành, "
    "tiếp nhận, đôn đốc và tổng hợp được.\nNhanh nhất là nhập danh sách đang có trong Excel, kể cả tệp cũ."
)
_OF_BASE = ("kind", "size", "parent_id")


class UnitsPage(LedgerPage):
    """The register, one unit, and what became of units."""

    shows = frozenset({"OrgUnit"})

    def __init__(self, context: Context) -> None:
        self._register = Register(units=())
        super().__init__(context)
        self._shown: Mapping[str, Value] = {}
        self.filter = UnitFilter(context)
        self.lineage = Lineage()
        self.import_button = QPushButton("Nhập từ Excel…")
        self.import_button.setToolTip("Ctrl+I")
        self.merge_button = QPushButton("Sáp nhập…")
        self.merge_button.setToolTip("Ctrl+G")
        self.end_button = QPushButton("Kết thúc, tạm ngừng…")
        self.end_button.setToolTip("Ctrl+E")
        self._connect()

    def refresh(self) -> None:
        self._register = register_of(self._context.reader)
        self._offer()
        super().refresh()
        self._fit()

    def open_record(self, record_id: str) -> None:
        unit = self._register.by_id.get(record_id)
        if unit is None or not self.filter.shows(unit):
            self.filter.show_all()
        super().open_record(record_id)

    def import_list(self) -> None:
        """Take in a list from Excel."""
        from congdoan_desktop.ui.province.units.import_dialog import open_unit_import

        self.leave()
        open_unit_import(self, self._context)

    def merge(self) -> MergeDialog:
        """Ask which units go into which."""
        self.leave()
        dialog = MergeDialog(self._context, self._register, self.ledger.whole(OrgUnit), self)
        self._ask(dialog)
        return dialog

    def end(self) -> EndDialog | None:
        """Ask what becomes of the open unit."""
        self.leave()
        unit = self.ledger.whole(OrgUnit)
        if unit is None or unit.ended_on is not None or unit.id not in self._register.by_id:
            return None
        dialog = EndDialog(self._context, self._register, unit, self)
        self._ask(dialog)
        return dialog

    def book(self) -> Book:
        return Book(
            kind=OrgUnit,
            title="Đơn vị",
            create_words="Ghi đơn vị mới",
            empty_words=_EMPTY,
            columns=unit_columns(self._context),
            groups=unit_groups(self._context),
            blank=self._blank,
            name=lambda unit: unit.short_name or unit.name or "chưa đặt tên",
            sums=self._sums,
            list_width=520,
        )

    def _blank(self, new_id: str) -> OrgUnit:
        code = next(next_codes(unit.code for unit in self._register.base()), "")
        return OrgUnit(id=new_id, code=code, name="", short_name="")

    def _sums(self, db: Reader, text: str) -> str:
        """Return the foot of the list; people only of units that work today."""
        units = repository.find(db, OrgUnit, text=text, where=self._shown)
        living = [u for u in units if u.tier == "base" and state_on(u, self._context.today()) == "active"]
        workers, members = (sum(getattr(u, name) or 0 for u in living) for name in ("workers", "members"))
        unknown = sum(u.workers is None for u in living)
        words = [f"{count_text(len(units))} đơn vị", f"{count_text(len(living))} cơ sở đang hoạt động"]
        words.append(f"{count_text(workers)} lao động, {count_text(members)} đoàn viên")
        if unknown:
            words.append(f"{count_text(unknown)} đơn vị chưa ghi số lao động")
        return " · ".join(words) if units else "Không có đơn vị nào như đang tìm, đang lọc."

    def _where(self) -> Mapping[str, Value]:
        self._shown = self.filter.where(self._register)
        return self._shown

    def _across(self, unit: OrgUnit) -> Iterable[Problem]:
        return across(unit, self._register)

    def _offer(self) -> None:
        """Let the fields that choose a unit know the register as it is now."""
        form, here = self.ledger.form, self.ledger.record.id if self.ledger.record else ""
        middles = unit_entries(self._register, lambda one: one.tier == "middle" and one.id != here)
        parent, successors = form.field("parent_id"), form.field("successors")
        assert isinstance(parent, ChoiceField) and isinstance(successors, ChipsField)
        parent.offer(middles)
        successors.offer(unit_entries(self._register, lambda one: one.id != here))
        self.filter.offer_parents(unit for unit in self._register.units if unit.tier == "middle")

    def _opened(self, _record: Record | None) -> None:
        self._fit()

    def _settled(self) -> None:
        """Propose the short name once the whole one is there."""
        form, unit = self.ledger.form, self.ledger.typed(OrgUnit)
        if unit is not None and unit.name and not unit.short_name:
            form.field("short_name").set_value(short_name(unit.name))
            form.field("short_name").edited.emit()
            form.show_problems()
        self._fit()

    def _fit(self) -> None:
        unit = self.ledger.typed(OrgUnit)
        self.lineage.load(unit, self._register)
        self.end_button.setEnabled(unit is not None and unit.ended_on is None and unit.id in self._register.by_id)
        for name in _OF_BASE:
            self.ledger.form.show_item(name, unit is None or unit.tier == "base" or bool(getattr(unit, name)))

    def _list_below(self, unit_id: str) -> None:
        self.filter.show_all()
        self.filter.parent_box.setCurrentIndex(self.filter.parent_box.findData(unit_id))

    def _ask(self, dialog: ChangeDialog) -> None:
        dialog.done_with.connect(self.saved)
        dialogs.open_once(dialog, self._context.worker)

    def _connect(self) -> None:
        ledger = self.ledger
        ledger.form.also_check(self._across)
        ledger.narrow(self._where)
        for button in (self.import_button, self.merge_button):
            ledger.add_action(button)
        ledger.empty.add_way("Nhập danh sách từ Excel…  Ctrl+I", self.import_list)
        ledger.add_to_record(self.end_button)
        ledger.add_above_list(self.filter)
        ledger.add_below(self.lineage)
        ledger.opened.connect(self._opened)
        ledger.form.settled.connect(self._settled)
        self.filter.changed.connect(ledger.refresh)
        self.lineage.asked.connect(self.open_record)
        self.lineage.below_asked.connect(self._list_below)
        self.import_button.clicked.connect(self.import_list)
        self.merge_button.clicked.connect(self.merge)
        self.end_button.clicked.connect(self.end)
        ledger.keys("Ctrl+I", self.import_list)
        ledger.keys("Ctrl+G", self.merge)
        ledger.keys("Ctrl+E", self.end)
