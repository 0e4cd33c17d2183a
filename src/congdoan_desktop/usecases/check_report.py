"""The check list of a report: what is missing, what contradicts itself, what is late, before it is signed."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from congdoan_desktop import texts
from congdoan_desktop.domain.facts import Facts
from congdoan_desktop.domain.period import parse_period
from congdoan_desktop.domain.report import NamedFigure, TargetResult
from congdoan_desktop.domain.template import About, ReportTemplate
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.texts.survey_report import SURVEY_CHECKS
from congdoan_desktop.usecases import (
    check_courses,
    check_late,
    check_one_record,
    check_phase,
    check_province,
    check_records,
    check_survey,
)
from congdoan_desktop.usecases.checked import Checked
from congdoan_desktop.usecases.finding import Finding, Severity
from congdoan_desktop.usecases.gather_facts import the_profile
from congdoan_desktop.usecases.report_subject import subject_of
from congdoan_desktop.usecases.report_writing import measured, narrative_of


def findings(
    facts: Facts, db: Reader, reference: Reference, kind: str, period: str, today: date
) -> tuple[Finding, ...]:
    """Return what should be mended before signing, contradictions first; `db` has the officer's text.

    Raises `UserError` profile.missing.
    """
    subject = subject_of(db, reference, kind, period)
    the_profile(db)
    source = Checked(
        db=db,
        reference=reference,
        subject=subject,
        facts=subject.narrow(facts),
        everything=facts,
        narrative=narrative_of(db, kind, period),
        today=today,
    )
    written = {section for section, text in source.narrative.items() if text.strip()}
    found = [
        *_ABOUT.get(subject.template.about, check_one_record.left_open)(source),
        *(_sections(subject.template, written) if subject.survey or subject.template.about != "survey" else ()),
        *check_late.papers(source),
        *check_late.own_day(source),
    ]
    order: dict[Severity, int] = {"contradiction": 0, "missing": 1, "hint": 2}
    return tuple(sorted(found, key=lambda finding: order[finding.severity]))


def _on_period(source: Checked) -> Iterator[Finding]:
    facts, span = source.facts, source.subject.span
    figures, targets = measured(facts, source.reference, source.subject, source.today)
    yield from check_records.contradictions(facts, span)
    crowded = list(check_records.attendance(facts, source.reference, span))
    yield from crowded
    named = any(finding.code == "more_than_workers" for finding in crowded)
    yield from (one for one in _figures(figures, targets) if not (named and one.code == "more_than_workers"))
    yield from check_courses.results(facts, span)
    yield from _open_surveys(source)
    yield from check_late.duties(source)
    yield from check_late.left_over(source)


def _open_surveys(source: Checked) -> Iterator[Finding]:
    """Rounds of the period that nobody has closed: what was asked is not in the report."""
    for one in source.facts.surveys:
        if one.closed_on is None and parse_period(one.period).end in source.subject.span:
            sentence = SURVEY_CHECKS["survey_open"].format(title=one.title)
            yield Finding(code="survey_open", severity="missing", sentence=sentence, page="survey", record_id=one.id)


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


def _sections(template: ReportTemplate, written: set[str]) -> Iterator[Finding]:
    chapter = ""
    for part in template.sections:
        number = f"{chapter}.{part.number}" if chapter and part.level > 1 else part.number
        chapter = part.number if part.level == 1 else chapter
        if part.narrative and part.required and part.id not in written:
            yield Finding(
                code="empty_section",
                severity="missing",
                sentence=texts.CHECKS["empty_section"].format(heading=f"{number}. {part.heading}"),
                section=part.id,
            )


_ABOUT: Mapping[About, Callable[[Checked], Iterator[Finding]]] = {
    "period": _on_period,
    "survey": lambda source: check_survey.on_round(source.facts, source.subject),
    "phase": check_phase.on_phase,
    "courses": check_courses.on_courses,
    "consolidation": check_province.on_consolidation,
}
