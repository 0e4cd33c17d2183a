"""The training courses of a period, or one course by its id.

Lists: `courses` (each a section), `course:<id>` (its lines, see `course_writing`). Words: `course_funds_…`.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from congdoan_desktop.domain.expand import Each, expanded
from congdoan_desktop.domain.facts import Facts, Span, narrowed
from congdoan_desktop.domain.numbers import day_text
from congdoan_desktop.domain.period import Period, is_period
from congdoan_desktop.domain.records import Course
from congdoan_desktop.domain.template import ReportTemplate
from congdoan_desktop.errors import UserError
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.texts.course_report import COURSE_REPORT
from congdoan_desktop.usecases.course_writing import with_courses
from congdoan_desktop.usecases.subjects import period
from congdoan_desktop.usecases.subjects.subject import Subject, Window


def subject_of(db: Reader, reference: Reference, template: ReportTemplate, window: str) -> Subject:
    """Return the courses of the period, or the one course, of that code. Raises `UserError` report.no_subject."""
    plain = period.subject_of(db, reference, template, window) if is_period(window) else _one(db, template, window)
    found = [course for course in repository.find(db, Course) if _belongs(course, plain)]
    held = sorted(found, key=lambda course: (course.held_on, course.title, course.id))
    lists = {"courses": tuple(Each(code=course.id, name=course.title) for course in held)}
    return replace(
        plain,
        template=expanded(template, lists),
        lists=lists,
        narrow=lambda facts: _of(facts, held),
        tell=lambda writing, facts: with_courses(writing, held, facts.participants, reference.catalogues),
    )


def _one(db: Reader, template: ReportTemplate, course_id: str) -> Subject:
    course = repository.get(db, Course, course_id)
    if course is None:
        raise UserError("report.no_subject")
    return Subject(
        template=template,
        window=course_id,
        name=COURSE_REPORT["name"].format(title=course.title),
        period=Period(year=course.held_on.year),
        span=Span(start=course.held_on, end=course.ended_on or course.held_on),
        plan=template.plan,
    )


def _belongs(course: Course, subject: Subject) -> bool:
    return course.held_on in subject.span if is_period(subject.window) else course.id == subject.window


def _of(facts: Facts, held: Iterable[Course]) -> Facts:
    """One course alone; of a period nothing is left out, for what lies outside it is not counted anyway."""
    ids = {course.id for course in held}
    return narrowed(
        facts,
        courses=tuple(course for course in facts.courses if course.id in ids),
        participants=tuple(one for one in facts.participants if one.course_id in ids),
    )


def windows(db: Reader, reference: Reference, today: date) -> tuple[Window, ...]:
    """Return the periods around `today` and every course, newest first."""
    found = [
        Window(
            code=course.id,
            name=COURSE_REPORT["window"].format(title=course.title, day=day_text(course.held_on)),
            day=course.held_on,
        )
        for course in repository.find(db, Course)
        if course.held_on <= today
    ]
    courses = sorted(found, key=lambda one: (one.day, one.name), reverse=True)
    return (*period.windows(db, reference, today), *courses)
