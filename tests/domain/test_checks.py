from datetime import date

import pytest

from congdoan_desktop.domain.checks import check, errors
from congdoan_desktop.domain.records import Record
from tests.domain.samples import activity, course, head_count, participant, person, profile, survey, unit


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (activity("a"), set()),
        (activity("a", title="", form=""), {("title", "required"), ("form", "required")}),
        (activity("a", day=date(1926, 3, 5)), {("held_on", "too_early")}),
        (activity("a", ended_on=date(2026, 5, 1)), {("ended_on", "ends_before_start")}),
        (activity("a", starts="7h30", ends="25:00"), {("starts", "not_a_time"), ("ends", "not_a_time")}),
        (activity("a", starts="11:30", ends="11:00"), {("ends", "ends_before_start")}),
        (activity("a", total=62, women=64), {("women", "more_than_total")}),
        (activity("a", women=64), set()),
        (activity("a", total=2**70), {("total", "out_of_range")}),
        (activity("a", times=0), {("times", "at_least_one")}),
        (activity("a", title=" \u200b"), {("title", "required")}),
        (survey("s", period="2026-H3"), {("period", "not_in_list")}),
        (survey("s", period=""), {("period", "required")}),
        (course("c", title="", sessions=0), {("title", "required"), ("sessions", "at_least_one")}),
        (head_count(0), {("workers_total", "at_least_one")}),
        (head_count(10, workers_women=11, members_total=9, members_women=10),
         {("workers_women", "more_than_total"), ("members_women", "more_than_total")}),
        (survey("s", closed_on=date(2026, 5, 1)), {("closed_on", "ends_before_start")}),
        (survey("s", handed_out=10, returned=11, valid=12),
         {("returned", "more_than_handed_out"), ("valid", "more_than_returned")}),
        (survey("s", opened_on=date(1999, 1, 1)), {("opened_on", "too_early")}),
        (survey("s", returned=10, destroyed_on=date(2026, 6, 10), destroyed_sheets=10), set()),
        (survey("s", returned=10, destroyed_on=date(2026, 6, 9), destroyed_sheets=11),
         {("destroyed_on", "destroyed_before_end"), ("destroyed_sheets", "more_than_returned")}),
        (survey("s", closed_on=None, destroyed_on=date(2026, 6, 9)), {("destroyed_on", "destroyed_before_end")}),
        (survey("s", destroyed_sheets=3), {("destroyed_on", "destroyed_when")}),
        (person("p", full_name="", birth_year=90), {("full_name", "required"), ("birth_year", "not_a_birth_year")}),
        (participant("p", "c", full_name=""), {("full_name", "required")}),
        (unit(name="", place=""), {("name", "required"), ("place", "required")}),
        (profile(signer_name="", addressees=()), {("signer_name", "required"), ("addressees", "required")}),
    ],
)  # fmt: skip
def test_problems_stand_beside_their_field(record: Record, expected: set[tuple[str, str]]) -> None:
    assert {(problem.field, problem.code) for problem in check(record)} == expected


def test_contradictions_do_not_hinder_keeping_the_record() -> None:
    assert errors(check(activity("a", total=62, women=64))) == ()
    assert errors(check(activity("a", title=""))) != ()
