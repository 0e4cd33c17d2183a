"""Give certificates their running numbers."""

from collections.abc import Iterable
from dataclasses import replace

from congdoan_desktop.domain.certificate_numbers import Numbering, following
from congdoan_desktop.domain.records import Course, Participant
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store

OWN_LEVELS = ("", "unit")
"""Who holds the course (catalogue `training_levels`) when the union itself gives the certificates."""


def is_own(course: Course) -> bool:
    """Whether the union itself held the course and certifies it; whoever else held it gives its own certificates."""
    return course.level in OWN_LEVELS


def proposed(db: Reader, course: Course) -> Numbering:
    """Return the numbers that go on from those of all courses the union held itself in the year of `course`."""
    year = course.held_on.year
    own = {one.id for one in repository.find(db, Course, archived=None) if is_own(one) and one.held_on.year == year}
    rows = repository.find_columns(db, Participant, ("course_id", "certificate_no"), archived=None)
    return following((number for course_id, number in rows if course_id in own and number), year)


def unnumbered(db: Reader, course_id: str) -> tuple[Participant, ...]:
    """Return who completed the course and has no number yet, by given name."""
    where = {"course_id": course_id, "result": "completed", "certificate_no": ""}
    return repository.find(db, Participant, where=where)


def give_numbers(store: Store, course_id: str, numbering: Numbering) -> tuple[str, ...]:
    """Number everybody who completed the course and has no number; numbers in use are passed over.

    Return the ids of the participants, in the order of their numbers. Raises `KeyError` for an unknown course.
    """
    course = repository.get(store, Course, course_id)
    if course is None:
        raise KeyError(course_id)
    used = {number for (number,) in repository.find_columns(store, Participant, ("certificate_no",), archived=None)}
    with store.atomic():
        waiting = unnumbered(store, course_id)
        for one, number in zip(waiting, numbering.unused(used), strict=False):
            repository.save(store, replace(one, certificate_no=number))
    return tuple(one.id for one in waiting)


def take_back_numbers(store: Store, participant_ids: Iterable[str]) -> None:
    """Leave the participants without a number again."""
    with store.atomic():
        for one in repository.by_ids(store, Participant, participant_ids).values():
            repository.save(store, replace(one, certificate_no=""))
