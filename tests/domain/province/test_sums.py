"""Figures of many units added up: ranges as ranges, nothing unknown as 0."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan_desktop.domain.province.sums import add_all, add_up
from congdoan_desktop.domain.report import NamedFigure


def figure(low: int | None, high: int | None, den: int | None = None, **more: bool) -> NamedFigure:
    return NamedFigure(code="reached", low=low, high=high, den=den, **more)


CASES = [
    ("nobody", [], (0, 0, None, 0, 0)),
    ("exact", [figure(3, 3), figure(4, 4)], (7, 7, None, 2, 0)),
    ("ranges", [figure(168, 212, 240), figure(10, 10, 30)], (178, 222, 270, 2, 0)),
    ("unknown is named", [figure(3, 3), figure(None, None), None], (3, 3, None, 1, 2)),
    ("an open end stays open", [figure(3, None), figure(4, 4)], (7, None, None, 2, 0)),
    ("the number of people of who is unknown is left out", [figure(3, 3, 5), figure(None, None, 9)], (3, 3, 5, 1, 1)),
]


@pytest.mark.parametrize(("name", "figures", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_adding_up(name: str, figures: list[NamedFigure | None], wanted: tuple[object, ...]) -> None:
    found = add_up("reached", figures)
    assert (found.low, found.high, found.den, found.units, found.unknown) == wanted


def test_a_sum_with_gaps_is_a_lower_end_in_a_report() -> None:
    told = add_up("reached", [figure(3, 3), None]).as_figure()
    assert (told.low, told.high, told.missing) == (3, None, ("reached",))
    assert add_up("reached", [None]).as_figure().low is None


def test_every_figure_of_any_report_is_added() -> None:
    one, two = NamedFigure(code="a", low=1, high=1), NamedFigure(code="b", low=2, high=2)
    found = add_all([{"a": one}, {"a": one, "b": two}])
    assert {code: (s.low, s.units, s.unknown) for code, s in found.items()} == {"a": (2, 2, 0), "b": (2, 1, 1)}


RANGES = st.lists(
    st.tuples(st.integers(0, 500), st.integers(0, 500), st.integers(0, 500)).map(
        lambda three: figure(min(three[:2]), max(three[:2]), max(three))
    ),
    max_size=8,
)


@given(RANGES, RANGES)
def test_adding_groups_and_adding_all_is_the_same(one: list[NamedFigure], two: list[NamedFigure]) -> None:
    whole, parts = add_up("reached", one + two), [add_up("reached", one), add_up("reached", two)]
    assert whole.low == sum(part.low for part in parts)
    assert whole.high == sum(part.high or 0 for part in parts)
    assert whole.den == (sum(part.den or 0 for part in parts) if one or two else None)
    assert whole.high is not None and whole.low <= whole.high <= (whole.den or 0)
