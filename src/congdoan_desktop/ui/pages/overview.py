"""*Tổng quan*: what is due, how far each target is, what to do next."""

from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from congdoan_desktop.domain.duties import Due
from congdoan_desktop.domain.facts import Facts
from congdoan_desktop.domain.measures import is_attended
from congdoan_desktop.domain.records import Activity, SurveyRound
from congdoan_desktop.domain.report import TargetResult
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import repository
from congdoan_desktop.texts import period_name, short_date
from congdoan_desktop.ui import dialogs, theme
from congdoan_desktop.ui.context import Context, Page
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.overview.behind_dialog import BehindDialog
from congdoan_desktop.ui.overview.declare_dialog import DeclareDialog
from congdoan_desktop.ui.overview.due_rows import DueLine, DueRows
from congdoan_desktop.ui.overview.recent_rows import RecentRows
from congdoan_desktop.ui.overview.target_rows import TargetRows
from congdoan_desktop.ui.overview.words import days_words
from congdoan_desktop.ui.periods import PeriodBox
from congdoan_desktop.ui.widgets.problem_line import ProblemLine
from congdoan_desktop.usecases.behind import behind
from congdoan_desktop.usecases.check_report import findings
from congdoan_desktop.usecases.declare import declared_for, open_range
from congdoan_desktop.usecases.overview import overview
from congdoan_desktop.usecases.repeat_activity import like
from congdoan_desktop.usecases.save_record import save_record
from congdoan_desktop.usecases.survey import sheet_count


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
        self.targets.counted.connect(self.show_behind)
        self.targets.declaring.connect(self.declare)
        self.recent.opened.connect(lambda record_id: self.go.emit("activities", record_id))
        self.recent.again.connect(self.again)

    def refresh(self) -> None:
        """Look at the store again."""
        context, period = self._context, self.periods.period()
        try:
            found = overview(context.reader, context.reference, period, context.today())
        except UserError as error:
            self.problem.say(sentence_of(error))
            return
        self.problem.say("")
        self.due.show_lines([self._due_line(due, found.facts) for due in found.due])
        self.targets.show_results(found.targets)
        self.recent.show_activities([(activity, self._total(activity, found.facts)) for activity in found.recent])

    def show_behind(self, result: TargetResult) -> BehindDialog:
        """Open the list that the figure of `result` was counted from."""
        found = behind(self._context.reader, self._context.reference, result, self._context.today())
        dialog = BehindDialog(result, found, self)
        dialog.opened.connect(self.go)
        dialogs.open_once(dialog, self._context.worker)
        return dialog

    def declare(self, result: TargetResult) -> DeclareDialog:
        """Open the dialog that declares a number for the figure of `result`."""
        context, period = self._context, self.periods.period()
        figure = open_range(context.reader, context.reference, result, period, context.today())
        earlier = declared_for(context.reader, period.code, figure.code)
        dialog = DeclareDialog(context, period.code, figure, earlier, self)
        dialogs.open_once(dialog, self._context.worker)
        return dialog

    def again(self, activity: Activity) -> None:
        """Record an activity like `activity` for today, and open it."""
        fresh = like(activity, repository.new_id(), self._context.today())
        self._context.worker.run(
            lambda store: save_record(store, fresh),
            done=lambda _: self.go.emit("activities", fresh.id),
            changes=frozenset({"Activity"}),
        )

    def _total(self, activity: Activity, facts: Facts) -> int | None:
        forms = self._context.reference.catalogues["forms"]
        return facts.session(activity).total if is_attended(activity, forms) else None

    def _due_line(self, due: Due, facts: Facts) -> DueLine:
        state, days = days_words(due.due_on, self._context.today())
        window = f", {period_name(due.window)}" if "#" not in due.window else ""
        proposed = " (hạn đề xuất)" if due.proposed else ""
        title = f"{due.title}{window} – hạn {short_date(due.due_on)}{proposed}"
        detail, button, page, record = self._report(due, facts) if due.kind == "report" else self._survey(due)
        act = partial(self._go, page, record)
        return DueLine(state=state, days=days, title=title, detail=detail, button=button, act=act)

    def _report(self, due: Due, facts: Facts) -> tuple[str, str, str, str]:
        """Return (detail, button, page, record id)."""
        context = self._context
        if due.report_kind not in context.reference.templates or "#" in due.window:
            return "", "Xem hoạt động", "activities", ""
        record = f"{due.report_kind}@{due.window}"
        try:
            found = findings(facts, context.reader, context.reference, due.report_kind, due.window, context.today())
        except UserError:
            return "", "Lập báo cáo", "report", record
        missing = sum(finding.severity != "hint" for finding in found)
        return (f"còn thiếu {missing} mục" if missing else "đủ để ký"), "Lập báo cáo", "report", record

    def _survey(self, due: Due) -> tuple[str, str, str, str]:
        rounds = repository.find(self._context.reader, SurveyRound, where={"period": due.window, "closed_on": None})
        if not rounds:
            return "chưa mở đợt nào", "Mở đợt khảo sát", "survey", f"new@{due.window}"
        sheets, returned = sheet_count(self._context.reader, rounds[0].id), rounds[0].returned
        counted = f"{sheets}/{returned} phiếu" if returned else f"{sheets} phiếu"
        return f"đã nhập {counted}", "Nhập phiếu", "survey", rounds[0].id

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
