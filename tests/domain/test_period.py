from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan_desktop.domain.period import Period, half_of, parse_period


@given(st.integers(1000, 2999), st.integers(0, 2))
def test_codes_come_back_as_the_same_period(year: int, half: int) -> None:
    period = Period(year=year, half=half)
    assert parse_period(period.code) == period


@pytest.mark.parametrize("code", ["", "2026-H3", "2026-H0", "26-H1", "2026-H1\n", "2026-h1", "２０２６", "2０26"])
def test_other_codes_are_refused(code: str) -> None:
    with pytest.raises(ValueError):
        parse_period(code)


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def test_every_day_lies_in_its_half_and_in_no_other(day: date) -> None:
    half = half_of(day)
    other = Period(year=half.year, half=3 - half.half)
    assert day in half and day in half.whole_year and day not in other
    assert half.start <= day <= half.end
