"""What reading a list costs: each hostile file until it is refused, and lists of people of several sizes.

`python tests/bench/bench_import.py`: seconds by the clock, and the largest memory that a child ever had until then
(it is measured by a fresh process for each file). Goal of the issue: refused in < 5 s with < 300 MB.
"""

import resource
import subprocess
import sys
import time
from collections.abc import Callable

from congdoan_desktop.errors import UserError
from congdoan_desktop.intake import lists
from congdoan_desktop.intake.apart import run_apart
from tests.intake.hostile import HOSTILE, workbook

SIZES = (100, 5_000, 20_000)


def main() -> None:
    """Print a line for each file."""
    for name in [*HOSTILE, *map(str, SIZES)]:
        run = subprocess.run([sys.executable, __file__, name], check=True, capture_output=True, text=True)
        print(run.stdout, end="", flush=True)


def one(name: str) -> None:
    """Read one file and print what came of it."""
    data = HOSTILE[name][0]() if name in HOSTILE else workbook(int(name))
    said, seconds = timed(lambda: run_apart(lists.TASK_FILE, data, seconds=lists.SECONDS, megabytes=lists.MEGABYTES))
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{name:<24} {len(data) / 1e6:7.2f} MB in  {seconds:6.2f} s  {memory:6.0f} MB  {said}")


def timed(action: Callable[[], bytes]) -> tuple[str, float]:
    begun = time.monotonic()
    try:
        said = f"{len(action())} bytes"
    except UserError as error:
        said = error.code
    return said, time.monotonic() - begun


if __name__ == "__main__":
    one(sys.argv[1]) if len(sys.argv) > 1 else main()
