"""Dialogs for what happens to units: one goes into another; one ends, rests, works again."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.domain.province.org_units import Register, state_on
from congdoan_desktop.domain.records import OrgUnit
from congdoan_desktop.store.database import Store
from congdoan_desktop.texts import short_date
from congdoan_desktop.ui import dialogs, theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.province.units.form import unit_entries
from congdoan_desktop.ui.widgets.chips_field import ChipsField
from congdoan_desktop.ui.widgets.choice_field import ChoiceField
from congdoan_desktop.ui.widgets.field import date_field
from congdoan_desktop.ui.widgets.labelled import Labelled
from congdoan_desktop.ui.widgets.plain_fields import OptionsField
from congdoan_desktop.ui.widgets.status_label import StatusLabel
from congdoan_desktop.usecases.province import units as acts

CHANGES = frozenset({"OrgUnit"})
_MERGE = (
    "Từ ngày này các đơn vị được sáp nhập không còn tính vào số phải báo cáo; báo cáo đã nhận của các đơn vị "
    "ấy vẫn giữ nguyên. Đơn vị bên dưới (nếu có) chuyển sang đơn vị nhận."
)
_ACTS = {"end": "Kết thúc", "suspend": "Tạm ngừng", "resume": "Hoạt động lại"}
_MEANS = {
    "end": "Từ ngày này đơn vị không còn tính vào số phải báo cáo. Hồ sơ và báo cáo cũ vẫn giữ nguyên.",
    "suspend": "Từ ngày này đơn vị tạm thời không tính vào số phải báo cáo, cho đến khi hoạt động lại.",
    "resume": "Từ ngày này đơn vị lại tính vào số phải báo cáo.",
}


class ChangeDialog(QDialog):
    """What both dialogs do: ask, hand to the worker, say what hinders; `done_with(sentence)` when it is kept."""

    done_with = Signal(str)

    def __init__(self, context: Context, title: str, words: str, go_words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.setWindowTitle(title)
        self.words = QLabel(words, wordWrap=True)
        self.day = Labelled("Từ ngày", date_field(context.today))
        self.day.field.set_value(context.today())
        self.state = StatusLabel()
        self.state.setWordWrap(True)
        self.go = QPushButton(go_words, default=True)
        self.back = QPushButton("Không thay đổi", autoDefault=False)
        theme.mark(self.go, "role", "primary")
        self.go.clicked.connect(self.act)
        self.back.clicked.connect(self.reject)

    def act(self) -> None:
        """Do it, or say beside the field what is missing."""
        raise NotImplementedError

    def hand_over(self, task: Callable[[Store], None], said: str) -> None:
        """Let the worker do `task`; the dialog closes once it is done."""
        self.go.setEnabled(False)
        self.state.show_state("open", "Đang ghi…")

        def done(_result: object) -> None:
            self.done_with.emit(said)
            self.accept()

        self._context.worker.run(task, done=done, failed=self._failed, changes=CHANGES)

    def build(self, *fields: QWidget) -> None:
        """Put the fields between the words and the buttons."""
        row = QHBoxLayout()
        row.addWidget(self.state, 1)
        row.addWidget(self.back)
        row.addWidget(self.go)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        box.setSpacing(theme.M)
        for part in (*fields, self.day, self.words):
            box.addWidget(part)
        box.addStretch(1)
        box.addLayout(row)
        dialogs.fit(self, 620, 330)

    def _failed(self, error: Exception) -> None:
        self.go.setEnabled(True)
        self.state.show_state("bad", sentence_of(error))


class MergeDialog(ChangeDialog):
    """Several units go into one."""

    def __init__(self, context: Context, register: Register, first: OrgUnit | None, parent: QWidget) -> None:
        super().__init__(context, "Sáp nhập đơn vị", _MERGE, "Sáp nhập", parent)
        living = unit_entries(register, lambda unit: unit.ended_on is None)
        self.olds = Labelled("Các đơn vị được sáp nhập", ChipsField(living, hint="Gõ tên hoặc mã…"))
        self.new = Labelled("Sáp nhập vào", ChoiceField(living, hint="Gõ tên hoặc mã…"))
        if first is not None and first.ended_on is None:
            self.olds.field.set_value((first.id,))
        self.build(self.olds, self.new)

    def act(self) -> None:
        if all([row.require() for row in (self.olds, self.new, self.day)]):  # each says its own
            olds: Sequence[str] = self.olds.field.value()
            day: date = self.day.field.value()
            task = partial(acts.merge, olds=olds, new=self.new.field.value(), day=day)
            self.hand_over(task, f"Đã sáp nhập {len(olds)} đơn vị từ {short_date(day)}")


class EndDialog(ChangeDialog):
    """One unit ends (perhaps divided), rests, or works again."""

    def __init__(self, context: Context, register: Register, unit: OrgUnit, parent: QWidget) -> None:
        super().__init__(context, f"Thay đổi: {unit.short_name}", "", "Ghi thay đổi", parent)
        self._unit = unit
        rests = state_on(unit, context.today()) == "suspended"
        offered = ("resume", "end") if rests else ("end", "suspend")
        self.what = Labelled("Đơn vị này", OptionsField({act: _ACTS[act] for act in offered}))
        others = unit_entries(
            register, lambda one: one.ended_on is None and one.id != unit.id and one.tier == unit.tier
        )
        self.successors = Labelled("Chia vào các đơn vị (nếu chia tách)", ChipsField(others, hint="Gõ tên hoặc mã…"))
        self.what.field.edited.connect(self._look)
        self.build(self.what, self.successors)
        self._look()

    def act(self) -> None:
        what = str(self.what.field.value())
        if not (self.day.require() and self.successors.check()):
            return
        day: date = self.day.field.value()
        said = f"{_ACTS[what]} từ {short_date(day)}: {self._unit.short_name}"
        tasks = {
            "end": partial(acts.end, unit_id=self._unit.id, day=day, successors=self.successors.field.value()),
            "suspend": partial(acts.suspend, unit_id=self._unit.id, day=day),
            "resume": partial(acts.resume, unit_id=self._unit.id, day=day),
        }
        self.hand_over(tasks[what], said)

    def _look(self) -> None:
        what = str(self.what.field.value())
        self.successors.setVisible(what == "end")
        self.words.setText(_MEANS[what])
