"""*Kế hoạch, chỉ tiêu*: plans from above with their đợt, the unit's own plans, every target, due days."""

from functools import partial

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QTabBar, QVBoxLayout

from congdoan_desktop.domain.records import OwnPlan, PlanTask
from congdoan_desktop.store import repository
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.context import Context, Page
from congdoan_desktop.ui.plans.due_days import DueDaysPart
from congdoan_desktop.ui.plans.from_above import FromAbove
from congdoan_desktop.ui.plans.own import OwnPlansPart
from congdoan_desktop.ui.plans.target_table import TargetsPart

_TITLES = ("Kế hoạch cấp trên", "Kế hoạch của đơn vị", "Bảng chỉ tiêu", "Hạn nộp")
FROM_ABOVE, OWN, TARGETS, DUE_DAYS = range(4)


class PlansPage(Page):
    """Four parts, each with a tab (Alt+1 … Alt+4)."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.from_above, self.own = FromAbove(context), OwnPlansPart(context)
        self.targets, self.due_days = TargetsPart(context), DueDaysPart(context)
        self._parts: tuple[Page, ...] = (self.from_above, self.own, self.targets, self.due_days)
        self.shows = frozenset().union(*(part.shows for part in self._parts))
        self.tabs = QTabBar()
        self._stack = QStackedWidget()
        self._build()
        for part in self._parts:
            part.go.connect(self.go)
            part.saved.connect(self.saved)
        self.tabs.currentChanged.connect(self._show)

    def refresh(self) -> None:
        """Look at the store again: only the part in sight."""
        self.part().refresh()

    def part(self) -> Page:
        """Return the part in sight."""
        return self._parts[self._stack.currentIndex()]

    def open_part(self, place: int) -> None:
        """Show another part."""
        self.tabs.setCurrentIndex(place)

    def open_record(self, record_id: str) -> None:
        """Show an own plan or a task of one (its id), a đợt (`plan#phase`) or a duty (`plan#duty`)."""
        reader = self._context.reader
        task = repository.get(reader, PlanTask, record_id)
        if task is not None or repository.get(reader, OwnPlan, record_id) is not None:
            self._go_to(OWN, task.plan_id if task is not None else record_id)
            if task is not None:
                self.own.tasks.open_line("PlanTask", task.id)
            return
        plan, _, code = record_id.partition("#")
        known = self._context.reference.plans.get(plan)
        if known is not None:
            is_duty = code in {duty.code for duty in known.duties}
            self._go_to(DUE_DAYS if is_duty else FROM_ABOVE, record_id)

    def begin(self) -> None:
        self.open_part(OWN)
        self.own.begin()

    def take_focus(self) -> None:
        self.part().take_focus()

    def leave(self) -> None:
        for part in self._parts:
            part.leave()

    def holds_unsaved(self) -> bool:
        return any(part.holds_unsaved() for part in self._parts)

    def _go_to(self, place: int, record_id: str) -> None:
        with QSignalBlocker(self.tabs):
            self.tabs.setCurrentIndex(place)
        self._stack.setCurrentIndex(place)
        self.part().refresh()
        self.part().open_record(record_id)

    def _jump(self, place: int) -> None:
        self.open_part(place)
        self.take_focus()

    def _show(self, place: int) -> None:
        self.part().leave()
        self._stack.setCurrentIndex(place)
        self.part().refresh()

    def _build(self) -> None:
        title = QLabel("Kế hoạch, chỉ tiêu")
        theme.mark(title, "role", "title")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName("Các phần của trang")
        for number, (words, part) in enumerate(zip(_TITLES, self._parts, strict=True)):
            self.tabs.addTab(words)
            self.tabs.setTabToolTip(number, f"Alt+{number + 1}")
            self._stack.addWidget(part)
            QShortcut(QKeySequence(f"Alt+{number + 1}"), self).activated.connect(partial(self._jump, number))
        top = QHBoxLayout()
        top.setSpacing(theme.XL)
        top.addWidget(title)
        top.addWidget(self.tabs)
        top.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        column.setSpacing(theme.S)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
