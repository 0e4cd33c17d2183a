from typing import Any

import pytest

from congdoan_desktop.domain.compared import Before, Change, change, share_change, signed_count, year_before
from congdoan_desktop.domain.compared_table import COMPARED, compared
from congdoan_desktop.domain.facts import Facts, Span
from congdoan_desktop.domain.period import Period
from congdoan_desktop.domain.report import Figure, NamedFigure
from congdoan_desktop.domain.table_input import TableInput
from congdoan_desktop.texts.compared import COMPARED as WORDS
from tests.domain.samples import unit


def figure(low: int | None, high: int | None = None, **values: Any) -> NamedFigure:
    return NamedFigure(code="x", low=low, high=low if high is None else high, **values)


def at_least(low: int) -> NamedFigure:
    return NamedFigure(code="x", low=low, high=None)


@pytest.mark.parametrize(
    ("now", "before", "expected", "trend"),
    [
        (figure(8), figure(5), Change(low=3, high=3), "risen"),
        (figure(5), figure(8), Change(low=-3, high=-3), "fallen"),
        (figure(5), figure(5), Change(low=0, high=0), "same"),
        (figure(10, 20), figure(5, 8), Change(low=2, high=15), "risen"),
        (figure(10, 20), figure(5, 12), Change(low=-2, high=15), "open"),
        (at_least(9), figure(5), Change(low=4, high=None), "risen"),
        (figure(5), at_least(9), Change(low=None, high=-4), "fallen"),
        (at_least(9), at_least(5), Change(low=None, high=None), "open"),
        (figure(5, estimated=True), figure(1), Change(low=4, high=4, estimated=True), "risen"),
    ],
)
def test_a_difference_is_as_sure_as_what_it_is_made_of(
    now: NamedFigure, before: NamedFigure, expected: Change, trend: str
) -> None:
    found = change(now, before)
    assert found == expected
    assert found is not None and found.trend == trend


@pytest.mark.parametrize(("now", "before"), [(figure(None), figure(3)), (figure(3), figure(None)), (figure(3), None)])
def test_nothing_is_said_of_what_is_not_known(now: NamedFigure, before: NamedFigure | None) -> None:
    assert change(now, before) is None


def test_shares_differ_by_what_is_printed_and_never_reach_100_by_rounding() -> None:
    almost, all_of_them = figure(9999, den=10000), figure(10000, den=10000)
    assert share_change(all_of_them, almost) == Change(low=1, high=1)
    assert share_change(figure(17, den=20), figure(1, 2, den=3)) == Change(low=850 - 667, high=850 - 333)
    assert share_change(figure(5, den=0), figure(5, den=10)) is None
    assert share_change(at_least(5), figure(5, den=10)) is None


def test_the_period_a_year_before_has_the_same_length() -> None:
    assert year_before(Period(year=2026, half=2)) == Period(year=2025, half=2)
    assert year_before(Period(year=2026)) == Period(year=2025)


def test_signs_are_those_of_typography() -> None:
    assert [signed_count(count) for count in (1250, -3, 0)] == ["+1.250", "\N{MINUS SIGN}3", "0"]


def rows(now: dict[str, NamedFigure], before: Before | None) -> dict[str, tuple[object, ...]]:
    source = TableInput(
        facts=Facts(unit=unit()),
        span=Span(start=Period(year=2026).start, end=Period(year=2026).end),
        catalogues={},
        targets=(),
        words=WORDS,
        figures=now,
        before=before,
    )
    return {str(row[1]): row[2:] for row in compared(source).rows}


def test_a_row_lays_now_and_before_side_by_side() -> None:
    now = {"sessions": figure(8), "attendances": at_least(40), "reached": figure(170, 240, den=240)}
    before = {"sessions": figure(11), "attendances": figure(30), "reached": figure(100, den=200)}
    found = rows(now, Before(period=Period(year=2025), source="records", figures=before))
    assert found["Buổi tuyên truyền trực tiếp"] == ("buổi", 8, 11, "\N{MINUS SIGN}3")
    attended = Figure(low=40, high=40, at_least=True)
    assert found["Lượt người dự"] == ("lượt người", attended, 30, "ít nhất +10")
    reached, share = (Figure(low=170, high=240), Figure(low=170, high=240, den=240))
    assert found["Người được tuyên truyền (không trùng)"] == ("người", reached, 100, "từ +70 đến +140")
    told = ("%", share, Figure(low=100, high=100, den=200), "từ +20,8 đến +50,0")
    assert found["Tỷ lệ người lao động được tuyên truyền"] == told


def test_what_was_not_known_before_is_no_0() -> None:
    found = rows({"sessions": figure(8)}, Before(period=Period(year=2025), source="reported", figures={}))
    assert found == {"Buổi tuyên truyền trực tiếp": ("buổi", 8, None, None)}


def test_an_estimate_stays_one() -> None:
    before = Before(period=Period(year=2025), source="reported", figures={"sessions": figure(5, estimated=True)})
    assert rows({"sessions": figure(8)}, before)["Buổi tuyên truyền trực tiếp"][-1] == "+3 (ước tính)"


def test_every_figure_that_is_compared_has_a_name_and_a_unit() -> None:
    assert all(f"label:{code}" in WORDS and f"unit:{code}" in WORDS for code in COMPARED)
