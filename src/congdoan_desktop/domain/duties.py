"""What is due: reports, surveys and dialogues that plans and laws ask for again and again, with the days left."""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from congdoan_desktop.domain.facts import Facts, held_by
from congdoan_desktop.domain.measures import dialogues_that_count
from congdoan_desktop.domain.period import Period, half_of, parse_period
from congdoan_desktop.domain.phases import phase_code, settled
from congdoan_desktop.domain.plan import Duty, Plan
from congdoan_desktop.domain.records import DutyDay

HORIZON = timedelta(days=190)
"""How far ahead and back a duty is shown: the next half-year is in sight, plans that ended years ago are not."""


@dataclass(frozen=True, kw_only=True)
class Due:
    """One thing that is due. `window`: period code, or `plan#phase`; then `phase` is the title of the đợt."""

    code: str
    kind: Literal["report", "survey", "dialogue"]
    title: str
    window: str
    due_on: date
    report_kind: str
    plan: str
    proposed: bool
    done: bool
    phase: str = ""


def due_list(plans: Iterable[Plan], facts: Facts, today: date) -> tuple[Due, ...]:
    """Return what is open, overdue first."""
    facts = held_by(facts, today)
    items = [due for plan in plans for duty in plan.duties for due in occurrences(duty, plan, facts, today)]
    open_items = [due for due in items if not due.done and abs(due.due_on - today) <= HORIZON]
    return tuple(sorted(open_items, key=lambda d: (d.due_on, d.code, d.window)))


def as_set(duty: Duty, plan: Plan, days: Iterable[DutyDay]) -> Duty:
    """Return `duty` with the day that the province has set, which is no proposal any more."""
    day = next((one for one in days if (one.plan, one.duty) == (plan.code, duty.code)), None)
    if day is None or not (day.due or day.days_after is not None):
        return duty
    return replace(duty, due=day.due, days_after=None if day.due else day.days_after, proposed=False)


def occurrences(duty: Duty, plan: Plan, facts: Facts, today: date) -> Iterator[Due]:
    """Yield the current occurrence of `duty` and the one before it; of đợt every one whose end is known."""
    if duty.unit_kinds and facts.unit.kind not in duty.unit_kinds:
        return
    duty = as_set(duty, plan, facts.duty_days)
    if duty.window == "phase":
        for phase in settled(plan, facts.phases):
            if phase.ends is not None and not phase.is_part:
                window = phase_code(plan, phase)
                yield replace(_due(duty, plan, facts, window, due_day(duty, phase.ends)), phase=phase.title)
    else:
        for period in _periods(duty, plan, today):
            yield _due(duty, plan, facts, period.code, due_day(duty, period.end))


def _periods(duty: Duty, plan: Plan, today: date) -> Iterator[Period]:
    """The current window and the one before it, as far as the plan was in force."""
    current = half_of(today)
    halves = [Period(year=today.year - 1, half=1), Period(year=today.year - 1, half=2)]
    halves += [Period(year=today.year, half=1), Period(year=today.year, half=2)]
    if duty.window == "half":
        windows = [half for half in halves if half <= current and duty.half in (0, half.half)]
    elif duty.kind == "dialogue":
        windows = [Period(year=today.year)]  # one that was left out in a year that is over cannot be made up
    else:
        windows = [Period(year=today.year - 1), Period(year=today.year)]
    yield from (window for window in windows if plan.in_force(window.start, window.end))


def due_day(duty: Duty, end: date) -> date:
    """Return the due day of a window: `MM-DD` of the year of its `end` (29/02: the last of February), or days after."""
    if not duty.due:
        return end + timedelta(days=duty.days_after or 0)
    month, day = (int(part) for part in duty.due.split("-"))
    return date(end.year, month, min(day, monthrange(end.year, month)[1]))


def _due(duty: Duty, plan: Plan, facts: Facts, window: str, due_on: date) -> Due:
    return Due(
        code=duty.code,
        kind=duty.kind,
        title=duty.title,
        window=window,
        due_on=due_on,
        report_kind=duty.report_kind,
        plan=plan.code,
        proposed=duty.proposed,
        done=_is_done(duty, facts, window),
    )


def _is_done(duty: Duty, facts: Facts, window: str) -> bool:
    if duty.kind == "survey":
        return any(s.closed_on is not None and s.period == window for s in facts.surveys)
    if duty.kind == "dialogue":
        year = parse_period(window)
        return any(dialogue.held_on in year for dialogue in dialogues_that_count(facts))
    handed_up = any(one.id == window and one.reported_on is not None for one in facts.phases)
    return handed_up or any(r.report_kind == duty.report_kind and r.period == window for r in facts.issued)
