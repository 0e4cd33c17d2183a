"""What should be mended in the courses before a report that tells of them is signed."""

from collections.abc import Iterator

from congdoan_desktop import texts
from congdoan_desktop.domain.courses import taken_in
from congdoan_desktop.domain.facts import Facts, Span
from congdoan_desktop.domain.records import Course
from congdoan_desktop.texts.course_report import COURSE_CHECKS
from congdoan_desktop.usecases.check_records import contradictions
from congdoan_desktop.usecases.checked import Checked
from congdoan_desktop.usecases.finding import Finding, Severity


def on_courses(source: Checked) -> Iterator[Finding]:
    """Yield what is missing of each course of the report."""
    held = [course for course in source.facts.courses if course.held_on in source.subject.span]
    if not held:
        name = source.subject.name[:1].upper() + source.subject.name[1:]
        sentence = COURSE_CHECKS["no_course"].format(period=name)
        yield Finding(code="no_course", severity="missing", sentence=sentence, page="training")
    yield from contradictions(source.facts, source.subject.span)
    yield from results(source.facts, source.subject.span)
    for course in held:
        yield from _gaps(course, source.facts)


def results(facts: Facts, span: Span) -> Iterator[Finding]:
    """Yield the courses without results, and figures of a course that contradict each other (for every report)."""
    for course in facts.courses:
        if course.held_on not in span:
            continue
        taken = taken_in(course, facts.participants)
        called, minority = taken.called.low, course.minority
        done = any(one.course_id == course.id and one.result == "completed" for one in facts.participants)
        if not course.finished:
            yield _finding("no_result", "missing", course, texts.CHECKS["no_result"])
        if done and not course.finished:
            yield _finding("results_early", "contradiction", course)
        if called is not None and minority is not None and minority > called:
            yield _finding("minority_more", "contradiction", course)


def _gaps(course: Course, facts: Facts) -> Iterator[Finding]:
    taken = taken_in(course, facts.participants)
    if taken.called.low is None:
        yield _finding("no_participants", "missing", course)
    elif taken.women.low is None:
        yield _finding("no_gender", "hint", course)
    if course.minority is None:
        yield _finding("no_minority", "hint", course)
    if not course.trainer.strip():
        yield _finding("no_trainer", "hint", course)


def _finding(code: str, severity: Severity, course: Course, words: str = "") -> Finding:
    sentence = (words or COURSE_CHECKS[code]).format(title=course.title)
    return Finding(code=code, severity=severity, sentence=sentence, page="training", record_id=course.id)
