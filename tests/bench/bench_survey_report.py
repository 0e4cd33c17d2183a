"""What the report on a survey costs: 24 questions, 5 000 sheets, three breakdowns, beside a bare report of one section.

`python tests/bench/bench_survey_report.py [SHEETS]`
"""

import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from time import perf_counter

from congdoan_desktop import paths
from congdoan_desktop.demo import sample_signer
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.reference.loaded import load
from congdoan_desktop.render.paper import draw_pdf
from congdoan_desktop.render.workbook import draw_workbook
from congdoan_desktop.store.database import open_store
from congdoan_desktop.usecases.build_report import Issue, build_report
from congdoan_desktop.usecases.draft_report import draft
from congdoan_desktop.usecases.signed_files import sign_files
from congdoan_desktop.usecases.start_union import start_union

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.fixtures import survey_round
from tests.fixtures.union import HEAD_COUNT, PROFILE, UNIT

LIMIT = 5.0
"""Seconds that building and drawing may take."""
KIND, PERIOD = "khao-sat", "2026-H1"


def seconds(what: str, action: Callable[[], object]) -> float:
    """Print and return the shortest of three turns."""
    turns = []
    for _ in range(3):
        start = perf_counter()
        action()
        turns.append(perf_counter() - start)
    print(f"{what:<52} {min(turns):7.3f} s")
    return min(turns)


def main(arguments: Sequence[str]) -> int:
    count = int(arguments[0]) if arguments else 5000
    reference, fonts, now = load(paths.resources()), paths.resources() / "fonts", datetime.now(VIETNAM)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.congdoan"
        start_union(path, UNIT, PROFILE, HEAD_COUNT)
        with open_store(path) as store:
            start = perf_counter()
            survey_round.closed_round(store, count, handed_out=count)
            print(f"{f'{count} sheets put in and the round closed':<52} {perf_counter() - start:7.3f} s (once)")
            _, signer = sample_signer(store, now)
            issue = Issue(report_id="bench", made_at=now)
            report = build_report(store, reference, KIND, PERIOD, issue)
            bare = replace(report, sections=report.sections[:1], annexes=())
            print(f"{len(report.sections)} sections, {sum(len(table.rows) for table in report.annexes)} rows of Biểu")
            basis = seconds("bare report: one section, no Biểu", lambda: draw_pdf(bare, fonts=fonts, draft=True))
            seconds("built", lambda: build_report(store, reference, KIND, PERIOD, issue))
            paper = seconds("draft, built and drawn (PDF)", lambda: draft(store, reference, KIND, PERIOD, now))
            book = seconds("workbook with charts", lambda: draw_workbook(report, fonts=fonts))
            seconds("signed pair, checked", lambda: sign_files(report, signer, now))
    print(f"draft / bare {paper / basis:.1f}; draft and workbook {paper + book:.2f} s (limit {LIMIT} s)")
    return 0 if paper + book < LIMIT else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
