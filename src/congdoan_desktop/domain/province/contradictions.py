"""What cannot be true within one report: more women than people, parts above their whole, a total that is not the sum.

Looked for by the receiver in every report, whatever the unit's own program has checked.
"""

from collections.abc import Iterator, Mapping

from congdoan_desktop.domain.province.examined import Fault
from congdoan_desktop.domain.report import Cell, Figure, NamedFigure, Report, Table

_WITHIN = (
    ("workers_women", "workers_total"),
    ("workers_minority", "workers_total"),
    ("workers_seasonal", "workers_total"),
    ("members_women", "members_total"),
    ("members_minority", "members_total"),
    ("members_total", "workers_total"),
    ("attendances_women", "attendances"),
    ("attendances_minority", "attendances"),
    ("reached", "workers_total"),
    ("reached", "attendances"),
    ("briefed", "workers_total"),
    ("survey_returned", "survey_handed"),
    ("survey_valid", "survey_returned"),
)
"""Parts that are never more than their whole. People are never more than attendances (lượt người)."""
_ADDED_UP = "01"


def contradictions(report: Report) -> tuple[Fault, ...]:
    """Return what contradicts itself in `report`, each once."""
    figures = {figure.code: figure for figure in report.figures}
    found = [*_parts(figures), *_ranges(report), *_rows(report)]
    return tuple(dict.fromkeys(found))


def _parts(figures: Mapping[str, NamedFigure]) -> Iterator[Fault]:
    for part, whole in _WITHIN:
        low, high = _low(figures.get(part)), _high(figures.get(whole))
        if low is not None and high is not None and low > high:
            yield Fault(code="part_above_whole", words=(part, str(low), whole, str(high)))


def _low(figure: NamedFigure | None) -> int | None:
    return figure.low if figure else None


def _high(figure: NamedFigure | None) -> int | None:
    return figure.high if figure else None


def _ranges(report: Report) -> Iterator[Fault]:
    """A share of people is never above their number, and nothing is below 0."""
    for figure in (*report.figures, *(target.figure for target in report.targets)):
        below_zero = any(value is not None and value < 0 for value in (figure.low, figure.high, figure.den))
        if below_zero or (figure.low is not None and figure.high is not None and figure.low > figure.high):
            yield Fault(code="impossible_figure", words=(figure.code,))
    for target in report.targets:
        one = target.figure
        if target.kind == "share" and one.low is not None and one.den is not None and one.low > one.den:
            yield Fault(code="people_above_number", words=(target.code, str(one.low), str(one.den)))


def _rows(report: Report) -> Iterator[Fault]:
    """The total of Biểu 01 is the sum of its rows, where all are known. (In others people stand in two rows.)"""
    for table in report.annexes:
        for place, column in enumerate(table.columns):
            if table.code == _ADDED_UP and table.total and column.kind == "count" and not _adds_up(table, place):
                yield Fault(code="total_is_not_sum", words=(table.code, column.group or column.heading))


def _adds_up(table: Table, place: int) -> bool:
    total = _exact(table.total[place])
    cells = [_exact(row[place]) for row in table.rows]
    if total is None or any(cell is None for cell in cells) or not cells:
        return True
    return total == sum(cell for cell in cells if cell is not None)


def _exact(cell: Cell) -> int | None:
    """Return a known count; `None` for what is no number, unknown, hidden, or a range."""
    if isinstance(cell, Figure):
        known = cell.low == cell.high and not (cell.hidden or cell.at_least or cell.estimated)
        return cell.low if known else None
    return cell if isinstance(cell, int) else None
