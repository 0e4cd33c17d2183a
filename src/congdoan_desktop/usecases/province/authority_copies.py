"""Copies of the authority: one on paper, one on a stick, each read back; and the authority brought back from one."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from congdoan_desktop.codec import from_json, to_json
from congdoan_desktop.domain.unit_key import KeptKey, NewKey
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import read_file, sha256
from congdoan_desktop.store import settings, unit_keys
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.gather_facts import the_unit
from congdoan_desktop.usecases.hand_over_copy import Enclosure, write_out
from congdoan_desktop.usecases.province.authority import (
    authority_of,
    current_authority,
    open_authority,
    open_kept,
    require_pair,
)
from congdoan_desktop.usecases.unit_key_forms import recovered, wrap_key
from congdoan_desktop.usecases.wrapped_twice import new_code, read_recovery_code, require_passphrase

COPY_LIMIT = 64_000
"""Bytes of a copy that are read."""
WAYS = ("paper", "drive")
"""The two copies that are wanted: one of each, so that one mishap does not take both."""
_SCHEMA = "congdoan-authority/1"
_COPIES = "authority.copies"
_TESTED = "authority.tested"


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


def renew_code(store: Store, passphrase: str) -> NewKey:
    """Make a new recovery code, where the sheet was never printed, was lost or seen: the paper is to be made anew.

    The old code still opens older copies. Raises `UserError` authority.none, authority.bad_passphrase, key.damaged.
    """
    kept = current_authority(store)
    private, code = open_kept(kept, passphrase).private, new_code()
    renewed = replace(kept, by_recovery=wrap_key(private, code, kept.id))
    return NewKey(kept=_keep_rewrapped(store, renewed, ("paper",)), recovery_code=code)


def recover_authority(store: Store, typed: str, passphrase: str) -> NewKey:
    """Set a new pass-phrase by the code of the recovery sheet; the code is a new one, and all copies are to be made
    anew.

    Raises `UserError` authority.none, key.code_*, key.damaged, key.passphrase_*.
    """
    kept = current_authority(store)
    private = recovered(kept, read_recovery_code(typed))
    require_passphrase(store, passphrase)
    code = new_code()
    renewed = replace(
        kept, by_passphrase=wrap_key(private, passphrase, kept.id), by_recovery=wrap_key(private, code, kept.id)
    )
    return NewKey(kept=_keep_rewrapped(store, renewed, WAYS), recovery_code=code)


def confirm_paper(store: Store, typed: str, place: str, now: datetime) -> None:
    """Note the paper copy, once the code was typed from the printed sheet and opens the authority.

    Raises `UserError` authority.none, key.code_*, key.damaged.
    """
    kept = current_authority(store)
    require_pair(recovered(kept, read_recovery_code(typed)), kept.certificate)
    note_copy(store, "paper", place, now)


def copies(db: Reader) -> tuple[Copy, ...]:
    """Return the copies made of the authority in use, the oldest first."""
    kept = authority_of(db)
    made = from_json(to_json(settings.setting(db, _COPIES, [])), tuple[Copy, ...])
    return tuple(one for one in made if kept is not None and one.authority == sha256(kept.certificate))


def lacks_copies(db: Reader) -> int:
    """Return how many copies are still to be made of the authority in use: one on paper, one on a stick."""
    return len(lacking_ways(db))


def lacking_ways(db: Reader) -> tuple[str, ...]:
    """Return `paper` and `drive`, as far as there is no copy of that kind of the authority in use."""
    made = {one.way for one in copies(db)}
    return tuple(way for way in WAYS if way not in made) if authority_of(db) is not None else ()


def copy_name(kept: KeptKey) -> str:
    """Return the name of the file of a copy: plain letters."""
    return f"chung-thu-goc-{sha256(kept.certificate)[:8]}.congdoan-ca"


def copy_bytes(db: Reader) -> bytes:
    """Return the copy as it is written to a stick or printed. Raises `UserError` authority.none."""
    kept = current_authority(db)
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

    Raises `UserError` authority.none, authority.bad_passphrase, key.damaged, and those of `write_out`.
    """
    kept = current_authority(store)
    open_kept(kept, passphrase)  # whoever makes a copy can open it
    data = copy_bytes(store)

    def is_sound(_one: Enclosure, read: bytes) -> bool:
        return _opens(read, passphrase)

    (path,) = write_out((Enclosure(name=copy_name(kept), data=data),), folder, is_sound=is_sound)
    note_copy(store, "drive", folder.name or str(folder), now)
    return path


