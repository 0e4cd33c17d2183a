"""The authority of a province: made once under a pass-phrase, kept in two copies, brought back from one.

Its key signs certificates and revocation lists and nothing else; what the province says itself (packs, receipts,
reports) is signed by a key of its own, which the authority certifies.
"""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from congdoan_desktop.codec import from_json, to_json
from congdoan_desktop.domain.unit_key import KeptKey, NewKey
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import read_file, sha256
from congdoan_desktop.store import settings, unit_keys
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.gather_facts import the_unit
from congdoan_desktop.usecases.hand_over_copy import Enclosure, write_out
from congdoan_desktop.usecases.unit_key_forms import (
    new_code,
    opened,
    read_recovery_code,
    recovered,
    require_passphrase,
    wrap_key,
    wrapped,
)

if TYPE_CHECKING:
    from congdoan_desktop.signing.authority import Authority

COPY_LIMIT = 64_000
"""Bytes of a copy that are read."""
WANTED_COPIES = 2
_SCHEMA = "congdoan-authority/1"
_COPIES = "authority.copies"


@dataclass(frozen=True, kw_only=True)
class Copy:
    """One copy that was made: where to, and when it was read back and found whole. Its `authority` by fingerprint."""

    authority: str
    way: str
    """`drive` or `paper`."""
    destination: str
    made_at: str
    """UTC, ISO 8601."""
    by: str = ""


@dataclass(frozen=True, kw_only=True)
class _Copied:
    """A copy as a file: the certificate, and the key wrapped twice, as the store keeps it."""

    schema: str = _SCHEMA
    key_id: str
    certificate: bytes
    by_passphrase: str
    by_recovery: str
    made_at: datetime


def authority_of(db: Reader) -> KeptKey | None:
    """Return the authority in use."""
    return unit_keys.current_key(db, "authority")


def make_authority(store: Store, passphrase: str, now: datetime) -> NewKey:
    """Make the authority. Its recovery code is shown and printed now, and never again.

    Raises `UserError` authority.exists, key.passphrase_*, unit.missing.
    """
    from congdoan_desktop.signing import authority
    from congdoan_desktop.signing.own_key import OwnKey

    unit = the_unit(store)
    require_passphrase(store, passphrase)
    if authority_of(store) is not None:
        raise UserError("authority.exists")
    # A renewed authority must bear another name: the same name with another key is what a look-alike shows.
    count = len(unit_keys.all_keys(store, "authority")) + 1
    made = authority.make_authority(f"CA {unit.short_name} {now:%Y}-{count}", unit.name, now=now)
    own = OwnKey(private=made.key, algorithm="ecdsa", certificate=made.certificate)
    new = wrapped(own, passphrase, now)
    kept = replace(new.kept, purpose="authority")
    with store.atomic():
        unit_keys.add_key(store, kept)
    return replace(new, kept=kept)


def open_authority(db: Reader, passphrase: str) -> "Authority":
    """Return the use of the authority in use. Takes a quarter of a second, on purpose.

    Raises `UserError` authority.none, key.bad_passphrase, key.damaged.
    """
    from congdoan_desktop.signing.authority import Authority

    own = opened(_current(db), passphrase)
    return Authority(certificate=own.certificate, key=own.private)


def end_authority(store: Store, now: datetime) -> None:
    """End the authority in use: it issues nothing any more, and what it issued stays good. Raises authority.none."""
    kept = _current(store)
    with store.atomic():
        unit_keys.end_key(store, kept.id, now)
    store.empty_log()


def copies(db: Reader) -> tuple[Copy, ...]:
    """Return the copies made of the authority in use, the oldest first."""
    kept = authority_of(db)
    made = from_json(to_json(settings.setting(db, _COPIES, [])), tuple[Copy, ...])
    return tuple(one for one in made if kept is not None and one.authority == sha256(kept.certificate))


def lacks_copies(db: Reader) -> int:
    """Return how many copies are still to be made of the authority in use."""
    return max(WANTED_COPIES - len(copies(db)), 0) if authority_of(db) is not None else 0


def copy_name(kept: KeptKey) -> str:
    """Return the name of the file of a copy: plain letters."""
    return f"chung-thu-goc-{sha256(kept.certificate)[:8]}.congdoan-ca"


def copy_bytes(db: Reader) -> bytes:
    """Return the copy as it is written to a stick or printed. Raises `UserError` authority.none."""
    kept = _current(db)
    return to_json(
        _Copied(
            key_id=kept.id,
            certificate=kept.certificate,
            by_passphrase=kept.by_passphrase,
            by_recovery=kept.by_recovery,
            made_at=kept.made_at,
        )
    )


