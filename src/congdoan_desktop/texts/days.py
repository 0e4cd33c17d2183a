"""Days and periods as papers and windows write them."""

from datetime import date, datetime

from congdoan_desktop.domain.numbers import month_text
from congdoan_desktop.domain.period import VIETNAM, Period, parse_period


def blank_date(year: int) -> str:
    """Return "ngày      tháng      năm 2026", with room for a pen (day and month are given after signing)."""
    gap = "\u00a0" * 8
    return f"ngày{gap}tháng{gap}năm\u00a0{year}"


def period_name(period: Period | str) -> str:
    """Return a period in running text: "6 tháng đầu năm 2026"."""
    period = parse_period(period) if isinstance(period, str) else period
    return {0: "năm", 1: "6 tháng đầu năm", 2: "6 tháng cuối năm"}[period.half] + f" {period.year}"


def short_date(day: date) -> str:
    """Return `02/06/2026`."""
    return day.strftime("%d/%m/%Y")


def long_date(day: date) -> str:
    """Return "ngày 07 tháng 5 năm 2026": day below 10 and months 1, 2 with a leading 0 (NĐ 30/2020 Phụ lục I, II.4)."""
    return f"ngày\u00a0{day.day:02d} tháng\u00a0{month_text(day)} năm\u00a0{day.year}"


def moment(at: datetime) -> str:
    """Return "14:02 ngày 30/06/2026" in Vietnam; `at` knows its zone."""
    return at.astimezone(VIETNAM).strftime("%H:%M ngày %d/%m/%Y")
