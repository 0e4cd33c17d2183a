"""A power cut while files are written to a stick: what was promised is whole, and the next try leaves nothing half."""

import random
import time
from pathlib import Path

from congdoan_desktop.usecases.hand_over_copy import write_out
from tests.fixtures.killable import Killable
from tests.journeys.copying_process import report

KILLS = 8


def test_kill_while_copying(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    following, seen = 0, 0
    for _ in range(KILLS):
        promised = copy_until_killed(stick, following)
        following = max(promised, default=following - 1) + 1
        for number in promised:
            for one in report(number):
                assert (stick / one.name).read_bytes() == one.data
        seen += len(halves(stick))
        write_out(report(following), stick)  # the one on its way is tried again
        assert halves(stick) == []
        assert {one.name: (stick / one.name).read_bytes() for one in report(following)} == {
            one.name: one.data for one in report(following)
        }
        following += 1
    assert seen, "no kill came while something was half written"


def copy_until_killed(stick: Path, first: int) -> list[int]:
    """Return the numbers of all reports that the process had promised when it was killed, somewhere in the next one."""
    with Killable("tests.journeys.copying_process", str(stick), str(first)) as process:
        said = [process.stdout.readline() for _ in range(random.randint(1, 3))]
        end = time.perf_counter() + 5
        while not halves(stick) and time.perf_counter() < end:
            pass
        process.kill()
        said += [line for line in process.stdout if line.endswith("\n")]
    assert process.returncode != 0
    return [int(line) for line in said]


def halves(stick: Path) -> list[str]:
    return [path.name for path in stick.iterdir() if path.name.endswith(".part")]
