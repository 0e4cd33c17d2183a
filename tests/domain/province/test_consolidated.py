"""Targets over all units: strict, in two readings, with who is silent beside every ratio."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from congdoan_desktop.domain.period import parse_period
from congdoan_desktop.domain.province.board import Board, board
from congdoan_desktop.domain.province.consolidated import Claim, Consolidated, Together, consolidate
from congdoan_desktop.domain.province.expected import Expectation
from congdoan_desktop.domain.province.org_units import Register
from congdoan_desktop.domain.records import OrgUnit, ReceivedReport
from congdoan_desktop.reference.plans import plans

PLANS = plans(Path(__file__).parents[3] / "resources" / "plans")
TODAY = date(2027, 1, 15)
ASKED = Expectation(
    plan="kh-30-ldld-2026",
    duty="ct58-year",
    report_kind="ct58",
    window="2026",
    title="",
    starts=date(2026, 1, 1),
    ends=date(2026, 12, 31),
    due_on=date(2026, 11, 30),
)


def unit(number: int, kind: str = "private_enterprise", workers: int | None = 100) -> OrgUnit:
    return OrgUnit(id=f"u{number}", code=f"U{number:03}", name="", short_name="", kind=kind, workers=workers)


def report(one: OrgUnit) -> ReceivedReport:
    return ReceivedReport(
        id=f"r-{one.id}",
        unit_id=one.id,
        unit_code=one.code,
        report_kind="ct58",
        period="2026",
        base_period="2026",
        revision=1,
        subject="",
        made_at="",
        received_at="",
        way="signed",
        signature="valid",
        signer_print="",
        file_name="",
        file_sha256="",
        data_sha256="",
        came_on=date(2026, 11, 20),
    )


def target(
    code: str,
    verdict: str,
    *,
    window: str = "2026",
    low: int | None = 1,
    high: int | None = 1,
    den: int | None = None,
) -> Claim:
    return Claim(code, window, low, high, den, verdict)


def together(
    units: Sequence[OrgUnit], told: dict[str, Sequence[Claim]], phases: dict[str, Board] | None = None
) -> Together:
    reports = [report(one) for one in units if f"r-{one.id}" in told]
    found = board(ASKED, Register(units=tuple(units)), reports, (), (), TODAY)
    return Together(period=parse_period("2026"), board=found, targets=told, phases=phases or {}, today=TODAY)


def of(code: str, found: Sequence[Consolidated], window: str = "2026") -> Consolidated:
    return next(one for one in found if (one.target.code, one.window) == (code, window))


def enterprises(
    met: int, not_met: int = 0, silent: int = 0, unknown: int = 0
) -> tuple[list[OrgUnit], dict[str, Sequence[Claim]]]:
    units = [unit(number) for number in range(met + not_met + silent + unknown)]
    verdicts = ["met"] * met + ["not_met"] * not_met + ["unknown"] * unknown
    told = {f"r-{one.id}": (target("T03", verdict),) for one, verdict in zip(units, verdicts, strict=False)}
    return units, told  # type: ignore[return-value]


T03 = [
    ("17 of 20 is not above 85 %", {"met": 17, "not_met": 3}, "not_met", "not_met"),
    ("18 of 20 is", {"met": 18, "not_met": 2}, "met", "met"),
    ("of those who reported, not yet of all", {"met": 9, "not_met": 1, "silent": 10}, "met", "undetermined"),
    ("who is silent cannot save it", {"met": 5, "not_met": 15, "silent": 2}, "not_met", "not_met"),
    ("what is not known may be", {"met": 17, "unknown": 3}, "undetermined", "undetermined"),
    ("nobody there", {"met": 0}, "no_subject", "no_subject"),
]


@pytest.mark.parametrize(("name", "counts", "of_reported", "of_all"), T03, ids=[case[0] for case in T03])
def test_units_that_meet_a_target_are_counted_strictly(
    name: str, counts: dict[str, int], of_reported: str, of_all: str
) -> None:
    units, told = enterprises(**counts)
    found = of("T03", consolidate(PLANS.values(), together(units, told)))
    assert found.of_reported is not None and found.of_all is not None
    assert (found.of_reported.verdict, found.of_all.verdict) == (of_reported, of_all)
    assert found.must == len(units)
    assert found.reported == len(told)


def test_other_kinds_of_units_are_in_no_denominator_of_enterprises() -> None:
    units, told = enterprises(met=2)
    school = unit(99, kind="public_service")
    found = consolidate(PLANS.values(), together([*units, school], told | {"r-u99": ()}))
    assert of("T03", found).must == 2
    state = of("T02", found)
    assert state.of_all is not None and state.of_all.verdict == "no_subject"


def test_people_are_added_as_ranges_over_the_people_of_all() -> None:
    units = [unit(1), unit(2), unit(3, workers=50)]
    told = {
        "r-u1": (target("T01", "undetermined", low=70, high=100, den=100),),
        "r-u2": (target("T01", "met", low=120, high=120, den=120),),
    }
    found = of("T01", consolidate(PLANS.values(), together(units, told)))
    assert found.of_reported is not None and found.of_all is not None
    figure = found.of_reported.figure
    assert (figure.low, figure.high, figure.den) == (190, 220, 220)
    assert found.of_reported.verdict == "undetermined"
    everyone = found.of_all.figure
    assert (everyone.low, everyone.high, everyone.den) == (190, 270, 270)
    assert (found.reported, found.must) == (2, 3)


def test_a_silent_unit_of_unknown_size_leaves_the_share_of_all_open() -> None:
    units = [unit(1), unit(2, workers=None)]
    told = {"r-u1": (target("T01", "met", low=100, high=100, den=100),)}
    found = of("T01", consolidate(PLANS.values(), together(units, told)))
    assert found.of_reported is not None and found.of_all is not None
    assert (found.of_reported.verdict, found.of_all.verdict) == ("met", "unknown")
    assert found.of_all.figure.den is None


def test_a_unit_that_reports_without_the_figure_is_named_and_nothing_is_met_without_it() -> None:
    units = [unit(1), unit(2)]
    whole = target("T01", "met", low=100, high=100, den=100)
    found = of("T01", consolidate(PLANS.values(), together(units, {"r-u1": (whole,), "r-u2": ()})))
    assert (found.reported, found.unknown) == (2, 1)
    assert found.of_reported is not None and found.of_all is not None
    assert (found.of_reported.verdict, found.of_all.verdict) == ("unknown", "unknown")
    assert (found.of_reported.figure.low, found.of_reported.figure.high) == (100, None)


def test_one_who_is_not_reached_refutes_all_whatever_is_not_known() -> None:
    units = [unit(1), unit(2), unit(3, workers=None)]
    short = target("T01", "not_met", low=80, high=99, den=100)
    found = of("T01", consolidate(PLANS.values(), together(units, {"r-u1": (short,), "r-u2": ()})))
    assert found.of_reported is not None and found.of_all is not None
    assert (found.of_reported.verdict, found.of_all.verdict) == ("not_met", "not_met")


def test_nobody_has_reported() -> None:
    found = of("T01", consolidate(PLANS.values(), together([unit(1)], {})))
    assert found.of_reported is None and found.of_all is not None
    assert (found.of_all.figure.low, found.of_all.figure.high, found.of_all.figure.den) == (0, 100, 100)


def test_both_halves_are_looked_at_in_a_report_on_a_year() -> None:
    units = [unit(1)]
    told = {"r-u1": (target("T05", "met", window="2026-H1"), target("T05", "not_met", window="2026-H2"))}
    found = consolidate(PLANS.values(), together(units, told))
    verdicts = {w: of("T05", found, w).of_all for w in ("2026-H1", "2026-H2")}
    assert {w: one.verdict for w, one in verdicts.items() if one} == {"2026-H1": "met", "2026-H2": "not_met"}


def test_what_no_report_proves_says_why() -> None:
    units, told = enterprises(met=1)
    found = of("T11", consolidate(PLANS.values(), together(units, told)))
    assert found.of_all is None
    assert found.why_not


def test_the_target_of_2030_begins_then_and_is_proved_by_t03() -> None:
    units, told = enterprises(met=1)
    assert all(one.target.code != "T04" for one in consolidate(PLANS.values(), together(units, told)))
    later = Together(
        period=parse_period("2030"),
        board=together(units, told).board,
        targets={key: (target("T03", "met", window="2030"),) for key in told},
        phases={},
        today=date(2031, 1, 1),
    )
    found = of("T04", consolidate(PLANS.values(), later), "2030")
    assert found.of_all is not None and found.of_all.verdict == "met"
