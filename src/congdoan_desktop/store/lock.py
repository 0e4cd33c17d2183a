"""One program writes a store at a time: a lock the operating system gives back by itself when its holder dies."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from congdoan_desktop.errors import UserError


def lock_path(path: Path) -> Path:
    """Return the lock file beside the store `path`. It is empty and may stay behind; only the lock on it counts."""
    return path.with_name(f"{path.name}.lock")


class WriteLock:
    """The held writing lock of one store; `close` gives it back and takes its file away."""

    __slots__ = ("_handle", "_path")

    def __init__(self, path: Path, handle: BinaryIO) -> None:
        self._path = path
        self._handle = handle

    @property
    def closed(self) -> bool:
        return self._handle.closed

    def close(self) -> None:
        """Give the lock back; closing twice does no harm."""
        if self._handle.closed:
            return
        with suppress(OSError):  # Windows takes no open file away, and a disk may be read-only by now
            self._path.unlink(missing_ok=True)
        self._handle.close()


def take_lock(path: Path) -> WriteLock:
    """Take the writing lock of the store `path`.

    The lock is not on the store itself: on POSIX, closing any handle of a file drops SQLite's own locks on it.
    Raises `UserError` store.in_use, store.read_only.
    """
    try:
        handle = lock_path(path).open("ab")
    except OSError as error:
        raise UserError("store.read_only", name=path.name) from error
    try:
        _lock(handle)
        _require_the_same_file(handle, lock_path(path))
    except OSError as error:
        handle.close()
        raise UserError("store.in_use", name=path.name) from error
    return WriteLock(lock_path(path), handle)


def _require_the_same_file(handle: BinaryIO, path: Path) -> None:
    """A holder that closed in the meantime took the file away: a lock on what is gone locks nobody out. `OSError`."""
    if not os.path.samestat(os.fstat(handle.fileno()), path.stat()):
        raise OSError("the lock file was taken away")


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: BinaryIO) -> None:
        handle.seek(0, os.SEEK_SET)
        msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: BinaryIO) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
