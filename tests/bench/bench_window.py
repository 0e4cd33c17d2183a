"""The window at 50 000 people, 5 000 activities and 300 000 attendances: pages, search, ticks, memory.

`python tests/bench/bench_window.py`; nothing is shown (Qt's offscreen platform), everything is painted.
Goals of the issue: a page opens < 300 ms, search repaints ≤ 50 ms (p95), a tick repaints < 50 ms, < 250 MB.
Memory is read from /proc; on Windows look at "Working set (memory)" of the Task Manager while it waits at the end
(`--wait`).
"""

import os
import statistics
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter, sleep, thread_time

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from congdoan_desktop import app as program
from congdoan_desktop import paths
from congdoan_desktop.domain.records import Activity, Person
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import open_reader
from congdoan_desktop.ui import theme, vietnamese
from congdoan_desktop.ui.main_window import MainWindow

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.bench.big_store import TODAY, big_store

TYPED = ("nguyen duc", "Nguyễn Đức", "lò thị mai", "mai", "Đặng Ân", "zzz", "tran van an", "n")
SEARCHED = ("chuyên đề", "chi thi 58", "số 41", "zzz", "noi chuyen")
TICKS = 40


class Meter:
    """The window, and how long it takes."""

    def __init__(self, app: QApplication, window: MainWindow) -> None:
        self.app, self.window = app, window
        self.work = 0.0
        """Milliseconds of the processor that the last action took in the window's thread: without what else ran."""

    def settle(self) -> float:
        """Work off everything until nothing is asked, written or gathered any more; return the milliseconds."""
        start, context = perf_counter(), self.window._context
        while True:
            self.app.processEvents()
            if not (context.worker.busy or context.looker.busy):
                break
            sleep(0.0005)
        self.app.processEvents()
        return (perf_counter() - start) * 1000

    def painted(self, action: Callable[[], object]) -> float:
        """Return the milliseconds from `action` until its effect stands on the screen."""
        start, worked = perf_counter(), thread_time()
        action()
        self.app.sendPostedEvents()
        self.app.processEvents()
        self.work = (thread_time() - worked) * 1000
        return (perf_counter() - start) * 1000


def main() -> None:
    """Print it all."""
    with tempfile.TemporaryDirectory() as home:
        os.environ[paths.HOME_VARIABLE] = home
        path = big_store(Path(home))
        app = QApplication(sys.argv[:1])
        theme.apply(app, bundled_font=True)
        vietnamese.install(app)
        print(f"memory before the window: {memory()}")
        start = perf_counter()
        window = program.open_window(path, today=lambda: TODAY)
        window.resize(1366, 768)
        meter = Meter(app, window)
        meter.painted(window.show)
        print(f"window painted after {(perf_counter() - start) * 1000:.0f} ms, ", end="")
        print(f"its figures after {meter.settle():.0f} ms more; {memory()}")
        bench_pages(meter)
        with open_reader(path) as reader:
            bench_search(meter, reader, "people", Person, TYPED)
            bench_search(meter, reader, "activities", Activity, SEARCHED)
        bench_ticks(meter)
        print("again, after 40 ticks:")
        bench_pages(meter)
        print(f"memory at the end: {memory()}")
        if "--wait" in sys.argv:
            input("Enter ends it.")
        window.close()
        meter.settle()


def bench_pages(meter: Meter) -> None:
    """From the wish for a page until it is painted, and until its figures stand there too."""
    for key in meter.window._entries:
        shown = meter.painted(partial(meter.window.open_page, key))
        whole = shown + meter.settle()
        print(f"page {key:<12} painted {shown:7.0f} ms   with its figures {whole:7.0f} ms   {memory()}")


def bench_search(meter: Meter, reader: Reader, page: str, kind: type, texts: tuple[str, ...]) -> None:
    """Each letter typed, as a key event, until the list found is painted; beside the bare SQL of the same search."""
    meter.window.open_page(page)
    meter.settle()
    line = meter.window.page().ledger.search  # type: ignore[union-attr]
    times, work, bare = list[float](), list[float](), list[float]()
    for text in texts:
        line.setFocus()
        line.clear()
        meter.settle()
        for place, letter in enumerate(text, 1):
            times.append(meter.painted(partial(type_letter, line, letter)))
            work.append(meter.work)
            start = perf_counter()
            repository.count(reader, kind, text=text[:place])
            bare.append((perf_counter() - start) * 1000)
            meter.settle()
    line.clear()
    meter.settle()
    show(f"search on {page}, a key", times, statistics.median(bare))
    show("    of this, own work", work)


def bench_ticks(meter: Meter) -> None:
    """Enter on a match until the tick is painted, and until it is in the store."""
    page = meter.window._pages["activities"]
    meter.window.open_page("activities")
    meter.settle()
    print(f"tick panel opens in {meter.painted(page.tick_people):.0f} ms")  # type: ignore[attr-defined]
    meter.settle()
    line = page.panel.line  # type: ignore[attr-defined]
    letters, ticks, durable = [], [], []
    for number in range(TICKS):
        for letter in TYPED[number % 3][:6]:
            letters.append(meter.painted(partial(type_letter, line, letter)))
        ticks.append(meter.painted(lambda: QTest.keyClick(line, Qt.Key.Key_Return)))
        durable.append(ticks[-1] + meter.settle())
    show("tick panel, a key", letters)
    show("tick, painted", ticks)
    show("tick, painted and in the store", durable)
    QTest.keyClick(line, Qt.Key.Key_Escape)
    meter.settle()


def type_letter(widget: QWidget, letter: str) -> None:
    """Hand over a letter as a Vietnamese typing program does."""
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
    QApplication.sendEvent(widget, event)


def show(what: str, values: list[float], bare: float = 0) -> None:
    p95 = statistics.quantiles(values, n=20)[-1]
    beside = f"   bare SQL {bare:.1f} ms, ratio {statistics.median(values) / bare:.1f}" if bare else ""
    print(f"{what:<32} p50 {statistics.median(values):6.1f}   p95 {p95:6.1f}   max {max(values):6.1f} ms{beside}")


def memory() -> str:
    """Return what the program takes now and has taken at most, where the system says so."""
    status = Path("/proc/self/status")
    if not status.exists():
        return ""
    lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
    now, most = (int(lines[name].split()[0]) / 1024 for name in ("VmRSS", "VmHWM"))
    return f"{now:.0f} MB (most {most:.0f})"


if __name__ == "__main__":
    main()
