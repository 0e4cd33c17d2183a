"""Backups on a person's own wish: make one now, look at what there is, go back to one."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from congdoan_desktop.errors import UserError
from congdoan_desktop.store.copies import backup_folder, keep_copy
from congdoan_desktop.store.database import Store

if TYPE_CHECKING:
    from congdoan_desktop.store.backup import Backup


def back_up(store: Store, now: datetime, folder: Path | None = None) -> Path:
    """Copy the whole store to `folder` (by default where its backups lie), read the copy back, return it. `now`: local.

    Raises `UserError` store.disk_full, store.read_only, store.unreadable, store.io_error, store.copy_failed.
    """
    return keep_copy(store, folder or backup_folder(store.path), now, key=store.key)


def renew_backups(store: Store, now: datetime) -> int:
    """Make a new backup, then delete every older copy beside the store; return how many. `now`: local.

    For when somebody's data were erased: older copies still hold them. Copies kept elsewhere are out of reach.
    Raises `UserError` as `back_up`; then every older copy is still there. store.copy_failed when one cannot be deleted.
    """
    from congdoan_desktop.store.backup import copies_of, drop_copies

    made = back_up(store, now)
    return drop_copies(found for found in copies_of(made.parent, store.path) if found != made)


def backups_of(path: Path) -> "tuple[Backup, ...]":
    """Return the backups of the store at `path`, the latest first."""
    from congdoan_desktop.store.backup import backups

    return backups(backup_folder(path), path)


def guard_of(backup: Path, key: bytes | None) -> Literal["none", "same", "other"]:
    """Tell how a backup is guarded: not at all, by `key`, or by another one (a pass-phrase set at another time)."""
    from congdoan_desktop.store.connection import peek
    from congdoan_desktop.store.encryption import is_plain
    from congdoan_desktop.usecases.store_key import is_locked

    if is_plain(backup):
        return "none"
    if key is not None:
        try:
            peek(backup, key=key).close()
        except UserError:
            pass
        else:
            return "same"
    return "other" if is_locked(backup) else "none"


def go_back(
    path: Path, backup: Path, now: datetime, *, key: bytes | None = None, of_backup: bytes | None = None
) -> Path | None:
    """Put a backup in the place of the store `path`, which must be closed. Returns where the replaced one is kept.

    `key`: of the store, which stays as well guarded as it is; `of_backup`: of the backup, where it has one.
    Raises `UserError` store.in_use, store.damaged, store.not_ours, store.wrong_key, store.too_new, store.copy_failed,
    store.disk_full.
    """
    from congdoan_desktop.store.backup import restore_backup

    return restore_backup(path, backup, now=now, key=key, of_backup=of_backup)
