"""Time from the start of the process to a painted window with 50 000 people in the store, beside a bare Qt window.

    python tests/bench/bench_start.py

The bare window holds an empty table and nothing else. Ours stands first as a front, then with the first page, then with
its figures, which are counted beside it. Medians of 7 starts each, one of this and one of that.
Goal: until it stands at most 1.3 x bare, with the first page at most 120 MB.
`installer/wine_test.sh` measures an installation the same way.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 7
STEPS = ("window stands", "first page painted", "with its figures")
Step = tuple[float, float]
"""Seconds since the start of Python, and the most memory so far in MB (0 where the system does not say)."""
_HEAD = """
import sys, time
sys.path[:0] = sys.argv[2:]
def say():
    status = dict(line.split(":", 1) for line in open("/proc/self/status")) if sys.platform == "linux" else {}
    print(time.time(), status.get("VmHWM", "0").split()[0], flush=True)
"""
_OURS = """
from congdoan_desktop.ui import front
front.stand()
say()
from pathlib import Path
from PySide6.QtWidgets import QApplication
from congdoan_desktop import app as program
from congdoan_desktop.ui import theme, vietnamese
app = QApplication.instance()
theme.apply(app)
vietnamese.install(app)
window = program.open_window(Path(sys.argv[1]))
front.place(window)
window.show()
front.give_way()
app.processEvents()
say()
context = window._context
while context.worker.busy or context.looker.busy:
    app.processEvents()
    time.sleep(0.002)
app.processEvents()
"""
_BARE = """
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView
app = QApplication(sys.argv[:1])
window, table, model = QMainWindow(), QTableView(), QStandardItemModel(0, 5)
table.setModel(model)
window.setCentralWidget(table)
window.resize(1366, 720)
window.show()
app.processEvents()
"""
_TAIL = """
say()
import os
os._exit(0)
"""


def main() -> None:
    """Measure the program of this source."""
    from tests.bench.big_store import big_store

    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "CONGDOAN_HOME": home}
        environment["PYTHONPYCACHEPREFIX"] = str(Path(tempfile.gettempdir()) / "congdoan-bench-bytecode")
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program brings its bytecode
        measure([sys.executable, "-X", "utf8"], [str(big_store(Path(home)))], environment)


def measure(python: list[str], words: list[str], environment: dict[str, str] | None = None) -> None:
    """Start both programs by turns and print the medians, their ratios to the bare window, and the memory.

    `words`: the store, and folders in which the program lies, where it is not installed.
    """
    ours, bare = list[list[Step]](), list[list[Step]]()
    for _ in range(ROUNDS + 1):
        ours.append(_start([*python, "-c", _HEAD + _OURS + _TAIL, *words], environment))
        bare.append(_start([*python, "-c", _HEAD + _BARE + _TAIL, *words], environment))
    (alone,) = _usual(bare)
    print(f"{'bare Qt window':<20} {alone[0]:5.2f} s               {alone[1]:5.0f} MB")
    for what, (seconds, memory) in zip(STEPS, _usual(ours), strict=True):
        print(f"{what:<20} {seconds:5.2f} s   {seconds / alone[0]:4.2f} x bare  {memory:5.0f} MB")


def _usual(runs: list[list[Step]]) -> list[Step]:
    """Return the medians of each step; the first run fills the caches and is not counted."""
    steps = zip(*runs[1:], strict=True)
    return [tuple(map(statistics.median, zip(*step, strict=True))) for step in steps]  # type: ignore[misc]


def _start(command: list[str], environment: dict[str, str] | None) -> list[Step]:
    begun = time.time()
    run = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True)
    rows = [line.split() for line in run.stdout.splitlines()]
    return [(float(moment) - begun, int(memory) / 1024) for moment, memory in rows]


if __name__ == "__main__":
    main()
