"""Targets of the plans over all units (Biểu 11): tested with integers, in two readings.

*Of those who reported* says how good the reports are; *of all who must* is the target itself: who is silent proves
nothing, so the low end counts nobody of them and the high end everybody.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from congdoan_desktop.domain.period import Period
from congdoan_desktop.domain.plan import Plan, Rule, Target
from congdoan_desktop.domain.province.board import Board, Row
from congdoan_desktop.domain.province.sums import add_up
from congdoan_desktop.domain.records import OrgUnit
from congdoan_desktop.domain.report import NamedFigure
from congdoan_desktop.domain.targets import verdict, windows

UNITS, REPORTS = "units_meeting", "reports_handed"
"""Measures of a province: units that meet a target themselves; units that handed up the report of a đợt."""
PEOPLE = "people_reached"
"""The measure whose denominator the register knows too: the workers of a unit."""
_MAY_MEET = ("undetermined", "unknown")
_NO_PART = "no_subject"


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A figure over some of the units, and the verdict on it (`domain.targets.verdict`)."""

    figure: NamedFigure
    verdict: str


@dataclass(frozen=True, kw_only=True)
class Consolidated:
    """One target over all units. Without a rule of the province both readings are `None`, and `why_not` says why."""

    target: Target
    window: str
    starts: date
    ends: date
    level: str = ""
    kind: str = "share"
    must: int = 0
    """Units that have the target and owe the report."""
    reported: int = 0
    unknown: int = 0
    """Of those that reported: nothing is known of this target."""
    of_reported: Reading | None = None
    of_all: Reading | None = None
    why_not: str = ""


class Claim(NamedTuple):
    """What one report says of one target; a tuple, because there are some ten thousand of them."""

    code: str
    window: str
    low: int | None
    high: int | None
    den: int | None
    verdict: str

    @property
    def figure(self) -> NamedFigure:
        return NamedFigure(code=self.code, low=self.low, high=self.high, den=self.den)


@dataclass(frozen=True, kw_only=True)
class Reported:
    """What one unit reported: `targets` by (code, window)."""

    row: Row
    targets: Mapping[tuple[str, str], Claim]


@dataclass(frozen=True, kw_only=True)
class Together:
    """What targets are consolidated from. `targets`: by the id of the report they stand in; `phases`: the boards of đợt
    that have been expected by now, by window (`plan#phase`).
    """

    period: Period
    board: Board
    targets: Mapping[str, Sequence[Claim]]
    phases: Mapping[str, Board]
    today: date


def consolidate(plans: Iterable[Plan], together: Together) -> tuple[Consolidated, ...]:
    """Return every target of the plans in force, in their order."""
    period, board, targets = together.period, together.board, together.targets
    reported = tuple(
        Reported(row=row, targets={(one.code, one.window): one for one in targets.get(row.report.id, ())})
        for row in board.rows
        if row.counts and row.report is not None
    )
    return tuple(
        one
        for plan in plans
        if plan.in_force(period.start, period.end)
        for target in plan.targets
        if _runs(target, period)
        for one in _of_target(target, plan, together, reported)
    )


def _runs(target: Target, period: Period) -> bool:
    begun = target.valid_from is None or target.valid_from <= period.end
    return begun and (target.valid_to is None or target.valid_to >= period.start)


def _of_target(target: Target, plan: Plan, together: Together, reported: Sequence[Reported]) -> Iterator[Consolidated]:
    rule, period = target.province, together.period
    if rule is not None and rule.measure == REPORTS:
        boards = [board for window, board in together.phases.items() if window.startswith(f"{plan.code}#")]
        yield from (_of_reports(target, rule, board, together.today) for board in boards)
    elif rule is not None:
        for window, span, last_day in windows(rule, plan, period):
            finished = last_day is not None and last_day <= min(period.end, together.today)
            found = _counted if rule.measure == UNITS else _summed
            yield found(target, rule, window, together.board, reported, finished, (span.start, span.end))
    if rule is None:
        yield Consolidated(
            target=target, window=period.code, starts=period.start, ends=period.end, why_not=target.why_not
        )


def concerns(rule: Rule, unit: OrgUnit) -> bool:
    """Whether units of that kind have the target."""
    return not rule.unit_kinds or unit.kind in rule.unit_kinds


