"""The unit's own plans: one of them, what the plans from above propose for it, its tasks, its paper."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import OwnPlan, Record
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.ledger import Book
from congdoan_desktop.ui.ledger_page import LedgerPage
from congdoan_desktop.ui.plans.own_forms import plan_groups, task_part
from congdoan_desktop.ui.printing.dialog import show_paper
from congdoan_desktop.ui.signing_link import Signable
from congdoan_desktop.ui.sublist import SubList
from congdoan_desktop.ui.tables import Column
from congdoan_desktop.ui.widgets.status_label import StatusLabel
from congdoan_desktop.usecases.draw_papers import record_pdf
from congdoan_desktop.usecases.own_plan import blank_plan, is_late, is_untouched, take_proposal

_EMPTY = (
    "Ở đây lập kế hoạch của đơn vị: mục đích, chỉ tiêu, nhiệm vụ và bảng phân công từng việc.\n"
    "Chương trình soạn sẵn theo kế hoạch cấp trên đang có hiệu lực; sửa cho hợp với đơn vị rồi in."
)
_OFFER = "Kế hoạch còn trống. Có thể soạn sẵn chỉ tiêu, nhiệm vụ, đầu việc theo {plans}, rồi sửa cho hợp với đơn vị."


class OwnPlansPart(LedgerPage):
    """The list of own plans, one of them, its tasks."""

    shows = frozenset({"OwnPlan", "PlanTask"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.print_button = QPushButton("In kế hoạch…")
        self.print_button.setToolTip("Ctrl+P")
        self.offer = _Offer()
        self.late = StatusLabel()
        self.tasks = SubList(context, task_part(context))
        self.tasks.hide()
        self.ledger.add_action(self.print_button)
        self.add_signing(Signable(kind="ke-hoach", words="kế hoạch"))
        self.ledger.add_above(self.offer)
        self.ledger.add_below(self.tasks)
        self.tasks.add_notice(self.late)
        self._connect()
        self._opened(None)

    def refresh(self) -> None:
        super().refresh()
        self._fit()

    def take_proposal(self) -> None:
        """Fill the open plan as the plans from above propose, where nothing was written yet."""
        plan = self.ledger.whole(OwnPlan)
        if plan is None or self.offer.isHidden():
            return
        reference, today = self._context.reference, self._context.today()
        self._context.worker.run(
            lambda store: take_proposal(store, reference, plan, today),
            done=lambda _: self.ledger.open(plan.id),
            failed=self._failed,
            changes=frozenset({"OwnPlan", "PlanTask"}),
        )

    def print_plan(self) -> None:
        """Show the paper of the open plan, to be printed."""
        plan = self.ledger.whole(OwnPlan)
        if plan is None:
            return
        self.leave()
        reference = self._context.reference

        def make(db: Reader) -> bytes:
            return record_pdf(db, reference, "ke-hoach", plan.id, datetime.now(VIETNAM))

        show_paper(self, self._context, "In kế hoạch", f"Ke hoach {plan.year}", make)

    def _opened(self, record: Record | None) -> None:
        self.tasks.load(record.id if isinstance(record, OwnPlan) else "")
        self._fit()

    def _fit(self) -> None:
        """Tasks belong to a plan that can be kept; the offer stands where nothing was written yet."""
        plan = self.ledger.whole(OwnPlan)
        self.print_button.setEnabled(plan is not None)
        self.tasks.setVisible(plan is not None)
        untouched = plan is not None and is_untouched(self._context.reader, plan)
        self.offer.setVisible(untouched)
        if untouched and plan is not None:
            plans = self._context.reference.plans
            self.offer.say(", ".join(plans[code].short for code in plan.plans if code in plans))
        late = [task for task in self.tasks.records() if is_late(task, self._context.today())]
        self.late.show_state("bad", f"{count_text(len(late))} việc đã quá hạn, chưa xong." if late else "")
        self.late.setVisible(bool(late))

    def _failed(self, error: Exception) -> None:
        self.saved.emit(f"Chưa soạn được. {sentence_of(error)}")

    def _connect(self) -> None:
        self.ledger.opened.connect(self._opened)
        self.ledger.form.settled.connect(self._fit)
        self.take_along(self.tasks)
        # A task must not stand under a plan that is not in the store yet.
        self.tasks.form.edited.connect(self.ledger.keep_begun)
        self.offer.button.clicked.connect(self.take_proposal)
        self.print_button.clicked.connect(self.print_plan)
        self.ledger.keys("Ctrl+G", self.take_proposal)
        self.ledger.keys("Ctrl+P", self.print_plan)

    def book(self) -> Book:
        return Book(
            kind=OwnPlan,
            title="Kế hoạch của đơn vị",
            create_words="Lập kế hoạch",
            empty_words=_EMPTY,
            columns=(
                Column(title="Năm", text=lambda plan: str(plan.year), width=56),
                Column(title="Kế hoạch", text=lambda plan: plan.title),
                Column(title="Số", text=_number, width=52, optional=True),
            ),
            groups=plan_groups(self._context),
            blank=lambda new_id: blank_plan(self._context.reference, new_id, self._context.today().year),
            name=lambda plan: plan.title or "chưa đặt tên",
            footer=_footer,
            list_width=330,
        )


class _Offer(QFrame):
    """Says what can be proposed, and the button that does it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "strip")
        self._words = QLabel(wordWrap=True)
        self.button = QPushButton("Soạn sẵn  Ctrl+G")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.M, theme.S, theme.M, theme.S)
        row.addWidget(self._words, 1)
        row.addWidget(self.button)

    def say(self, plans: str) -> None:
        self._words.setText(_OFFER.format(plans=plans or "kế hoạch cấp trên"))


def _footer(plans: Sequence[OwnPlan]) -> str:
    return f"{count_text(len(plans))} kế hoạch"


def _number(plan: OwnPlan) -> str:
    return "" if plan.number is None else f"{plan.number:02d}"
