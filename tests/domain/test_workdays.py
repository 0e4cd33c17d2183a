from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan_desktop.domain.workdays import (
    Holidays,
    add_working_days,
    is_working_day,
    unknown_years,
)

TABLE: Holidays = {
    date(2026, 1, 1): True,
    date(2026, 1, 2): True,
    date(2026, 1, 10): False,
    date(2026, 4, 27): True,
    date(2026, 4, 30): True,
    date(2026, 5, 1): True,
}
DAYS = st.dates(date(2025, 12, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2026, 6, 1), True),
        (date(2026, 6, 6), False),
        (date(2026, 6, 7), False),
        (date(2026, 1, 2), False),  # a Friday that was swapped
        (date(2026, 1, 10), True),  # the Saturday that is worked for it
        (date(2026, 5, 1), False),
    ],
)
def test_weekends_holidays_and_swapped_days(day: date, worked: bool) -> None:
    assert is_working_day(day, TABLE) is worked


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (date(2026, 6, 1), 3, date(2026, 6, 4)),
        (date(2026, 6, 4), 3, date(2026, 6, 9)),  # over a weekend
        (date(2026, 6, 6), 1, date(2026, 6, 8)),  # from a Saturday
        (date(2026, 4, 24), 3, date(2026, 5, 4)),  # 27/4, 30/4 and 1/5 are off
        (date(2026, 1, 9), 1, date(2026, 1, 10)),
        (date(2026, 6, 15), -5, date(2026, 6, 8)),
        (date(2026, 6, 14), -5, date(2026, 6, 8)),
        (date(2026, 5, 4), -5, date(2026, 4, 22)),
        (date(2026, 6, 6), 0, date(2026, 6, 6)),
    ],
)
def test_so_many_working_days_later_or_earlier(start: date, count: int, end: date) -> None:
    assert add_working_days(start, count, TABLE) == end


@given(DAYS, st.integers(1, 30))
def test_the_first_day_is_not_counted_the_last_one_is(day: date, count: int) -> None:
    end = add_working_days(day, count, TABLE)
    assert is_working_day(end, TABLE)
    days = [day + timedelta(days=n) for n in range(1, (end - day).days + 1)]
    assert sum(is_working_day(one, TABLE) for one in days) == count
    assert add_working_days(end, -count, TABLE) <= day


def test_a_year_without_any_day_in_the_table_is_not_known() -> None:
    assert unknown_years(date(2026, 5, 1), date(2026, 6, 1), TABLE) == ()
    assert unknown_years(date(2027, 1, 2), date(2025, 12, 30), TABLE) == (2025, 2027)
