"""`congdoan export-dataset --store FILE --out DIR`: all figures that were received, as Parquet for a warehouse."""

import argparse
from datetime import datetime
from pathlib import Path
from typing import Any

from congdoan_desktop import texts
from congdoan_desktop.commands.parts import add_store, reading, said, store_of
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.texts.dataset import DATASET_WORDS


def add(commands: Any) -> None:
    """Add the command to a parser's commands."""
    words = texts.CLI
    export = commands.add_parser("export-dataset", help=DATASET_WORDS["help"])
    add_store(export)
    export.add_argument("--out", type=Path, required=True, metavar=words["folder"], help=DATASET_WORDS["out"])
    export.set_defaults(run=_export)


def _export(options: argparse.Namespace) -> int:
    from congdoan_desktop.usecases.province.export_dataset import export_dataset

    with reading(store_of(options)) as reader:
        made = export_dataset(reader, options.out, datetime.now(VIETNAM))
    rows: dict[str, int] = {}
    for part in made.files:
        rows[part.table] = rows.get(part.table, 0) + part.rows
    told = (DATASET_WORDS["table"].format(table=table, rows=count) for table, count in rows.items())
    return said([DATASET_WORDS["done"].format(folder=options.out), *told])
