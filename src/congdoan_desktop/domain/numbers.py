"""Numbers as they are printed: dots between thousands, comma before the decimal, never rounded up to 100 %."""

from datetime import date

from congdoan_desktop.domain.report import Figure

NBSP = "\u00a0"
_PERCENT = f"{NBSP}%"

_ROMAN = (("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1))


def count_text(count: int) -> str:
    """Return "12.486"."""
    return f"{count:,}".replace(",", ".")


def percent_tenths(num: int, den: int) -> int:
    """Return `num / den` in tenths of a percent, half up; 1000 only when `num == den` exactly (99,96 % is not 100 %).

    Raises `ValueError` when `den` is not positive: such a share has no subject, it is neither 0 % nor 100 %.
    """
    if den <= 0:
        raise ValueError(den)
    tenths = (2000 * num + den) // (2 * den)
    if num < den:
        return min(tenths, 999)
    return tenths if num == den else max(tenths, 1001)


def percent_text(num: int, den: int) -> str:
    """Return "70,5 %" with a non-breaking space. Raises `ValueError` when `den` is not positive."""
    whole, tenth = divmod(percent_tenths(num, den), 10)
    return f"{count_text(whole)},{tenth}{_PERCENT}"


def span_text(low: str, high: str) -> str:
    """Return "168–212" or "70,0–88,3 %"; two ends that print alike are one."""
    return high if low == high else f"{low.removesuffix(_PERCENT)}–{high}"


def figure_text(figure: Figure) -> str:
    """Return "168", "168–212", "≥ 168", and for a share "70,0–88,3 %". Raises `ValueError` when `den` is 0."""
    low, high = (_part_text(count, figure.den) for count in (figure.low, figure.high))
    return f"≥{NBSP}{low}" if figure.at_least else span_text(low, high)


def _part_text(count: int, den: int | None) -> str:
    return count_text(count) if den is None else percent_text(count, den)


def day_text(day: date) -> str:
    """Return "07/5/2026": a leading 0 for days below 10 and for months 1, 2 (NĐ 30/2020 Phụ lục I, II.4)."""
    return f"{day.day:02d}/{month_text(day)}/{day.year}"


def month_text(day: date) -> str:
    """Return "01", "02", "3" … "12"."""
    return f"{day.month:02d}" if day.month <= 2 else str(day.month)


def roman(number: int) -> str:
    """Return a number below 40 in Roman numerals."""
    text = ""
    for letters, value in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text
