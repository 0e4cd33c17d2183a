"""What stands behind a figure of a summary: each unit, its report, and what that report says."""

from collections.abc import Sequence
from dataclasses import dataclass

from congdoan_desktop.domain.province.board import Row
from congdoan_desktop.domain.province.consolidated import PEOPLE, REPORTS, Consolidated, concerns, proving
from congdoan_desktop.domain.province.examined import Tallied
from congdoan_desktop.domain.province.org_units import Register
from congdoan_desktop.domain.records import OrgUnit, ReceivedReport
from congdoan_desktop.domain.report import NamedFigure
from congdoan_desktop.usecases.province.summary import Summary


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


def behind_figure(found: Summary, code: str) -> tuple[Source, ...]:
    """Return the units that reported, with what each says of a figure."""
    return tuple(
        Source(unit=one.row.unit, report=one.row.report, figure=one.figures.get(code))
        for one in found.units
        if one.row.counts
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


def behind_answer(
    found: Summary, register: Register, questionnaire: str, question: str, choice: str
) -> tuple[Source, ...]:
    """Return the units whose round had the question, with the sheets that chose the answer as each has shown them."""
    return tuple(
        Source(unit=register.by_id[report.unit_id], report=report, figure=_shown(asked, choice))
        for report, told in found.answers
        if (asked := [one for one in told if (one.questionnaire, one.question) == (questionnaire, question)])
    )


def _shown(asked: Sequence[Tallied], choice: str) -> NamedFigure | None:
    """An answer that a unit does not list was chosen by nobody; a hidden one is not known."""
    count = next((one.count for one in asked if one.choice == choice), 0)
    return NamedFigure(code=choice, low=count, high=count, den=asked[0].total) if count is not None else None
