"""Who still lacks which course: the same people, kinds and days that the targets count."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from congdoan_desktop.domain.facts import Span
from congdoan_desktop.domain.measures import officers_trained, people_trained
from congdoan_desktop.domain.records import Course, NetworkMembership, Participant, Person
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.gather_facts import gather_facts
from congdoan_desktop.usecases.lacking import groups, lacking, usual_group

TODAY = date(2026, 6, 30)
PEOPLE = (
    Person(id="chair", full_name="Lường Văn Bình", union_role="chair", is_full_time_officer=True),
    Person(id="leader", full_name="Lò Thị Ánh", union_role="team_leader"),
    Person(id="member", full_name="Vàng Văn Chung"),
    Person(id="gone", full_name="Lý A Sùng", union_role="team_leader", left_on=date(2026, 6, 1)),
    Person(id="leaving", full_name="Đỗ Thị Dung", left_on=date(2026, 9, 1)),
)
MEMBERSHIPS = (
    NetworkMembership(id="m1", person_id="member", network="core_worker", starts_on=date(2026, 1, 1)),
    NetworkMembership(id="m2", person_id="leader", network="core_worker", ends_on=date(2026, 5, 31)),
    NetworkMembership(id="m3", person_id="chair", network="reporter"),
)
COURSE = Course(id="c", title="Lớp", kind="oral", held_on=date(2026, 6, 12), finished=True)
DONE = Participant(id="d", course_id="c", person_id="chair", full_name="Lường Văn Bình", result="completed")


def keep(store: Store, *records: Person | NetworkMembership | Course | Participant) -> None:
    with store.atomic():
        for record in (*PEOPLE, *MEMBERSHIPS, *records):
            repository.save(store, record)


@pytest.mark.parametrize(
    ("who", "lack"),
    [
        ("full_time", ["chair"]),
        ("officers", ["leader", "chair"]),
        ("core_worker", ["member"]),
        ("reporter", ["chair"]),
        ("opinion_collaborator", []),
        ("everybody", ["leader", "chair", "member", "leaving"]),
    ],
)
def test_groups_by_given_name_without_those_who_left(
    union: Store, reference: Reference, who: str, lack: list[str]
) -> None:
    keep(union)
    found = lacking(union, reference, "oral", who, TODAY)
    assert list(found.ids) == lack
    assert found.group == len(lack)
    assert who in groups(reference.catalogues["networks"])


@pytest.mark.parametrize(
    ("course", "done", "has_it"),
    [
        ({}, {}, True),
        ({"finished": False}, {}, False),
        ({"kind": "digital"}, {}, False),
        ({"held_on": date(2025, 12, 31)}, {}, False),  # before the year of the plan that asks for it
        ({"held_on": date(2026, 7, 1)}, {}, False),
        ({}, {"result": "attended"}, False),
        ({}, {"person_id": ""}, False),
    ],
)
def test_only_what_the_target_counts_counts(
    union: Store, reference: Reference, course: Mapping[str, object], done: Mapping[str, object], has_it: bool
) -> None:
    keep(union, replace(COURSE, **course), replace(DONE, **done))  # type: ignore[arg-type]
    found = lacking(union, reference, "oral", "full_time", TODAY)
    assert ("chair" not in found.ids) is has_it
    assert found.since == date(2026, 1, 1)
    assert [target.code for target in found.targets] == ["T06"]
    figure = officers_trained(gather_facts(union), Span(start=date(2026, 1, 1), end=TODAY), ["oral"])
    assert figure.low == found.group - len(found.ids)


def test_a_kind_that_no_plan_asks_for_is_looked_at_over_all_years(union: Store, reference: Reference) -> None:
    old = replace(COURSE, kind="law", held_on=date(2019, 3, 1))
    keep(union, old, DONE, replace(DONE, id="e", person_id="", full_name="Người ngoài danh sách"))
    found = lacking(union, reference, "law", "everybody", TODAY)
    assert (found.since, found.targets, found.trained) == (None, (), 2)
    assert "chair" not in found.ids


def test_who_was_trained_is_counted_as_the_target_counts(union: Store, reference: Reference) -> None:
    twice = replace(COURSE, id="c2", kind="digital")
    keep(
        union,
        replace(COURSE, kind="digital"),
        twice,
        DONE,
        replace(DONE, id="again", course_id="c2"),
        replace(DONE, id="typed", person_id="", full_name="Giàng A Chư"),
        replace(DONE, id="same", person_id="", full_name="giàng a chư", course_id="c2"),
    )
    found = lacking(union, reference, "digital", usual_group("digital"), TODAY)
    assert found.trained == 2
    assert people_trained(gather_facts(union), Span(start=date(2026, 1, 1), end=TODAY), ["digital"]).low == 2


def test_people_are_narrowed_by_words_without_accents(union: Store, reference: Reference) -> None:
    keep(union)
    assert lacking(union, reference, "oral", "everybody", TODAY, text="vang chung").ids == ("member",)
