"""Writes reports to a stick without end and says after each one what it has promised; meant to be killed."""

import sys
from itertools import count
from pathlib import Path
from random import Random

from congdoan_desktop.usecases.hand_over_copy import Enclosure, write_out


def report(number: int) -> tuple[Enclosure, ...]:
    """Return the two files of report `number`: always the same ones, of a few megabytes."""
    chance = Random(number)
    return tuple(
        Enclosure(name=f"LC014_BC_{number:05}.{kind}", data=chance.randbytes(chance.randint(1, 3_000_000)))
        for kind in ("pdf", "xlsx")
    )


def main(stick: Path, first: int) -> None:
    for number in count(first):
        write_out(report(number), stick)
        print(number, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
