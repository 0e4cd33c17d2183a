"""The records that one figure was counted from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from congdoan_desktop.domain.catalogue import Catalogue
from congdoan_desktop.domain.facts import Facts, Span, held_by
from congdoan_desktop.domain.measures import (
    activities_in,
    closed_rounds,
    completed,
    counts_toward_target,
    dialogues_that_count,
    digital_uses,
    is_attended,
    is_valid,
)
from congdoan_desktop.domain.plan import Plan, Rule, Target
from congdoan_desktop.domain.report import TargetResult
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.usecases.gather_facts import gather_facts


@dataclass(frozen=True, kw_only=True)
class Counted:
    """One record behind a figure. `page` and `record_id` say where it is opened; `count` is `None` when not known."""

    day: date | None
    title: str
    count: int | None
    page: str
    record_id: str


@dataclass(frozen=True, kw_only=True)
class Behind:
    """What a figure was counted from. `measure` is a code of `domain.measures.MEASURES`."""

    measure: str
    span: Span
    records: tuple[Counted, ...]


def behind(db: Reader, reference: Reference, result: TargetResult, today: date) -> Behind:
    """Return what the figure of `result` was counted from on `today`, oldest first.

    Raises `KeyError` for a target that no plan holds; `UserError` unit.missing.
    """
    rule, span = _rule(reference.plans, result), Span(start=result.starts, end=result.ends)
    found = _RECORDS[rule.measure](held_by(gather_facts(db), today), reference.catalogues["forms"], span, rule)
    records = tuple(sorted(found, key=lambda record: (record.day or date.min, record.title, record.record_id)))
    return Behind(measure=rule.measure, span=span, records=records)


def _rule(plans: Mapping[str, Plan], result: TargetResult) -> Rule:
    for plan in plans.values():
        for target in plan.targets:
            if _is(target, result) and target.unit is not None:
                return target.unit
    raise KeyError(result.code)


def _is(target: Target, result: TargetResult) -> bool:
    return (target.code, target.source, target.title) == (result.code, result.source, result.title)


def _reached(facts: Facts, forms: Catalogue, span: Span, rule: Rule) -> list[Counted]:
    held = activities_in(facts, span, topics=rule.topics, plans=rule.plans)
    return [_activity(a.held_on, a.title, facts.session(a).total, a.id) for a in held if is_attended(a, forms)]


def _held(facts: Facts, forms: Catalogue, span: Span, rule: Rule) -> list[Counted]:
    held = activities_in(facts, span, topics=rule.topics, plans=rule.plans)
    return [_activity(a.held_on, a.title, a.times, a.id) for a in held if counts_toward_target(a, forms)]


def _activity(day: date, title: str, count: int | None, record_id: str) -> Counted:
    return Counted(day=day, title=title, count=count, page="activities", record_id=record_id)


def _surveys(facts: Facts, _: Catalogue, span: Span, __: Rule) -> list[Counted]:
    return [
        Counted(day=s.closed_on, title=s.title, count=s.valid, page="survey", record_id=s.id)
        for s in closed_rounds(facts, span)
    ]


def _trained(facts: Facts, _: Catalogue, span: Span, rule: Rule) -> list[Counted]:
    courses = {course.id: course for course in facts.courses}
    return [
        Counted(
            day=courses[p.course_id].held_on,
            title=f"{p.full_name} – {courses[p.course_id].title}",
            count=1,
            page="training",
            record_id=p.course_id,
        )
        for p in completed(facts, span, rule.training_kinds)
    ]


def _officers(facts: Facts, _: Catalogue, span: Span, rule: Rule) -> list[Counted]:
    trained = {p.person_id for p in completed(facts, span, rule.training_kinds)}
    return [
        Counted(day=None, title=p.full_name, count=int(p.id in trained), page="people", record_id=p.id)
        for p in facts.people
        if p.is_full_time_officer and (p.left_on is None or p.left_on > span.end)
    ]


def _dialogues(facts: Facts, _: Catalogue, span: Span, rule: Rule) -> list[Counted]:
    return [
        Counted(day=d.held_on, title=d.title, count=1 if is_valid(d) else None, page="opinions", record_id=d.id)
        for d in dialogues_that_count(facts, rule.dialogue_kinds)
        if d.held_on in span
    ]


def _digital(facts: Facts, forms: Catalogue, span: Span, _: Rule) -> list[Counted]:
    activities, issued = digital_uses(facts, forms, span)
    return [
        *(_activity(a.held_on, a.title, 1, a.id) for a in activities),
        *(
            Counted(day=r.issued_on, title=r.subject, count=1, page="report", record_id=f"{r.report_kind}@{r.period}")
            for r in issued
        ),
    ]


_RECORDS: Mapping[str, Callable[[Facts, Catalogue, Span, Rule], list[Counted]]] = {
    "people_reached": _reached,
    "activities_held": _held,
    "surveys_closed": _surveys,
    "people_trained": _trained,
    "officers_trained": _officers,
    "dialogues_held": _dialogues,
    "it_used": _digital,
}
