"""The plans from above as the unit follows them: what is in force, how far each đợt is, who ticked what and when."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from congdoan_desktop.domain.duties import Due, as_set, occurrences
from congdoan_desktop.domain.facts import Facts
from congdoan_desktop.domain.phases import PhaseState, phase_states
from congdoan_desktop.domain.plan import Duty, Plan
from congdoan_desktop.domain.records import PhaseProgress
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.versions import current
from congdoan_desktop.usecases.gather_facts import gather_facts


@dataclass(frozen=True, kw_only=True)
class DutyState:
    """A duty of a plan: as the plan proposes it, as it stands now, and when it is due next (or was due last)."""

    plan: Plan
    proposed: Duty
    now: Duty
    next: Due | None


@dataclass(frozen=True, kw_only=True)
class PlanState:
    """A plan from above and how far the unit is with its đợt and duties."""

    plan: Plan
    in_force: bool
    phases: tuple[PhaseState, ...]
    duties: tuple[DutyState, ...]


@dataclass(frozen=True, kw_only=True)
class Mark:
    """Who ticked a content and when."""

    at: datetime
    by: str


def plan_states(db: Reader, reference: Reference, today: date) -> tuple[PlanState, ...]:
    """Return every plan, those in force first, the newest first. Not for the window's thread.

    Raises `UserError` unit.missing.
    """
    facts = gather_facts(db)
    states = [_state(plan, facts, today) for plan in reference.plans.values()]
    return tuple(sorted(states, key=lambda one: not one.in_force))


def blank_progress(code: str) -> PhaseProgress:
    """Return what the unit knows of the đợt `plan#phase` before it has written anything down."""
    plan, phase = code.split("#")
    return PhaseProgress(id=code, plan=plan, phase=phase)


def marks(db: Reader, code: str) -> Mapping[int, Mark]:
    """Return who ticked each of the contents of the đợt `plan#phase` that are ticked now, and when."""
    found: dict[int, Mark] = {}
    for done, at, by in _versions(db, code):
        found = {number: found.get(number) or Mark(at=datetime.fromisoformat(at), by=by) for number in done}
    return found


def _versions(db: Reader, code: str) -> Iterator[tuple[tuple[int, ...], str, str]]:
    """Yield (contents done, when, by whom), oldest first, the present state last."""
    for past in reversed(repository.history(db, PhaseProgress, code)):
        yield past.record.done, past.written_at, past.written_by
    now = current(db, PhaseProgress, code)
    if now is not None:
        yield now.record.done, now.updated_at, now.updated_by


def _state(plan: Plan, facts: Facts, today: date) -> PlanState:
    sets_days = facts.unit.role == "province"  # for units of every kind
    mine = [one for one in plan.duties if sets_days or not one.unit_kinds or facts.unit.kind in one.unit_kinds]
    return PlanState(
        plan=plan,
        in_force=plan.in_force(today, today),
        phases=phase_states(plan, facts),
        duties=tuple(_duty(duty, plan, facts, today) for duty in mine),
    )


def _duty(duty: Duty, plan: Plan, facts: Facts, today: date) -> DutyState:
    found = sorted(occurrences(duty, plan, facts, today), key=lambda due: due.due_on)
    ahead = [due for due in found if due.due_on >= today]
    return DutyState(
        plan=plan,
        proposed=duty,
        now=as_set(duty, plan, facts.duty_days),
        next=ahead[0] if ahead else found[-1] if found else None,
    )
