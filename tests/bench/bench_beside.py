"""What typing feels while the looker works: a key in the search of people, as the window of `bench_window.py` has it.

`python tests/bench/bench_beside.py`; goal: repainted within 50 ms (p95) all the time. `--long`: also while 50 000 rows
are drawn. Needs a machine that does nothing else.
"""

import sys
from collections.abc import Callable
from datetime import datetime
from functools import partial
from itertools import cycle
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.bench.meter import Meter, big_window, memory, show, type_letter  # isort: skip (sets Qt's platform)

from PySide6.QtTest import QTest

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.ui.opinions import name_check
from congdoan_desktop.usecases.draw_papers import sheets_pdf
from congdoan_desktop.usecases.gather_facts import gather_facts
from congdoan_desktop.usecases.people_papers import Wanted, roster_sheet
from tests.bench.big_store import TODAY

LETTERS = "nguyen van "
BETWEEN = 60
"""Milliseconds between two keys: a quick typist."""


def main() -> None:
    """Print a line for each job."""
    with big_window() as meter:
        meter.window.open_page("people")
        meter.settle()
        codes = meter.window._context.reference.catalogues
        beside(meter, "names of the roster", name_check._roster)
        beside(meter, "all figures anew", _anew)
        if "--long" in sys.argv:
            beside(meter, "roster of 50 000 drawn", lambda db: _drawn(db, codes))


def beside(meter: Meter, what: str, task: Callable[[Reader], object]) -> None:
    """Type until `task` has ended."""
    line = meter.window.page().ledger.search  # type: ignore[union-attr]
    line.clear()
    line.setFocus()
    meter.settle()
    ends, start = list[float](), perf_counter()
    meter.window._context.looker.run(task, done=lambda _: ends.append(perf_counter()))
    times = list[float]()
    for letter in cycle(LETTERS):
        if ends and len(times) > 1:
            break
        if len(line.text()) >= len(LETTERS):
            line.clear()
        times.append(meter.painted(partial(type_letter, line, letter)))
        QTest.qWait(BETWEEN)
    meter.settle()
    print(f"{what}: {(ends[0] - start) * 1000:.0f} ms beside the typing; {memory()}")
    show("    a key meanwhile", times)


def _anew(db: Reader) -> None:
    db.kept = {}
    gather_facts(db)


def _drawn(db: Reader, codes: object) -> None:
    sheets_pdf([roster_sheet(db, codes, Wanted(where={}), TODAY)], datetime.now(VIETNAM))  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
