"""What is due: reports and surveys that plans ask for again and again, with the days left."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from congdoan_desktop.domain.facts import Facts
from congdoan_desktop.domain.period import Period, half_of
from congdoan_desktop.domain.plan import Duty, Plan

HORIZON = timedelta(days=190)
"""How far ahead and back a duty is shown: the next half-year is in sight, plans that ended years ago are not."""


@dataclass(frozen=True, kw_only=True)
class Due:
    """One thing that is due. `window`: period code, or `plan#phase`."""

    code: str
    kind: Literal["report", "survey"]
    title: str
    window: str
    due_on: date
    report_kind: str
    plan: str
    proposed: bool
    done: bool


def due_list(plans: Iterable[Plan], facts: Facts, today: date) -> tuple[Due, ...]:
    """Return what is open, overdue first."""
    items = [due for plan in plans for duty in plan.duties for due in _occurrences(duty, plan, facts, today)]
    open_items = [due for due in items if not due.done and abs(due.due_on - today) <= HORIZON]
    return tuple(sorted(open_items, key=lambda d: (d.due_on, d.code, d.window)))


def _occurrences(duty: Duty, plan: Plan, facts: Facts, today: date) -> Iterator[Due]:
    if duty.window == "phase":
        ends = [(f"{plan.code}#{phase.code}", phase.ends) for phase in plan.phases if phase.ends is not None]
    else:
        ends = [(period.code, period.end) for period in _periods(duty, plan, today)]
    yield from (_due(duty, plan, facts, window, _day(duty, end)) for window, end in ends)


def _periods(duty: Duty, plan: Plan, today: date) -> Iterator[Period]:
    """The current window and the one before it, as far as the plan was in force."""
    current = half_of(today)
    halves = [Period(year=today.year - 1, half=1), Period(year=today.year - 1, half=2)]
    halves += [Period(year=today.year, half=1), Period(year=today.year, half=2)]
    if duty.window == "half":
        windows = [half for half in halves if half <= current and duty.half in (0, half.half)]
    else:
        windows = [Period(year=today.year - 1), Period(year=today.year)]
    yield from (w for w in windows if w.end >= plan.valid_from and (plan.valid_to is None or w.start <= plan.valid_to))


def _day(duty: Duty, end: date) -> date:
    """The due day of a window that ends on `end`: `MM-DD` of its year, or days after its end."""
    if not duty.due:
        return end + timedelta(days=duty.days_after or 0)
    month, day = (int(part) for part in duty.due.split("-"))
    return date(end.year, month, day)


def _due(duty: Duty, plan: Plan, facts: Facts, window: str, due_on: date) -> Due:
    if duty.kind == "survey":
        done = any(s.closed_on is not None and s.period == window for s in facts.surveys)
    else:
        done = any(r.report_kind == duty.report_kind and r.period == window for r in facts.issued)
    return Due(
        code=duty.code,
        kind=duty.kind,
        title=duty.title,
        window=window,
        due_on=due_on,
        report_kind=duty.report_kind,
        plan=plan.code,
        proposed=duty.proposed,
        done=done,
    )
