"""Which reports are expected: of which duty of which plan, on which window, until when, and of whom."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from congdoan_desktop.domain.duties import as_set, due_day
from congdoan_desktop.domain.period import Period
from congdoan_desktop.domain.phases import phase_code, settled
from congdoan_desktop.domain.plan import Duty, Plan
from congdoan_desktop.domain.province.org_units import Register, is_active
from congdoan_desktop.domain.records import DutyDay, OrgUnit, PhaseProgress


@dataclass(frozen=True, kw_only=True)
class Expectation:
    """A report that every unit it concerns owes for one window."""

    plan: str
    duty: str
    report_kind: str
    window: str
    """As reports name it (`Subject.window`): `2026-H1`, `2026`, `plan#phase`."""
    title: str
    """The duty's, and of a đợt its own."""
    starts: date
    ends: date
    """The last day of the window: who is active then, owes it."""
    due_on: date
    proposed: bool = False
    """The due day is the plan's proposal; nobody has set it."""
    unit_kinds: tuple[str, ...] = ()
    """Codes of the kinds of units that owe it; empty: all."""

    @property
    def key(self) -> tuple[str, str]:
        """What a report on it is known by: kind and window."""
        return self.report_kind, self.window


def expectations(
    plans: Iterable[Plan], days: Iterable[DutyDay], phases: Iterable[PhaseProgress], today: date
) -> tuple[Expectation, ...]:
    """Return what was or is expected for windows that have begun by `today`, what is due last first.

    `days`: as the keeper has set them. `phases`: with the days of đợt that the plan left open; a đợt whose end nobody
    knows yet is not expected yet. What two plans ask for alike is asked for once, by the first day.
    """
    days, phases = tuple(days), tuple(phases)
    found = [
        one
        for plan in plans
        for duty in plan.duties
        if duty.kind == "report" and duty.report_kind
        for one in _of(as_set(duty, plan, days), plan, phases)
        if one.starts <= today
    ]
    first = {one.key: one for one in sorted(found, key=lambda one: one.due_on, reverse=True)}
    return tuple(sorted(first.values(), key=lambda one: (one.due_on, one.key), reverse=True))


def owes(unit: OrgUnit, expectation: Expectation) -> bool:
    """Whether `unit` owes the report: a base unit, active on the last day of the window, of a kind it concerns."""
    concerns = not expectation.unit_kinds or unit.kind in expectation.unit_kinds
    return unit.tier == "base" and concerns and is_active(unit, expectation.ends)


def must_report(register: Register, expectation: Expectation) -> tuple[OrgUnit, ...]:
    """Return the units that owe the report."""
    return tuple(unit for unit in register.units if owes(unit, expectation))


def _of(duty: Duty, plan: Plan, phases: tuple[PhaseProgress, ...]) -> Iterator[Expectation]:
    if duty.window == "phase":
        for phase in settled(plan, phases):
            if phase.ends is not None and not phase.is_part:
                title = f"{duty.title}: {phase.title}"
                yield _one(duty, plan, phase_code(plan, phase), title, phase.starts or plan.valid_from, phase.ends)
    elif duty.window in ("half", "year"):
        for period in _periods(duty, plan):
            yield _one(duty, plan, period.code, duty.title, period.start, period.end)


def _periods(duty: Duty, plan: Plan) -> Iterator[Period]:
    """The windows of the plan's life; one without an end is looked at ten years ahead."""
    first = plan.valid_from.year
    last = plan.valid_to.year if plan.valid_to else first + 10
    halves = ((1, 2) if duty.half == 0 else (duty.half,)) if duty.window == "half" else (0,)
    found = (Period(year=year, half=half) for year in range(first, last + 1) for half in halves)
    return (period for period in found if plan.in_force(period.start, period.end))


def _one(duty: Duty, plan: Plan, window: str, title: str, starts: date, ends: date) -> Expectation:
    return Expectation(
        plan=plan.code,
        duty=duty.code,
        report_kind=duty.report_kind,
        window=window,
        title=title,
        starts=starts,
        ends=ends,
        due_on=due_day(duty, ends),
        proposed=duty.proposed,
        unit_kinds=duty.unit_kinds,
    )
