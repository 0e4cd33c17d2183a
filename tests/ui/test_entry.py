from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan_desktop.ui.entry import read_date, read_number, read_time, shown_date, shown_number

TODAY = date(2026, 6, 30)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        *(("", None), ("  ", None), ("0", 0), ("62", 62), ("1234", 1234), ("1.234", 1234), ("1 234", 1234)),
        *(("12.345.678", 12345678), ("007", 7)),
    ],
)
def test_numbers(typed: str, value: int | None) -> None:
    assert read_number(typed) == value


@pytest.mark.parametrize("typed", ["12.34", "1.23", "1234.567", "1,5", "1.5", "-3", "x", "1..234", ".5", "²", "1.2345"])
def test_not_numbers(typed: str) -> None:
    with pytest.raises(ValueError, match="not_a_number"):
        read_number(typed)


@given(st.integers(0, 10**12))
def test_a_number_is_read_as_it_is_shown(value: int) -> None:
    assert read_number(shown_number(value)) == value


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("", None),
        ("2/6", date(2026, 6, 2)),
        ("02/06/2026", date(2026, 6, 2)),
        ("2-6-26", date(2026, 6, 2)),
        ("2.6", date(2026, 6, 2)),
        ("0206", date(2026, 6, 2)),
        ("02062025", date(2025, 6, 2)),
        ("29/2/2024", date(2024, 2, 29)),
    ],
)
def test_dates(typed: str, value: date | None) -> None:
    assert read_date(typed, TODAY) == value


@pytest.mark.parametrize("typed", ["31/2", "29/2/2026", "2", "6/2026", "2/13", "hôm nay", "2/6/202", "0/6"])
def test_not_dates(typed: str) -> None:
    with pytest.raises(ValueError, match="not_a_date"):
        read_date(typed, TODAY)


@given(st.dates(date(1900, 1, 1), date(2999, 12, 31)))
def test_a_date_is_read_as_it_is_shown(value: date) -> None:
    assert read_date(shown_date(value), TODAY) == value


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        *(("", ""), ("7:30", "07:30"), ("7h30", "07:30"), ("7h", "07:00"), ("7", "07:00"), ("730", "07:30")),
        *(("1130", "11:30"), ("23:59", "23:59"), ("0:00", "00:00")),
    ],
)
def test_times(typed: str, value: str) -> None:
    assert read_time(typed) == value


@pytest.mark.parametrize("typed", ["24:00", "7:60", "7:5:1", "sáng", "12345"])
def test_not_times(typed: str) -> None:
    with pytest.raises(ValueError, match="not_a_time"):
        read_time(typed)
