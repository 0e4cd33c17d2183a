"""Import of a list of units. `open_unit_import(parent, context)` shows it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from congdoan_desktop import paths
from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.province.org_units import codes_from, next_codes
from congdoan_desktop.intake.layout import Layout
from congdoan_desktop.intake.list_file import Sheet
from congdoan_desktop.intake.list_words import ListWords
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.texts import PROBLEMS
from congdoan_desktop.ui import dialogs, theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.imports.list_import import Compared, ListImport, Progress
from congdoan_desktop.ui.imports.list_of import MannerAsked
from congdoan_desktop.ui.province.units.import_words import units_list
from congdoan_desktop.ui.widgets.field import date_field, text_field
from congdoan_desktop.usecases.import_list import Proposal, Source
from congdoan_desktop.usecases.import_match import Decided
from congdoan_desktop.usecases.province.import_units import TakenIn, import_units, take_back
from congdoan_desktop.usecases.province.match_units import (
    UnitManner,
    codes_of,
    match_units,
    unit_words_of,
    units_of,
)
from congdoan_desktop.usecases.province.units import register_of

_FIRST_CODE = "CS001"
_DAY = "Số lao động, đoàn viên trong tệp tính đến ngày"
_CODE = "Đơn vị mới chưa có mã: đặt mã từ"
_NO_CODE = "Mã bắt đầu cần kết thúc bằng số, ví dụ CS001; để trống thì không đặt mã."


def open_unit_import(parent: QWidget, context: Context) -> "UnitImport":
    """Show the import over the window of `parent`."""
    dialog = UnitImport(context, unit_words_of(paths.resources()), parent)
    dialogs.open_once(dialog, context.worker)
    dialog.take_focus()
    return dialog


class UnitImport(ListImport):
    """One list, from the file to the register."""

    changes = frozenset({"OrgUnit"})

    def __init__(self, context: Context, words: ListWords, parent: QWidget | None = None) -> None:
        self.manner = UnitMannerBox(context)
        catalogues = context.reference.catalogues
        super().__init__(context, units_list(catalogues), words, self.manner, parent)
        self._codes = codes_of(words, catalogues)
        self.manner.day.finished.connect(self.column_step.changed)
        self.manner.code.finished.connect(self.column_step.changed)

    def compare(self, db: Reader, sheet: Sheet, layout: Layout, manner: Any) -> Compared:
        units = units_of(sheet, layout, manner, self._words, self._context.reference.catalogues)
        return match_units(db, units.rows, self._codes, manner), units.notes

    def write(self, store: Store, rows: Sequence[Decided[Any]], source: Source, progress: Progress) -> TakenIn:
        return import_units(store, rows, progress=progress)

    def written_words(self, written: TakenIn) -> tuple[str, bool]:
        said = f"Đã thêm {count_text(len(written.created))} đơn vị"
        if written.changed:
            said += f", cập nhật {count_text(len(written.changed))} đơn vị"
        return said, bool(written.created or written.changed)

    def take_back(self, store: Store, written: TakenIn, progress: Progress) -> str:
        back = take_back(store, written, progress=progress)
        said = [f"{count_text(back.removed)} đơn vị được bỏ khỏi danh sách."]
        if back.reverted:
            said.append(f"{count_text(back.reverted)} đơn vị trở lại như trước khi nhập.")
        if back.kept:
            said.append(f"{count_text(back.kept)} đơn vị giữ nguyên vì đã được sửa hoặc dùng đến sau khi nhập.")
        return " ".join(said)


class UnitMannerBox(MannerAsked):
    """Asks for the day of the counts, and from which code on new units are numbered."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._since_1904 = False
        self.day, self.code = date_field(context.today), text_field(width=112)
        self.day.set_value(context.today())
        taken = [unit.code for unit in register_of(context.reader).base()]
        self.code.set_value(next(next_codes(taken), _FIRST_CODE))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.S)
        for words, box in ((_DAY, self.day), (_CODE, self.code)):
            label = QLabel(words)
            label.setBuddy(box)
            box.setAccessibleName(words)
            row.addWidget(label)
            row.addWidget(box)
            row.addSpacing(theme.L)
        row.addStretch(1)

    def load(self, proposal: Proposal) -> None:
        self._since_1904 = proposal.manner.since_1904

    def first(self) -> QWidget:
        return self.day.line

    def problem(self) -> str:
        if self.day.problem():
            return PROBLEMS[self.day.problem()]
        first = str(self.code.value())
        return _NO_CODE if first and next(codes_from(first, ()), None) is None else ""

    def manner(self) -> UnitManner:
        day = None if self.day.problem() else self.day.value()
        return UnitManner(counted_on=day, first_code=str(self.code.value()), since_1904=self._since_1904)
