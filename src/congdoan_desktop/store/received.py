"""What reports that were taken in say in figures: tables of their own, because they are many and are only ever summed.

Written once with the report. Which reports count is said by their state (`ReceivedReport`).
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from congdoan_desktop.domain.province.consolidated import Claim
from congdoan_desktop.domain.province.examined import Told
from congdoan_desktop.domain.records import ReceivedReport
from congdoan_desktop.domain.report import NamedFigure
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.rows import columns_of, record_of
from congdoan_desktop.store.tables import table_of

if TYPE_CHECKING:
    from congdoan_desktop.store.database import Store

COUNTING = ("received", "approved")
"""States in which a report counts."""


def put(store: "Store", told: Told) -> None:
    """Keep the figures, targets and tallies of a report. Inside `atomic()`."""
    report_id = told.report_id
    store.execute_all(
        "INSERT INTO received_figures (report_id, code, low, high, den, estimated, as_of) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (report_id, one.code, one.low, one.high, one.den, int(one.estimated), _day(one.as_of))
            for one in {figure.code: figure for figure in told.figures}.values()
        ),
    )
    store.execute_all(
        "INSERT INTO received_targets (report_id, code, window, kind, starts, ends, low, high, den, verdict)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                report_id,
                one.code,
                one.window,
                one.kind,
                _day(one.starts),
                _day(one.ends),
                *_range(one.figure),
                one.verdict,
            )
            for one in {(target.code, target.window): target for target in told.targets}.values()
        ),
    )
    store.execute_all(
        "INSERT INTO received_tallies (report_id, question, choice, place, questionnaire, question_label, choice_label,"
        " kind, count, total) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                report_id,
                *(one.question, one.choice, one.place, one.questionnaire, one.question_label, one.choice_label),
                *(one.kind, one.count, one.total),
            )
            for one in {(tally.question, tally.choice): tally for tally in told.tallies}.values()
        ),
    )


def counting(db: Reader, kind: str = "", window: str = "") -> tuple[ReceivedReport, ...]:
    """Return the reports that count, of one kind and on one window where these are given."""
    wanted = {"report_kind": kind, "period": window}
    chosen = {name: value for name, value in wanted.items() if value}
    conditions = "".join(f" AND {name} = ?" for name in chosen)
    sql = (
        f"SELECT {columns_of(ReceivedReport)} FROM {table_of(ReceivedReport).name}"
        f" WHERE state IN ('received', 'approved'){conditions} ORDER BY unit_id, report_kind, period"
    )
    return tuple(record_of(ReceivedReport, row) for row in db.rows(sql, tuple(chosen.values())))


def figures_of(db: Reader, kind: str, window: str, codes: Iterable[str]) -> Mapping[str, Mapping[str, NamedFigure]]:
    """Return some figures of the reports of a kind on a window that count: by report id, then by code."""
    wanted, found = tuple(codes), dict[str, dict[str, NamedFigure]]()
    rows = db.rows(
        "SELECT f.report_id, f.code, f.low, f.high, f.den, f.estimated, f.as_of FROM received_reports r"
        " JOIN received_figures f ON f.report_id = r.id"
        " WHERE r.report_kind = ? AND r.period = ? AND r.state IN ('received', 'approved')"
        f" AND f.code IN ({marks(wanted)})",
        (kind, window, *wanted),
    )
    for report_id, *columns in rows:
        figure = _figure(columns)
        found.setdefault(report_id, {})[figure.code] = figure
    return found


def figures_in(db: Reader, report_id: str) -> tuple[NamedFigure, ...]:
    """Return all figures of one report."""
    rows = db.rows(
        "SELECT code, low, high, den, estimated, as_of FROM received_figures WHERE report_id = ? ORDER BY code",
        (report_id,),
    )
    return tuple(_figure(row) for row in rows)


def targets_of(db: Reader, kind: str, window: str) -> Mapping[str, tuple[Claim, ...]]:
    """Return the targets of the reports on a window that count, by report id."""
    found: dict[str, list[Claim]] = {}
    rows = db.each(
        "SELECT t.report_id, t.code, t.window, t.low, t.high, t.den, t.verdict"
        " FROM received_reports r JOIN received_targets t ON t.report_id = r.id"
        " WHERE r.report_kind = ? AND r.period = ? AND r.state IN ('received', 'approved')",
        (kind, window),
    )
    for report_id, *columns in rows:
        found.setdefault(report_id, []).append(Claim(*columns))
    return {report_id: tuple(targets) for report_id, targets in found.items()}


def history_of(db: Reader, unit_id: str, kind: str, window: str) -> tuple[ReceivedReport, ...]:
    """Return every report of a unit of a kind on a window, the newest revision first."""
    found = repository.find(
        db, ReceivedReport, where={"unit_id": unit_id, "report_kind": kind, "period": window}, archived=None
    )
    return tuple(sorted(found, key=lambda one: (one.revision, one.received_at), reverse=True))


def marks(values: Sequence[str]) -> str:
    """Return as many question marks for an IN."""
    return ", ".join("?" * len(values))


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _range(figure: NamedFigure) -> tuple[int | None, int | None, int | None]:
    return figure.low, figure.high, figure.den


def _figure(columns: Iterable[Any]) -> NamedFigure:
    code, low, high, den, estimated, as_of = columns
    day = date.fromisoformat(as_of) if as_of else None
    return NamedFigure(code=code, low=low, high=high, den=den, estimated=bool(estimated), as_of=day)
