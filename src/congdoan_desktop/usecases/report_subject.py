"""What one report is on, whatever kind of subject it is."""

from collections.abc import Mapping
from datetime import date

from congdoan_desktop.domain.template import About
from congdoan_desktop.errors import UserError
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.usecases.subjects import (
    consolidation,
    correction,
    courses,
    dialogue,
    incident,
    meeting,
    month,
    period,
    phase,
    plan,
    reminder,
    sheets,
    survey,
)
from congdoan_desktop.usecases.subjects.subject import Subject, Subjects, Window

_KINDS: Mapping[About, Subjects] = {
    "period": period,
    "survey": survey,
    "phase": phase,
    "courses": courses,
    "dialogue": dialogue,
    "incident": incident,
    "month": month,
    "plan": plan,
    "meeting": meeting,
    "correction": correction,
    "sheets": sheets,
    "consolidation": consolidation,
    "reminder": reminder,
}


def subject_of(db: Reader, reference: Reference, kind: str, window: str) -> Subject:
    """Return what the report of `kind` on `window` is on. Raises `UserError` report.no_subject."""
    template = reference.templates[kind]
    return _KINDS[template.about].subject_of(db, reference, template, window)


def windows_of(db: Reader, reference: Reference, kind: str, today: date) -> tuple[Window, ...]:
    """Return what a report of `kind` can be on, newest first."""
    return _KINDS[reference.templates[kind].about].windows(db, reference, today)


def require_survey(subject: Subject) -> None:
    """Raise `UserError` report.no_survey for a report on a survey before any round of the period is closed."""
    if subject.template.about == "survey" and subject.survey is None:
        raise UserError("report.no_survey", period=subject.name)
