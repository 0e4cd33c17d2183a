"""The big store in a window that nobody sees, and how long things take there. See `bench_window.py`."""

import os
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter, sleep, thread_time

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from congdoan_desktop import app as program
from congdoan_desktop import paths
from congdoan_desktop.ui import theme, vietnamese
from congdoan_desktop.ui.main_window import MainWindow
from tests.bench.big_store import TODAY, big_store


class Meter:
    """The window, and how long it takes."""

    def __init__(self, app: QApplication, window: MainWindow, path: Path) -> None:
        self.app, self.window, self.path = app, window, path
        self.work = 0.0
        """Milliseconds of the processor that the last action took in the window's thread: without what else ran."""

    def settle(self) -> float:
        """Work off everything until nothing is asked, written or gathered any more; return the milliseconds."""
        start = perf_counter()
        while True:
            self.app.processEvents()
            if not self.is_busy():
                break
            sleep(0.0005)
        self.app.processEvents()
        return (perf_counter() - start) * 1000

    def is_busy(self) -> bool:
        """Whether anything is asked, written or gathered."""
        context = self.window._context
        return context.worker.busy or context.looker.busy

    def painted(self, action: Callable[[], object]) -> float:
        """Return the milliseconds from `action` until its effect stands on the screen."""
        start, worked = perf_counter(), thread_time()
        action()
        self.app.sendPostedEvents()
        self.app.processEvents()
        self.work = (thread_time() - worked) * 1000
        return (perf_counter() - start) * 1000

    def opened(self, what: str, action: Callable[[], object]) -> None:
        """Print what `action` takes until it is painted, until its figures stand there too, and what memory then."""
        shown = self.painted(action)
        work, whole = self.work, shown + self.settle()
        print(f"{what:<22} painted {shown:6.0f} ms (own work {work:4.0f})   with figures {whole:6.0f} ms   {memory()}")


@contextmanager
def big_window() -> Iterator[Meter]:
    """Open the window on a fresh copy of the big store, say what that takes, and close it afterwards."""
    # An installed program brings its bytecode; compiling is no part of opening a page.
    sys.dont_write_bytecode, sys.pycache_prefix = False, str(Path(tempfile.gettempdir()) / "congdoan-bench-bytecode")
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
        meter = Meter(app, window, path)
        meter.painted(window.show)
        print(f"window painted after {(perf_counter() - start) * 1000:.0f} ms, ", end="")
        print(f"its figures after {meter.settle():.0f} ms more; {memory()}")
        yield meter
        window.close()
        meter.settle()


def type_letter(widget: QWidget, letter: str) -> None:
    """Hand over a letter as a Vietnamese typing program does."""
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
    QApplication.sendEvent(widget, event)


def show(what: str, values: list[float], bare: float = 0) -> None:
    """Print the usual, the 95th and the longest of `values`; `bare`: what the same question alone takes."""
    p95 = statistics.quantiles(values, n=20)[-1]
    beside = f"   bare SQL {bare:.1f} ms, ratio {statistics.median(values) / bare:.1f}" if bare else ""
    print(f"{what:<36} p50 {statistics.median(values):6.1f}   p95 {p95:6.1f}   max {max(values):6.1f} ms{beside}")


def memory() -> str:
    """Return what the program takes now and has taken at most, where the system says so."""
    status = Path("/proc/self/status")
    if not status.exists():
        return ""
    lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
    now, most = (int(lines[name].split()[0]) / 1024 for name in ("VmRSS", "VmHWM"))
    return f"{now:.0f} MB (most {most:.0f})"
