from datetime import date

import pytest

from congdoan_desktop.domain.checks import check
from congdoan_desktop.domain.checks.people import across
from congdoan_desktop.domain.person_rights import DAYS, due_request, live_consent
from congdoan_desktop.domain.records import Consent, NetworkMembership, Person, PersonRequest, Record
from tests.domain.samples import person

FRIDAY = date(2026, 8, 28)
HOLIDAYS = {date(2026, 9, 1): True, date(2026, 9, 2): True}


@pytest.mark.parametrize(
    ("kind", "received", "answer_by", "done_by"),
    [
        ("view", date(2026, 6, 1), date(2026, 6, 3), date(2026, 6, 11)),
        ("withdraw", date(2026, 6, 1), date(2026, 6, 3), date(2026, 6, 16)),
        ("erase", date(2026, 6, 1), date(2026, 6, 3), date(2026, 6, 21)),
        # Saturday, Sunday and two holidays lie between the request and the second working day.
        ("correct", FRIDAY, date(2026, 9, 3), date(2026, 9, 7)),
        ("of tomorrow", date(2026, 6, 1), date(2026, 6, 3), date(2026, 6, 11)),
    ],
)
def test_a_request_has_two_due_days(kind: str, received: date, answer_by: date, done_by: date) -> None:
    due = due_request(PersonRequest(id="r", person_id="p", kind=kind, received_on=received), "Lò", HOLIDAYS)
    assert (due.answer_by, due.done_by, due.due_on) == (answer_by, done_by, answer_by)


def test_once_answered_the_rest_is_due() -> None:
    request = PersonRequest(id="r", person_id="p", kind="erase", received_on=FRIDAY, answered_on=FRIDAY)
    due = due_request(request, "", HOLIDAYS)
    assert due.due_on == due.done_by == date(2026, 9, 17)


def consent(id: str, given_on: date, withdrawn_on: date | None = None, purpose: str = "minority") -> Consent:
    return Consent(
        id=id,
        person_id="p",
        purpose=purpose,
        text_version=f"{purpose}@1",
        given_on=given_on,
        withdrawn_on=withdrawn_on,
    )


def test_the_newest_consent_counts_unless_it_was_withdrawn() -> None:
    first, second = consent("a", date(2026, 1, 1)), consent("b", date(2026, 2, 1))
    gone = consent("c", date(2026, 3, 1), date(2026, 4, 1))
    assert live_consent([first, second, gone], "minority") == second
    assert live_consent([gone], "minority") is None
    assert live_consent([first], "officer_list") is None


def membership(network: str = "core_worker", **values: object) -> NetworkMembership:
    return NetworkMembership(**({"id": "m", "person_id": "p", "network": network} | values))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (person("p", union_role="chair"), set()),
        (person("p", union_role="chair", is_member=False), {("union_role", "role_of_no_member")}),
        (person("p", union_role="none", is_member=False), set()),
        (person("p", union_role="none"), {("union_role", "member_without_role")}),
        (person("p", union_role="", is_member=False, deidentified_on=date(2026, 1, 1)), set()),
        (person("p", left_on=date(1926, 1, 1)), {("left_on", "too_early")}),
        (membership("reporter"), {("decision", "reporter_decision")}),
        (membership("reporter", decision="QĐ 112-QĐ/ĐU"), set()),
        (membership(starts_on=date(2026, 2, 1), ends_on=date(2026, 1, 1)), {("ends_on", "ends_before_start")}),
        (membership(""), {("network", "required")}),
        (consent("c", date(2026, 2, 1), date(2026, 1, 1)), {("withdrawn_on", "ends_before_start")}),
        (PersonRequest(id="r", person_id="p", kind="", received_on=FRIDAY), {("kind", "required")}),
        (
            PersonRequest(id="r", person_id="p", kind="view", received_on=FRIDAY, done_on=date(2026, 8, 1)),
            {("done_on", "ends_before_start")},
        ),
    ],
)
def test_problems_of_people(record: Record, expected: set[tuple[str, str]]) -> None:
    assert {(problem.field, problem.code) for problem in check(record)} == expected


@pytest.mark.parametrize(
    ("left_on", "memberships", "expected"),
    [
        (None, [membership(), membership("reporter")], []),
        (None, [membership(), membership()], ["network_twice"]),
        (None, [membership(ends_on=date(2026, 1, 1)), membership()], []),
        (date(2026, 5, 1), [membership()], ["network_after_leaving"]),
        (date(2026, 5, 1), [membership(ends_on=date(2026, 5, 1))], []),
    ],
)
def test_a_person_and_their_networks(
    left_on: date | None, memberships: list[NetworkMembership], expected: list[str]
) -> None:
    owner: Person = person("p", left_on=left_on)
    assert [problem.code for problem in across(owner, memberships)] == expected


def test_every_kind_of_request_has_its_days() -> None:
    assert sorted(DAYS.values()) == [10, 10, 10, 15, 15, 20]
