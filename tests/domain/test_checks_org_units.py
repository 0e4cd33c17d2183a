from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from congdoan_desktop.domain.checks import check
from congdoan_desktop.domain.checks.org_units import across
from congdoan_desktop.domain.province.org_units import Register
from congdoan_desktop.domain.records import OrgUnit

DAY = date(2026, 3, 1)
MIDDLE = OrgUnit(id="x", code="X1", name="Công đoàn xã", short_name="CĐ xã", tier="middle")
BASE = OrgUnit(id="a", code="LC1", name="CĐCS A", short_name="CĐCS A", kind="public_service")


def unit(**values: Any) -> OrgUnit:
    return replace(BASE, **({"id": "u", "code": "LC9"} | values))


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (unit(), set()),
        (unit(code=" ", kind=""), {("code", "unit_code_missing"), ("kind", "unit_kind_missing")}),
        (unit(name="", short_name=""), {("name", "required"), ("short_name", "required")}),
        (unit(tier="middle", kind=""), set()),
        (unit(workers=10, members=11), {("members", "more_than_total")}),
        (unit(workers=10, members=10), set()),
        (unit(members=11), set()),
        (unit(founded_on=date(1900, 1, 1)), {("founded_on", "too_early")}),
        (unit(founded_on=date(1965, 1, 1)), set()),
        (unit(founded_on=DAY, ended_on=date(2026, 2, 28)), {("ended_on", "unit_before_founding")}),
        (unit(ended_on=date(1026, 2, 28)), {("ended_on", "too_early")}),
        (unit(founded_on=DAY, suspended_on=date(2026, 2, 28)), {("suspended_on", "unit_before_founding")}),
        (unit(resumed_on=DAY), {("resumed_on", "unit_never_suspended")}),
        (unit(suspended_on=DAY, resumed_on=date(2026, 2, 28)), {("resumed_on", "ends_before_start")}),
        (unit(suspended_on=DAY, resumed_on=DAY), set()),
        (unit(suspended_on=date(2026, 3, 2), ended_on=DAY), {("suspended_on", "unit_after_ending")}),
        (unit(parent_id="u"), {("parent_id", "unit_own_parent")}),
        (unit(tier="middle", parent_id="x"), {("parent_id", "unit_middle_below")}),
        (unit(successors=("u",), ended_on=DAY), {("successors", "unit_own_successor")}),
        (unit(successors=("a",)), {("ended_on", "unit_not_ended")}),
        (unit(contact_email="0213 355"), {("contact_email", "not_an_email")}),
    ],
)  # fmt: skip
def test_problems_of_a_unit_stand_beside_their_field(one: OrgUnit, expected: set[tuple[str, str]]) -> None:
    assert {(problem.field, problem.code) for problem in check(one)} == expected


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (unit(), set()),
        (BASE, set()),
        (unit(code="lc 1"), {("code", "unit_code_taken")}),
        (unit(code=""), set()),
        (unit(parent_id="x"), set()),
        (unit(parent_id="a"), {("parent_id", "unit_parent_is_base")}),
        (unit(parent_id="z"), {("parent_id", "unit_unknown")}),
        (unit(parent_id="gone"), {("parent_id", "unit_parent_ended")}),
        (unit(parent_id="gone", ended_on=DAY), set()),
        (replace(MIDDLE, tier="base"), {("tier", "unit_has_others_below")}),
        (unit(successors=("a",), ended_on=DAY), set()),
        (unit(successors=("z",), ended_on=DAY), {("successors", "unit_unknown")}),
        (replace(BASE, successors=("b",), ended_on=DAY), {("successors", "unit_ring")}),
    ],
)
def test_problems_of_a_unit_beside_the_others(one: OrgUnit, expected: set[tuple[str, str]]) -> None:
    ended = replace(MIDDLE, id="gone", code="X2", ended_on=DAY)
    b = unit(id="b", code="LC2", parent_id="x", successors=("a",), ended_on=DAY)
    register = Register(units=(MIDDLE, BASE, ended, b))
    assert {(problem.field, problem.code) for problem in across(one, register)} == expected
