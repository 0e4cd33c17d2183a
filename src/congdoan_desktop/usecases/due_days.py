"""The due days of what plans ask for again and again, as the province may set them."""

from datetime import date

from congdoan_desktop.domain.records import DutyDay
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.usecases.phases import DutyState, plan_states


def duty_states(db: Reader, reference: Reference, today: date) -> tuple[DutyState, ...]:
    """Return the duties of the plans in force and of those whose đợt are not over. Not for the window's thread.

    Raises `UserError` unit.missing.
    """
    states = plan_states(db, reference, today)
    return tuple(duty for state in states for duty in state.duties if state.in_force or duty.now.window == "phase")


def blank_day(state: DutyState) -> DutyDay:
    """Return what the province has set for a duty before it has set anything."""
    plan, duty = state.plan.code, state.proposed.code
    return DutyDay(id=f"{plan}#{duty}", plan=plan, duty=duty)
