"""Many at once are kept as one by one, and known again when nobody touched them."""

from dataclasses import replace
from datetime import date

import pytest

from congdoan_desktop.domain.records import Activity, Course, NetworkMembership, Participant, Person
from congdoan_desktop.store import attendance, repository
from congdoan_desktop.store.arrivals import put_new, untouched_people
from congdoan_desktop.store.database import Store

PEOPLE = [Person(id=f"p{n}", full_name=f"  Nguye\u0302\u0303n   Văn {letter}") for n, letter in enumerate("ABCDEFG")]


def test_they_stand_as_if_saved_one_by_one(store: Store) -> None:
    with store.atomic():
        put_new(store, PEOPLE)
        put_new(store, [])
    alone = replace(PEOPLE[0], id="alone")
    repository.save(store, alone)
    assert repository.get(store, Person, "p0") == replace(PEOPLE[0], full_name="Nguyễn Văn A")
    assert repository.count(store, Person, text="nguyen van") == 8
    together = store.rows("SELECT * FROM people WHERE id IN ('p0', 'alone')")
    assert len({row[1:] for row in together}) == 1


def test_an_id_that_is_there_already_stops_all(store: Store) -> None:
    repository.save(store, PEOPLE[3])
    with pytest.raises(Exception, match="UNIQUE"), store.atomic():
        put_new(store, PEOPLE)
    assert repository.count(store, Person) == 1


def test_untouched_is_who_nothing_points_at(store: Store) -> None:
    day = date(2026, 6, 1)
    with store.atomic():
        put_new(store, PEOPLE)
    repository.save(store, replace(PEOPLE[1], note="sửa"))
    repository.archive(store, Person, "p2")
    repository.save(store, Activity(id="a", title="A", held_on=day, form="talk"))
    attendance.set_attendee(store, "a", "p3", True)
    repository.save(store, NetworkMembership(id="n", person_id="p4", network="core_workers"))
    repository.save(store, Course(id="c", title="Lớp", kind="digital", held_on=day))
    repository.save(store, Participant(id="x", course_id="c", full_name="E", person_id="p5"))
    assert untouched_people(store, [*(p.id for p in PEOPLE), "nobody"]) == {"p0", "p6"}
