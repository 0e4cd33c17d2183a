from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan_desktop.domain.facts import Facts
from congdoan_desktop.domain.period import Period
from congdoan_desktop.domain.plan import Rule, Target
from congdoan_desktop.domain.records import Declaration
from congdoan_desktop.domain.report import NamedFigure
from congdoan_desktop.domain.targets import evaluate, passes, verdict
from tests.domain.samples import FORMS, activity, head_count, plan, rule, survey, unit

ABOVE_85 = rule(operator=">", threshold=(85, 100))
ALL = rule()
ONE = rule(kind="count", operator=">=", threshold=(1, 1))


def figure(low: int | None, high: int | None, den: int | None = None) -> NamedFigure:
    return NamedFigure(code="x", low=low, high=high, den=den)


@pytest.mark.parametrize(
    ("numerator", "denominator", "tested", "expected"),
    [
        (17, 20, ABOVE_85, False),
        (18, 20, ABOVE_85, True),
        (851, 1000, ABOVE_85, True),
        (239, 240, ALL, False),
        (240, 240, ALL, True),
        (9996, 10000, ALL, False),
        (0, 1, ONE, False),
        (1, 1, ONE, True),
    ],
)
def test_thresholds_are_tested_with_integers(numerator: int, denominator: int, tested: Rule, expected: bool) -> None:
    assert passes(numerator, denominator, tested) is expected


@pytest.mark.parametrize(
    ("seen", "tested", "finished", "expected"),
    [
        (figure(240, 240, 240), ALL, False, "met"),
        (figure(168, 212, 240), ALL, False, "in_progress"),
        (figure(168, 212, 240), ALL, True, "not_met"),
        (figure(168, 240, 240), ALL, True, "undetermined"),
        (figure(30, None, None), ALL, True, "unknown"),
        (figure(None, None, 240), ALL, True, "unknown"),
        (figure(0, 0, 0), ALL, True, "no_subject"),
        (figure(7, 7), ONE, False, "met"),
        (figure(0, 0), ONE, False, "in_progress"),
        (figure(0, 0), ONE, True, "not_met"),
        (figure(None, None), ONE, True, "unknown"),
    ],
)
def test_verdicts(seen: NamedFigure, tested: Rule, finished: bool, expected: str) -> None:
    assert verdict(seen, tested, finished=finished) == expected


@given(st.integers(0, 500), st.integers(1, 500), st.sampled_from([ABOVE_85, ALL]))
def test_a_range_is_judged_as_all_its_members_are(low: int, den: int, tested: Rule) -> None:
    low = min(low, den)
    for high in (low, (low + den) // 2, den):
        judged = {verdict(figure(n, n, den), tested, finished=True) for n in range(low, high + 1)}
        expected = judged.pop() if len(judged) == 1 else "undetermined"
        assert verdict(figure(low, high, den), tested, finished=True) == expected


def test_targets_of_a_unit_in_a_period() -> None:
    targets = (
        Target(code="T01", title="a", source="s", unit=ALL),
        Target(
            code="T02",
            title="b",
            source="s",
            unit=rule(kind="count", measure="activities_held", operator=">=", threshold=(1, 1), unit_kinds=("state",)),
        ),
        Target(
            code="T03",
            title="c",
            source="s",
            unit=rule(
                kind="count", measure="activities_held", operator=">=", threshold=(1, 1), unit_kinds=("private",)
            ),
        ),
        Target(code="T04", title="d", source="s", province=ALL),
        Target(
            code="T05",
            title="e",
            source="s",
            unit=rule(kind="count", measure="surveys_closed", operator=">=", threshold=(1, 1), window="half"),
        ),
        Target(code="T99", title="f", source="s", unit=ALL, valid_from=date(2030, 1, 1)),
    )
    facts = Facts(
        unit=unit(),
        head_counts=(head_count(240),),
        activities=(activity("a", total=118),),
        surveys=(survey("s"),),
    )
    half = evaluate([plan(*targets)], facts, FORMS, Period(year=2026, half=1), date(2026, 6, 15))
    assert [(r.code, r.window, r.verdict) for r in half] == [
        ("T01", "2026", "in_progress"),
        ("T03", "2026", "met"),
        ("T05", "2026-H1", "met"),
    ]
    year = evaluate([plan(*targets)], facts, FORMS, Period(year=2026), date(2027, 1, 5))
    assert [(r.code, r.window, r.verdict) for r in year] == [
        ("T01", "2026", "not_met"),
        ("T03", "2026", "met"),
        ("T05", "2026-H1", "met"),
        ("T05", "2026-H2", "not_met"),
    ]


def test_a_plan_that_has_not_begun_or_is_over_sets_no_target() -> None:
    target = Target(code="T01", title="a", source="s", unit=ALL)
    old = plan(target, valid_from=date(2022, 10, 25), valid_to=date(2023, 12, 31))
    facts = Facts(unit=unit(), head_counts=(head_count(1),))
    assert evaluate([old], facts, FORMS, Period(year=2026, half=1), date(2026, 6, 1)) == ()
    assert evaluate([plan(target)], facts, FORMS, Period(year=2025), date(2026, 6, 1)) == ()


def test_a_declared_number_belongs_to_the_figure_it_was_declared_for() -> None:
    """Who heard of one resolution says nothing about who heard of another."""
    targets = (
        Target(code="T08", title="a", source="s", unit=rule(window="plan", topics=("ct58",))),
        Target(code="T09", title="b", source="s", unit=rule(window="plan", topics=("nq14",), figure="briefed_nq14")),
    )
    facts = Facts(
        unit=unit(),
        head_counts=(head_count(240),),
        activities=tuple(activity(f"{n}", total=100, topics=("ct58", "nq14")) for n in range(2)),
        declarations=(Declaration(id="d", period="2026-H1", measure="briefed", value=180, evidence="x"),),
    )
    found = evaluate([plan(*targets)], facts, FORMS, Period(year=2026, half=1), date(2026, 6, 15))
    assert [(r.figure.code, r.figure.low, r.figure.high) for r in found] == [
        ("briefed", 180, 180),
        ("briefed_nq14", 100, 200),
    ]


def test_a_plan_is_carried_out_from_the_start_of_its_year() -> None:
    """The directive was known before the plan on it; else the paper would say 100 in its text and 0 in its table."""
    target = Target(code="T08", title="a", source="s", unit=rule(window="plan", topics=("ct58",)))
    held = [(date(2025, 12, 31), 240), (date(2026, 1, 1), 100), (date(2026, 6, 1), 30)]
    facts = Facts(
        unit=unit(),
        head_counts=(head_count(240, date(2025, 1, 1)),),
        activities=tuple(activity(f"{day}", day=day, total=total, topics=("ct58",)) for day, total in held),
    )
    for period, highest in ((Period(year=2026, half=1), 130), (Period(year=2027, half=1), 130)):
        (found,) = evaluate([plan(target)], facts, FORMS, period, date(2026, 6, 15))
        assert (found.figure.low, found.figure.high) == (100, highest)
