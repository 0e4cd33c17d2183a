"""Backups: made by themselves, read back, thinned out with age; and going back to one of them."""

import re
import shutil
from collections.abc import Callable, Hashable, Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from congdoan_desktop.errors import UserError
from congdoan_desktop.files import arriving
from congdoan_desktop.store.connection import peek, wal_path
from congdoan_desktop.store.copies import (
    STAMP,
    SUFFIX,
    ascii_stem,
    backup_folder,
    carried_key,
    check_whole,
    copy_name,
    keep_copy,
    key_path,
    write_copy,
)
from congdoan_desktop.store.encryption import is_plain, rewritten
from congdoan_desktop.store.lock import take_lock
from congdoan_desktop.store.migrations import refuse_newer

if TYPE_CHECKING:
    from congdoan_desktop.store.database import Store

_DUE_AFTER = timedelta(days=1)
_NAME = re.compile(rf"(?P<stem>[a-z0-9-]+)-(?P<stamp>\d{{8}}-\d{{6}}){re.escape(SUFFIX)}\Z", re.ASCII)
_KEPT: tuple[tuple[int, Callable[[datetime], Hashable]], ...] = (
    (7, lambda at: at.date()),
    (8, lambda at: at.isocalendar()[:2]),
    (24, lambda at: (at.year, at.month)),
)
"""How many days, weeks and months with a backup in them keep their latest one."""


@dataclass(frozen=True, kw_only=True)
class Backup:
    """A backup as it lies in a folder; `made_at` by the clock of the computer that made it."""

    path: Path
    made_at: datetime


def backup_if_due(store: "Store", folder: Path, now: datetime) -> Path | None:
    """Make a backup when the last one is a day old or older, then drop what need not be kept. `now`: local, naive.

    Returns the new backup, or `None` when none was due. Raises `UserError` as `keep_copy`.
    """
    # One dated in the future was made under a wrong clock and says nothing about today.
    past = [backup.made_at for backup in backups(folder, store.path) if backup.made_at <= now]
    if past and now - max(past) < _DUE_AFTER:
        return None
    made = keep_copy(store, folder, now, key=store.key)
    _thin_out(folder, store.path, now)
    return made


def backups(folder: Path, path: Path) -> tuple[Backup, ...]:
    """Return the backups of the store `path` in `folder`, the latest first."""
    if not folder.is_dir():
        return ()
    dated = ((found, _made_at(found.name, ascii_stem(path))) for found in folder.iterdir())
    known = [Backup(path=found, made_at=made_at) for found, made_at in dated if made_at is not None]
    return tuple(sorted(known, key=lambda backup: backup.made_at, reverse=True))


def keep(times: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Return which of the backups made at `times` are kept: the latest of each of the last 7 days, 8 weeks and
    24 months that have any (so a computer unused for a year loses none), and all dated after `now`.
    """
    times = sorted(set(times), reverse=True)
    past = [at for at in times if at <= now]
    kept = set(times) - set(past)
    for number, period_of in _KEPT:
        latest = {period_of(at): at for at in reversed(past)}
        kept |= set(sorted(latest.values(), reverse=True)[:number])
    return frozenset(kept)


def copies_of(folder: Path, path: Path) -> tuple[Path, ...]:
    """Return every copy of the store `path` in `folder`: backups, what a backup replaced, what was there before a
    migration.
    """
    known = re.compile(rf"{re.escape(ascii_stem(path))}-\d{{8}}-\d{{6}}[a-z-]*{re.escape(SUFFIX)}\Z")
    return tuple(found for found in folder.iterdir() if known.match(found.name)) if folder.is_dir() else ()


def plain_copies(folder: Path, path: Path) -> tuple[Path, ...]:
    """Return those that anybody can read."""
    return tuple(found for found in copies_of(folder, path) if is_plain(found))


def drop_copies(copies: Iterable[Path]) -> int:
    """Delete copies, with what lies beside each: its log, its wrapped key. Returns how many there were.

    Raises `UserError` store.copy_failed for one that cannot be deleted.
    """
    old = tuple(copies)
    for found in old:
        try:
            _drop(found)
        except OSError as error:
            raise UserError("store.copy_failed", name=found.name) from error
    return len(old)


def restore_backup(
    path: Path, backup: Path, *, now: datetime, key: bytes | None = None, of_backup: bytes | None = None
) -> Path | None:
    """Put a copy of `backup` in the place of the store `path` (closed; may be damaged or missing).

    The backup is read whole before anything is touched, and what it replaces is kept, byte for byte, in the backup
    folder beside the store. Returns where, or `None` if there was nothing to keep. `key`: of the store, which keeps it
    whatever the backup had (`of_backup`): who set a pass-phrase does not lose it by going back.
    Raises `UserError` store.in_use, store.missing, store.damaged, store.not_ours, store.wrong_key, store.too_new,
    store.copy_failed and as `keep_copy`.
    """
    with peek(backup, key=of_backup) as reader:
        refuse_newer(reader)
        check_whole(reader)
        with closing(take_lock(path)):
            kept = _keep_replaced(path, now) if path.exists() else None
            write_copy(reader, path, key=key, fill=None if key == of_backup else rewritten(key))
    return kept


def _keep_replaced(path: Path, now: datetime) -> Path:
    """Copy the store as it is, sound or not, with its write-ahead log if it has one."""
    kept = backup_folder(path) / copy_name(path, now, "-replaced")
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        with carried_key(path, kept):
            if wal_path(path).exists():
                _copy(wal_path(path), wal_path(kept))
            _copy(path, kept)
    except OSError as error:
        raise UserError("store.copy_failed", name=kept.name) from error
    return kept


def _copy(source: Path, target: Path) -> None:
    with arriving(target) as part:
        shutil.copyfile(source, part)


def _thin_out(folder: Path, path: Path, now: datetime) -> None:
    found = backups(folder, path)
    kept = keep([backup.made_at for backup in found], now)
    for backup in found:
        if backup.made_at not in kept:
            _drop(backup.path)


def _drop(copy: Path) -> None:
    for each in (copy, wal_path(copy), key_path(copy)):
        each.unlink(missing_ok=True)


def _made_at(name: str, stem: str) -> datetime | None:
    match = _NAME.match(name)
    if match is None or match["stem"] != stem:
        return None
    try:
        return datetime.strptime(match["stamp"], STAMP)
    except ValueError:
        return None