def write_copy(store: Store, folder: Path, passphrase: str, now: datetime) -> Path:
    """Write a copy to a stick, read it back, open it with the pass-phrase, and only then note that there is one.

    Raises `UserError` authority.none, key.bad_passphrase, key.damaged, and those of `write_out`.
    """
    kept = _current(store)
    opened(kept, passphrase)  # whoever makes a copy can open it
    data = copy_bytes(store)

    def is_sound(_one: Enclosure, read: bytes) -> bool:
        return _opens(read, passphrase)

    (path,) = write_out((Enclosure(name=copy_name(kept), data=data),), folder, is_sound=is_sound)
    note_copy(store, "drive", folder.name or str(folder), now)
    return path


def note_copy(store: Store, way: str, destination: str, now: datetime) -> None:
    """Note that a copy was made and found whole."""
    made = Copy(
        authority=sha256(_current(store).certificate),
        way=way,
        destination=destination,
        made_at=now.astimezone(UTC).isoformat(timespec="seconds"),
        by=store.author,
    )
    others = settings.setting(store, _COPIES, [])
    settings.set_setting(store, _COPIES, [*others, _plain(made)])


def restore_authority(store: Store, data: bytes, secret: str, now: datetime) -> NewKey:
    """Bring the authority back from a copy by its pass-phrase or by the code of its recovery sheet.

    The pass-phrase stays; the recovery code is a new one. Raises `UserError` authority.exists, authority.not_a_copy,
    key.bad_passphrase, key.code_*, key.damaged, and authority.other_owner where it belongs to another union.
    """
    from congdoan_desktop.signing.own_key import look_at_certificate

    if authority_of(store) is not None:
        raise UserError("authority.exists")
    copied = _read(data)
    if look_at_certificate(copied.certificate).organisation != the_unit(store).name:
        raise UserError("authority.other_owner")
    kept = _kept(copied)
    private = _private(kept, secret)
    _require_pair(private, copied.certificate)
    code = new_code()
    renewed = replace(kept, by_recovery=wrap_key(private, code, kept.id), made_at=now)
    known = {one.id for one in unit_keys.all_keys(store, "authority")}
    if renewed.id in known:
        raise UserError("authority.ended")
    with store.atomic():
        unit_keys.add_key(store, renewed)
    return NewKey(kept=renewed, recovery_code=code)


def restore_from_file(store: Store, path: Path, secret: str, now: datetime) -> NewKey:
    """Do the same from a file. Raises `UserError` as `restore_authority`, and file.*."""
    return restore_authority(store, read_file(path, limit=COPY_LIMIT), secret, now)


def _current(db: Reader) -> KeptKey:
    kept = authority_of(db)
    if kept is None:
        raise UserError("authority.none")
    return kept


def _read(data: bytes) -> _Copied:
    if len(data) > COPY_LIMIT:
        raise UserError("authority.not_a_copy")
    copied = from_json(data, _Copied, code="authority.not_a_copy")
    if copied.schema != _SCHEMA or copied.made_at.tzinfo is None or not re.fullmatch(r"[0-9a-f]{32}", copied.key_id):
        raise UserError("authority.not_a_copy")
    return copied


def _kept(copied: _Copied) -> KeptKey:
    return KeptKey(
        id=copied.key_id,
        algorithm="ecdsa",
        certificate=copied.certificate,
        by_passphrase=copied.by_passphrase,
        by_recovery=copied.by_recovery,
        made_at=copied.made_at,
        purpose="authority",
    )


def _private(kept: KeptKey, secret: str) -> bytes:
    """Return the key by its pass-phrase, else by the code of its recovery sheet."""
    try:
        return opened(kept, secret).private
    except UserError as error:
        if error.code != "key.bad_passphrase":
            raise
        wrong = error
    try:
        code = read_recovery_code(secret)
    except UserError:
        raise wrong from None
    return recovered(kept, code)


def _opens(data: bytes, passphrase: str) -> bool:
    try:
        copied = _read(data)
        _require_pair(opened(_kept(copied), passphrase).private, copied.certificate)
    except UserError:
        return False
    return True


def _require_pair(private: bytes, certificate: bytes) -> None:
    """The key in a copy must be that of its certificate, which is of an authority."""
    from congdoan_desktop.signing.own_key import is_pair
    from congdoan_desktop.signing.own_word import are_authorities

    if not is_pair(private, certificate) or not are_authorities((certificate,)):
        raise UserError("authority.not_a_copy")


def _plain(copy: Copy) -> dict[str, str]:
    return {"authority": copy.authority, "way": copy.way, "destination": copy.destination} | {
        "made_at": copy.made_at,
        "by": copy.by,
    }
