"""The check list of a report: what is missing, what contradicts itself, before it is signed."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from congdoan_desktop import texts
from congdoan_desktop.domain.checks import check
from congdoan_desktop.domain.facts import Facts, Span
from congdoan_desktop.domain.measures import activities_in, is_attended
from congdoan_desktop.domain.report import NamedFigure, TargetResult
from congdoan_desktop.domain.template import ReportTemplate
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.usecases.check_survey import on_round
from congdoan_desktop.usecases.finding import Finding, Severity
from congdoan_desktop.usecases.gather_facts import the_profile
from congdoan_desktop.usecases.report_subject import subject_of
from congdoan_desktop.usecases.report_writing import measured, narrative_of
from congdoan_desktop.usecases.subjects.subject import Subject


def findings(
    facts: Facts, db: Reader, reference: Reference, kind: str, period: str, today: date
) -> tuple[Finding, ...]:
    """Return what should be mended before signing, contradictions first; `db` has the officer's text.

    Raises `UserError` profile.missing.
    """
    subject = subject_of(db, reference, kind, period)
    facts = subject.narrow(facts)
    the_profile(db)
    written = {section for section, text in narrative_of(db, kind, period).items() if text.strip()}
    on_survey = subject.template.about == "survey"
    found = [
        *(on_round(facts, subject) if on_survey else _on_unit(facts, reference, subject, today)),
        *(_sections(subject.template, written) if subject.survey or not on_survey else ()),
    ]
    order: dict[Severity, int] = {"contradiction": 0, "missing": 1, "hint": 2}
    return tuple(sorted(found, key=lambda finding: order[finding.severity]))


def _on_unit(facts: Facts, reference: Reference, subject: Subject, today: date) -> Iterator[Finding]:
    if not subject.plan:
        return
    figures, targets = measured(facts, reference, subject, today)
    yield from _records(facts, subject.span)
    yield from _attendance(facts, reference, subject.span)
    yield from _figures(figures, targets)
    yield from _courses(facts, subject.span)


def _records(facts: Facts, span: Span) -> Iterator[Finding]:
    """Contradictions inside one record (women > total …)."""
    dated = [(a, "activities", a.title, a.held_on) for a in facts.activities if a.held_on in span]
    counts = [(h, "settings", "", h.as_of) for h in facts.head_counts if h.as_of <= span.end]
    rounds = [(s, "survey", s.title, s.opened_on) for s in facts.surveys if s.opened_on in span]
    for record, page, title, day in [*dated, *counts, *rounds]:
        for problem in check(record):
            sentence = texts.CHECKS["record"].format(
                title=title or texts.CHECKS["head_count"],
                day=texts.short_date(day),
                field=texts.FIELDS.get(problem.field, problem.field),
                problem=texts.problem_sentence(problem),
            )
            yield Finding(
                code=problem.code, severity="contradiction", sentence=sentence, page=page, record_id=record.id
            )


def _attendance(facts: Facts, reference: Reference, span: Span) -> Iterator[Finding]:
    for activity in activities_in(facts, span):
        if is_attended(activity, reference.catalogues["forms"]) and facts.session(activity).total is None:
            sentence = texts.CHECKS["no_attendance"].format(
                title=activity.title, day=texts.short_date(activity.held_on)
            )
            yield Finding(
                code="no_attendance",
                severity="missing",
                sentence=sentence,
                page="activities",
                record_id=activity.id,
            )


def _figures(figures: Mapping[str, NamedFigure], targets: Iterable[TargetResult]) -> Iterator[Finding]:
    tested = [target.figure for target in targets]
    reached = next((figure for figure in tested if figure.code == "reached"), figures["reached"])
    if "head_count" in reached.missing:
        yield Finding(code="head_count", severity="missing", sentence=texts.MISSING["head_count"], page="settings")
    if "more_than_workers" in reached.missing:
        yield Finding(
            code="more_than_workers",
            severity="contradiction",
            sentence=texts.MISSING["more_than_workers"],
            page="activities",
        )
    if any("declared_outside" in figure.missing for figure in tested):
        yield Finding(
            code="declared_outside",
            severity="contradiction",
            sentence=texts.MISSING["declared_outside"],
            page="overview",
        )
    if figures["surveys"].low == 0:
        yield Finding(code="no_survey", severity="hint", sentence=texts.CHECKS["no_survey"], page="survey")
    if reached.low is not None and reached.low != reached.high:
        yield Finding(code="range", severity="hint", sentence=texts.CHECKS["range"], page="overview")


def _courses(facts: Facts, span: Span) -> Iterator[Finding]:
    for course in facts.courses:
        if course.held_on in span and not course.finished:
            sentence = texts.CHECKS["no_result"].format(title=course.title)
            yield Finding(code="no_result", severity="missing", sentence=sentence, page="training", record_id=course.id)


def _sections(template: ReportTemplate, written: set[str]) -> Iterator[Finding]:
    chapter = ""
    for part in template.sections:
        number = part.number if part.level == 1 else f"{chapter}.{part.number}"
        chapter = part.number if part.level == 1 else chapter
        if part.narrative and part.required and part.id not in written:
            yield Finding(
                code="empty_section",
                severity="missing",
                sentence=texts.CHECKS["empty_section"].format(heading=f"{number}. {part.heading}"),
                section=part.id,
            )
