"""Everything that is held about a person is found."""

from datetime import date

import pytest

from congdoan_desktop.domain.records import Evidence, Person
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.find_held import find_held
from tests.usecases.test_erase_person import PERSON, full

__all__ = ["full"]


def test_all_that_points_at_the_person_is_found(full: Store) -> None:
    repository.save(
        full,
        Evidence(
            id="e",
            owner_kind="Activity",
            owner_id="a",
            kind="photo",
            name="anh.jpg",
            media="image/jpeg",
            sha256="0" * 64,
            size=1,
            added_on=date(2026, 5, 1),
        ),
    )
    found = find_held(full, "p")
    assert found.person == PERSON
    assert found.sensitive is not None and found.sensitive.is_minority
    assert [(one.group, one.title) for one in found.held] == [
        ("attendance", "Nói chuyện"),
        ("course", "Lớp"),
        ("network", "core_worker"),
        ("consent", "minority"),
        ("request", "erase"),
    ]
    assert (found.versions, found.files, found.places) == (3, 1, ())


def test_nothing_is_found_of_nobody(union: Store) -> None:
    repository.save(union, Person(id="n", full_name="x", deidentified_on=date(2026, 6, 1)))
    for person_id in ("n", "unknown"):
        with pytest.raises(UserError) as refusal:
            find_held(union, person_id)
        assert refusal.value.code == "person.missing"
