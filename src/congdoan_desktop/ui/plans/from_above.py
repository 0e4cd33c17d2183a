"""The plans from above: those in force and those that are over, their targets, their đợt."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QScrollArea, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.phases import PhaseState
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.context import Context, Page
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.history.target import Target
from congdoan_desktop.ui.plans.phase_pane import PhasePane
from congdoan_desktop.ui.plans.plan_pane import PlanPane
from congdoan_desktop.ui.tables import Column, RowsTable
from congdoan_desktop.ui.widgets.problem_line import ProblemLine
from congdoan_desktop.usecases.phases import PlanState, plan_states

_LIST_WIDTH = 430


@dataclass(frozen=True, kw_only=True)
class _Row:
    """A plan (`phase` is `None`) or one of its đợt."""

    key: str
    plan: PlanState
    phase: PhaseState | None = None


class FromAbove(Page):
    """One list of plans and their đợt on the left; what is chosen on the right."""

    shows = frozenset({"PhaseProgress", "DutyDay", "Activity", "IssuedReport", "SurveyRound", "Dialogue", "Unit"})

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._wanted = ""
        self._rows: dict[str, _Row] = {}
        columns = (
            Column(title="Kế hoạch, đợt", text=_name),
            Column(title="Tình trạng", text=_state_words, width=124),
        )
        self.table = RowsTable(columns, lambda row: row.key, name="Kế hoạch cấp trên và các đợt")
        self.plan, self.phase = PlanPane(), PhasePane(context)
        self.problem = ProblemLine()
        self._right = QStackedWidget()
        self._build()
        self.table.picked.connect(self._show)
        self.table.entered.connect(lambda _key: self._enter())
        self.phase.saved.connect(self.saved)
        self.phase.report_asked.connect(self._report)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, self._ask_report)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.phase.activity_asked.connect(lambda record_id: self.go.emit("activities", record_id))

    def refresh(self) -> None:
        """Look at the store again; what is being typed stays as it is."""
        reference, today = self._context.reference, self._context.today()
        self._context.looker.run(
            lambda db: plan_states(db, reference, today),
            done=self._take,
            failed=lambda error: self.problem.say(sentence_of(error)),
            key="plans",
        )

    def open_record(self, record_id: str) -> None:
        """Show the đợt `plan#phase` (or the plan)."""
        self._wanted = record_id
        if record_id in self._rows:
            self.table.choose(record_id)
            self._show(record_id)

    def take_focus(self) -> None:
        self.table.setFocus()

    def leave(self) -> None:
        self.phase.autosave.flush()

    def holds_unsaved(self) -> bool:
        return self.phase.holds_unsaved()

    def history_target(self) -> Target | None:
        """Return the open đợt, for Ctrl+H with the focus on the list."""
        return self.phase.history_target() if self._right.currentIndex() == 1 else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.table.setFocus()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        left = min(_LIST_WIDTH, event.size().width() * 46 // 100)
        self._divider.setSizes([left, event.size().width() - left])

    def _take(self, states: tuple[PlanState, ...]) -> None:
        self.problem.say("")
        rows = [row for state in states for row in _rows_of(state)]
        self._rows = {row.key: row for row in rows}
        key = next((k for k in (self._wanted, self.table.current_key(), rows[0].key) if k in self._rows), rows[0].key)
        self._wanted = ""
        self.table.show_and_choose(rows, key)
        self._show(key)

    def _show(self, key: str) -> None:
        row = self._rows[key]
        if row.phase is None:
            self.phase.autosave.flush()
            self.plan.show_state(row.plan)
        else:
            own = next(phase for phase in row.plan.plan.phases if phase.code == row.phase.phase.code)
            self.phase.show_state(row.phase, own)
        self._right.setCurrentIndex(row.phase is not None)

    def _ask_report(self) -> None:
        if self._right.currentIndex() == 1:
            self.phase.ask_report()

    def _report(self, code: str) -> None:
        """Show the report on the đợt once all that was typed for it is in the store."""
        self.leave()
        self._context.worker.after(lambda: self.go.emit("report", f"dot@{code}"))

    def _enter(self) -> None:
        """Go into the đợt: to its contents where it has some, else to its days."""
        if self._right.currentIndex() == 1:
            (self.phase.contents if self.phase.contents.rows else self.phase.form.field("starts")).setFocus()

    def _build(self) -> None:
        for pane in (self.plan, self.phase):
            self._right.addWidget(_scrolled(pane))
        self._divider = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        self._divider.setHandleWidth(theme.M)
        self._divider.addWidget(self.table)
        self._divider.addWidget(self._right)
        self._divider.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        column.addWidget(self.problem)
        column.addWidget(self._divider, 1)


def _scrolled(inside: QWidget) -> QScrollArea:
    area = QScrollArea(widgetResizable=True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area


def _rows_of(state: PlanState) -> list[_Row]:
    phases = [_Row(key=phase.code, plan=state, phase=phase) for phase in state.phases]
    return [_Row(key=state.plan.code, plan=state), *phases]


def _name(row: _Row) -> str:
    if row.phase is None:
        return f"{row.plan.plan.short} – {row.plan.plan.title}"
    phase = row.phase.phase
    return f"{'            ' if phase.is_part else '      '}{phase.title}"


def _state_words(row: _Row) -> str:
    if row.phase is not None:
        done, contents = row.phase.done, row.phase.contents
        sign = "✓ " if contents and done == contents else ""
        return f"{sign}{count_text(done)}/{count_text(contents)} nội dung" if contents else ""
    if not row.plan.in_force:
        return "Đã hết thời hạn"
    return "Đang có hiệu lực" if row.plan.plan.kind == "law" else "Đang thực hiện"