def proving(target: Target) -> str:
    """Return the code under which units report on the target."""
    return target.proved_by or target.code


def _result(target: Target, window: str, one: Reported) -> Claim | None:
    return one.targets.get((proving(target), window))


def _counted(
    target: Target,
    rule: Rule,
    window: str,
    board: Board,
    reported: Sequence[Reported],
    finished: bool,
    days: tuple[date, date],
) -> Consolidated:
    """Count the units that meet the target themselves."""
    own = [(one, _result(target, window, one)) for one in reported if concerns(rule, one.row.unit)]
    verdicts = [result.verdict if result is not None else "unknown" for _, result in own]
    taking_part = [one for one in verdicts if one != _NO_PART]
    met, may = taking_part.count("met"), sum(one in _MAY_MEET for one in taking_part)
    must = sum(concerns(rule, row.unit) for row in board.rows) - verdicts.count(_NO_PART)
    silent = must - len(taking_part)
    return Consolidated(
        target=target,
        window=window,
        starts=days[0],
        ends=days[1],
        level=rule.level,
        must=must,
        reported=len(taking_part),
        unknown=taking_part.count("unknown"),
        of_reported=_reading(UNITS, met, met + may, len(taking_part), rule, finished),
        of_all=_reading(UNITS, met, met + may + silent, must, rule, finished),
    )


def _summed(
    target: Target,
    rule: Rule,
    window: str,
    board: Board,
    reported: Sequence[Reported],
    finished: bool,
    days: tuple[date, date],
) -> Consolidated:
    """Add up people over people. The number of people of a silent unit is that of the register, where it is known."""
    rows = [row for row in board.rows if concerns(rule, row.unit)]
    results = [_result(target, window, one) for one in reported if concerns(rule, one.row.unit)]
    figures = [result.figure if result is not None else None for result in results]
    known = [one for one in figures if one is not None and one.low is not None and one.den is not None]
    share = add_up(rule.measure, known)
    unknown = len(figures) - len(known)
    silent = [row.unit for row in rows if not row.counts]
    people = [unit.workers if rule.measure == PEOPLE else None for unit in silent]
    rest = sum(one for one in people if one is not None)
    low, den = share.low, share.den or 0
    high = share.high if share.high is not None else den
    of_reported = _reading(rule.measure, low, high, den, rule, finished) if known else None
    of_all = _reading(rule.measure, low, high + rest, den + rest, rule, finished)
    return Consolidated(
        target=target,
        window=window,
        starts=days[0],
        ends=days[1],
        level=rule.level,
        must=len(rows),
        reported=len(results),
        unknown=unknown,
        of_reported=_less_known(of_reported, rule) if unknown and of_reported else of_reported,
        of_all=_less_known(of_all, rule) if unknown or None in people else of_all,
    )


def _less_known(reading: Reading, rule: Rule) -> Reading:
    """Of some unit neither the people reached nor the number of its people is known: only the low end stands,
    and a low end of 0 says nothing.

    That all are reached is refuted by one who is not, wherever the others may be.
    """
    figure, everybody = reading.figure, rule.operator == "=" and rule.threshold[0] == rule.threshold[1]
    fails = everybody and figure.high is not None and figure.den is not None and figure.high < figure.den
    return Reading(
        figure=replace(figure, low=figure.low or None, high=None, den=None, missing=("workers_total",)),
        verdict=reading.verdict if fails else "unknown",
    )


def _of_reports(target: Target, rule: Rule, board: Board, today: date) -> Consolidated:
    """Count the units that handed up the report of one đợt: who is silent has not."""
    tally, asked = board.tally, board.expectation
    reading = _reading(REPORTS, tally.received, tally.received, tally.expected, rule, asked.due_on < today)
    return Consolidated(
        target=target,
        window=asked.window,
        starts=asked.starts,
        ends=asked.ends,
        level=rule.level,
        must=tally.expected,
        reported=tally.received,
        of_reported=reading,
        of_all=reading,
    )


def _reading(code: str, low: int, high: int, den: int, rule: Rule, finished: bool) -> Reading:
    figure = NamedFigure(code=code, low=low, high=high, den=den)
    return Reading(figure=figure, verdict=verdict(figure, rule, finished=finished))
