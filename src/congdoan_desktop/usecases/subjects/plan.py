"""One plan of the unit itself: its grounds, its parts, and the table of its tasks."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from congdoan_desktop.domain.catalogue import Catalogue, label
from congdoan_desktop.domain.compose import Writing
from congdoan_desktop.domain.numbers import count_text, day_text
from congdoan_desktop.domain.plan import Plan
from congdoan_desktop.domain.records import OwnPlan, PlanTask
from congdoan_desktop.domain.table_input import Filled
from congdoan_desktop.domain.template import ReportTemplate
from congdoan_desktop.domain.text import inside
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.texts.subjects import OWN_PLAN, SUBJECTS
from congdoan_desktop.usecases.subjects import wording as say
from congdoan_desktop.usecases.subjects.subject import Subject, Window


def subject_of(db: Reader, reference: Reference, template: ReportTemplate, window: str) -> Subject:
    """Return the plan of that id; its table stands only where there are tasks. Raises `UserError` report.no_subject."""
    plan = say.the_record(db, OwnPlan, window)
    tasks = repository.find(db, PlanTask, where={"plan_id": window})
    sources = reference.catalogues["funds_sources"]
    return say.on_record(
        template if tasks else replace(template, tables=()),
        window,
        date(plan.year, 1, 1),
        lambda writing: told(writing, reference, plan, tasks),
        name=SUBJECTS["in_year"].format(year=plan.year),
        rows={"plan_tasks": lambda _source: Filled(rows=task_rows(tasks, sources))},
        number=plan.number,
        issued_on=plan.issued_on,
    )


def windows(db: Reader, reference: Reference, today: date) -> tuple[Window, ...]:
    """Return all plans of the unit, newest first."""
    return say.newest_first(
        Window(
            code=one.id,
            name=SUBJECTS["plan_window"].format(year=one.year, title=one.title),
            day=one.issued_on or date(one.year, 1, 1),
        )
        for one in repository.find(db, OwnPlan)
    )


def told(writing: Writing, reference: Reference, plan: OwnPlan, tasks: Sequence[PlanTask]) -> Writing:
    """Return `writing` with what the plan says."""
    sums = _sums(tasks)
    return say.saying(
        writing,
        {
            "plan_title": say.within(plan.title),
            "plan_title_inside": inside(say.within(plan.title)),
            "plan_grounds": "\n".join(_grounds(plan, reference)),
            "plan_purpose": plan.purpose,
            "plan_targets": plan.targets,
            "plan_measures": "\n".join(_numbered(say.lines(plan.measures))),
            "plan_organisation": plan.organisation,
            "plan_funds": count_text(sum(sums.values())),
            "plan_funds_parts": _parts(sums, reference.catalogues["funds_sources"]),
        },
        {"plan:funds": sums, "plan:tasks": tasks},
    )


def task_rows(tasks: Sequence[PlanTask], sources: Catalogue) -> tuple[tuple[str | int, ...], ...]:
    """Return the table of tasks (KH 30 §I.2: rõ nội dung, rõ tiến độ, rõ trách nhiệm)."""
    return tuple(
        (
            *(number, task.content, time_of(task), task.lead, task.partners),
            "" if task.funds is None else task.funds,
            label(sources, task.funds_source) if task.funds_source else "",
        )
        for number, task in enumerate(tasks, 1)
    )


def time_of(task: PlanTask) -> str:
    """Return when a task is done, as the table prints it."""
    day = OWN_PLAN["due"].format(day=day_text(task.due_on)) if task.due_on else ""
    words = f"{task.time}, {day}" if task.time and day else task.time or day
    return words[:1].upper() + words[1:]


def _grounds(plan: OwnPlan, reference: Reference) -> Iterable[str]:
    """Yield what the plan is based on, "Căn cứ …", without the marks at the ends of the lines."""
    named = [_cited(reference.plans[code]) for code in plan.plans if code in reference.plans]
    for ground in [*named, *(line.strip(" -;.") for line in say.lines(plan.basis))]:
        has_word = ground.casefold().startswith(tuple(OWN_PLAN["grounds"].split("|")))
        if ground:
            yield ground if has_word else OWN_PLAN["ground"].format(name=ground)


def _cited(plan: Plan) -> str:
    """Return how a paper names a plan from above as its ground."""
    words = OWN_PLAN["cited"].format(number=plan.number, day=day_text(plan.issued_on), issuer=plan.issuer)
    return plan.cited or words


def _numbered(lines: Sequence[str]) -> Sequence[str]:
    """Number the lines, unless the officer has numbered or dashed them."""
    if any(line[:1] in "-+•" or line[:1].isdigit() for line in lines):
        return lines
    return [f"{number}. {line}" for number, line in enumerate(lines, 1)]


def _sums(tasks: Iterable[PlanTask]) -> Mapping[str, int]:
    """Return what the tasks cost together, by source; nothing where no money is named."""
    sums: dict[str, int] = defaultdict(int)
    for task in tasks:
        if task.funds:
            sums[task.funds_source] += task.funds
    return sums


def _parts(sums: Mapping[str, int], sources: Catalogue) -> str:
    parts = ((code, sums[code]) for code in (*sources, "") if code in sums)
    return "; ".join(
        OWN_PLAN["funds_part"].format(
            source=inside(label(sources, code) if code else OWN_PLAN["funds_other"]), sum=count_text(money)
        )
        for code, money in parts
    )
