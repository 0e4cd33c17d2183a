"""Problems of the unit's own plan and of what it settles about plans from above."""

import re
from collections.abc import Iterator, Mapping

from congdoan_desktop.domain.checks.problem import OwnCheck, Problem, at_least_one
from congdoan_desktop.domain.records import DutyDay, OwnPlan, PhaseProgress, PlanTask, Record

_MONTH_DAY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\Z")

REQUIRED: Mapping[type[Record], tuple[str, ...]] = {OwnPlan: ("title", "year"), PlanTask: ("content",)}


def _plan(plan: OwnPlan) -> Iterator[Problem]:
    if plan.year and not 2000 <= plan.year <= 2100:
        yield Problem(field="year", code="not_a_year")


def _task(task: PlanTask) -> Iterator[Problem]:
    yield from at_least_one(task, "place_no")


def _phase(progress: PhaseProgress) -> Iterator[Problem]:
    if progress.starts and progress.ends and progress.ends < progress.starts:
        yield Problem(field="ends", code="ends_before_start")


def _duty(duty: DutyDay) -> Iterator[Problem]:
    if duty.due and not _MONTH_DAY.match(duty.due):
        yield Problem(field="due", code="not_a_month_day")


OWN: Mapping[type[Record], OwnCheck] = {OwnPlan: _plan, PlanTask: _task, PhaseProgress: _phase, DutyDay: _duty}
