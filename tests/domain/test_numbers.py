from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan_desktop.domain.numbers import count_text, figure_text, percent_tenths, percent_text, span_text
from congdoan_desktop.domain.report import Figure


@pytest.mark.parametrize(
    ("count", "text"),
    [(0, "0"), (7, "7"), (999, "999"), (1000, "1.000"), (12486, "12.486"), (1234567, "1.234.567"), (-1500, "-1.500")],
)
def test_counts_have_dots_between_thousands(count: int, text: str) -> None:
    assert count_text(count) == text


@pytest.mark.parametrize(
    ("num", "den", "text"),
    [
        (141, 200, "70,5\u00a0%"),
        (17, 20, "85,0\u00a0%"),
        (0, 240, "0,0\u00a0%"),
        (240, 240, "100,0\u00a0%"),
        (2499, 2500, "99,9\u00a0%"),  # 99,96 %: half up would lie
        (9999, 10000, "99,9\u00a0%"),
        (1, 3, "33,3\u00a0%"),
        (2, 3, "66,7\u00a0%"),
        (1, 2000, "0,1\u00a0%"),  # exactly half a tenth goes up
        (1, 2001, "0,0\u00a0%"),
        (10001, 10000, "100,1\u00a0%"),  # more than all is not shown as all
        (3, 2, "150,0\u00a0%"),
        (25, 2, "1.250,0\u00a0%"),
    ],
)
def test_percents_worked_by_hand(num: int, den: int, text: str) -> None:
    assert percent_text(num, den) == text


@pytest.mark.parametrize("den", [0, -1])
def test_a_share_of_nobody_has_no_percent(den: int) -> None:
    with pytest.raises(ValueError, match=str(den)):
        percent_text(0, den)


@given(st.integers(0, 10**7), st.integers(1, 10**7))
def test_a_percent_is_near_and_never_reaches_all(num: int, den: int) -> None:
    tenths = percent_tenths(num, den)
    assert abs(Fraction(1000 * num, den) - tenths) <= 1
    assert (tenths == 1000) == (num == den)
    assert (tenths > 1000) == (num > den)


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(1, 10**6))
def test_more_people_never_print_a_smaller_percent(first: int, second: int, den: int) -> None:
    low, high = sorted((first, second))
    assert percent_tenths(low, den) <= percent_tenths(high, den)


@given(st.integers(-(10**12), 10**12))
def test_a_count_reads_back(count: int) -> None:
    assert int(count_text(count).replace(".", "")) == count


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        (Figure(low=168, high=168), "168"),
        (Figure(low=168, high=212), "168–212"),
        (Figure(low=1680, high=2120), "1.680–2.120"),
        (Figure(low=168, high=212, den=240), "70,0–88,3\u00a0%"),
        (Figure(low=168, high=168, den=240), "70,0\u00a0%"),
        (Figure(low=70501, high=70502, den=100000), "70,5\u00a0%"),
        (Figure(low=120, high=120, at_least=True), "≥\u00a0120"),
        (Figure(low=120, high=120, den=240, at_least=True), "≥\u00a050,0\u00a0%"),
    ],
)
def test_figures(figure: Figure, text: str) -> None:
    assert figure_text(figure) == text


def test_spans() -> None:
    assert span_text("1", "2") == "1–2"
    assert span_text("70,0\u00a0%", "70,0\u00a0%") == "70,0\u00a0%"
