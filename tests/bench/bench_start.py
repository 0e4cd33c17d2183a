"""Time from the start of the process to a window that has been painted, on the sample unit.

Prints the median of 7 starts and the ratio to a bare Qt window of the same size (`python tests/bench/bench_start.py`).
Goal of the issue: second start below 3 s.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from congdoan_desktop import paths
from congdoan_desktop.usecases.sample_union import make_sample

ROUNDS = 7
_PAINTED = "app.processEvents(); window.grab(); import os, time; print(time.time(), flush=True); os._exit(0)"
_OURS = f"""
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from congdoan_desktop import app as program
from congdoan_desktop.ui import theme, vietnamese
app = QApplication(sys.argv[:1])
theme.apply(app)
vietnamese.install(app)
window = program.open_window(Path(sys.argv[1]))
window.resize(1366, 768)
window.show()
{_PAINTED}
"""
_BARE = f"""
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv[:1])
window = QMainWindow()
window.resize(1366, 768)
window.show()
{_PAINTED}
"""


def main() -> None:
    """Print both medians and their ratio."""
    with tempfile.TemporaryDirectory() as home:
        store = Path(home) / "sample.congdoan"
        make_sample(store, paths.resources())
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", paths.HOME_VARIABLE: home}
        ours = [_start(_OURS, str(store), environment) for _ in range(ROUNDS)]
        bare = [_start(_BARE, "", environment) for _ in range(ROUNDS)]
    print(f"window on the sample: first {ours[0]:.2f} s, median {statistics.median(ours):.2f} s")
    print(f"bare Qt window:       median {statistics.median(bare):.2f} s")
    print(f"ratio:                {statistics.median(ours) / statistics.median(bare):.1f}")


def _start(program: str, argument: str, environment: dict[str, str]) -> float:
    """Return the seconds from starting Python to the painted window."""
    begun = time.time()
    run = subprocess.run(
        [sys.executable, "-c", program, argument], env=environment, capture_output=True, text=True, check=True
    )
    return float(run.stdout.split()[0]) - begun


if __name__ == "__main__":
    main()
