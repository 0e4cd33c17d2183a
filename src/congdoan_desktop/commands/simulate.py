"""`congdoan simulate-province --units N --out DIR`: a made-up province with planted faults and the true totals."""

import argparse
import sys
from pathlib import Path
from typing import Any

from congdoan_desktop import texts
from congdoan_desktop.commands.parts import said
from congdoan_desktop.texts.simulate import SIMULATE_CLI as WORDS


def add(commands: Any) -> None:
    """Add the command to a parser's commands."""
    simulate = commands.add_parser("simulate-province", help=WORDS["simulate"])
    simulate.add_argument("--units", type=int, default=1000, metavar=WORDS["units_word"], help=WORDS["units"])
    simulate.add_argument("--seed", type=int, default=1, metavar=WORDS["units_word"], help=WORDS["seed"])
    simulate.add_argument("--out", type=Path, required=True, metavar=texts.CLI["folder"], help=WORDS["out"])
    simulate.set_defaults(run=_simulate)


def _simulate(options: argparse.Namespace) -> int:
    from congdoan_desktop.usecases.province.simulate.world import simulate

    made = simulate(options.out, options.units, options.seed, _progress)
    done = WORDS["done"].format(
        units=made.units, files=made.files, folders=len(made.sticks), store=made.store, truth=made.truth
    )
    return said([done])


def _progress(done: int, total: int) -> None:
    if sys.stderr.isatty() and (done % 20 == 0 or done == total):
        print(WORDS["progress"].format(done=done, total=total), end="\r", file=sys.stderr)
