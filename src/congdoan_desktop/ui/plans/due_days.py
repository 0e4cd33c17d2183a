"""Due days: what the plans propose, and the day that the province has set instead."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.domain.checks import errors
from congdoan_desktop.domain.records import DutyDay
from congdoan_desktop.store import drafts, repository
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.autosave import Autosave
from congdoan_desktop.ui.context import Context, Page
from congdoan_desktop.ui.entry import read_month_day, shown_month_day
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.forms import Group, Item, RecordForm
from congdoan_desktop.ui.plans.words import day_words, next_words
from congdoan_desktop.ui.tables import Column, RowsTable
from congdoan_desktop.ui.widgets.field import LineField, number_field
from congdoan_desktop.ui.widgets.problem_line import ProblemLine
from congdoan_desktop.ui.widgets.status_label import StatusLabel
from congdoan_desktop.usecases.due_days import blank_day, duty_states
from congdoan_desktop.usecases.phases import DutyState

_HOW = (
    "Kế hoạch chỉ nêu “định kỳ”, nên chương trình đề xuất ngày. LĐLĐ tỉnh ấn định ngày khác thì ghi vào đây: danh sách "
    "việc cần làm theo ngày đó. Xóa trống cả hai ô thì trở về ngày đề xuất."
)
_FIXED = "Hạn này do kế hoạch hoặc luật ấn định, không phải đề xuất."


class DueDaysPart(Page):
    """The duties, and the day of the one chosen."""

    shows = frozenset({"DutyDay", "PhaseProgress", "IssuedReport", "SurveyRound", "Dialogue", "Unit"})

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._wanted = self._shown = ""
        self._states: dict[str, DutyState] = {}
        self.table = RowsTable(_columns(), _key, name="Hạn của các việc theo kỳ")
        self.form = RecordForm(_groups())
        self.autosave = Autosave(context, self.form, DutyDay)
        self.back_button = QPushButton("Trở về ngày đề xuất")
        self.problem = ProblemLine()
        self._title, self._how = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self._status = StatusLabel()
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Look at the store again; what is being typed stays as it is."""
        reference, today = self._context.reference, self._context.today()
        self._context.looker.run(
            lambda db: duty_states(db, reference, today),
            done=self._take,
            failed=lambda error: self.problem.say(sentence_of(error)),
            key="due days",
        )

    def open_record(self, record_id: str) -> None:
        """Show the duty `plan#duty`."""
        self._wanted = record_id
        if record_id in self._states:
            self.table.choose(record_id)
            self._show(record_id)

    def take_focus(self) -> None:
        self.table.setFocus()

    def leave(self) -> None:
        self.autosave.flush()

    def holds_unsaved(self) -> bool:
        return self.autosave.holds_unsaved()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.table.setFocus()
        else:
            super().keyPressEvent(event)

    def take_back(self) -> None:
        """Empty the day: the plan's proposal holds again."""
        for name in ("due", "days_after"):
            self.form.field(name).set_text("")
        self.form.show_problems()
        self.autosave.keep()

    def _take(self, states: tuple[DutyState, ...]) -> None:
        self.problem.say("")
        self._states = {_key(state): state for state in states}
        self.table.show_rows(states)
        self.table.setFixedHeight(36 + (theme.ROW + 2) * min(max(len(states), 1), 12))
        if not states:
            return
        wanted = (self._wanted, self.table.current_key(), _key(states[0]))
        key = next(key for key in wanted if key in self._states)
        self._wanted = ""
        self.table.choose(key)
        self._show(key)

    def _show(self, key: str) -> None:
        state = self._states[key]
        self._title.setText(f"{state.proposed.title} ({state.plan.short})")
        settable = state.proposed.proposed
        self._how.setText(f"Đề xuất: {day_words(state.proposed)}. {_HOW}" if settable else _FIXED)
        self.form.setVisible(settable)
        self.back_button.setVisible(settable and state.now != state.proposed)
        self.form.show_item("due", state.proposed.window != "phase")
        stored = repository.get(self._context.reader, DutyDay, key) or blank_day(state)
        if self._shown != key:
            self.autosave.flush()
        elif self.autosave.holds_unsaved() or errors(self.form.problems()) or stored == self.form.record():
            return
        self._shown = key
        self.autosave.open(stored, state=drafts.draft(self._context.reader, DutyDay, key))

    def _enter(self) -> None:
        if not self.form.isHidden():
            phase = self._states[self.table.current_key()].proposed.window == "phase"
            self.form.enter("days_after" if phase else "due")

    def _connect(self) -> None:
        self.table.picked.connect(self._show)
        self.table.entered.connect(lambda _key: self._enter())
        self.autosave.said.connect(lambda words, state: self._status.show_state(state, words))
        self.autosave.saved.connect(self.saved)
        self.back_button.clicked.connect(self.take_back)

    def _build(self) -> None:
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        theme.mark(self._how, "role", "muted")
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._status)
        foot = QHBoxLayout()
        foot.addWidget(self.back_button)
        foot.addStretch(1)
        below = QWidget()
        inside = QVBoxLayout(below)
        inside.setContentsMargins(0, theme.S, theme.M, 0)
        inside.setSpacing(theme.S)
        inside.addLayout(head)
        inside.addWidget(self._how)
        inside.addWidget(self.form)
        inside.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        column.setSpacing(theme.S)
        column.addWidget(self.problem)
        column.addWidget(self.table)
        column.addWidget(below)
        column.addStretch(1)


def _key(state: DutyState) -> str:
    return f"{state.plan.code}#{state.proposed.code}"


def _columns() -> tuple[Column, ...]:
    return (
        Column(title="Việc theo kỳ", text=lambda state: state.proposed.title),
        Column(title="Căn cứ", text=lambda state: state.plan.short, width=130, optional=True),
        Column(title="Hạn", text=_day, width=236),
        Column(title="Kỳ tới", text=next_words, width=290),
    )


def _day(state: DutyState) -> str:
    return day_words(state.now) + (" (đề xuất)" if state.now.proposed else "")


def _groups() -> tuple[Group, ...]:
    day = LineField(read_month_day, shown_month_day, hint="ngày/tháng", width=112)
    return (
        Group(
            rows=(
                (
                    Item(name="due", label="Ngày, tháng hằng năm", make=lambda: day, stretch=0),
                    Item(name="days_after", label="hoặc số ngày sau khi hết kỳ", make=number_field, stretch=0),
                ),
            )
        ),
    )
