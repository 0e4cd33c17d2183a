from datetime import date
from pathlib import Path

import pytest

from congdoan_desktop.domain.workdays import add_working_days, is_working_day, unknown_years
from congdoan_desktop.errors import UserError
from congdoan_desktop.reference.code_lists import catalogue
from congdoan_desktop.reference.holidays import holidays
from tests.reference.shipped import shipped

HEADER = "code,label,group,unit,off,worked,valid_from,valid_to\n"


@pytest.mark.parametrize("year", [2025, 2026, 2027])
def test_each_shipped_year_has_the_eleven_days_of_the_law(year: int) -> None:
    off = [day for day, is_off in shipped().holidays.items() if is_off and day.year == year]
    assert len(off) >= 11
    assert {date(year, 1, 1), date(year, 4, 30), date(year, 5, 1), date(year, 9, 2)} <= set(off)
    assert unknown_years(date(year, 1, 1), date(year, 12, 31), shipped().holidays) == ()


def test_swapped_days() -> None:
    table = shipped().holidays
    assert not is_working_day(date(2026, 8, 31), table) and is_working_day(date(2026, 8, 22), table)
    assert add_working_days(date(2026, 2, 13), 1, table) == date(2026, 2, 23)  # over Tết


def test_a_year_after_the_table_is_not_known() -> None:
    assert unknown_years(date(2027, 12, 30), date(2028, 1, 3), shipped().holidays) == (2028,)


def test_every_day_says_where_it_comes_from() -> None:
    entries = shipped().catalogues["holidays"]
    assert all(entry.group for entry in entries.values())
    assert "chờ sửa" in entries["2026-11-24"].group


@pytest.mark.parametrize(
    "row", ["2026-02-30,A,B,,x,,,", "holiday,A,B,,x,,,", "2026-01-01,A,B,,,,,", "2026-01-01,A,B,,x,x,,"]
)
def test_a_wrong_row_names_the_file(tmp_path: Path, row: str) -> None:
    path = tmp_path / "holidays.csv"
    path.write_text(HEADER + row + "\n", "utf-8")
    with pytest.raises(UserError) as caught:
        holidays(catalogue(path), path)
    assert caught.value.values["name"] == "holidays.csv"
