"""Figures of many units added up: ranges as ranges, what is unknown named and counted, never filled with 0.

Only reports of one kind on one window are added: people of two windows, or of two plans, may be the same people.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from congdoan_desktop.domain.report import NamedFigure


@dataclass(frozen=True, kw_only=True)
class Sum:
    """One figure over many units. `high` is `None` where only a lower end is known of some unit.

    `units`: of how many it is known; `unknown`: of how many that reported it is not.
    """

    code: str
    low: int
    high: int | None
    den: int | None
    """Over the same units; `None` where the figure is no share."""
    units: int
    unknown: int
    estimated: int = 0
    """Of how many units the number was declared by the officer."""

    @property
    def is_exact(self) -> bool:
        """Whether every unit that reported knows it exactly."""
        return self.unknown == 0 and self.low == self.high

    def as_figure(self) -> NamedFigure:
        """Return it as a report carries a figure; unknown when no unit knows it."""
        if not self.units:
            return NamedFigure(code=self.code, low=None, high=None, missing=(self.code,))
        missing = (self.code,) if self.unknown else ()
        high = None if self.unknown else self.high
        return NamedFigure(
            code=self.code, low=self.low, high=high, den=self.den, estimated=self.estimated > 0, missing=missing
        )


def add_up(code: str, figures: Iterable[NamedFigure | None]) -> Sum:
    """Add up one figure; `None` is a unit that reported and does not have it."""
    low, high, den = 0, 0, 0
    open_end = is_share = False
    units = unknown = estimated = 0
    for one in figures:
        if one is None or one.low is None:
            unknown += 1
            continue
        units += 1
        low += one.low
        high += one.high if one.high is not None else 0
        open_end |= one.high is None
        estimated += one.estimated
        if one.den is not None:
            is_share, den = True, den + one.den
    return Sum(
        code=code,
        low=low,
        high=None if open_end else high,
        den=den if is_share else None,
        units=units,
        unknown=unknown,
        estimated=estimated,
    )


def add_all(reports: Iterable[Mapping[str, NamedFigure]]) -> Mapping[str, Sum]:
    """Add up every figure that any of the reports has, by code, in the order in which they come."""
    reports = tuple(reports)
    codes = dict.fromkeys(code for report in reports for code in report)
    return {code: add_up(code, (report.get(code) for report in reports)) for code in codes}
