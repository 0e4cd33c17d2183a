"""`congdoan summary --period P --store FILE --out DIR [--kind K]`: what the reports of all units add up to."""

import argparse
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from congdoan_desktop import texts
from congdoan_desktop.commands.parts import add_store, reading, said, store_of
from congdoan_desktop.domain.period import VIETNAM

if TYPE_CHECKING:
    from congdoan_desktop.usecases.province.summary_command import Written


def add(commands: Any) -> None:
    """Add the command to a parser's commands."""
    words = texts.CLI
    summary = commands.add_parser("summary", help=words["summary"])
    add_store(summary)
    summary.add_argument("--period", required=True, metavar=words["period"], help=words["summary_period"])
    summary.add_argument("--kind", default="ct58", metavar=words["kind"], help=words["board_kind"])
    summary.add_argument("--out", type=Path, required=True, metavar=words["folder"], help=words["summary_out"])
    summary.set_defaults(run=_summary)


def _summary(options: argparse.Namespace) -> int:
    from congdoan_desktop.usecases.province.summary_command import write_summary
    from congdoan_desktop.usecases.taken_packs import reference_of

    now = datetime.now(VIETNAM)
    with reading(store_of(options)) as reader:
        reference = reference_of(reader)
        written = write_summary(reader, reference, options.kind, options.period, options.out, now)
    return said(_lines(written))


def _lines(written: "Written") -> Iterator[str]:
    for target in written.report.targets:
        yield f"{target.code} ({target.window}): {texts.VERDICTS[target.verdict]}"
    yield texts.CLI["summary_done"]
    yield from (f"  {path}" for path in written.files)
