"""Counts and shares as cells of annex tables: a gap is never 0, a range stays a range."""

from collections.abc import Iterable

from congdoan_desktop.domain.figures import total_of
from congdoan_desktop.domain.report import Cell, Figure, NamedFigure


def count_cell(figure: NamedFigure) -> Cell:
    """Return a count, a range, a lower end; `None` where it is not known."""
    if figure.low is None:
        return None
    if figure.high is None:
        return Figure(low=figure.low, high=figure.low, at_least=True)
    if figure.low == figure.high and not figure.estimated:
        return figure.low
    return Figure(low=figure.low, high=figure.high, estimated=figure.estimated)


def share_cell(figure: NamedFigure) -> Cell:
    """Return the figure over its denominator; `None` where either is not known."""
    if figure.low is None or figure.high is None or figure.den is None:
        return None
    return Figure(low=figure.low, high=figure.high, den=figure.den, estimated=figure.estimated)


def sum_cell(counts: Iterable[int | None]) -> Cell:
    """A sum of counts; where there is nothing to count the cell is empty, and a gap makes it "at least"."""
    counts = list(counts)
    return count_cell(total_of("", counts)) if counts else ""
