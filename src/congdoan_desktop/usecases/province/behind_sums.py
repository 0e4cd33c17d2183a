"""What stands behind a figure of a summary: each unit, its report, and what that report says."""

from dataclasses import dataclass

from congdoan_desktop.domain.province.board import Row
from congdoan_desktop.domain.province.consolidated import PEOPLE, REPORTS, Consolidated, concerns, proving
from congdoan_desktop.domain.records import OrgUnit, ReceivedReport
from congdoan_desktop.domain.report import NamedFigure
from congdoan_desktop.store import received, received_sums
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.usecases.province.summary import SURVEY, Summary
from congdoan_desktop.usecases.province.units import register_of


@dataclass(frozen=True, kw_only=True)
class Source:
    """One unit. `figure` and `verdict`: as its report has them; `figure` is `None` where nothing is known."""

    unit: OrgUnit
    report: ReceivedReport | None
    """The one that counts."""
    figure: NamedFigure | None = None
    verdict: str = ""
    registered: int | None = None
    """Of a silent unit: the number of its people that the register gave."""


def behind_figure(db: Reader, found: Summary, code: str) -> tuple[Source, ...]:
    """Return the units that reported, with what each says of a figure."""
    asked = found.expectation
    figures = received.figures_of(db, asked.report_kind, asked.window, (code,))
    return tuple(
        Source(unit=row.unit, report=row.report, figure=figures.get(row.report.id, {}).get(code))
        for row in found.board.rows
        if row.counts and row.report is not None
    )


def behind_target(found: Summary, target: Consolidated) -> tuple[Source, ...]:
    """Return every unit that has the target: those that reported, and those that are silent behind them."""
    rule = target.target.province
    if rule is None:
        return ()
    board = found.together.phases[target.window] if rule.measure == REPORTS else found.board
    rows = [row for row in board.rows if concerns(rule, row.unit)]
    told = [_told(found, target, row) for row in rows if row.counts]
    silent = [
        Source(unit=row.unit, report=None, registered=row.unit.workers if rule.measure == PEOPLE else None)
        for row in rows
        if not row.counts
    ]
    return (*told, *silent)


def _told(found: Summary, target: Consolidated, row: Row) -> Source:
    results = found.together.targets.get(row.report.id, ()) if row.report else ()
    wanted = (proving(target.target), target.window)
    one = next((result for result in results if (result.code, result.window) == wanted), None)
    if one is None:
        return Source(unit=row.unit, report=row.report)
    return Source(unit=row.unit, report=row.report, figure=one.figure, verdict=one.verdict)


def behind_answer(db: Reader, found: Summary, questionnaire: str, question: str, choice: str) -> tuple[Source, ...]:
    """Return the units whose round had the question, with the sheets that chose the answer as each has shown them."""
    register, window = register_of(db), found.expectation.window
    told = received_sums.answered(db, SURVEY, window, questionnaire, question, choice)
    return tuple(
        Source(unit=register.by_id[report.unit_id], report=report, figure=_shown(choice, *told[report.id]))
        for report in received.counting(db, SURVEY, window)
        if report.id in told and report.unit_id in register.by_id
    )


def _shown(choice: str, count: int | None, total: int) -> NamedFigure | None:
    return NamedFigure(code=choice, low=count, high=count, den=total) if count is not None else None
