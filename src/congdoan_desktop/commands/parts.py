"""What commands share: the option that names the store, words of the command line, printing."""

import argparse
from collections.abc import Iterable
from pathlib import Path

from congdoan_desktop import texts
from congdoan_desktop.errors import UserError


def add_store(command: argparse.ArgumentParser) -> None:
    """Let `--store` stand behind the command too; without a default of its own, so that the one before it holds."""
    command.add_argument(
        "--store", type=Path, default=argparse.SUPPRESS, metavar=texts.CLI["file"], help=texts.CLI["store"]
    )


def store_of(options: argparse.Namespace) -> Path:
    """Return the store that was named. Raises `UserError` command.no_store."""
    if options.store is None:
        raise UserError("command.no_store")
    path: Path = options.store
    return path


def said(lines: Iterable[str]) -> int:
    """Print the lines and return the exit status of a command that went well."""
    print("\n".join(lines))
    return 0
