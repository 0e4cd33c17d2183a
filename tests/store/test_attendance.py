"""Name lists: who was where."""

from datetime import date

import pytest
from sqlcipher3 import dbapi2

from congdoan_desktop.store import attendance, repository
from congdoan_desktop.store.database import Store
from tests.store.samples import activity, person


@pytest.fixture
def lists(store: Store) -> Store:
    for name in ("a1", "a2"):
        repository.save(store, activity(id=name, held_on=date(2026, int(name[1]), 1)))
    for name in ("p1", "p2", "p3"):
        repository.save(store, person(id=name))
    return store


def test_ticking_and_unticking(lists: Store) -> None:
    for present in (True, True, False, False, True):
        attendance.set_attendee(lists, "a1", "p1", present)
        assert attendance.attendees(lists, "a1") == ({"p1"} if present else set())


def test_a_whole_list(lists: Store) -> None:
    attendance.set_attendees(lists, "a1", ["p1", "p2"])
    attendance.set_attendees(lists, "a1", ["p3", "p2"])
    assert attendance.attendees(lists, "a1") == {"p2", "p3"}


def test_many_activities_at_once(lists: Store) -> None:
    attendance.set_attendees(lists, "a1", ["p1", "p2"])
    attendance.set_attendees(lists, "a2", ["p2"])
    found = attendance.all_attendance(lists)
    assert found == {"a1": {"p1", "p2"}, "a2": {"p2"}}
    assert len(found) == 2 and found.get("nowhere") is None
    assert attendance.attendance_of(lists, ["a2", "nowhere"]) == {"a2": {"p2"}}
    assert attendance.list_sizes(lists, ["a1", "nowhere"]) == {"a1": 2}
    assert attendance.list_sizes(lists, []) == {}


def test_only_people_of_the_store(lists: Store) -> None:
    with pytest.raises(dbapi2.IntegrityError):
        attendance.set_attendees(lists, "a1", ["p1", "nobody"])
    assert attendance.attendees(lists, "a1") == set()
