from datetime import date

import pytest

from congdoan_desktop.domain.duties import due_list
from congdoan_desktop.domain.facts import Facts
from congdoan_desktop.domain.plan import Duty, Phase
from congdoan_desktop.domain.records import Dialogue, DutyDay, IssuedReport, PhaseProgress
from tests.domain.samples import plan, survey, unit

HALF = Duty(code="half", title="a", kind="report", window="half", half=1, due="06-15", report_kind="ct58")
YEAR = Duty(code="year", title="b", kind="report", window="year", due="11-30", report_kind="ct58")
ASK = Duty(code="ask", title="c", kind="survey", window="half", days_after=0)
PHASE = Duty(code="phase", title="d", kind="report", window="phase", days_after=10, report_kind="phase")
TALK = Duty(code="talk", title="e", kind="dialogue", window="year", days_after=0, unit_kinds=("private",))
TODAY = date(2026, 6, 10)


def issued(kind: str, period: str) -> IssuedReport:
    return IssuedReport(
        id=f"{kind}{period}",
        report_kind=kind,
        period=period,
        number=1,
        year=2026,
        revision=1,
        issued_on=TODAY,
        subject="",
        signer_name="",
        file_stem="",
        report_json="",
        pdf_sha256="",
        xlsx_sha256="",
    )


def test_what_is_due() -> None:
    due = due_list([plan(duties=(HALF, YEAR, ASK))], Facts(unit=unit()), TODAY)
    assert [(d.code, d.window, d.due_on) for d in due] == [
        ("half", "2026-H1", date(2026, 6, 15)),
        ("ask", "2026-H1", date(2026, 6, 30)),
        ("year", "2026", date(2026, 11, 30)),
    ]


def test_a_plan_owes_nothing_for_windows_before_it_began() -> None:
    due = due_list([plan(duties=(HALF,), valid_from=date(2026, 7, 1))], Facts(unit=unit()), date(2026, 8, 1))
    assert due == ()


def test_what_is_handed_up_or_closed_is_no_longer_due() -> None:
    facts = Facts(unit=unit(), surveys=(survey("s"),), issued=(issued("ct58", "2026-H1"),))
    assert [d.code for d in due_list([plan(duties=(HALF, YEAR, ASK))], facts, TODAY)] == ["year"]


def test_an_open_round_does_not_settle_the_survey_and_overdue_stays() -> None:
    facts = Facts(unit=unit(), surveys=(survey("s", closed_on=None),))
    due = due_list([plan(duties=(ASK,))], facts, date(2026, 7, 3))
    assert [(d.window, d.due_on) for d in due] == [("2026-H1", date(2026, 6, 30)), ("2026-H2", date(2026, 12, 31))]


def test_a_phase_report_is_due_after_its_end_once_the_end_is_known() -> None:
    phases = (
        Phase(code="1", title="Đợt 1", ends=date(2026, 6, 1)),
        Phase(code="2", title="Đợt 2", end_event="Đại hội"),
    )
    due = due_list([plan(duties=(PHASE,), phases=phases)], Facts(unit=unit()), TODAY)
    assert [(d.window, d.due_on) for d in due] == [("kh-30#1", date(2026, 6, 11))]


def test_what_was_due_years_ago_under_an_old_plan_is_not_held_against_a_new_user() -> None:
    phases = (Phase(code="1", title="Đợt 1", ends=date(2023, 7, 31)),)
    old = plan(duties=(PHASE,), phases=phases, valid_from=date(2022, 10, 25), valid_to=date(2023, 12, 31))
    assert due_list([old], Facts(unit=unit()), TODAY) == ()


def set_day(duty: str, **values: object) -> DutyDay:
    return DutyDay(id=f"kh-30#{duty}", plan="kh-30", duty=duty, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("day", "due_on", "proposed"),
    [
        (set_day("half", due="06-20"), date(2026, 6, 20), False),
        (set_day("half", days_after=5), date(2026, 7, 5), False),
        (set_day("half"), date(2026, 6, 15), True),  # emptied again: the plan's proposal
        (set_day("half", due="02-29"), date(2026, 2, 28), False),
        (set_day("other", due="06-20"), date(2026, 6, 15), True),
    ],
)
def test_the_day_the_province_set_stands_in_place_of_the_proposal(day: DutyDay, due_on: date, proposed: bool) -> None:
    (due,) = due_list([plan(duties=(HALF,))], Facts(unit=unit(), duty_days=(day,)), TODAY)
    assert (due.due_on, due.proposed) == (due_on, proposed)


def test_a_year_may_be_due_in_the_next_one() -> None:
    facts = Facts(unit=unit(), duty_days=(set_day("year", days_after=15),))
    due = due_list([plan(duties=(YEAR,))], facts, date(2027, 1, 4))
    assert (due[0].window, due[0].due_on) == ("2026", date(2027, 1, 15))


PHASES = (
    Phase(code="1", title="Đợt 1", ends=date(2026, 6, 1)),
    Phase(code="2", title="Đợt 2", end_event="Đại hội"),
    Phase(code="2.1", title="Trước đại hội"),
)


def progress(phase: str, **values: object) -> PhaseProgress:
    return PhaseProgress(id=f"kh-30#{phase}", plan="kh-30", phase=phase, **values)  # type: ignore[arg-type]


def test_the_unit_s_own_days_of_a_phase_set_its_report_and_parts_owe_none() -> None:
    known = (progress("2", ends=date(2026, 6, 20)), progress("2.1", ends=date(2026, 6, 5)))
    due = due_list([plan(duties=(PHASE,), phases=PHASES)], Facts(unit=unit(), phases=known), TODAY)
    assert [(d.window, d.due_on, d.phase) for d in due] == [
        ("kh-30#1", date(2026, 6, 11), "Đợt 1"),
        ("kh-30#2", date(2026, 6, 30), "Đợt 2"),
    ]


def test_a_phase_report_that_went_on_paper_is_no_longer_due() -> None:
    known = (progress("1", reported_on=date(2026, 6, 9)),)
    assert due_list([plan(duties=(PHASE,), phases=PHASES)], Facts(unit=unit(), phases=known), TODAY) == ()


def dialogue(day: date, **values: object) -> Dialogue:
    return Dialogue(id=f"{day}", title="a", kind="periodic", held_on=day, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("held", "open_windows"),
    [
        ((), ["2026"]),
        ((dialogue(date(2026, 5, 22)),), []),
        ((dialogue(date(2026, 9, 22)),), ["2026"]),  # only foreseen
        ((dialogue(date(2026, 5, 22), worker_named=10, worker_present=7),), ["2026"]),  # 70 % is not more than 70 %
        ((dialogue(date(2025, 5, 22)),), ["2026"]),
    ],
)
def test_one_dialogue_a_year_is_owed_until_one_was_held(held: tuple[Dialogue, ...], open_windows: list[str]) -> None:
    law = plan(duties=(TALK,), valid_from=date(2021, 1, 1))
    due = due_list([law], Facts(unit=unit(), dialogues=held), date(2026, 8, 1))
    assert [d.window for d in due] == open_windows


def test_a_school_owes_no_dialogue_of_the_labour_code() -> None:
    assert due_list([plan(duties=(TALK,))], Facts(unit=unit(kind="public_service")), TODAY) == ()
