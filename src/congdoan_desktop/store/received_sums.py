"""Figures and answers of all reports that count, added up where they lie: only the sums are read."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from congdoan_desktop.domain.province.merged_tallies import Added
from congdoan_desktop.domain.province.sums import Sum
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.received import marks

_OF_KIND = "r.report_kind = ? AND r.state IN ('received', 'approved')"
_TALLIES = f"received_reports r JOIN received_tallies s ON s.report_id = r.id WHERE {_OF_KIND} AND r.period = ?"


def counting_of_kind(db: Reader, kind: str) -> Iterator[tuple[str, str, str]]:
    """Hand over (window, unit id, report id) of every report of a kind that counts: there may be very many."""
    yield from db.each(
        f"SELECT period, unit_id, id FROM received_reports r WHERE {_OF_KIND} ORDER BY period, unit_id", (kind,)
    )


def sums_by_window(
    db: Reader, kind: str, codes: Iterable[str], without: Iterable[str] = ()
) -> Mapping[str, Mapping[str, Sum]]:
    """Return figures summed over the reports of a kind that count, by window, then by code, as `sums.add_up` does.

    `without`: ids of reports to be left out. How many reports do not know a figure is for the caller to say.
    """
    wanted, found = tuple(codes), dict[str, dict[str, Sum]]()
    for window, total in _sums(db, f"{_OF_KIND} AND f.code IN ({marks(wanted)})", (kind, *wanted), without):
        found.setdefault(window, {})[total.code] = total
    return found


def sums_of(db: Reader, kind: str, window: str, without: Iterable[str] = ()) -> Mapping[str, Sum]:
    """Return the same for all figures on one window, with those that no report knows."""
    found = {total.code: total for _, total in _sums(db, f"{_OF_KIND} AND r.period = ?", (kind, window), without)}
    return found


def _sums(db: Reader, where: str, values: Sequence[str], without: Iterable[str]) -> Iterator[tuple[str, Sum]]:
    rows = db.rows(
        "SELECT r.period, f.code, total(f.low), count(f.low), sum(f.high), count(f.high),"
        " sum(CASE WHEN f.low IS NOT NULL THEN f.den END),"
        " sum(f.estimated AND f.low IS NOT NULL)"
        f" FROM received_reports r JOIN received_figures f ON f.report_id = r.id WHERE {where}"
        " AND r.id NOT IN (SELECT value FROM json_each(?)) GROUP BY r.period, f.code",
        (*values, json.dumps(tuple(without))),
    )
    for window, code, low, units, high, ends, den, estimated in rows:
        top = (high or 0) if ends == units else None
        yield window, Sum(code=code, low=int(low), high=top, den=den, units=units, unknown=0, estimated=estimated)


def answers(db: Reader, kind: str, window: str) -> tuple[Added, ...]:
    """Return every answer of the surveys on a window added up as units have shown it, in the order of the reports."""
    rows = db.rows(
        # With one min() alone SQLite takes the other columns from the row that has it.
        "SELECT s.questionnaire, s.question, s.question_label, sum(s.kind = 'select_one'), s.choice, s.choice_label,"
        f" total(s.count), sum(s.count IS NULL), count(*), sum(s.total), min(s.place) FROM {_TALLIES}"
        " GROUP BY s.questionnaire, s.question, s.choice ORDER BY s.questionnaire, min(s.place)",
        (kind, window),
    )
    return tuple(
        Added(
            questionnaire=questionnaire,
            question=question,
            question_label=label,
            exclusive=single > 0,
            choice=choice,
            choice_label=words,
            count=int(count),
            hidden=hidden,
            units=units,
            total=total,
        )
        for questionnaire, question, label, single, choice, words, count, hidden, units, total, _ in rows
    )


def answered(
    db: Reader, kind: str, window: str, questionnaire: str, question: str, choice: str
) -> Mapping[str, tuple[int | None, int]]:
    """Return (sheets that chose the answer, valid sheets) of each round that had the question, by report id.

    An answer that a unit does not list was chosen by nobody; `None` was hidden.
    """
    rows = db.rows(
        "SELECT s.report_id, min(s.total), sum(s.choice = ?), max(CASE WHEN s.choice = ? THEN s.count END)"
        f" FROM {_TALLIES} AND s.questionnaire = ? AND s.question = ? GROUP BY s.report_id",
        (choice, choice, kind, window, questionnaire, question),
    )
    return {report: (count if listed else 0, total) for report, total, listed, count in rows}
