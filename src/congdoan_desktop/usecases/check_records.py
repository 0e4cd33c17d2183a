"""What contradicts itself or is missing inside the records that a report counts."""

from collections.abc import Iterator
from datetime import date

from congdoan_desktop import texts
from congdoan_desktop.domain.checks import Problem, check
from congdoan_desktop.domain.facts import Facts, Span, head_count_for
from congdoan_desktop.domain.measures import activities_in, is_attended
from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.records import Record
from congdoan_desktop.domain.records.about import name_of
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.texts.report_checks import REPORT_CHECKS
from congdoan_desktop.usecases.finding import Finding


def contradictions(facts: Facts, span: Span) -> Iterator[Finding]:
    """Yield the contradictions inside one record (women > total, valid > returned …)."""
    dated: list[tuple[Record, str, date]] = [
        (a, "activities", a.held_on) for a in facts.activities if a.held_on in span
    ]
    dated += [(h, "settings", h.as_of) for h in facts.head_counts if h.as_of <= span.end]
    dated += [(s, "survey", s.opened_on) for s in facts.surveys if s.opened_on in span]
    dated += [(c, "training", c.held_on) for c in facts.courses if c.held_on in span]
    dated += [(d, "opinions", d.held_on) for d in facts.dialogues if d.held_on in span]
    for record, page, day in dated:
        for problem in check(record):
            yield _contradiction(record, page, day, problem)


def _contradiction(record: Record, page: str, day: date, problem: Problem) -> Finding:
    title = texts.CHECKS["head_count"] if page == "settings" else name_of(record)
    sentence = texts.CHECKS["record"].format(
        title=title,
        day=texts.short_date(day),
        field=texts.FIELDS.get(problem.field, problem.field),
        problem=texts.problem_sentence(problem),
    )
    return Finding(code=problem.code, severity="contradiction", sentence=sentence, page=page, record_id=record.id)


def attendance(facts: Facts, reference: Reference, span: Span) -> Iterator[Finding]:
    """Yield the sessions of which nobody knows how many came, and those with more people than the unit had workers."""
    for activity in activities_in(facts, span):
        if not is_attended(activity, reference.catalogues["forms"]):
            continue
        session, values = facts.session(activity), {"title": activity.title, "day": texts.short_date(activity.held_on)}
        count = head_count_for(facts, activity.held_on, at_least=session.least)
        if session.total is None:
            sentence = texts.CHECKS["no_attendance"].format(**values)
            yield _of_activity("no_attendance", sentence, activity.id)
        elif count is not None and session.least > count.workers_total:
            sentence = REPORT_CHECKS["crowded"].format(
                count=count_text(session.least), workers=count_text(count.workers_total), **values
            )
            yield _of_activity("more_than_workers", sentence, activity.id)


def _of_activity(code: str, sentence: str, record_id: str) -> Finding:
    return Finding(
        code=code,
        severity="missing" if code == "no_attendance" else "contradiction",
        sentence=sentence,
        page="activities",
        record_id=record_id,
    )
