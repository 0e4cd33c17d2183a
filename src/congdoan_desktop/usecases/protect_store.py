"""A pass-phrase for the data file: set, changed, set anew by the recovery sheet, taken off.

The store is encrypted under a random key, which never changes; the pass-phrase only wraps it. So a pass-phrase is
changed without writing the store anew, and every backup has beside it the wrapped key as it was on its day.
"""

import secrets
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from congdoan_desktop import paths
from congdoan_desktop.domain.store_key import KEY_BYTES, NewStoreKey, WrappedStoreKey
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.copies import backup_folder, key_path
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.gather_facts import the_unit
from congdoan_desktop.usecases.keep_backup import back_up
from congdoan_desktop.usecases.store_key import (
    digest_of,
    fingerprint_of,
    keep_wrapped,
    key_by_code,
    key_by_phrase,
    purpose_of,
    wrapped_key,
)
from congdoan_desktop.usecases.wrapped_twice import new_code, require_passphrase, wrap_twice


def new_store_key(db: Reader, passphrase: str, now: datetime) -> NewStoreKey:
    """Make a key and wrap it; nothing is kept yet: first the recovery sheet, then `protect`.

    Raises `UserError` key.passphrase_*, unit.missing.
    """
    require_passphrase(db, passphrase)
    key, key_id = secrets.token_bytes(KEY_BYTES), repository.new_id()
    forms = wrap_twice(key, passphrase, purpose_of(key_id))
    wrapped = WrappedStoreKey(
        id=key_id,
        fingerprint=fingerprint_of(key),
        by_passphrase=forms.by_passphrase,
        by_recovery=forms.by_recovery,
        digest=digest_of(forms.by_passphrase, forms.by_recovery),
        made_at=now,
    )
    return NewStoreKey(wrapped=wrapped, key=key, recovery_code=forms.recovery_code)


def protect(path: Path, new: NewStoreKey) -> None:
    """Encrypt the store at `path`, closed everywhere. The wrapped key is on the disk before the first encrypted byte.

    Raises `UserError` as `store.encryption.change_key` and `files.write_atomic`; then the store is as it was.
    """
    from congdoan_desktop.store.encryption import change_key, is_plain

    if not is_plain(path):
        raise UserError("phrase.exists")
    keep_wrapped(path, new.wrapped)
    try:
        change_key(path, old=None, new=new.key)
    except UserError:
        if is_plain(path):
            with suppress(OSError):
                key_path(path).unlink(missing_ok=True)
        raise


def unprotect(path: Path, key: bytes) -> None:
    """Take the key off the store at `path`, closed everywhere. Its backups stay as they are.

    Raises `UserError` as `store.encryption.change_key`; then the store is as it was.
    """
    from congdoan_desktop.store.encryption import change_key

    change_key(path, old=key, new=None)
    with suppress(OSError):  # it opens nothing any more
        key_path(path).unlink(missing_ok=True)


def change_phrase(db: Reader, old: str, new: str) -> WrappedStoreKey:
    """Wrap the key of the store `db` under another pass-phrase; the recovery sheet stays good.

    Raises `UserError` phrase.wrong, phrase.damaged, key.passphrase_*, unit.missing and as `files.write_atomic`.
    """
    return set_phrase(db, key_by_phrase(db.path, old), new)


def change_forgotten_phrase(db: Reader, code: str, new: str) -> WrappedStoreKey:
    """Do the same by the code of the recovery sheet. Raises `UserError` as `change_phrase` and `key_by_code`."""
    return set_phrase(db, key_by_code(db.path, code), new)


def set_phrase(db: Reader, key: bytes, new: str) -> WrappedStoreKey:
    """Wrap `key`, that of the store `db`, under another pass-phrase. Raises `UserError` as `change_phrase`."""
    from congdoan_desktop.signing.wrapping import wrap

    wrapped = wrapped_key(db.path)
    require_passphrase(db, new)
    by_passphrase = wrap(key, new, purpose=purpose_of(wrapped.id))
    return _kept(db.path, replace(wrapped, by_passphrase=by_passphrase))


def new_sheet(db: Reader, passphrase: str) -> NewStoreKey:
    """Make a new recovery code, where the sheet was lost or seen; the old one opens older backups only.

    Raises `UserError` phrase.wrong, phrase.damaged and as `files.write_atomic`.
    """
    from congdoan_desktop.signing.wrapping import wrap

    key, wrapped, code = key_by_phrase(db.path, passphrase), wrapped_key(db.path), new_code()
    by_recovery = wrap(key, code, purpose=purpose_of(wrapped.id))
    return NewStoreKey(wrapped=_kept(db.path, replace(wrapped, by_recovery=by_recovery)), key=key, recovery_code=code)


def recovery_sheet(db: Reader, new: NewStoreKey, made_at: datetime) -> bytes:
    """Return the sheet (PDF) for the safe. It is shown and printed, never kept. `made_at` has a time zone.

    Raises `UserError` unit.missing, font.missing, font.letters_missing.
    """
    from congdoan_desktop.render.recovery_sheet import draw_recovery_sheet
    from congdoan_desktop.texts.store_key import STORE_SHEET

    return draw_recovery_sheet(
        the_unit(db).name,
        new.wrapped.fingerprint,
        new.recovery_code,
        fonts=paths.resources() / "fonts",
        made_at=made_at,
        words=STORE_SHEET,
    )


def readable_backups(path: Path) -> tuple[Path, ...]:
    """Return the copies beside the store at `path` that were made before it had a pass-phrase: anybody reads them."""
    from congdoan_desktop.store.backup import plain_copies

    return plain_copies(backup_folder(path), path)


def drop_readable_backups(store: Store, now: datetime) -> int:
    """Make an encrypted backup, then delete those that anybody reads; return how many. `now`: local.

    Raises `UserError` as `back_up`; then every older copy is still there. store.copy_failed when one cannot be deleted.
    """
    from congdoan_desktop.store.backup import drop_copies

    if store.key is None:
        raise UserError("phrase.none")
    back_up(store, now)
    return drop_copies(readable_backups(store.path))


def _kept(path: Path, wrapped: WrappedStoreKey) -> WrappedStoreKey:
    renewed = replace(wrapped, digest=digest_of(wrapped.by_passphrase, wrapped.by_recovery))
    keep_wrapped(path, renewed)
    return renewed
