"""*Kế hoạch, chỉ tiêu*: plans from above with their đợt, the unit's own plans, every target, due days."""

from collections.abc import Sequence
from functools import partial

from congdoan_desktop.domain.records import Declaration, DutyDay, OwnPlan, PhaseProgress, PlanTask, Record
from congdoan_desktop.store import repository
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.plans.due_days import DueDaysPart
from congdoan_desktop.ui.plans.from_above import FromAbove
from congdoan_desktop.ui.plans.own import OwnPlansPart
from congdoan_desktop.ui.plans.target_table import TargetsPart
from congdoan_desktop.ui.tabbed_page import Tab, TabbedPage


class PlansPage(TabbedPage):
    """Four parts, each in its tab."""

    shows = FromAbove.shows | OwnPlansPart.shows | TargetsPart.shows | DueDaysPart.shows

    def __init__(self, context: Context) -> None:
        self._context = context
        super().__init__(context)

    def tabs(self) -> Sequence[Tab]:
        return (
            Tab(title="Kế hoạch cấp trên", kind=PhaseProgress, make=partial(FromAbove, self._context)),
            Tab(title="Kế hoạch của đơn vị", kind=OwnPlan, make=partial(OwnPlansPart, self._context)),
            Tab(title="Bảng chỉ tiêu", kind=Declaration, make=partial(TargetsPart, self._context)),
            Tab(title="Hạn nộp", kind=DutyDay, make=partial(DueDaysPart, self._context)),
        )

    def begin(self) -> None:
        self.show_kind(OwnPlan).begin()

    def open_record(self, record_id: str) -> None:
        """Show an own plan or a task of one (its id), a plan from above (its code), a đợt (`plan#phase`) or a duty
        (`plan#duty`).
        """
        task = repository.get(self._context.reader, PlanTask, record_id)
        if task is not None:
            own = self.show_kind(OwnPlan)
            own.open_record(task.plan_id)
            own.show_line(PlanTask.__name__, task.id)
        elif "#" in record_id or record_id in self._context.reference.plans:
            self.show_kind(self._kind_of(record_id)).open_record(record_id)
        else:
            super().open_record(record_id)

    def _kind_of(self, code: str) -> type[Record]:
        """Tell a duty from a đợt: the store may hold neither yet."""
        plan = self._context.reference.plans.get(code.split("#", maxsplit=1)[0])
        duties = {f"{plan.code}#{duty.code}" for duty in plan.duties} if plan is not None else set()
        return DutyDay if code in duties else PhaseProgress
