"""Problems of the unit's own plan and of what it settles about plans from above."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from congdoan_desktop.domain.checks.problem import EARLIEST, OwnCheck, Problem, at_least_one
from congdoan_desktop.domain.records import DutyDay, OwnPlan, PhaseProgress, PlanTask, Record

_MONTH_DAY = re.compile(r"(\d\d)-(\d\d)\Z", re.ASCII)
_LEAP_YEAR = 2024

REQUIRED: Mapping[type[Record], tuple[str, ...]] = {OwnPlan: ("title", "year"), PlanTask: ("content",)}


def _plan(plan: OwnPlan) -> Iterator[Problem]:
    if plan.year and not 2000 <= plan.year <= 2100:
        yield Problem(field="year", code="not_a_year")


def _task(task: PlanTask) -> Iterator[Problem]:
    yield from at_least_one(task, "place_no")
    if task.due_on is not None and task.due_on < EARLIEST:
        yield Problem(field="due_on", code="too_early")


def _phase(progress: PhaseProgress) -> Iterator[Problem]:
    if progress.starts and progress.ends and progress.ends < progress.starts:
        yield Problem(field="ends", code="ends_before_start")
    for name in ("starts", "ends", "reported_on"):
        day = getattr(progress, name)
        if day is not None and day < EARLIEST:
            yield Problem(field=name, code="too_early")


def _duty(duty: DutyDay) -> Iterator[Problem]:
    if duty.due and not _is_month_day(duty.due):
        yield Problem(field="due", code="not_a_month_day")


def _is_month_day(text: str) -> bool:
    found = _MONTH_DAY.match(text)
    if found is None:
        return False
    try:
        date(_LEAP_YEAR, int(found[1]), int(found[2]))
    except ValueError:
        return False
    return True


OWN: Mapping[type[Record], OwnCheck] = {OwnPlan: _plan, PlanTask: _task, PhaseProgress: _phase, DutyDay: _duty}
