"""*Tổng quan*: what is due, how far each target is, what to do next."""

from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from congdoan_desktop.domain.records import Activity
from congdoan_desktop.store import repository
from congdoan_desktop.texts import period_name, short_date
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.context import Context, Page
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.overview.due_rows import DueLine, DueRows
from congdoan_desktop.ui.overview.recent_rows import RecentRows
from congdoan_desktop.ui.overview.target_dialogs import TargetDialogs
from congdoan_desktop.ui.overview.target_rows import TargetRows
from congdoan_desktop.ui.overview.words import days_words
from congdoan_desktop.ui.periods import PeriodBox
from congdoan_desktop.ui.widgets.problem_line import ProblemLine
from congdoan_desktop.usecases.overview import DueWork, Overview, is_written_here, overview
from congdoan_desktop.usecases.repeat_activity import like
from congdoan_desktop.usecases.save_record import save_record


class OverviewPage(Page):
    """Every figure opens the list it was counted from; every line has one button."""

    shows = frozenset(
        {
            *("Unit", "HeadCount", "Person", "Activity", "Attendance", "Course", "Participant"),
            *("SurveyRound", "Declaration", "Narrative", "IssuedReport"),
        }
    )

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.periods = PeriodBox(context.today())
        self.problem = ProblemLine()
        self.due, self.targets, self.recent = DueRows(), TargetRows(), RecentRows()
        self._build()
        self.periods.chosen.connect(lambda _: self.refresh())
        behind = TargetDialogs(context, self, lambda error: self.problem.say(sentence_of(error)))
        self.targets.counted.connect(behind.show_behind)
        self.targets.declaring.connect(lambda result: behind.declare(result, self.periods.period()))
        self.recent.opened.connect(lambda record_id: self.go.emit("activities", record_id))
        self.recent.again.connect(self.again)

    def refresh(self) -> None:
        """Look at the store again."""
        reference, period, today = self._context.reference, self.periods.period(), self._context.today()
        self._context.looker.run(
            lambda db: overview(db, reference, period, today),
            done=self._show,
            failed=lambda error: self.problem.say(sentence_of(error)),
            key="overview",
        )

    def _show(self, found: Overview) -> None:
        self.problem.say("")
        self.due.show_lines([self._due_line(work) for work in found.due])
        self.targets.show_results(found.targets)
        self.recent.show_activities([(recent.activity, recent.total) for recent in found.recent])

    def again(self, activity: Activity) -> None:
        """Record an activity like `activity` for today, and open it."""
        fresh = like(activity, repository.new_id(), self._context.today())
        self._context.worker.run(
            lambda store: save_record(store, fresh),
            done=lambda _: self.go.emit("activities", fresh.id),
            changes=frozenset({"Activity"}),
        )

    def _due_line(self, work: DueWork) -> DueLine:
        due = work.due
        state, days = days_words(due.due_on, self._context.today())
        window = f", {due.phase or period_name(due.window)}"
        proposed = " (hạn đề xuất)" if due.proposed else ""
        title = f"{due.title}{window} – hạn {short_date(due.due_on)}{proposed}"
        detail, button, page, record = self._step(work)
        act = partial(self._go, page, record)
        return DueLine(state=state, days=days, title=title, detail=detail, button=button, act=act)

    def _step(self, work: DueWork) -> tuple[str, str, str, str]:
        """Return (detail, button, page, record id)."""
        due = work.due
        if due.kind == "survey":
            return _survey_step(work)
        if due.kind == "dialogue":
            return "", "Ghi đối thoại", "opinions", ""
        if not is_written_here(due, self._context.reference):
            return "", "Xem hoạt động", "activities", ""
        record = f"{due.report_kind}@{due.window}"
        if work.to_mend is None:
            return "", "Lập báo cáo", "report", record
        detail = f"còn thiếu {work.to_mend} mục" if work.to_mend else "đủ để ký"
        return detail, "Lập báo cáo", "report", record

    def _go(self, page: str, record: str) -> None:
        self.go.emit(page, record)

    def _build(self) -> None:
        title = QLabel("Tổng quan")
        theme.mark(title, "role", "title")
        top = QHBoxLayout()
        top.setSpacing(theme.L)
        top.addWidget(title)
        top.addWidget(self.periods)
        top.addStretch(1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.M)
        for heading, part in (("VIỆC CẦN LÀM", self.due), ("CHỈ TIÊU", self.targets), ("GẦN ĐÂY", self.recent)):
            column.addWidget(_card(heading, part))
        column.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setWidget(inside)
        scroll.setAccessibleName("Việc cần làm, chỉ tiêu, hoạt động gần đây")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        outer.setSpacing(theme.M)
        outer.addLayout(top)
        outer.addWidget(self.problem)
        outer.addWidget(scroll, 1)


def _survey_step(work: DueWork) -> tuple[str, str, str, str]:
    if work.survey is None:
        return "chưa mở đợt nào", "Mở đợt khảo sát", "survey", f"new@{work.due.window}"
    returned = work.survey.returned
    counted = f"{work.sheets}/{returned} phiếu" if returned else f"{work.sheets} phiếu"
    return f"đã nhập {counted}", "Nhập phiếu", "survey", work.survey.id


def _card(heading: str, part: QWidget) -> QFrame:
    card = QFrame()
    theme.mark(card, "role", "card")
    label = QLabel(heading)
    theme.mark(label, "role", "section")
    box = QVBoxLayout(card)
    box.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
    box.setSpacing(theme.S)
    box.addWidget(label)
    box.addWidget(part)
    return card
