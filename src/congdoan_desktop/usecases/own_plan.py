"""The plan a unit draws up for itself: what the plans in force propose for it, what is taken over, what is late."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from congdoan_desktop import texts
from congdoan_desktop.domain.period import Period
from congdoan_desktop.domain.plan import DraftTask, Plan, in_order
from congdoan_desktop.domain.records import OwnPlan, PlanTask, Unit
from congdoan_desktop.domain.targets import concerns
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.gather_facts import the_unit

CLOSED = frozenset({"done", "dropped"})
"""States of a task that nothing more is expected of (the flag `closed` of catalogue `task_states`)."""
_TEXTS = ("purpose", "targets", "measures", "organisation")


def blank_plan(reference: Reference, plan_id: str, year: int) -> OwnPlan:
    """Return a new plan for `year`: its usual subject, under the plans in force, nothing else."""
    followed = in_force(reference, year)
    title = next((plan.draft.title for plan in followed if plan.draft.title), texts.PLAN["title"])
    codes = tuple(plan.code for plan in followed if plan.kind == "plan")
    return OwnPlan(id=plan_id, title=title.format(year=year), year=year, plans=codes)


def in_force(reference: Reference, year: int) -> tuple[Plan, ...]:
    """Return the plans and laws in force in `year`, in the order in which they were issued, laws last."""
    period = Period(year=year)
    found = [plan for plan in reference.plans.values() if plan.in_force(period.start, period.end)]
    return in_order(found)


def proposed(
    reference: Reference, unit: Unit, plan: OwnPlan, today: date, new_id: Callable[[], str]
) -> tuple[OwnPlan, tuple[PlanTask, ...]]:
    """Return `plan` with its empty parts filled from the plans in force in its year, and the tasks they propose.

    What concerns other kinds of units is left out, and a task whose day is over.
    """
    followed = in_force(reference, plan.year)
    drafted = {name: _lines(_drafted(one, name, unit, plan.year) for one in followed) for name in _TEXTS}
    lacking: dict[str, Any] = {name: text for name, text in drafted.items() if not getattr(plan, name)}
    filled = replace(plan, **lacking)
    tasks = [task for one in followed for task in one.draft.tasks if _fits(task, unit, plan.year, today)]
    return filled, tuple(_task(plan, number, task, new_id()) for number, task in enumerate(tasks, 1))


def is_untouched(db: Reader, plan: OwnPlan) -> bool:
    """Whether nothing was written into `plan` yet, so that a proposal takes nobody's words away."""
    empty = not any(getattr(plan, name) for name in _TEXTS)
    return empty and not repository.count(db, PlanTask, where={"plan_id": plan.id})


def take_proposal(store: Store, reference: Reference, plan: OwnPlan, today: date) -> None:
    """Keep `plan` filled as the plans in force propose, with their tasks. Raises `UserError` unit.missing."""
    filled, tasks = proposed(reference, the_unit(store), plan, today, repository.new_id)
    with store.atomic():
        repository.save(store, filled)
        for task in tasks:
            repository.save(store, task)


def open_tasks(db: Reader) -> tuple[tuple[PlanTask, OwnPlan], ...]:
    """Return the tasks with a day that are not closed, each with its plan; those of archived plans are not due."""
    plans: Mapping[str, OwnPlan] = {plan.id: plan for plan in repository.find(db, OwnPlan)}
    return tuple(
        (task, plans[task.plan_id])
        for task in repository.find(db, PlanTask)
        if task.due_on is not None and task.plan_id in plans and task.state not in CLOSED
    )


def is_late(task: PlanTask, today: date) -> bool:
    """Whether the day of `task` has passed and it is not closed."""
    return task.due_on is not None and task.due_on < today and task.state not in CLOSED


def _drafted(plan: Plan, name: str, unit: Unit, year: int) -> str:
    if name != "targets":
        return str(getattr(plan.draft, name)).strip().format(year=year)
    period = Period(year=year)
    mine = [target for target in plan.targets if target.own and concerns(target, unit.kind, period)]
    return "\n".join(f"- {target.own.format(year=year)}" for target in mine)


def _lines(parts: Iterable[str]) -> str:
    """Return the lines of all parts, each once: two targets of a plan may say the same to a unit."""
    return "\n".join(dict.fromkeys(line for part in parts for line in part.split("\n") if line))


def _fits(task: DraftTask, unit: Unit, year: int, today: date) -> bool:
    day = _day(task, year)
    return (not task.unit_kinds or unit.kind in task.unit_kinds) and (day is None or day >= today)


def _day(task: DraftTask, year: int) -> date | None:
    return date.fromisoformat(f"{year}-{task.due}") if task.due else None


def _task(plan: OwnPlan, number: int, task: DraftTask, task_id: str) -> PlanTask:
    return PlanTask(
        id=task_id,
        plan_id=plan.id,
        place_no=number,
        content=task.content.format(year=plan.year),
        time=task.time.format(year=plan.year),
        due_on=_day(task, plan.year),
        lead=task.lead,
        partners=task.partners,
    )
