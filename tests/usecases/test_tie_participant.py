"""Somebody typed into a course is the same person as one of the roster: only who has the very name is offered."""

from dataclasses import replace

import pytest

from congdoan_desktop.domain.records import Course, Participant, Person
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.tie_participant import namesakes, tie
from tests.fixtures.desk import TODAY
from tests.reference.shipped import shipped

TYPED = Participant(id="t", course_id="c", full_name="Lò Thị Mai")


@pytest.fixture
def course(union: Store) -> Store:
    with union.atomic():
        repository.save(union, Course(id="c", title="Lớp", kind="digital", held_on=TODAY))
        repository.save(union, TYPED)
    return union


@pytest.mark.parametrize(
    ("person", "is_offered"),
    [
        (Person(id="p", full_name="Lò Thị Mai"), True),
        (Person(id="p", full_name="Lò Thị Mai", left_on=TODAY), True),
        (Person(id="p", full_name="Lò Thị Mái"), False),
        (Person(id="p", full_name="Lò Thị Mai", deidentified_on=TODAY), False),
    ],
)
def test_who_has_the_very_name_is_offered(course: Store, person: Person, is_offered: bool) -> None:
    repository.save(course, person)
    found = namesakes(course, "c", [TYPED])
    assert found == ({"t": (person,)} if is_offered else {})


def test_who_is_in_the_course_already_is_somebody_else(course: Store) -> None:
    repository.save(course, Person(id="p", full_name="Lò Thị Mai"))
    repository.save(course, replace(TYPED, id="other", person_id="p"))
    assert namesakes(course, "c", [TYPED]) == {}


def test_what_was_typed_stays_and_what_was_open_is_filled(course: Store) -> None:
    repository.save(course, replace(TYPED, department="Ghi tay"))
    repository.save(
        course, Person(id="p", full_name="Lò Thị Mai", gender="female", department="Tổ 1", union_role="chair")
    )
    before = tie(course, "t", "p", shipped().catalogues["union_roles"])
    after = repository.get(course, Participant, "t")
    assert after == replace(before, person_id="p", gender="female", is_union_officer=True)


def test_nobody_is_tied_to_nobody(course: Store) -> None:
    with pytest.raises(KeyError):
        tie(course, "t", "gone", shipped().catalogues["union_roles"])
