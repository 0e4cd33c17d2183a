"""What commands share: the option that names the store, opening it, words of the command line, printing."""

import argparse
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from congdoan_desktop import settings, texts
from congdoan_desktop.errors import UserError

if TYPE_CHECKING:
    from congdoan_desktop.store.connection import Reader
    from congdoan_desktop.store.database import Store

PHRASE_VARIABLE = "CONGDOAN_PASSPHRASE"
"""Environment variable with the pass-phrase of the store, where nobody is there to type it. Arguments of a command are
seen by everybody at the computer, so there is no option for it.
"""


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


def writing(path: Path) -> "Store":
    """Open the store at `path` for writing. Raises `UserError` as `open_store` and `_key_of`."""
    from congdoan_desktop.store.database import open_store

    return open_store(path, key=_key_of(path), author=settings.author())


def reading(path: Path) -> "Reader":
    """Open the store at `path` for reading. Raises `UserError` as `open_reader` and `_key_of`."""
    from congdoan_desktop.store.database import open_reader

    return open_reader(path, key=_key_of(path))


def _key_of(path: Path) -> bytes | None:
    """Ask for the pass-phrase where the store has one. Raises `UserError` phrase.needed, and as `key_by_phrase`."""
    from congdoan_desktop.usecases.store_key import is_locked, key_by_phrase

    return key_by_phrase(path, _phrase(path)) if is_locked(path) else None


def _phrase(path: Path) -> str:
    given = os.environ.get(PHRASE_VARIABLE)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise UserError("phrase.needed", name=path.name, variable=PHRASE_VARIABLE)
    from getpass import getpass

    return getpass(f"{texts.CLI['phrase'].format(name=path.name)} ")


def said(lines: Iterable[str]) -> int:
    """Print the lines and return the exit status of a command that went well."""
    print("\n".join(lines))
    return 0
