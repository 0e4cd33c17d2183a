"""One đợt of a plan from above: `plan#phase`, its days as the unit knows them, the records under it.

Words: see `phase_writing.with_phase`. Lists: `phase_contents`, `phase_forms`, `phase_moods`. Rows: `phase_contents`.
"""

from collections.abc import Iterator
from datetime import date

from congdoan_desktop.domain.numbers import day_text
from congdoan_desktop.domain.period import Period
from congdoan_desktop.domain.phased import Phased, days_of, phased, under
from congdoan_desktop.domain.phases import phase_code, settled
from congdoan_desktop.domain.plan import Phase, Plan
from congdoan_desktop.domain.records import Activity, Opinion, PhaseProgress
from congdoan_desktop.domain.template import ReportTemplate
from congdoan_desktop.errors import UserError
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.kept import kept
from congdoan_desktop.texts.phase_report import PHASE
from congdoan_desktop.usecases.phase_writing import content_rows, with_phase
from congdoan_desktop.usecases.subjects.subject import Subject, Window


def subject_of(db: Reader, reference: Reference, template: ReportTemplate, window: str) -> Subject:
    """Return the đợt that `window` names. Raises `UserError` report.no_subject."""
    one = phase_of(db, reference, window)
    span = days_of(one, _recorded(db, one))
    return Subject(
        template=template,
        window=window,
        name=PHASE["name"].format(code=one.phase.code),
        period=Period(year=span.end.year),
        span=span,
        plan=one.plan.code,
        narrow=lambda facts: under(one, facts),
        tell=lambda writing, facts: with_phase(writing, one, facts, span, reference.catalogues),
        rows={"phase_contents": lambda _source: content_rows(one)},
    )


def phase_of(db: Reader, reference: Reference, window: str) -> Phased:
    """Return the đợt with what the unit has done of it. Raises `UserError` report.no_subject."""
    code, _, number = window.partition("#")
    plan = reference.plans.get(code)
    found = phased(plan, number, repository.find(db, PhaseProgress, where={"plan": code})) if plan else None
    if found is None:
        raise UserError("report.no_subject")
    return found


def _recorded(db: Reader, one: Phased) -> Iterator[date]:
    """Yield the days of what was recorded under the đợt; not looked for where its own days are known."""
    if one.phase.starts and one.phase.ends:
        return
    held = kept(db, "activities", lambda: repository.find(db, Activity, where={"is_planned": False}))
    yield from (activity.held_on for activity in held if one.codes.intersection(activity.plans))
    opinions = repository.find(db, Opinion)
    yield from (opinion.noted_on for opinion in opinions if one.codes.intersection(opinion.plans))


def windows(db: Reader, reference: Reference, today: date) -> tuple[Window, ...]:
    """Return every đợt of every plan, the newest first; one whose days nobody knows stands after the one before it."""
    progress = repository.find(db, PhaseProgress)
    found = [window for plan in reference.plans.values() for window in _windows(plan, settled(plan, progress))]
    return tuple(sorted(found, key=lambda one: one.day, reverse=True))


def _windows(plan: Plan, phases: tuple[Phase, ...]) -> list[Window]:
    """The last đợt first: of two on one day the later one of the plan."""
    found: list[Window] = []
    day = plan.valid_from
    for phase in phases:
        known = phase.starts or phase.ends
        day = max(day, known or day)
        if not phase.is_part:
            name = PHASE["window"].format(code=phase.code, plan=plan.short, days=days_words(phase))
            found.insert(0, Window(code=phase_code(plan, phase), name=name, day=day, is_dated=known is not None))
    return found


def days_words(phase: Phase) -> str:
    """Return "01/10/2022 - 31/7/2023", or what is known of it."""
    start, end = (day_text(day) if day else "" for day in (phase.starts, phase.ends))
    name = "days" if start and end else "days_from" if start else "days_to" if end else "no_days"
    return PHASE[name].format(start=start, end=end)
