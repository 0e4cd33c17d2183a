"""What it costs to take in many signed reports, beside verifying them and inserting their rows and nothing else.

`python tests/bench/bench_receive.py [COUNT …] [--folder FOLDER]` (1 000; the reports stay in FOLDER for the next run)

Bare: the same verifier in one process, divided by the processes that were used, and the rows of all reports inserted
into a bare SQLite table in one transaction; no sandbox, no judging, no originals, no history, no fsync.
"""

import argparse
import os
import sqlite3
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter, sleep
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from congdoan_desktop import paths
from congdoan_desktop.reference.loaded import load
from congdoan_desktop.signing.verify import verify
from congdoan_desktop.store.database import open_store
from congdoan_desktop.usecases.province.receive.keep import as_proposed, keep
from congdoan_desktop.usecases.province.receive.look import Batch, look_through
from congdoan_desktop.usecases.province.trust import trust_of
from tests.bench.handed_up_crowd import crowd
from tests.fixtures.handed_up import NOW

SECONDS, MEGABYTES = 60.0, 400
"""That 1 000 reports may take, on two cores."""
_SAMPLE = 200


def main(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("counts", type=int, nargs="*", default=[1000])
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "handed-up-crowd")
    options = parser.parse_args(words)
    return 0 if all([measure(options.folder, count) for count in options.counts]) else 1


def measure(folder: Path, count: int) -> bool:
    start = perf_counter()
    path, stick = crowd(folder, count)
    chosen = [stick / f"BM{number:05d}.pdf" for number in range(count)]
    print(
        f"{count} reports, {sum(one.stat().st_size for one in chosen) >> 20} MB, made in {perf_counter() - start:.0f} s"
    )
    reference = load(paths.resources())
    with open_store(path) as store, watched() as peak:
        start = perf_counter()
        batch = look_through(store, reference, chosen, NOW)
        looked = perf_counter() - start
        kept = keep(store, reference, batch, as_proposed(batch), NOW)
        whole = perf_counter() - start
        again = perf_counter()
        keep(store, reference, look_through(store, reference, chosen[:100], NOW), {}, NOW)
        again = perf_counter() - again
        bare = bare_verify(chosen[:_SAMPLE], store) * count / min(count, _SAMPLE) / children(count) + bare_insert(batch)
    assert kept.accepted == count, kept
    print(
        f"  looked through {looked:.1f} s, kept {whole - looked:.1f} s, "
        f"together {whole:.1f} s (goal {SECONDS:.0f} s a 1 000)"
    )
    print(f"  the first 100 once more {again:.1f} s")
    print(f"  memory of all processes {peak() >> 20} MB (goal {MEGABYTES})")
    print(f"  bare verifying and inserting {bare:.1f} s; whole/bare {whole / bare:.2f}")
    return whole <= SECONDS * count / 1000 and peak() >> 20 <= MEGABYTES


def children(count: int) -> int:
    return max(1, min(os.cpu_count() or 1, 4, count))


def bare_verify(files: Sequence[Path], store: Any) -> float:
    trust = trust_of(store)
    verify(files[0].read_bytes(), trust, now=NOW)
    start = perf_counter()
    for path in files:
        verify(path.read_bytes(), trust, now=NOW)
    return perf_counter() - start


def bare_insert(batch: Batch) -> float:
    rows = [
        (told.report_id, one.code, one.low, one.high, one.den)
        for item in batch.items
        if (told := item.judged.file.told) is not None
        for one in told.figures
    ]
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE figures (report, code, low, high, den, PRIMARY KEY (report, code)) WITHOUT ROWID")
    start = perf_counter()
    with database:
        database.executemany("INSERT INTO figures VALUES (?, ?, ?, ?, ?)", rows)
    return perf_counter() - start


@contextmanager
def watched() -> Iterator[Callable[[], int]]:
    """Give the block the most bytes that this process and its children have had in memory together so far."""
    most, going = 0, True

    def look() -> None:
        nonlocal most
        while going:
            most = max(most, sum(map(resident, family(os.getpid()))))
            sleep(0.05)

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield lambda: most
    finally:
        going = False
        thread.join()


def family(pid: int) -> Iterator[int]:
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text().split():
            yield from family(int(child))


def resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError):
        return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
