"""Tổng hợp: what the reports on one window say together, and which report each figure comes from."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from congdoan_desktop.domain.period import VIETNAM, Period, is_period, parse_period
from congdoan_desktop.domain.plan import in_order
from congdoan_desktop.domain.province.board import Board, Row, Tally, tally_of
from congdoan_desktop.domain.province.consolidated import Consolidated, Together, consolidate
from congdoan_desktop.domain.province.expected import Expectation
from congdoan_desktop.domain.province.merged_tallies import MergedQuestion, merged
from congdoan_desktop.domain.province.sums import Sum, add_all
from congdoan_desktop.domain.province.tables import GROUP_FIGURES, UNIT_FIGURES
from congdoan_desktop.domain.records import OrgUnit
from congdoan_desktop.domain.report import NamedFigure
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import received, received_sums
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.usecases.province.board import board_of
from congdoan_desktop.usecases.province.receive.look import expected_of

SURVEY = "khao-sat"
"""Kind of the reports whose tallies are merged."""


@dataclass(frozen=True, kw_only=True)
class UnitFigures:
    """One unit that owes the report, and `UNIT_FIGURES`, `GROUP_FIGURES` of the report that counts, if there is one."""

    row: Row
    figures: Mapping[str, NamedFigure]


@dataclass(frozen=True, kw_only=True)
class Group:
    """Some of the units: how many have reported, and what their figures add up to."""

    tally: Tally
    totals: Mapping[str, Sum]


@dataclass(frozen=True, kw_only=True)
class Summary:
    """All that one window says."""

    expectation: Expectation
    board: Board
    units: tuple[UnitFigures, ...]
    totals: Mapping[str, Sum]
    """Every figure over the units that owe the report and have reported."""
    targets: tuple[Consolidated, ...]
    together: Together
    """What `targets` are consolidated from."""
    tallies: tuple[MergedQuestion, ...]
    surveyed: int
    """How many units' rounds are in `tallies`, at most for one question."""

    def by(self, group: Callable[[OrgUnit], str]) -> Mapping[str, Group]:
        """Return the sums for each group of units (kind, commune, the unit above)."""
        found: defaultdict[str, list[UnitFigures]] = defaultdict(list)
        for one in self.units:
            found[group(one.row.unit)].append(one)
        return {
            name: Group(
                tally=tally_of([one.row for one in units]),
                totals=add_all(one.figures for one in units if one.row.counts),
            )
            for name, units in found.items()
        }


def summary(db: Reader, reference: Reference, expectation: Expectation, now: datetime) -> Summary:
    """Return what the reports that `expectation` asks for say together.

    1 500 units take some tenths of a second. Of a đợt only its own reports are a target.
    """
    kind, window = expectation.report_kind, expectation.window
    with db.reading():
        board = board_of(db, expectation, now)
        figures = received.figures_of(db, kind, window, dict.fromkeys((*UNIT_FIGURES, *GROUP_FIGURES)))
        totals = received_sums.sums_of(db, kind, window, (one.id for one in board.others))
        answers = received_sums.answers(db, SURVEY, window)
        together = Together(
            period=_period(expectation),
            board=board,
            targets=received.targets_of(db, kind, window),
            phases=_phases(db, reference, expectation, now),
            today=now.astimezone(VIETNAM).date(),
        )
    units = (
        UnitFigures(row=row, figures=figures.get(row.report.id, {}) if row.counts and row.report else {})
        for row in board.rows
    )
    return Summary(
        expectation=expectation,
        board=board,
        units=tuple(units),
        totals={code: replace(one, unknown=board.tally.received - one.units) for code, one in totals.items()},
        targets=_targets(reference, together, expectation),
        together=together,
        tallies=merged(answers),
        surveyed=max((one.units for one in answers), default=0),
    )


def _phases(db: Reader, reference: Reference, asked: Expectation, now: datetime) -> Mapping[str, Board]:
    """Return the boards of the đợt whose plans are in force in the period."""
    period = _period(asked)
    return {
        one.window: board_of(db, one, now)
        for one in expected_of(db, reference, now)
        if "#" in one.window and reference.plans[one.plan].in_force(period.start, period.end)
    }


def _targets(reference: Reference, together: Together, asked: Expectation) -> tuple[Consolidated, ...]:
    found = consolidate(in_order(reference.plans.values()), together)
    if is_period(asked.window):
        return found
    return tuple(one for one in found if one.window == asked.window)


def _period(expectation: Expectation) -> Period:
    if is_period(expectation.window):
        return parse_period(expectation.window)
    return Period(year=expectation.ends.year)
