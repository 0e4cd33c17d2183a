"""A hundred phones at once on a round, through the window's own way to the store; beside the bare durable commit.

`python tests/bench/bench_phones.py [FOLDER]`: FOLDER lies on the disk to be measured. The phones run in a process of
their own, on the same computer, and reach 127.0.0.1 only.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QCoreApplication, QTimer

from congdoan_desktop.domain.records import SurveyRound
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store, create, open_store
from congdoan_desktop.ui.jobs import Worker
from congdoan_desktop.ui.phones.bridge import Bridge
from congdoan_desktop.usecases import phones
from congdoan_desktop.usecases.ballot_box import box_of
from tests.fixtures.phone_crowd import SENT, crowd, form_body
from tests.fixtures.phone_form import phone_form

CODES = 2000
FORM = phone_form()
SHEET = {"gender": "male", "housing": "rented", "rent": "700000", "topics": "wages safety", "wish": "Mong ước"}


def bare_commits(store: Store, count: int) -> float:
    """Return the milliseconds of one durable commit of a row as large as a sealed sheet, in a table of its own."""
    size = len(box_of(store, "r", FORM.questionnaire).seal(SHEET))
    store.connection.execute("CREATE TABLE bare (a BLOB PRIMARY KEY, b BLOB) STRICT, WITHOUT ROWID")
    taken = []
    for _ in range(count):
        row = (os.urandom(16), os.urandom(size))
        start = time.perf_counter()
        with store.atomic():
            store.execute("INSERT INTO bare VALUES (?, ?)", row)
        taken.append((time.perf_counter() - start) * 1000)
    store.connection.execute("DROP TABLE bare")
    return statistics.median(taken)


def send_all(port: int, codes: list[str], count: int) -> None:
    """Run as another process: let `count` phones send a sheet for each code; print milliseconds."""
    start = time.perf_counter()
    statuses, seconds = crowd(port, [form_body(code, seed) for seed, code in enumerate(codes)], count)
    whole = time.perf_counter() - start
    print(json.dumps({"sent": statuses.count(SENT), "whole": whole, "each": sorted(seconds)}))


def measured(app: QCoreApplication, worker: Worker, codes: list[str], count: int) -> dict[str, float]:
    """Serve while the phones of another process send; return what they measured."""
    bridge = Bridge(worker)
    server = phones.serve_phones(bridge.ask, "r", FORM, "127.0.0.1", (0,))
    port = server.url.rstrip("/").rsplit(":", 1)[1]
    command = [sys.executable, __file__, "--phones", port, str(count)]
    crowd_ = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert crowd_.stdin is not None
    crowd_.stdin.write(json.dumps(codes))
    crowd_.stdin.close()
    timer = QTimer(interval=20)
    timer.timeout.connect(lambda: app.quit() if crowd_.poll() is not None else None)
    timer.start()
    app.exec()
    bridge.close()
    server.stop()
    assert crowd_.stdout is not None
    found: dict[str, float] = json.loads(crowd_.stdout.read())
    return found


def main(folder: Path) -> None:
    app = QCoreApplication([])
    path = folder / "phones.congdoan"
    with create(path) as store:
        one = SurveyRound(id="r", title="R", questionnaire="phone@1", period="2026-H2", opened_on=date(2026, 11, 1))
        with store.atomic():
            repository.save(store, one)
        bare = bare_commits(store, 300)
        codes = list(phones.draw_codes(store, "r", FORM, 2 * CODES + 200))
    print(f"bare durable commit of a row as large as a sheet: {bare:.2f} ms, {1000 / bare:.0f}/s")
    worker = Worker(lambda: open_store(path))
    for count, part in ((1, codes[:200]), (10, codes[200 : 200 + CODES]), (100, codes[200 + CODES :])):
        found = measured(app, worker, part, count)
        each = [seconds * 1000 for seconds in found["each"]]  # type: ignore[attr-defined]
        p50, p95, p99 = (each[min(len(each) - 1, len(each) * share // 100)] for share in (50, 95, 99))
        rate = len(part) / found["whole"]
        print(
            f"{count:4} phones: {found['sent']:.0f}/{len(part)} kept, {rate:6.0f}/s, one in {1000 / rate:.2f} ms = "
            f"{1000 / rate / bare:.1f} × the bare commit; p50 {p50:.0f}, p95 {p95:.0f}, p99 {p99:.0f} ms"
        )
    worker.stop()
    with open_store(path) as store:
        kept = phones.counts(store, "r")
        print(f"in the box: {kept.sheets}, codes unused: {kept.unused}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--phones"]:
        send_all(int(sys.argv[2]), json.loads(sys.stdin.read()), int(sys.argv[3]))
    else:
        with tempfile.TemporaryDirectory(dir=sys.argv[1] if len(sys.argv) > 1 else None) as made:
            os.environ["CONGDOAN_HOME"] = str(Path(made) / "home")
            main(Path(made))
