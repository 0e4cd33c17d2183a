from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan_desktop.domain.dialogue_rules import (
    Finding,
    findings,
    is_valid,
    least_present,
    least_worker_members,
)
from congdoan_desktop.domain.records import Dialogue
from tests.reference.shipped import shipped

TODAY = date(2026, 6, 30)
GOOD = Dialogue(
    id="d",
    title="Đối thoại định kỳ",
    kind="periodic",
    held_on=date(2026, 6, 15),
    contents_sent_on=date(2026, 6, 8),
    workers_total=240,
    employer_named=3,
    employer_present=3,
    legal_representative=True,
    worker_named=10,
    worker_present=8,
    minutes_signed=True,
    published_on=date(2026, 6, 18),
)


def found(dialogue: Dialogue, today: date = TODAY) -> dict[str, Finding]:
    flags = shipped().catalogues["dialogue_kinds"][dialogue.kind].flags
    return {one.rule: one for one in findings(dialogue, flags, shipped().holidays, today)}


def state(rule: str, today: date = TODAY, **changes: object) -> str:
    return found(replace(GOOD, **changes), today)[rule].state  # type: ignore[arg-type]


def test_a_good_dialogue_keeps_every_rule() -> None:
    assert {one.state for one in found(GOOD).values()} == {"kept"}
    assert is_valid(found(GOOD).values()) is True


@pytest.mark.parametrize(
    ("workers", "least"),
    [(1, 3), (49, 3), (50, 4), (149, 4), (150, 9), (299, 9), (300, 14), (499, 14), (500, 19), (999, 19), (1000, 24)],
)
def test_least_members_of_the_workers_by_size(workers: int, least: int) -> None:
    assert least_worker_members(workers) == least
    assert state("worker_members", workers_total=workers, worker_named=least) == "kept"
    assert state("worker_members", workers_total=workers, worker_named=least - 1) == "broken"


@pytest.mark.parametrize(
    ("named", "present", "expected"),
    [(10, 7, "broken"), (10, 8, "kept"), (9, 6, "broken"), (9, 7, "kept"), (3, 2, "broken"), (3, 3, "kept")],
)
def test_more_than_seventy_percent_is_strict(named: int, present: int, expected: str) -> None:
    assert state("present", worker_named=named, worker_present=present) == expected


@given(st.integers(1, 10**9))
def test_the_least_presence_is_just_above_seventy_percent(named: int) -> None:
    least = least_present(named)
    assert 10 * least > 7 * named >= 10 * (least - 1)
    assert least <= named


@pytest.mark.parametrize(
    ("held", "sent", "expected"),
    [
        (date(2026, 6, 15), date(2026, 6, 8), "kept"),
        (date(2026, 6, 15), date(2026, 6, 9), "broken"),
        (date(2026, 5, 4), date(2026, 4, 22), "kept"),  # 27/4, 30/4 and 1/5 are off
        (date(2026, 5, 4), date(2026, 4, 23), "broken"),
    ],
)
def test_contents_five_working_days_before(held: date, sent: date, expected: str) -> None:
    assert state("contents_sent", held_on=held, contents_sent_on=sent) == expected


@pytest.mark.parametrize(
    ("published", "expected"),
    [(date(2026, 6, 15), "kept"), (date(2026, 6, 18), "kept"), (date(2026, 6, 19), "broken"), (None, "broken")],
)
def test_published_within_three_working_days(published: date | None, expected: str) -> None:
    assert state("published", published_on=published) == expected


def test_what_is_not_due_yet_is_not_broken() -> None:
    assert state("published", date(2026, 6, 18), published_on=None) == "ahead"
    early = replace(GOOD, contents_sent_on=None, worker_present=None, legal_representative=None, minutes_signed=False)
    before = found(early, date(2026, 6, 1))
    assert {before[rule].state for rule in ("contents_sent", "present", "legal_representative", "minutes")} == {"ahead"}
    assert is_valid(before.values()) is None
    assert found(early, date(2026, 6, 9))["contents_sent"].state == "broken"


def test_what_was_not_written_down_is_missing() -> None:
    bare = found(Dialogue(id="d", title="Đối thoại", kind="periodic", held_on=date(2026, 6, 15)))
    assert {rule for rule, one in bare.items() if one.state == "missing"} == {
        *("worker_members", "employer_members", "legal_representative", "present", "minutes")
    }
    assert "members_list" not in bare


def test_the_two_sides() -> None:
    assert state("employer_members", employer_named=2) == "broken"
    assert state("legal_representative", legal_representative=False) == "broken"
    broken = found(replace(GOOD, legal_representative=False))
    assert is_valid(broken.values()) is False


def test_the_list_of_members_is_renewed_every_two_years() -> None:
    assert state("members_list", members_listed_on=date(2024, 6, 15)) == "kept"
    assert state("members_list", members_listed_on=date(2024, 6, 14)) == "broken"
    assert state("members_list", held_on=date(2026, 2, 28), members_listed_on=date(2024, 2, 29)) == "kept"


@pytest.mark.parametrize(
    ("asked", "answered", "expected"),
    [
        (date(2026, 6, 1), date(2026, 6, 8), "kept"),
        (date(2026, 6, 1), date(2026, 6, 9), "broken"),
        (date(2026, 6, 1), None, "broken"),
        (date(2026, 6, 29), None, "ahead"),
    ],
)
def test_a_request_is_answered_within_five_working_days(asked: date, answered: date | None, expected: str) -> None:
    assert state("answered", kind="on_request", requested_on=asked, answered_on=answered) == expected


def test_each_kind_has_its_own_rules() -> None:
    assert "contents_sent" not in found(replace(GOOD, kind="on_request"))
    assert found(replace(GOOD, kind="on_request"))["requested"].state == "missing"
    assert not {"contents_sent", "answered", "requested"} & found(replace(GOOD, kind="on_case")).keys()
    for kind in ("staff_conference", "workers_conference", "other"):
        assert found(replace(GOOD, kind=kind)) == {}


def test_counting_over_a_year_without_a_table_says_so() -> None:
    late = replace(GOOD, held_on=date(2027, 12, 30), published_on=None)
    assert found(late)["published"].unknown_years == (2028,)
    assert found(late)["contents_sent"].unknown_years == ()
