"""Rows of Biểu 04 and of the list of courses. Who took part is counted, never named: only totals travel."""

from collections.abc import Iterable

from congdoan_desktop.domain.catalogue import in_order, label
from congdoan_desktop.domain.courses import Taken, money_of, taken_in
from congdoan_desktop.domain.measures import distinct, exactly
from congdoan_desktop.domain.records import Course, Participant
from congdoan_desktop.domain.report import Cell, Figure, NamedFigure
from congdoan_desktop.domain.table_cells import count_cell
from congdoan_desktop.domain.table_input import Filled, TableInput


def training(source: TableInput) -> Filled:
    """Biểu 04: index, kind, courses, people (total, women, minority, full-time officers, union officers), completed."""
    kinds, held = source.catalogues["training_kinds"], _held(source)
    used = in_order(kinds, (course.kind for course in held))
    rows = tuple(
        (number, label(kinds, code), *_training_cells(source, [c for c in held if c.kind == code]))
        for number, code in enumerate(used, 1)
    )
    return Filled(rows=rows, total=("", "", *_training_cells(source, held)) if rows else ())


def _held(source: TableInput) -> list[Course]:
    held = [course for course in source.facts.courses if course.held_on in source.span]
    return sorted(held, key=lambda course: (course.held_on, course.title, course.id))


def _training_cells(source: TableInput, courses: list[Course]) -> tuple[Cell, ...]:
    ids = {course.id for course in courses}
    people = [p for p in source.facts.participants if p.course_id in ids]
    unfinished = any(not course.finished for course in courses)
    listed = {p.course_id for p in people} >= ids

    def counted(marks: list[bool | None]) -> Cell:
        return _counted(people, marks, listed=listed)

    return (
        len(courses),
        counted([True for _ in people]),
        counted([p.gender == "female" if p.gender else None for p in people]),
        _minority(courses, distinct(people), listed=listed),
        counted([p.is_full_time_officer for p in people]),
        counted([p.is_union_officer for p in people]),
        None if unfinished else counted([p.result == "completed" for p in people]),
    )


def _counted(people: list[Participant], marks: list[bool | None], *, listed: bool) -> Cell:
    """Count the people marked; not known of one of them is not known of all. A course without a list leaves a gap."""
    if None in marks:
        return None
    count = distinct(person for person, mark in zip(people, marks, strict=True) if mark)
    return count_cell(exactly("", count) if listed else NamedFigure(code="", low=count or None, high=None))


def _minority(courses: list[Course], people: int, *, listed: bool) -> Cell:
    """People of minorities: counted course by course, and whoever sat in one may sit in the next."""
    known = [course.minority for course in courses if course.minority is not None]
    if len(known) < len(courses):
        return None
    low, high = max(known, default=0), min(sum(known), people)
    if not listed:
        return count_cell(NamedFigure(code="", low=low, high=None))
    return low if low >= high else Figure(low=low, high=high)


def courses(source: TableInput) -> Filled:
    """List of courses: index, title, kind, who held it, first day, last day, sessions, trainer, people called, present,
    completed, money in đồng.
    """
    held = _held(source)
    taken = [taken_in(course, source.facts.participants) for course in held]
    rows = tuple(
        (number, *_course_cells(source, course, one))
        for number, (course, one) in enumerate(zip(held, taken, strict=True), 1)
    )
    return Filled(rows=rows, total=_totals(held, taken) if rows else ())


def _course_cells(source: TableInput, course: Course, taken: Taken) -> tuple[Cell, ...]:
    kinds, levels = source.catalogues["training_kinds"], source.catalogues["training_levels"]
    last = course.ended_on or course.held_on
    return (
        *(course.title, label(kinds, course.kind), label(levels, course.level) if course.level else ""),
        *(course.held_on.isoformat(), last.isoformat(), course.sessions, course.trainer),
        *(count_cell(figure) for figure in (taken.called, taken.present, taken.completed)),
        money_of(course),
    )


def _totals(held: Iterable[Course], taken: Iterable[Taken]) -> tuple[Cell, ...]:
    """Only money and sessions are summed: people who sat in two courses are no two people (Biểu 04)."""
    held = list(held)
    money = [spent for course in held if (spent := money_of(course)) is not None]
    sessions = sum(course.sessions for course in held)
    return ("", "", "", "", "", "", sessions, "", "", "", "", sum(money) if len(money) == len(held) else None)