def try_passphrase(store: Store, passphrase: str, now: datetime) -> None:
    """Open the authority once more, by heart, and note that it could be. Raises `UserError` as `open_authority`."""
    open_authority(store, passphrase)
    settings.set_setting(
        store,
        _TESTED,
        {"authority": sha256(current_authority(store).certificate), "at": now.astimezone(UTC).isoformat()},
    )


def open_steps(db: Reader) -> tuple[str, ...]:
    """Return what is still to be done of the ceremony: `paper`, `drive`, `test`; nothing without an authority."""
    kept = authority_of(db)
    if kept is None:
        return ()
    is_tested = settings.setting(db, _TESTED, {}).get("authority") == sha256(kept.certificate)
    return (*lacking_ways(db), *(() if is_tested else ("test",)))


def require_finished(db: Reader) -> None:
    """Raise `UserError` authority.lacks_copies while the ceremony is not over: what is issued must outlive a disk."""
    if open_steps(db):
        raise UserError("authority.lacks_copies")


def note_copy(store: Store, way: str, destination: str, now: datetime) -> None:
    """Note that a copy was made and found whole."""
    made = Copy(
        authority=sha256(current_authority(store).certificate),
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
    authority.bad_passphrase, key.code_*, key.damaged, and authority.other_owner where it belongs to another union.
    """
    from congdoan_desktop.signing.own_key import look_at_certificate

    if authority_of(store) is not None:
        raise UserError("authority.exists")
    copied = _read(data)
    if look_at_certificate(copied.certificate).organisation != the_unit(store).name:
        raise UserError("authority.other_owner")
    kept = _kept(copied)
    private = _private(kept, secret)
    require_pair(private, copied.certificate)
    code = new_code()
    renewed = replace(kept, by_recovery=wrap_key(private, code, kept.id), made_at=now)
    known = {one.id for one in unit_keys.all_keys(store, "authority")}
    if renewed.id in known:
        raise UserError("authority.ended")
    with store.atomic():
        unit_keys.add_key(store, renewed)
    return NewKey(kept=renewed, recovery_code=code)


def restore_from_file(store: Store, path: Path, secret: str, now: datetime) -> NewKey:
    """Do the same from the file on the stick, or from a scan (PDF) of the paper.

    Raises `UserError` as `restore_authority`, authority_paper.read_paper, and file.*.
    """
    if path.suffix.lower() == ".pdf":
        from congdoan_desktop.usecases.province.authority_paper import read_paper

        return restore_authority(store, read_paper(path), secret, now)
    return restore_authority(store, read_file(path, limit=COPY_LIMIT), secret, now)


def _keep_rewrapped(store: Store, kept: KeptKey, void: tuple[str, ...]) -> KeptKey:
    """Keep other wrapped forms, leave none of the old ones in the file; copies of the kinds `void` count no more."""
    mine = sha256(kept.certificate)
    others = [one for one in settings.setting(store, _COPIES, []) if one["authority"] != mine or one["way"] not in void]
    with store.atomic():
        unit_keys.rewrap_key(store, kept)
        settings.set_setting(store, _COPIES, others)
        if "drive" in void:
            settings.set_setting(store, _TESTED, {})
    store.empty_log()
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
        return open_kept(kept, secret).private
    except UserError as error:
        if error.code != "authority.bad_passphrase":
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
        require_pair(open_kept(_kept(copied), passphrase).private, copied.certificate)
    except UserError:
        return False
    return True


def _plain(copy: Copy) -> dict[str, str]:
    return {"authority": copy.authority, "way": copy.way, "destination": copy.destination} | {
        "made_at": copy.made_at,
        "by": copy.by,
    }
