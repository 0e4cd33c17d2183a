"""One verified copy of a store, in one step, under a name that says what and when.

An encrypted store has a small file beside it with its wrapped key, and so has each of its copies. What is in that file
is none of the store's business.
"""

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from congdoan_desktop.domain.text import fold
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import arriving
from congdoan_desktop.store.connection import Reader, peek, wal_path
from congdoan_desktop.store.failures import told

SUFFIX = ".congdoan"
KEY_SUFFIX = ".khoa"
STAMP = "%Y%m%d-%H%M%S"
Fill = Callable[[Reader, Path], None]
"""Writes a copy of a store into an empty file."""


def backup_folder(path: Path) -> Path:
    """Return the folder where backups lie unless somebody wants them elsewhere: beside the store."""
    return path.parent / "backups"


def copy_name(path: Path, now: datetime, why: str = "") -> str:
    """Return the name of a copy made `now`, ASCII only: `che-tan-uyen-20260702-081500.congdoan`."""
    return f"{ascii_stem(path)}-{now.strftime(STAMP)}{why}{SUFFIX}"


def ascii_stem(path: Path) -> str:
    """Return the file's name without suffix in letters every stick and e-mail program can carry."""
    return re.sub(r"[^a-z0-9]+", "-", fold(path.stem)).strip("-") or "store"


def keep_copy(reader: Reader, folder: Path, now: datetime, *, key: bytes | None, why: str = "") -> Path:
    """Copy the whole store into `folder`, read the copy back, and only then give it its name. Same key as the store.

    Raises `UserError` store.disk_full, store.read_only, store.unreadable, store.io_error, store.copy_failed.
    """
    target = folder / copy_name(reader.path, now, why)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with carried_key(reader.path, target):
            write_copy(reader, target, key=key)
    except OSError as error:
        raise UserError("store.copy_failed", name=target.name) from error
    return target


def write_copy(reader: Reader, target: Path, *, key: bytes | None, fill: Fill | None = None) -> None:
    """Write a copy of the store to `target`, read back before it gets its name. Raises `UserError` as `keep_copy`.

    `key` and `fill` as in `fill_part`.
    """
    try:
        with told(target), arriving(target) as part:
            fill_part(reader, part, key=key, fill=fill)
            # The log of what stood here before must be gone: it would be replayed into the new file.
            if wal_path(target).exists():
                wal_path(target).unlink()
    except OSError as error:
        raise UserError("store.copy_failed", name=target.name) from error


def fill_part(reader: Reader, part: Path, *, key: bytes | None, fill: Fill | None = None) -> None:
    """Write a copy of the store into an empty file and read it back. `key`: of the copy; that of the store, unless
    `fill` writes it under another one.

    Raises `UserError` store.copy_failed, store.damaged, and what the database says.
    """
    (fill or _vacuum)(reader, part)
    _compare(reader, part, key)


def key_path(path: Path) -> Path:
    """Return where the wrapped key of the store or copy at `path` lies, if it has one."""
    return path.with_name(f"{path.name}{KEY_SUFFIX}")


@contextmanager
def carried_key(path: Path, target: Path) -> Iterator[None]:
    """Put the wrapped key of the store at `path`, if it has one, beside `target`, where the block writes a copy.

    The key comes first: there is never a copy without it. Where the block fails, none is left. Raises `OSError`.
    """
    if not key_path(path).is_file():
        yield
        return
    with arriving(key_path(target)) as part:
        shutil.copyfile(key_path(path), part)
    try:
        yield
    except BaseException:
        with suppress(OSError):
            key_path(target).unlink(missing_ok=True)
        raise


def check_whole(reader: Reader) -> None:
    """Read every page of the file; raises `UserError` store.damaged when something is not as it was written."""
    if reader.rows("PRAGMA quick_check(1)") != [("ok",)]:
        raise UserError("store.damaged", name=reader.path.name)


def _vacuum(reader: Reader, part: Path) -> None:
    # It writes a copy without free pages, in one step, with the key of the store.
    reader.connection.execute("VACUUM INTO ?", (str(part),))


def _compare(reader: Reader, part: Path, key: bytes | None) -> None:
    """Read the copy back: whole, ours, made of the same parts, and as many rows in each table as the store."""
    with peek(part, key=key) as copy:
        check_whole(copy)
        if _parts(copy) != _parts(reader) or _sizes(copy) != _sizes(reader):
            raise UserError("store.copy_failed", name=part.name)


def _parts(reader: Reader) -> list[tuple[str, ...]]:
    versions = (str(reader.value("PRAGMA user_version")), str(reader.value("PRAGMA application_id")))
    return [versions, *reader.rows("SELECT type, name, sql FROM sqlite_master ORDER BY type, name")]


def _sizes(reader: Reader) -> dict[str, int]:
    tables = reader.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return {name: int(reader.value(f'SELECT count(*) FROM "{name}"')) for (name,) in tables}
