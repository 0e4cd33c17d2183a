"""The sample unit is whole, plausible, and its figures are those worked out by hand."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from congdoan_desktop.domain.checks import check
from congdoan_desktop.domain.facts import Facts
from congdoan_desktop.domain.figures import all_figures
from congdoan_desktop.domain.period import Period, parse_period
from congdoan_desktop.domain.person_rights import FIELDS, live_consent
from congdoan_desktop.domain.records import Consent, PersonRequest, SensitiveData
from congdoan_desktop.errors import UserError
from congdoan_desktop.reference.sample import Sample, SampleActivity, load_sample
from tests.reference.shipped import RESOURCES, shipped

H1 = Period(year=2026, half=1)


@cache
def sample() -> Sample:
    return load_sample(RESOURCES)


def facts() -> Facts:
    mine = sample()
    return Facts(
        unit=mine.unit,
        head_counts=mine.head_counts,
        people=mine.people,
        activities=tuple(a.activity for a in mine.activities),
        attendees={a.activity.id: frozenset(a.attendees) for a in mine.activities},
        courses=tuple(c.course for c in mine.courses),
        participants=tuple(p for c in mine.courses for p in c.participants),
        surveys=tuple(s.round for s in mine.surveys),
        memberships=mine.memberships,
    )


def test_no_record_has_a_problem() -> None:
    mine = sample()
    records = [mine.unit, mine.profile, *mine.head_counts, *mine.people]
    records += [a.activity for a in mine.activities] + [c.course for c in mine.courses]
    records += [p for c in mine.courses for p in c.participants] + [s.round for s in mine.surveys]
    records += [*mine.memberships, *mine.others]
    assert {record.id: check(record) for record in records if check(record)} == {}
    # What is sensitive has the id of its person.
    ids = [record.id for record in [*records, *mine.narratives] if not isinstance(record, SensitiveData)]
    assert len(set(ids)) == len(ids)


def test_the_roster_is_the_head_count() -> None:
    people, count = sample().people, sample().head_counts[-1]
    members = [person for person in people if person.is_member]
    assert len(people) == count.workers_total == 240
    assert sum(person.gender == "female" for person in people) == count.workers_women
    assert sum(person.contract == "seasonal" for person in people) == count.workers_seasonal
    assert len(members) == count.members_total == 214
    assert sum(person.gender == "female" for person in members) == count.members_women
    assert len({person.full_name for person in people}) == 240


def test_the_roster_is_the_same_every_time() -> None:
    again = load_sample(RESOURCES).people
    assert again == sample().people
    assert [person.full_name for person in again[:3]] == ["Lò Thị Hiên", "Thào Thị Máy", "Khoàng Thị Thoa"]


def test_every_code_exists() -> None:
    lists = shipped().catalogues
    for activity in (a.activity for a in sample().activities):
        assert activity.form in lists["forms"] and set(activity.topics) <= set(lists["topics"])
        assert set(activity.audiences) <= set(lists["audiences"]) and activity.venue_kind in {"", *lists["venue_kinds"]}
        assert activity.commune in {"", *lists["communes"]}
        assert activity.count_method in {"", *lists["count_methods"]}
        assert set(activity.plans) <= set(shipped().plans)
    for course in (c.course for c in sample().courses):
        assert course.kind in lists["training_kinds"] and course.level in lists["training_levels"]
    for person in sample().people:
        assert person.union_role in lists["union_roles"] and person.contract in lists["contracts"]
    assert {membership.network for membership in sample().memberships} == set(lists["networks"])
    assert sample().unit.kind in lists["unit_kinds"] and sample().unit.commune in lists["communes"]


def test_nothing_sensitive_is_there_without_a_consent() -> None:
    others, lists = sample().others, shipped().catalogues
    people = {person.id for person in sample().people}
    consents = [one for one in others if isinstance(one, Consent)]
    data = [one for one in others if isinstance(one, SensitiveData)]
    assert consents and data and {one.person_id for one in consents} <= people
    for one in data:
        own = [consent for consent in consents if consent.person_id == one.id]
        filled = [purpose for purpose, field in FIELDS.items() if getattr(one, field) not in ("", None)]
        assert filled and all(live_consent(own, purpose) for purpose in filled)
        assert one.ethnic_group in lists["ethnic_groups"]
    requests = [one for one in others if isinstance(one, PersonRequest)]
    assert {one.kind for one in requests} <= set(lists["request_kinds"])
    assert {one.person_id for one in requests} <= people


@pytest.mark.parametrize("one", sample().activities, ids=lambda one: one.activity.id)
def test_counts_agree_with_the_list(one: SampleActivity) -> None:
    """Where there is only a list, the typed parts are those of the list; else they are not below it."""
    people = {person.id: person for person in sample().people}
    listed = [people[id] for id in one.attendees]
    activity, forms = one.activity, shipped().catalogues["forms"]
    assert bool(listed) == (activity.counted_by != "heads")
    if "attended" not in forms[activity.form].flags:
        assert activity.total is None and not listed and activity.reach
    members = sum(person.is_member for person in listed)
    women = sum(person.gender == "female" for person in listed)
    if activity.counted_by == "names":
        seasonal = sum(person.contract == "seasonal" for person in listed)
        assert (activity.members, activity.seasonal) == (members, seasonal)
        assert activity.minority is not None and activity.minority <= len(listed)
    elif activity.counted_by == "both":
        assert activity.total is not None and activity.total > len(listed)
        assert (activity.members or 0) - members in range(activity.total - len(listed) + 1)
        assert (activity.women or 0) - women in range(activity.total - len(listed) + 1)


def test_people_reached_by_hand() -> None:
    """9 + 84 + 79 on the lists of May are 165 people; the list of June adds 5. Heads beyond lists: 46 at a talk on the
    directive; 46 + 31 + 18 + 14 + 150 in all.
    """
    lists = {a.activity.id: set(a.attendees) for a in sample().activities}
    assert [len(lists[id]) for id in ("a01", "a02", "a03", "a10")] == [9, 84, 79, 70]
    assert len(lists["a01"] | lists["a02"] | lists["a03"]) == 165
    assert len(lists["a01"] | lists["a02"] | lists["a03"] | lists["a10"]) == 170
    figures = all_figures(facts(), shipped().catalogues["forms"], H1, ["ct58"], date(2026, 5, 7))
    assert (figures["briefed"].low, figures["briefed"].high) == (165, 165 + 46)
    assert (figures["reached"].low, figures["reached"].high) == (170, min(240, 170 + 259))


@pytest.mark.parametrize(
    ("code", "low", "high"),
    [
        ("activities", 6, 6),
        ("sessions", 8, 8),
        ("attendances", 501, 501),  # 9 + 84 + 79 + 46 + 31 + 88 + 14 + 150
        ("attendances_women", 313, 313),  # 4 + 38 + 58 + 35 + 19 + 52 + 9 + 98
        ("attendances_minority", 374, None),  # not counted at the legal advice
        ("indirect_reach", 695, 695),  # 200 + 185 + 160 + 150
        ("digital_products", 17, 17),
        ("ai_products", 3, 3),
        ("material_copies", 220, 220),
        ("people_trained", 8, 8),
        ("trained_oral", 6, 6),
        ("trained_digital", 3, 3),
        ("surveys", 1, 1),
        ("survey_valid", 101, 101),
        ("funds_union", 6_950_000, 6_950_000),
        ("opinion_collaborators", 8, 8),
    ],
)
def test_figures_by_hand(code: str, low: int, high: int | None) -> None:
    figure = all_figures(facts(), shipped().catalogues["forms"], H1, ["ct58"], date(2026, 5, 7))[code]
    assert (figure.low, figure.high) == (low, high)


def test_everything_happened_in_the_period_and_under_the_plan() -> None:
    assert [one.activity.held_on in H1 for one in sample().activities if one.activity.is_planned] == [False]
    for one in (one for one in sample().activities if not one.activity.is_planned):
        assert one.activity.held_on in H1 and (one.activity.ended_on or one.activity.held_on) in H1
        assert one.activity.held_on >= shipped().plans["kh-30-ldld-2026"].issued_on


def test_the_officer_has_written_every_required_section() -> None:
    written = {n.section for n in sample().narratives if parse_period(n.period) == H1 and n.report_kind == "ct58"}
    sections = shipped().templates["ct58"].sections
    assert {section.id for section in sections if section.required} <= written
    assert written <= {section.id for section in sections if section.narrative}


def test_a_damaged_sample_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        load_sample(tmp_path)
    assert caught.value.values["name"] == "che-tan-uyen.toml"
