"""Facts of a reader that keeps long tables are those of one that reads everything, whatever was written between."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from congdoan_desktop.domain.records import Activity, Person
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import attendance, repository
from congdoan_desktop.store.database import Store, create, open_reader
from congdoan_desktop.usecases.gather_facts import gather_facts

Step = Callable[[Store], object]
PEOPLE, ACTIVITIES = ("p0", "p1", "p2"), ("a0", "a1")
places = st.sampled_from(range(2))


def save_person(number: int, name: str) -> Step:
    return lambda store: repository.save(store, Person(id=PEOPLE[number], full_name=name))


def plan_or_hold(number: int, is_planned: bool) -> Step:
    def step(store: Store) -> None:
        held = repository.get(store, Activity, ACTIVITIES[number])
        assert held is not None
        repository.save(store, replace(held, is_planned=is_planned))

    return step


def put_away_or_back(cls: type[Person] | type[Activity], record_id: str, is_away: bool) -> Step:
    return lambda store: (repository.archive if is_away else repository.restore)(store, cls, record_id)


def tick(activity: int, person: int, present: bool) -> Step:
    return lambda store: attendance.set_attendee(store, ACTIVITIES[activity], PEOPLE[person], present)


steps = st.one_of(
    st.builds(save_person, places, st.sampled_from(("Lò Thị Mai", "Vàng A Páo"))),
    st.builds(plan_or_hold, places, st.booleans()),
    st.builds(put_away_or_back, st.just(Person), st.sampled_from(PEOPLE), st.booleans()),
    st.builds(put_away_or_back, st.just(Activity), st.sampled_from(ACTIVITIES), st.booleans()),
    st.builds(tick, places, places, st.booleans()),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(st.lists(steps, max_size=12))
def test_kept_facts_are_the_facts(union: Store, union_path: Path, taken: list[Step]) -> None:
    with union.atomic():
        for name in PEOPLE:
            repository.save(union, Person(id=name, full_name="Nguyễn Văn An"))
        for name in ACTIVITIES:
            repository.save(union, Activity(id=name, title=name, held_on=date(2026, 5, 1), form="talk"))
    with open_reader(union_path, keeps=True) as keeping, open_reader(union_path) as fresh:
        for step in taken:
            step(union)
            assert gather_facts(keeping) == gather_facts(fresh)


def test_the_same_tables_are_not_read_twice(union: Store, union_path: Path) -> None:
    repository.save(union, Person(id="p", full_name="Lò Thị Mai"))
    with open_reader(union_path, keeps=True) as keeping:
        first, second = gather_facts(keeping), gather_facts(keeping)
    assert first.people is second.people and first.people[0].full_name == "Lò Thị Mai"


def test_a_store_without_a_unit_has_no_facts(tmp_path: Path) -> None:
    with create(tmp_path / "empty.congdoan") as empty, pytest.raises(UserError, match=r"unit\.missing"):
        gather_facts(empty)
