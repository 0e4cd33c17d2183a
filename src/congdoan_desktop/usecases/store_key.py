"""The key of an encrypted store: by the pass-phrase, or by the code of the recovery sheet.

The wrapped key lies in a small file beside the store (`store.copies.key_path`). A store without one costs nothing
here: no library is loaded for it.
"""

from contextlib import suppress
from pathlib import Path

from congdoan_desktop.codec import from_json, to_json
from congdoan_desktop.domain.store_key import KEY_BYTES, WrappedStoreKey
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import read_file, sha256, write_atomic
from congdoan_desktop.store.copies import key_path
from congdoan_desktop.usecases.wrapped_twice import by_code, read_recovery_code

_LIMIT = 64_000
_KNOWN = "congdoan-store-key/1"


def is_locked(path: Path) -> bool:
    """Tell whether the store or backup at `path` opens with a pass-phrase only."""
    from congdoan_desktop.store.encryption import is_plain
    from congdoan_desktop.store.key_files import key_files

    # A plain store may have a key beside it: the power went before it was encrypted.
    return path.is_file() and not is_plain(path) and bool(key_files(path))


def key_by_phrase(path: Path, passphrase: str) -> bytes:
    """Return the key of the store at `path`. Takes a quarter of a second, on purpose.

    Raises `UserError` phrase.wrong, phrase.damaged, phrase.newer.
    """
    from congdoan_desktop.signing.wrapping import unwrap

    wrapped = wrapped_key(path)
    try:
        key = unwrap(wrapped.by_passphrase, passphrase, purpose=purpose_of(wrapped.id))
    except UserError as error:
        raise _said(error, "phrase.wrong") from error
    return _checked(path, wrapped, key)


def key_by_code(path: Path, typed: str) -> bytes:
    """Return the key of the store at `path` by the code of its recovery sheet, however it was typed.

    Raises `UserError` key.code_letters, key.code_length, key.code_mistyped, phrase.code_wrong, phrase.damaged,
    phrase.newer.
    """
    wrapped, code = wrapped_key(path), read_recovery_code(typed)
    try:
        key = by_code(wrapped.by_recovery, code, purpose_of(wrapped.id))
    except UserError as error:
        raise _said(error, "phrase.code_wrong") from error
    return _checked(path, wrapped, key)


def wrapped_key(path: Path) -> WrappedStoreKey:
    """Return the wrapped key of the store: from the file beside it, else from beside its latest copy.

    Raises `UserError` phrase.damaged, phrase.newer.
    """
    from congdoan_desktop.store.key_files import key_files

    worst = UserError("phrase.damaged")
    for file in key_files(path):
        try:
            return _read(file)
        except UserError as error:
            worst = error if error.code == "phrase.newer" else worst
    raise worst


def keep_wrapped(path: Path, wrapped: WrappedStoreKey) -> None:
    """Put the wrapped key beside the store at `path`, in the place of one that is there. Raises as `write_atomic`."""
    write_atomic(key_path(path), to_json(wrapped, indent=2))


def digest_of(by_passphrase: str, by_recovery: str) -> str:
    """Return what tells a damaged file from a wrong pass-phrase."""
    return sha256(f"{by_passphrase}\n{by_recovery}".encode())


def fingerprint_of(key: bytes) -> str:
    """Return 64 hex digits by which a sheet and a file are matched. They tell nothing about a random key."""
    return sha256(b"congdoan store key\n" + key)


def purpose_of(key_id: str) -> str:
    """Return what the wrapped forms of one key are bound to."""
    return f"store key {key_id}"


def _read(file: Path) -> WrappedStoreKey:
    wrapped = from_json(read_file(file, limit=_LIMIT), WrappedStoreKey, code="phrase.damaged")
    if wrapped.schema != _KNOWN:
        raise UserError("phrase.newer")
    if wrapped.digest != digest_of(wrapped.by_passphrase, wrapped.by_recovery):
        raise UserError("phrase.damaged")
    return wrapped


def _checked(path: Path, wrapped: WrappedStoreKey, key: bytes) -> bytes:
    """The right key, of the right size; where the file beside the store was lost or damaged, it is there again."""
    if len(key) != KEY_BYTES or fingerprint_of(key) != wrapped.fingerprint:
        raise UserError("phrase.damaged")
    try:
        _read(key_path(path))
    except UserError:
        with suppress(UserError):  # a stick that may only be read opens all the same
            keep_wrapped(path, wrapped)
    return key


def _said(error: UserError, code: str) -> UserError:
    if error.code in ("key.bad_passphrase", "key.code_wrong"):
        return UserError(code)
    return UserError("phrase.damaged") if error.code == "key.damaged" else error
