"""Which reports are expected, until when, and of whom."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from congdoan_desktop.domain.plan import Duty, Phase, Plan
from congdoan_desktop.domain.province.expected import expectations, must_report, owes
from congdoan_desktop.domain.province.org_units import Register
from congdoan_desktop.domain.records import DutyDay, OrgUnit, PhaseProgress
from congdoan_desktop.reference.plans import plans

RESOURCES = Path(__file__).parents[3] / "resources"


def unit(code: str, **more: object) -> OrgUnit:
    return OrgUnit(id=code, code=code, name=code, short_name=code, kind="state_enterprise", **more)  # type: ignore[arg-type]


def plan(*duties: Duty, **more: object) -> Plan:
    fields: dict[str, object] = {
        "code": "p",
        "number": "1/KH",
        "issued_on": date(2026, 5, 7),
        "issuer": "",
        "title": "",
        "short": "",
        "valid_from": date(2026, 5, 7),
        "duties": duties,
    }
    return Plan(**(fields | more))  # type: ignore[arg-type]


HALF = Duty(code="half", title="6 tháng", kind="report", window="half", half=1, due="06-15", report_kind="ct58")
YEAR = Duty(code="year", title="Năm", kind="report", window="year", due="11-30", report_kind="ct58")
PHASE = Duty(code="phase", title="Báo cáo đợt", kind="report", window="phase", days_after=10, report_kind="dot")
SURVEY = Duty(code="survey", title="Khảo sát", kind="survey", window="half", days_after=0)


def test_windows_that_have_begun_are_expected_the_last_due_first() -> None:
    found = expectations([plan(HALF, YEAR, SURVEY)], [], [], date(2027, 2, 1))
    assert [(one.window, one.due_on) for one in found] == [
        ("2027", date(2027, 11, 30)),
        ("2027-H1", date(2027, 6, 15)),
        ("2026", date(2026, 11, 30)),
        ("2026-H1", date(2026, 6, 15)),
    ]
    assert all(one.proposed for one in found)


def test_the_keeper_sets_the_day() -> None:
    days = [DutyDay(id="p#half", plan="p", duty="half", days_after=5)]
    (one,) = expectations([plan(HALF)], days, [], date(2026, 6, 1))
    assert (one.due_on, one.proposed, one.ends) == (date(2026, 7, 5), False, date(2026, 6, 30))


def test_a_phase_is_expected_once_its_end_is_known_and_its_parts_never() -> None:
    phases = (Phase(code="1", title="Đợt 1"), Phase(code="1.1", title="trước", ends=date(2026, 6, 1)))
    campaign = plan(PHASE, phases=phases)
    assert expectations([campaign], [], [], date(2026, 12, 1)) == ()
    known = [PhaseProgress(id="p#1", plan="p", phase="1", ends=date(2026, 7, 31))]
    (one,) = expectations([campaign], [], known, date(2026, 12, 1))
    assert (one.window, one.due_on, one.title) == ("p#1", date(2026, 8, 10), "Báo cáo đợt: Đợt 1")


def test_what_two_plans_ask_for_alike_is_asked_once_by_the_first_day() -> None:
    other = plan(Duty(code="o", title="Khác", kind="report", window="half", due="06-10", report_kind="ct58"), code="q")
    found = expectations([plan(HALF), other], [], [], date(2026, 6, 1))
    assert [(one.window, one.due_on, one.plan) for one in found] == [("2026-H1", date(2026, 6, 10), "q")]


@pytest.mark.parametrize(
    ("more", "owed"),
    [
        ({}, True),
        ({"tier": "middle"}, False),
        ({"kind": "admin_agency"}, False),
        ({"founded_on": date(2026, 6, 30)}, True),
        ({"founded_on": date(2026, 7, 1)}, False),
        ({"ended_on": date(2026, 6, 30)}, False),
        ({"ended_on": date(2026, 7, 1)}, True),
        ({"suspended_on": date(2026, 6, 1)}, False),
        ({"suspended_on": date(2026, 6, 1), "resumed_on": date(2026, 6, 30)}, True),
    ],
)
def test_who_owes_a_report(more: dict[str, object], owed: bool) -> None:
    asked = expectations([plan(replace(HALF, unit_kinds=("state_enterprise",)))], [], [], date(2026, 6, 1))[0]
    fields = {"kind": "state_enterprise"} | more
    member = OrgUnit(id="u", code="u", name="u", short_name="u", **fields)  # type: ignore[arg-type]
    assert owes(member, asked) is owed
    assert (must_report(Register(units=(member,)), asked) == (member,)) is owed


def test_after_a_merger_the_old_owe_what_ended_before_it_and_the_new_one_what_ends_after() -> None:
    old = [unit(code, ended_on=date(2026, 9, 1), successors=("new",)) for code in ("a", "b")]
    register = Register(units=(*old, unit("new", founded_on=date(2026, 9, 1))))
    by_window = {one.window: one for one in expectations([plan(HALF, YEAR)], [], [], date(2026, 12, 1))}
    assert [one.code for one in must_report(register, by_window["2026-H1"])] == ["a", "b"]
    assert [one.code for one in must_report(register, by_window["2026"])] == ["new"]


def test_the_plans_that_come_with_the_program_ask_for_reports() -> None:
    found = expectations(plans(RESOURCES / "plans").values(), [], [], date(2026, 12, 1))
    assert {("ct58", "2026-H1"), ("ct58", "2026")} <= {one.key for one in found}
