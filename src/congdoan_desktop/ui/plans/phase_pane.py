"""One đợt of a plan from above: when it is, what of its contents was covered, what was held under it."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.domain.checks import errors
from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.phases import PhaseState
from congdoan_desktop.domain.plan import Phase
from congdoan_desktop.domain.records import PhaseProgress
from congdoan_desktop.store import drafts, repository
from congdoan_desktop.texts import moment, short_date
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.autosave import Autosave
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.forms import Group, Item, RecordForm
from congdoan_desktop.ui.history.button import HistoryButton
from congdoan_desktop.ui.history.target import Target
from congdoan_desktop.ui.plans.contents_field import ContentsField
from congdoan_desktop.ui.signing_link import KEYS
from congdoan_desktop.ui.tables import Column, RowsTable
from congdoan_desktop.ui.widgets.field import date_field
from congdoan_desktop.ui.widgets.plain_fields import LongField
from congdoan_desktop.ui.widgets.status_label import StatusLabel
from congdoan_desktop.ui.widgets.undo_strip import UndoStrip
from congdoan_desktop.usecases.phases import blank_progress, marks

_COLUMNS = (
    Column(title="Ngày", text=lambda activity: short_date(activity.held_on), width=96),
    Column(title="Hoạt động", text=lambda activity: activity.title),
)
_NONE_HELD = "Chưa có hoạt động nào ghi theo đợt này. Ở trang Tuyên truyền, chọn đợt trong ô “Theo kế hoạch, đợt”."


class PhasePane(QWidget):
    """`show_state(state, plan's own phase)`; what is typed keeps itself."""

    saved = Signal(str)
    activity_asked = Signal(str)
    report_asked = Signal(str)
    """Code of the đợt whose report is to be written, signed and sent."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._state: PhaseState | None = None
        self._shown = ""
        self.contents = ContentsField()
        self.form = RecordForm(_groups(context, self.contents))
        self.autosave = Autosave(context, self.form, PhaseProgress)
        self.strip = UndoStrip()
        self.table = RowsTable(_COLUMNS, lambda activity: activity.id, name="Hoạt động của đợt")
        self._title, self._days = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self.counted = QLabel(wordWrap=True)
        self._held, self._none = QLabel(), QLabel(_NONE_HELD, wordWrap=True)
        self._status = StatusLabel()
        self.report_button = QPushButton(f"Ký, gửi báo cáo đợt…  {KEYS}")
        theme.mark(self.report_button, "role", "quiet")
        self._build()
        self._connect()

    def show_state(self, state: PhaseState, own: Phase) -> None:
        """Show a đợt; `own` has the days as the plan has them. What is being typed stays as it is."""
        changed = self._state is None or self._state.code != state.code
        self._state = state
        self._title.setText(state.phase.title)
        self.report_button.setVisible(not state.phase.is_part)
        self._days.setText(_days_words(own))
        self.counted.setText(_counted(state))
        self._held.setText(f"HOẠT ĐỘNG CỦA ĐỢT  ·  {count_text(len(state.activities))}")
        self._none.setVisible(not state.activities)
        self.table.show_rows(state.activities)
        self.table.setFixedHeight(36 + (theme.ROW + 2) * min(max(len(state.activities), 1), 6))
        self.table.setVisible(bool(state.activities))
        if changed:
            self.autosave.flush()
            self.contents.show_contents(state.phase.contents)
            self.form.show_item("done", bool(state.phase.contents))
            self.form.show_item("reported_on", not state.phase.is_part)
        if changed or not (self.autosave.holds_unsaved() or errors(self.form.problems())):
            self._open(state.code)

    def ask_report(self) -> None:
        """Lead to the report on the đợt; a part of one is reported with the whole."""
        if self._state is not None and not self._state.phase.is_part:
            self.report_asked.emit(self._state.code)

    def holds_unsaved(self) -> bool:
        """Whether something typed here is not in the store yet."""
        return self.autosave.holds_unsaved()

    def history_target(self) -> Target | None:
        """Return the đợt that is open, for Ctrl+H."""
        if self._state is None:
            return None
        code = self._state.code
        return Target(
            kind=PhaseProgress,
            record_id=code,
            name=self._state.phase.title,
            said=self.form.said,
            strip=self.strip,
            keep=self.autosave.flush,
            reopen=lambda: self._open(code),
        )

    def _open(self, code: str) -> None:
        reader = self._context.reader
        stored = repository.get(reader, PhaseProgress, code) or blank_progress(code)
        draft = drafts.draft(reader, PhaseProgress, code)
        if draft or self._shown != code or stored != self.form.record():
            self._shown = code
            self.autosave.open(stored, state=draft)
        said = {n: _mark_words(moment(mark.at), mark.by) for n, mark in marks(reader, code).items()}
        self.contents.show_marks(said)

    def _connect(self) -> None:
        self.autosave.said.connect(lambda words, state: self._status.show_state(state, words))
        self.autosave.saved.connect(self.saved)
        self.table.entered.connect(self.activity_asked)
        self.report_button.clicked.connect(lambda _: self.ask_report())

    def _build(self) -> None:
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        self._held.setProperty("role", "section")
        for label in (self._days, self._none):
            label.setProperty("role", "muted")
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._status, 0, Qt.AlignmentFlag.AlignTop)
        done = QHBoxLayout()
        done.addWidget(self.counted, 1)
        done.addWidget(self.report_button)
        self.form.add_foot(HistoryButton(self._context, self))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, theme.M, 0)
        column.setSpacing(theme.S)
        column.addLayout(head)
        column.addWidget(self._days)
        column.addWidget(self.strip)
        column.addLayout(done)
        for part in (self.form, self._held, self._none, self.table):
            column.addWidget(part)
        column.addStretch(1)


def _groups(context: Context, contents: ContentsField) -> tuple[Group, ...]:
    day = partial(date_field, context.today)
    return (
        Group(
            rows=(
                (
                    Item(name="starts", label="Bắt đầu từ ngày", make=day, stretch=0),
                    Item(name="ends", label="Kết thúc ngày", make=day, stretch=0),
                    Item(name="reported_on", label="Đã gửi báo cáo đợt ngày", make=day, stretch=0),
                ),
                (Item(name="done", label="Nội dung đã tuyên truyền (phím cách để đánh dấu)", make=lambda: contents),),
                (Item(name="note", label="Ghi chú", make=partial(LongField, rows=2)),),
            )
        ),
    )


def _days_words(phase: Phase) -> str:
    """Say the days as the plan has them; where it has none, the event that fixes them."""
    start = short_date(phase.starts) if phase.starts else "chưa biết ngày"
    end = short_date(phase.ends) if phase.ends else "chưa biết ngày"
    start += f" ({phase.start_event})" if phase.start_event else ""
    end += f" ({phase.end_event})" if phase.end_event else ""
    return f"Theo kế hoạch: từ {start} đến {end}. Biết ngày thật thì ghi vào đây; hạn báo cáo đợt tính theo ngày đó."


def _counted(state: PhaseState) -> str:
    if not state.contents:
        return ""
    return f"Đã làm {count_text(state.done)}/{count_text(state.contents)} nội dung."


def _mark_words(at: str, by: str) -> str:
    return f"✓ đánh dấu lúc {at}" + (f", {by}" if by else "")
