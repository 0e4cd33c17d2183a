"""The đợt of a plan as the unit knows them: days, contents covered, activities, the report (KH 383 §III, §V.2)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from congdoan_desktop.domain.facts import Facts
from congdoan_desktop.domain.plan import Phase, Plan
from congdoan_desktop.domain.records import Activity, PhaseProgress


@dataclass(frozen=True, kw_only=True)
class PhaseState:
    """How far one đợt, or a part of one, is; a đợt in parts has what its parts have.

    `phase` has the days of the unit in place of the plan's. `done` of `contents` were covered.
    """

    code: str
    """`plan#phase`: in links, and the id of its `PhaseProgress`."""
    phase: Phase
    done: int
    contents: int
    activities: tuple[Activity, ...] = ()
    """What was held under it, newest first."""
    reported_on: date | None = None


def phase_code(plan: Plan, phase: Phase) -> str:
    """Return how records name a đợt: `plan#phase`."""
    return f"{plan.code}#{phase.code}"


def settled(plan: Plan, progress: Iterable[PhaseProgress]) -> tuple[Phase, ...]:
    """Return the đợt of `plan` with the days the unit knows by now in place of the plan's own."""
    known = {one.id: one for one in progress}
    return tuple(_settled(phase, known.get(phase_code(plan, phase))) for phase in plan.phases)


def phase_states(plan: Plan, facts: Facts) -> tuple[PhaseState, ...]:
    """Return every đợt of `plan` and every part of one, in the order of the plan."""
    known = {one.id: one for one in facts.phases}
    phases = settled(plan, facts.phases)
    return tuple(_state(plan, phase, phases, known, facts) for phase in phases)


def covered(phase: Phase, progress: PhaseProgress | None) -> tuple[int, ...]:
    """Return the numbers, from 1, of the contents of `phase` that were covered."""
    return tuple(n for n in sorted(set(progress.done if progress else ())) if 1 <= n <= len(phase.contents))


def _settled(phase: Phase, progress: PhaseProgress | None) -> Phase:
    if progress is None:
        return phase
    return replace(phase, starts=progress.starts or phase.starts, ends=progress.ends or phase.ends)


def _state(
    plan: Plan, phase: Phase, phases: Iterable[Phase], known: dict[str, PhaseProgress], facts: Facts
) -> PhaseState:
    whole = [one for one in phases if one == phase or phase.has_part(one)]
    codes = frozenset(phase_code(plan, one) for one in whole)
    own = known.get(phase_code(plan, phase))
    return PhaseState(
        code=phase_code(plan, phase),
        phase=phase,
        done=sum(len(covered(one, known.get(phase_code(plan, one)))) for one in whole),
        contents=sum(len(one.contents) for one in whole),
        activities=_under(codes, facts),
        reported_on=own.reported_on if own else None,
    )


def _under(codes: frozenset[str], facts: Facts) -> tuple[Activity, ...]:
    held = [activity for activity in facts.activities if codes.intersection(activity.plans)]
    return tuple(sorted(held, key=lambda activity: (activity.held_on, activity.starts, activity.id), reverse=True))
