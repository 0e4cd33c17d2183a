"""*Tổng quan*: what is due, how far each target is, what to do next."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from congdoan_desktop.domain.records import Activity
from congdoan_desktop.store import repository
from congdoan_desktop.ui import dialogs, theme
from congdoan_desktop.ui.context import Context, Page
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.overview.due_rows import DueRows
from congdoan_desktop.ui.overview.due_words import DueLine, waiting_said, work_said
from congdoan_desktop.ui.overview.recent_rows import RecentRows
from congdoan_desktop.ui.overview.target_dialogs import TargetDialogs
from congdoan_desktop.ui.overview.target_rows import TargetRows
from congdoan_desktop.ui.periods import PeriodBox
from congdoan_desktop.ui.widgets.problem_line import ProblemLine
from congdoan_desktop.usecases.overview import Overview, overview
from congdoan_desktop.usecases.repeat_activity import like
from congdoan_desktop.usecases.save_record import save_record

_PATIENCE = 300
"""Milliseconds after which the first figures are said to be on their way; mostly they are there before."""


class OverviewPage(Page):
    """Every figure opens the list it was counted from; every line has one button."""

    shows = frozenset(
        {
            *("Unit", "HeadCount", "Person", "Activity", "Attendance", "Course", "Participant"),
            *("SurveyRound", "Declaration", "Narrative", "IssuedReport", "PlanTask", "OwnPlan", "PhaseProgress"),
            *("HandOver", "OutgoingPaper", "DutyDay", "Petition", "Incident", "Dialogue", "PersonRequest", "Evidence"),
            "ReceiptLine",
        }
    )

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.periods = PeriodBox(context.today())
        self.problem = ProblemLine()
        self.due, self.targets, self.recent = DueRows(), TargetRows(), RecentRows()
        self.month_button = QPushButton("Lịch tháng…")
        self.month_button.setToolTip("Ctrl+M: việc dự kiến, đã làm, đến hạn trong một tháng")
        self.waiting = QLabel("Đang tính số liệu…")
        self._soon = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._soon.timeout.connect(self.waiting.show)
        self._build()
        self.periods.chosen.connect(lambda _: self.refresh())
        self.month_button.clicked.connect(self.show_month)
        behind = TargetDialogs(context, self, lambda error: self.problem.say(sentence_of(error)))
        self.due.asked.connect(self._open_due)
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
            failed=self._failed,
            key="overview",
        )
        if self._cards.isHidden():
            self._soon.start()

    def _failed(self, error: Exception) -> None:
        self._wait_no_more()
        self.problem.say(sentence_of(error))

    def _wait_no_more(self) -> None:
        self._soon.stop()
        self.waiting.hide()

    def _show(self, found: Overview) -> None:
        self._wait_no_more()
        self._cards.show()
        self.problem.say("")
        reference, today = self._context.reference, self._context.today()
        lines = [work_said(work, reference, today) for work in found.due]
        self.due.show_lines([*lines, *(waiting_said(one, today) for one in found.waiting)])
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

    def _open_due(self, line: DueLine) -> None:
        if line.page:
            self.go.emit(line.page, line.record_id)
        else:
            self.show_evidence()

    def show_evidence(self) -> None:
        """Open the folder of evidence, with what should be removed by now."""
        from congdoan_desktop.ui.evidence.dialog import EvidenceDialog

        dialogs.open_once(EvidenceDialog(self._context, self), self._context.worker, self._context.looker)

    def show_month(self) -> None:
        """Show what is planned, done and due in a month."""
        from congdoan_desktop.ui.month.dialog import MonthDialog

        dialog = MonthDialog(self._context, self)
        dialog.chosen.connect(self.place_asked)
        dialogs.open_once(dialog, self._context.worker)

    def _build(self) -> None:
        title = QLabel("Tổng quan")
        theme.mark(title, "role", "title")
        top = QHBoxLayout()
        top.setSpacing(theme.L)
        top.addWidget(title)
        top.addWidget(self.periods)
        top.addStretch(1)
        top.addWidget(self.month_button)
        theme.mark(self.waiting, "role", "muted")
        self.waiting.hide()
        self._cards = QWidget()
        column = QVBoxLayout(self._cards)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.M)
        for heading, part in (("VIỆC CẦN LÀM", self.due), ("CHỈ TIÊU", self.targets), ("GẦN ĐÂY", self.recent)):
            column.addWidget(_card(heading, part))
        column.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setWidget(self._cards)
        self._cards.hide()  # until there is something to say
        scroll.setAccessibleName("Việc cần làm, chỉ tiêu, hoạt động gần đây")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        outer.setSpacing(theme.M)
        outer.addLayout(top)
        outer.addWidget(self.problem)
        outer.addWidget(self.waiting)
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
