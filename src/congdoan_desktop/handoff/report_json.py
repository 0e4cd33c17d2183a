"""`Report` ↔ `report.json` (docs/report-format.md, resources/reports/report.schema.json)."""

import re
from dataclasses import dataclass

from congdoan_desktop.codec import from_json, to_json
from congdoan_desktop.domain.period import is_period
from congdoan_desktop.domain.report import SCHEMA, Chart, Figure, NamedFigure, Report, ShownSurvey, Table
from congdoan_desktop.errors import UserError

NAME = "report.json"
LIMIT = 8_000_000
"""Most bytes of a report.json that are read."""
_FAMILY, _, _VERSION = SCHEMA.partition("/")
_SCHEMA = re.compile(rf"{_FAMILY}/([1-9]\d{{0,5}})")


@dataclass(frozen=True, kw_only=True)
class _Head:
    schema: str


def encode(report: Report) -> bytes:
    """Return the report as UTF-8 JSON with two-space indents; the same report gives the same bytes."""
    return to_json(report, indent=2) + b"\n"


def decode(data: bytes) -> Report:
    """Return the report that `data` holds. What a newer version of schema 1 added is ignored.

    Raises `UserError` report.invalid, report.too_new.
    """
    if len(data) > LIMIT:
        raise UserError("report.invalid", where=f"> {LIMIT} byte")
    found = _SCHEMA.fullmatch(from_json(data, _Head, code="report.invalid").schema)
    if found is None:
        raise UserError("report.invalid", where="$.schema")
    if int(found[1]) > int(_VERSION):
        raise UserError("report.too_new", schema=found[0])
    report = from_json(data, Report, code="report.invalid")
    for where in _contradictions(report):
        raise UserError("report.invalid", where=where)
    return report


def _contradictions(report: Report) -> list[str]:
    """Return where a report says what no report can say, although every field has the right type."""
    found = ["$.made_at"] if report.made_at.tzinfo is None else []
    found += [] if is_period(report.period) else ["$.period"]
    found += [f"$.{name}" for name in ("revision", "template_version") if getattr(report, name) < 1]
    found += [f"$.annexes[{i}]" for i, table in enumerate(report.annexes) if not _is_whole(table)]
    named = [*report.figures, *(target.figure for target in report.targets)]
    found += [f"$.figures.{figure.code}" for figure in named if not _is_possible(figure)]
    found += [f"$.sections.{s.id}.chart" for s in report.sections if s.chart and not _is_drawable(s.chart)]
    found += [] if report.survey is None or _is_counted(report.survey) else ["$.survey"]
    return found


def _is_counted(survey: ShownSurvey) -> bool:
    """No answer was given on more sheets than there are, and none is counted twice."""
    questions = survey.questions
    names = [question.name for question in questions]
    counts = [one.count for question in questions for one in question.choices] + [one.blank for one in questions]
    twice = any(len({one.name for one in question.choices}) < len(question.choices) for question in questions)
    fits = all(count is None or 0 <= count <= survey.total for count in counts)
    return fits and not twice and len(set(names)) == len(names) and survey.total >= 0


def _is_drawable(chart: Chart) -> bool:
    """No bar ends before it begins, and no answer was given on more sheets than there are."""
    counts = [(part.count, panel.full) for panel in chart.panels for part in panel.parts]
    return all(bar.low <= bar.high for bar in chart.bars) and all(
        count is None or 0 <= count <= full for count, full in counts
    )


def _is_whole(table: Table) -> bool:
    """Every row has one cell a column, no range ends before it begins, and what is hidden says nothing."""
    rows = [*table.rows, *([table.total] if table.total else [])]
    figures = [cell for row in rows for cell in row if isinstance(cell, Figure)]
    return (
        bool(table.columns)
        and all(len(row) == len(table.columns) for row in rows)
        and all(0 <= figure.low <= figure.high and (figure.den is None or figure.den >= 0) for figure in figures)
        and not any(figure.hidden and figure.low for figure in figures)
    )


def _is_possible(figure: NamedFigure) -> bool:
    if figure.low is None:
        return figure.high is None and not figure.estimated
    return (
        figure.low >= 0
        and (figure.high is None or figure.low <= figure.high)
        and (figure.den is None or figure.den >= 0)
    )
