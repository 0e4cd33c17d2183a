"""Which name lists a day has, and ticking in one of them."""

from dataclasses import replace
from datetime import date

import pytest

from congdoan_desktop.domain.records import Activity, Person
from congdoan_desktop.store import attendance, repository
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.day_lists import MOST, lists_of, tick_in

DAY = date(2026, 6, 2)
TALK = Activity(id="a", title="Nói chuyện", held_on=DAY, starts="11:30", form="mobile_talk", counted_by="names")
FORMS = ("mobile_talk", "union_meeting")


def test_sessions_with_names_or_nothing_yet_in_the_order_of_the_day(union: Store) -> None:
    for activity in (
        TALK,
        replace(TALK, id="early", starts="07:00", counted_by="heads"),
        replace(TALK, id="counted", counted_by="heads", total=40),
        replace(TALK, id="both", starts="15:00", counted_by="both", total=40),
        replace(TALK, id="zalo", form="zalo_group"),
        replace(TALK, id="other day", held_on=date(2026, 6, 3)),
    ):
        repository.save(union, activity)
    assert [one.id for one in lists_of(union, DAY, FORMS)] == ["early", "a", "both"]


def test_no_more_than_fit(union: Store) -> None:
    for number in range(MOST + 2):
        repository.save(union, replace(TALK, id=f"a{number}", starts=f"{7 + number:02}:00"))
    assert [one.id for one in lists_of(union, DAY, FORMS)] == [f"a{number}" for number in range(MOST)]


def test_the_first_tick_makes_a_session_without_a_number_one_with_a_list(union: Store) -> None:
    repository.save(union, Person(id="p", full_name="Lò Thị Mai"))
    repository.save(union, replace(TALK, counted_by="heads"))
    tick_in(union, "a", "p", False)
    assert repository.get(union, Activity, "a") == replace(TALK, counted_by="heads")
    tick_in(union, "a", "p", True)
    assert repository.get(union, Activity, "a") == TALK
    assert attendance.attendees(union, "a") == {"p"}
    with pytest.raises(KeyError):
        tick_in(union, "nobody's", "p", True)
