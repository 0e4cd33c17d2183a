"""What adding up costs: the board and the sums of one window, the trend over all, the data set; beside bare queries.

`python tests/bench/bench_summary.py [UNITS] [WINDOWS]` (1 500 units, 12 windows)

Each report has 44 figures, 14 targets and, one in two, a survey of 24 questions. Bare: the rows that the board and the
sums are made of, read with sqlite3 and thrown away. Goal: board and sums together below one second.
"""

import sqlite3
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[2]))

from congdoan_desktop import paths
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.reference.loaded import load
from congdoan_desktop.store.database import open_reader, open_store
from congdoan_desktop.usecases.province.board import board_of, chosen
from congdoan_desktop.usecases.province.export_dataset import export_dataset
from congdoan_desktop.usecases.province.summary import summary
from congdoan_desktop.usecases.province.trend import trend
from tests.bench.big_province import FIGURES, big_province, windows_until

NOW = datetime(2026, 12, 1, 9, 0, tzinfo=VIETNAM)
_TIMES, _GOAL = 5, 1.0
_MORE_FIGURES = tuple(f"more_{place}" for place in range(44 - len(FIGURES)))
_MORE_TARGETS = ("T02", "T03", "T05", "T06", "T07", "T09", "T13", "T14", *(f"X{place:02}" for place in range(3)))
_OF_ONE = "report_kind = '{kind}' AND period = '2026-H1' AND state IN ('received', 'approved')"
_ROWS = "SELECT * FROM {table} WHERE report_id IN (SELECT id FROM received_reports WHERE {of_one})"


def main(words: Sequence[str]) -> int:
    units, windows = (*map(int, words), *(1500, 12)[len(words) :])
    reference = load(paths.resources())
    with tempfile.TemporaryDirectory() as folder:
        path = big_province(Path(folder) / "tinh.congdoan", units, windows_until(2026, windows))
        _fill_up(path)
        print(f"{units} units, {windows} windows, {path.stat().st_size >> 20} MB")
        with open_reader(path) as db:
            asked = chosen(db, reference, NOW, kind="ct58", window="2026-H1")
            found = summary(db, reference, asked, NOW)
            print(f"  {found.board.tally.received} reports, {len(found.totals)} figures, {found.surveyed} surveys")
            whole = _told("board", lambda: board_of(db, asked, NOW))
            whole += _told("sums", lambda: summary(db, reference, asked, NOW))
            bare = _told("bare", lambda: _bare(path))
            print(f"  board and sums {whole * 1000:6.0f} ms (goal {_GOAL * 1000:.0f}), {whole / bare:.1f} × bare")
            _told("trend", lambda: trend(db, reference, "ct58", NOW))
            _told("data set", lambda: export_dataset(db, Path(folder) / "kho", NOW), times=1)
    return 0 if whole <= _GOAL else 1


def _fill_up(path: Path) -> None:
    with open_store(path) as store, store.atomic():
        ids = store.rows("SELECT id, period FROM received_reports")
        figures = ((one, code, 5, 9, None, 0, None) for one, _ in ids for code in _MORE_FIGURES)
        store.execute_all("INSERT INTO received_figures VALUES (?, ?, ?, ?, ?, ?, ?)", figures)
        targets = (
            (one, code, window, "count", "2026-01-01", "2026-12-31", 1, 1, None, "met")
            for one, window in ids
            for code in _MORE_TARGETS
        )
        store.execute_all("INSERT INTO received_targets VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", targets)
        same = "number, notation, issued_on, subject, made_at, received_at, way, signature, signer_print, file_name"
        store.execute(
            "INSERT INTO received_reports (id, unit_id, unit_code, report_kind, period, base_period, revision,"
            f" replaces, {same}, file_sha256, data_sha256, scan_sha256, due_on, came_on, state, reason, version,"
            " updated_at, folded, exact) SELECT id || '-s', unit_id, unit_code, 'khao-sat', period, base_period,"
            f" revision, '', {same}, file_sha256, data_sha256, '', due_on, came_on, state, '', 1, updated_at, folded,"
            " exact"
            " FROM received_reports WHERE rowid % 2 = 0"
        )
        surveys = store.column("SELECT id FROM received_reports WHERE report_kind = 'khao-sat' AND period = '2026-H1'")
        store.execute_all(
            "INSERT INTO received_tallies VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (row for one in surveys for row in _tallies(one)),
        )
        store.execute("ANALYZE")


def _tallies(report: str) -> Iterator[tuple[object, ...]]:
    for question in range(24):
        for place in range(6):
            choice = f"c{place}" if place < 5 else ""
            labels = (f"Câu {question}", f"Phương án {place}")
            yield report, f"q{question:02}", choice, question * 6 + place, "tam-tu@1", *labels, "select_one", 8, 48


def _told(name: str, act: Callable[[], object], times: int = _TIMES) -> float:
    taken = []
    for _ in range(times):
        start = perf_counter()
        act()
        taken.append(perf_counter() - start)
    middle = statistics.median(taken)
    print(f"  {name:<14} {middle * 1000:6.0f} ms")
    return middle


def _bare(path: Path) -> None:
    of_ct58, of_survey = _OF_ONE.format(kind="ct58"), _OF_ONE.format(kind="khao-sat")
    queries = (
        "SELECT * FROM org_units",
        "SELECT * FROM unit_certificates",
        "SELECT * FROM received_reports WHERE report_kind = 'ct58' AND period = '2026-H1'",
        _ROWS.format(table="received_figures", of_one=of_ct58),
        _ROWS.format(table="received_targets", of_one=of_ct58),
        _ROWS.format(table="received_tallies", of_one=of_survey),
    )
    db = sqlite3.connect(path)
    for query in queries:
        db.execute(query).fetchall()
    db.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
