from datetime import date

from congdoan_desktop.domain.duties import due_list
from congdoan_desktop.domain.facts import Facts
from congdoan_desktop.domain.plan import Duty, Phase
from congdoan_desktop.domain.records import IssuedReport
from tests.domain.samples import plan, survey, unit

HALF = Duty(code="half", title="a", kind="report", window="half", half=1, due="06-15", report_kind="ct58")
YEAR = Duty(code="year", title="b", kind="report", window="year", due="11-30", report_kind="ct58")
ASK = Duty(code="ask", title="c", kind="survey", window="half", days_after=0)
PHASE = Duty(code="phase", title="d", kind="report", window="phase", days_after=10, report_kind="phase")
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
