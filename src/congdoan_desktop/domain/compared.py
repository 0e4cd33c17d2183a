"""This period beside the same one a year before: by how much each figure has risen or fallen.

A difference of ranges is a range: it is said to have risen only where that is sure.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from congdoan_desktop.domain.comparison import MINUS
from congdoan_desktop.domain.numbers import count_text, percent_tenths
from congdoan_desktop.domain.period import Period
from congdoan_desktop.domain.report import NamedFigure

Source = Literal["reported", "records", "none"]
"""Figures as they were reported; as the records stand now, where no report was issued; there are no records."""
Trend = Literal["risen", "fallen", "same", "open"]


@dataclass(frozen=True, kw_only=True)
class Before:
    """The figures of the earlier period by code. `number`, `issued_on`: of the report they were taken from."""

    period: Period
    source: Source
    figures: Mapping[str, NamedFigure] = field(default_factory=dict)
    number: str = ""
    issued_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Change:
    """Now minus before: at least `low`, at most `high`; an end that is not known is `None`."""

    low: int | None
    high: int | None
    estimated: bool = False

    @property
    def trend(self) -> Trend:
        if self.low is not None and self.low > 0:
            return "risen"
        if self.high is not None and self.high < 0:
            return "fallen"
        return "same" if self.low == self.high == 0 else "open"


def year_before(period: Period) -> Period:
    """Return the same half of the year before, or that year ("cùng kỳ năm trước")."""
    return Period(year=period.year - 1, half=period.half)


def change(now: NamedFigure, before: NamedFigure | None) -> Change | None:
    """Return how far apart the counts are; `None` where one of them is not known."""
    if before is None or now.low is None or before.low is None:
        return None
    return Change(
        low=None if before.high is None else now.low - before.high,
        high=None if now.high is None else now.high - before.low,
        estimated=now.estimated or before.estimated,
    )


def share_change(now: NamedFigure, before: NamedFigure | None) -> Change | None:
    """Return how far apart the shares are as printed, in tenths of a percentage point (nothing is rounded twice)."""
    ends = [_share_ends(figure) for figure in (now, before)]
    if ends[0] is None or ends[1] is None or before is None:
        return None
    (low, high), (before_low, before_high) = ends[0], ends[1]
    return Change(low=low - before_high, high=high - before_low, estimated=now.estimated or before.estimated)


def _share_ends(figure: NamedFigure | None) -> tuple[int, int] | None:
    if figure is None or figure.low is None or figure.high is None or not figure.den:
        return None
    return percent_tenths(figure.low, figure.den), percent_tenths(figure.high, figure.den)


def signed_count(count: int) -> str:
    """Return "+1.250", "−3" or "0"."""
    sign = "+" if count > 0 else MINUS if count < 0 else ""
    return f"{sign}{count_text(abs(count))}"
