"""One program writes a store at a time: a lock the operating system gives back by itself when its holder dies."""

import os
import sys
from pathlib import Path
from typing import BinaryIO

from congdoan_desktop.errors import UserError


def lock_path(path: Path) -> Path:
    """Return the lock file beside the store `path`. It is empty and may stay behind; only the lock on it counts."""
    return path.with_name(f"{path.name}.lock")


def take_lock(path: Path) -> BinaryIO:
    """Take the writing lock of the store `path`; closing the returned file gives it back.

    The lock is not on the store itself: on POSIX, closing any handle of a file drops SQLite's own locks on it.
    Raises `UserError` store.in_use, store.read_only.
    """
    try:
        handle = lock_path(path).open("ab")
    except OSError as error:
        raise UserError("store.read_only", name=path.name) from error
    try:
        _lock(handle)
    except OSError as error:
        handle.close()
        raise UserError("store.in_use", name=path.name) from error
    return handle


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: BinaryIO) -> None:
        handle.seek(0, os.SEEK_SET)
        msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: BinaryIO) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
