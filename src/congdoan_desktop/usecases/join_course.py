"""Put people of the roster on the list of a course, all at once, and take them off again."""

from collections.abc import Iterable

from congdoan_desktop.domain.catalogue import Catalogue
from congdoan_desktop.domain.records import Course, Participant, Person
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store

MOST_AT_ONCE = 300
"""More people in one course are an oversight, not a course."""


def participant_of(person: Person, course_id: str, roles: Catalogue) -> Participant:
    """Return `person` as a new participant, with what the roster knows. `roles`: catalogue `union_roles`."""
    role = roles.get(person.union_role)
    return Participant(
        id=repository.new_id(),
        course_id=course_id,
        person_id=person.id,
        full_name=person.full_name,
        department=person.department,
        gender=person.gender,
        is_full_time_officer=person.is_full_time_officer,
        is_union_officer=role is not None and "officer" in role.flags,
    )


def join(store: Store, course_id: str, person_ids: Iterable[str], roles: Catalogue) -> tuple[str, ...]:
    """Add the people to the course, but nobody twice; return the ids of the new participants.

    Raises `UserError` course.too_many, `KeyError` for an unknown course.
    """
    if repository.get(store, Course, course_id) is None:
        raise KeyError(course_id)
    there = joined(store, course_id)
    wanted = [person_id for person_id in person_ids if person_id not in there]
    if len(wanted) > MOST_AT_ONCE:
        raise UserError("course.too_many", count=len(wanted), limit=MOST_AT_ONCE)
    people = repository.by_ids(store, Person, wanted)
    new = [participant_of(people[one], course_id, roles) for one in wanted if one in people]
    with store.atomic():
        for one in new:
            repository.save(store, one)
    return tuple(one.id for one in new)


def leave(store: Store, participant_ids: Iterable[str]) -> None:
    """Take the participants off their course again."""
    with store.atomic():
        for participant_id in participant_ids:
            repository.archive(store, Participant, participant_id)


def joined(db: Reader, course_id: str) -> frozenset[str]:
    """Return the ids of the people of the roster who are on the list of the course."""
    rows = repository.find_columns(db, Participant, ("person_id",), where={"course_id": course_id})
    return frozenset(person_id for (person_id,) in rows if person_id)
