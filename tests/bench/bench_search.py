"""Ctrl+K at 50 000 people, 5 000 activities and 300 000 attendances: from each keystroke to the painted answer.

`python tests/bench/bench_search.py`; nothing is shown (Qt's offscreen platform), everything is painted.
Goal: ≤ 50 ms (p95). Each keystroke waits for its own answer; who types on before it drops it.
"""

import os
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, sleep

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from congdoan_desktop import app as program
from congdoan_desktop import paths
from congdoan_desktop.store.database import open_reader
from congdoan_desktop.ui import theme, vietnamese
from congdoan_desktop.ui.main_window import MainWindow
from congdoan_desktop.ui.search.dialog import SearchDialog
from congdoan_desktop.usecases.search_all import search_all

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.bench.big_store import TODAY, big_store

TYPED = ("nguyen duc", "Nguyễn Đức", "lò thị mai", "chuyên đề", "chi thi 58", "bao cao", "zzz", "tran van an")
ROUNDS = 3


def main() -> None:
    """Print the search alone, then with the window."""
    app = QApplication([])
    theme.apply(app, bundled_font=True)
    vietnamese.install(app)
    with tempfile.TemporaryDirectory() as home:
        os.environ[paths.HOME_VARIABLE] = home
        path = big_store(Path(home))
        window = program.open_window(path, today=lambda: TODAY, first="settings")
        window.show()
        _settle(app, window)
        _alone(path)
        values = [value for _ in range(ROUNDS) for text in TYPED for value in _typed(app, window, text)]
        window.close()
        _settle(app, window)
    values.sort()
    p95 = values[len(values) * 95 // 100]
    print(f"Ctrl+K, {len(values)} keys: median {statistics.median(values):.1f}, p95 {p95:.1f}, max {values[-1]:.1f} ms")


def _alone(path: Path) -> None:
    with open_reader(path) as reader:
        for text in TYPED:
            values = [_milliseconds(lambda text=text: search_all(reader, (), text)) for _ in range(7)]
            print(f"search alone: {text:<14} median {statistics.median(values):6.1f} ms   max {max(values):6.1f} ms")


def _typed(app: QApplication, window: MainWindow, text: str) -> list[float]:
    dialog = window.everywhere.search()
    _settle(app, window)
    values = []
    for letter in text:
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
        start = perf_counter()
        QApplication.sendEvent(dialog.line, event)
        _settle(app, window)
        _paint(dialog)
        values.append((perf_counter() - start) * 1000)
    dialog.reject()
    _settle(app, window)
    return values


def _paint(dialog: SearchDialog) -> None:
    dialog.grab()


def _settle(app: QApplication, window: MainWindow) -> None:
    context = window._context
    while True:
        app.processEvents()
        if not (context.worker.busy or context.looker.busy):
            return
        sleep(0.0005)


def _milliseconds(action: Callable[[], object]) -> float:
    start = perf_counter()
    action()
    return (perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
