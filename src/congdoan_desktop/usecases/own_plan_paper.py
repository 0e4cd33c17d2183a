"""The unit's own plan as a paper in the form of NĐ 30/2020: sections I to IV and the table of tasks as an annex."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from congdoan_desktop import texts
from congdoan_desktop.domain.catalogue import Catalogue, label
from congdoan_desktop.domain.numbers import count_text, day_text
from congdoan_desktop.domain.plan import Plan
from congdoan_desktop.domain.records import OwnPlan, PlanTask, Unit
from congdoan_desktop.domain.report import Column, Report, Section, Table
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.usecases.gather_facts import the_profile, the_unit
from congdoan_desktop.usecases.papers import Words, paper_of

_ROMAN = ("I", "II", "III", "IV")


def plan_paper(db: Reader, reference: Reference, plan_id: str, made_at: datetime) -> Report:
    """Return the plan as the value that is drawn; number and date are blank while the plan has none.

    Raises `UserError` unit.missing, profile.missing; `KeyError` for an unknown plan.
    """
    plan = repository.get(db, OwnPlan, plan_id)
    if plan is None:
        raise KeyError(plan_id)
    unit, tasks = the_unit(db), repository.find(db, PlanTask, where={"plan_id": plan_id})
    sources = reference.catalogues["funds_sources"]
    words = Words(
        kind="own_plan",
        type_name=texts.PLAN["type_name"],
        type_code=texts.PLAN["type_code"],
        subject=plan.title,
        opening=(_opening(plan, unit, reference),),
        sections=tuple(_sections(plan, tasks, sources)),
        closing=texts.PLAN["closing"].format(subject=plan.title[:1].lower() + plan.title[1:], unit=unit.name),
        annexes=(_annex(plan, tasks, sources),) if tasks else (),
        number=plan.number,
        issued_on=plan.issued_on,
    )
    return paper_of(unit, the_profile(db), words, paper_id=plan.id, made_at=made_at)


def cited(plan: Plan) -> str:
    """Return how a paper names a plan from above as its ground."""
    words = texts.PLAN["cited"].format(number=plan.number, day=day_text(plan.issued_on), issuer=plan.issuer)
    return plan.cited or words


def _opening(plan: OwnPlan, unit: Unit, reference: Reference) -> str:
    grounds = [cited(reference.plans[code]) for code in plan.plans if code in reference.plans]
    grounds += [line.strip(" -;.") for line in plan.basis.split("\n") if line.strip(" -;.")]
    form = texts.PLAN["opening" if grounds else "opening_alone"]
    return form.format(grounds="; ".join(grounds), unit=unit.name, year=plan.year)


def _sections(plan: OwnPlan, tasks: Sequence[PlanTask], sources: Catalogue) -> Iterator[Section]:
    """Yield the parts that say something, numbered without a gap."""
    parts = {
        "purpose": _paragraphs(plan.purpose),
        "targets": _paragraphs(plan.targets),
        "measures": _numbered(_paragraphs(plan.measures)),
        "organisation": (*_paragraphs(plan.organisation), *_money(tasks, sources), *_see_annex(tasks)),
    }
    said = [(name, lines) for name, lines in parts.items() if lines]
    for number, (name, lines) in zip(_ROMAN, said, strict=False):
        yield Section(id=name, level=1, number=number, heading=texts.PLAN[name], paragraphs=lines)


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def _numbered(lines: Sequence[str]) -> tuple[str, ...]:
    """Number the lines, unless the officer has numbered or dashed them."""
    if any(line[:1] in "-+•" or line[:1].isdigit() for line in lines):
        return tuple(lines)
    return tuple(f"{number}. {line}" for number, line in enumerate(lines, 1))


def _see_annex(tasks: Sequence[PlanTask]) -> tuple[str, ...]:
    return (texts.PLAN["in_annex"],) if tasks else ()


def _money(tasks: Iterable[PlanTask], sources: Catalogue) -> tuple[str, ...]:
    """Return what the tasks cost together, by source; nothing where no money is named."""
    sums: dict[str, int] = defaultdict(int)
    for task in tasks:
        if task.funds:
            sums[task.funds_source] += task.funds
    if not sums:
        return ()
    parts = [
        texts.PLAN["funds_part"].format(source=_source(sources, code), sum=count_text(sums[code]))
        for code in (*sources, "")
        if code in sums
    ]
    return (texts.PLAN["funds"].format(sum=count_text(sum(sums.values())), parts="; ".join(parts)),)


def _source(sources: Catalogue, code: str) -> str:
    name = label(sources, code) if code else texts.PLAN["funds_other"]
    return name[:1].lower() + name[1:]


def _annex(plan: OwnPlan, tasks: Sequence[PlanTask], sources: Catalogue) -> Table:
    return Table(
        code="",
        title=texts.PLAN["annex"].format(year=plan.year),
        columns=task_columns(),
        rows=tuple(
            (
                *(number, task.content, time_of(task), task.lead, task.partners),
                "" if task.funds is None else task.funds,
                label(sources, task.funds_source) if task.funds_source else "",
            )
            for number, task in enumerate(tasks, 1)
        ),
    )


def time_of(task: PlanTask) -> str:
    """Return when a task is done, as the table prints it."""
    day = texts.PLAN["due"].format(day=day_text(task.due_on)) if task.due_on else ""
    words = f"{task.time}, {day}" if task.time and day else task.time or day
    return words[:1].upper() + words[1:]


def task_columns() -> tuple[Column, ...]:
    """Return the columns of the table of tasks (KH 30 §I.2: rõ nội dung, rõ tiến độ, rõ trách nhiệm)."""
    words = texts.PLAN
    return (
        Column(heading=words["no"], kind="index", width=5),
        Column(heading=words["content"], width=44),
        Column(heading=words["time"], width=23),
        Column(heading=words["lead"], width=17),
        Column(heading=words["partners"], width=18),
        Column(heading=words["money"], kind="count", width=12),
        Column(heading=words["source"], width=14),
    )
