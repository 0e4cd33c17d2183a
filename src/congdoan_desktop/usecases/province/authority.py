"""The authority of a province: made once under a pass-phrase. Its copies are in `authority_copies`.

Its key signs certificates and revocation lists and nothing else; what the province says itself (packs, receipts,
reports) is signed by a key of its own, which the authority certifies.
"""

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from congdoan_desktop.domain.text import clean, fold
from congdoan_desktop.domain.unit_key import KeptKey, NewKey
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import unit_keys
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.gather_facts import the_unit
from congdoan_desktop.usecases.unit_key_forms import opened, wrapped
from congdoan_desktop.usecases.wrapped_twice import require_passphrase

if TYPE_CHECKING:
    from congdoan_desktop.signing.authority import Authority
    from congdoan_desktop.signing.own_key import OwnKey

_LONGEST = 64
"""Bytes of a name in UTF-8 (X.520)."""


def authority_of(db: Reader) -> KeptKey | None:
    """Return the authority in use."""
    return unit_keys.current_key(db, "authority")


def proposed_name(db: Reader, now: datetime) -> str:
    """Return a name that no authority had here: a renewed one under the same name looks like a forgery."""
    count = len(unit_keys.all_keys(db, "authority")) + 1
    return f"CA {the_unit(db).short_name} {now:%Y}-{count}"


def make_authority(store: Store, passphrase: str, now: datetime, name: str = "") -> NewKey:
    """Make the authority. Its recovery code is shown and printed now, and never again. `name`: as `proposed_name`.

    Raises `UserError` authority.exists, authority.name_taken, authority.name_long, key.passphrase_*, unit.missing.
    """
    from congdoan_desktop.signing import authority
    from congdoan_desktop.signing.own_key import OwnKey

    unit = the_unit(store)
    require_passphrase(store, passphrase)
    if authority_of(store) is not None:
        raise UserError("authority.exists")
    name = clean(name) or proposed_name(store, now)
    _require_new_name(store, name)
    made = authority.make_authority(name, unit.name, now=now)
    own = OwnKey(private=made.key, algorithm="ecdsa", certificate=made.certificate)
    new = wrapped(own, passphrase, now)
    kept = replace(new.kept, purpose="authority")
    with store.atomic():
        unit_keys.add_key(store, kept)
    return replace(new, kept=kept)


def open_authority(db: Reader, passphrase: str) -> "Authority":
    """Return the use of the authority in use. Takes a quarter of a second, on purpose.

    Raises `UserError` authority.none, authority.bad_passphrase, key.damaged.
    """
    from congdoan_desktop.signing.authority import Authority

    own = open_kept(current_authority(db), passphrase)
    return Authority(certificate=own.certificate, key=own.private)


def end_authority(store: Store, now: datetime) -> None:
    """End the authority in use: it issues nothing any more, and what it issued stays good. Raises authority.none."""
    kept = current_authority(store)
    with store.atomic():
        unit_keys.end_key(store, kept.id, now)
    store.empty_log()


def current_authority(db: Reader) -> KeptKey:
    """Return the authority in use. Raises `UserError` authority.none."""
    kept = authority_of(db)
    if kept is None:
        raise UserError("authority.none")
    return kept


def open_kept(kept: KeptKey, passphrase: str) -> "OwnKey":
    """Return the key itself. Raises `UserError` authority.bad_passphrase, key.damaged."""
    try:
        return opened(kept, passphrase)
    except UserError as error:
        if error.code != "key.bad_passphrase":
            raise
        raise UserError("authority.bad_passphrase") from error


def require_pair(private: bytes, certificate: bytes) -> None:
    """The key in a copy must be that of its certificate, which is of an authority."""
    from congdoan_desktop.signing.own_key import is_pair
    from congdoan_desktop.signing.own_word import are_authorities

    if not is_pair(private, certificate) or not are_authorities((certificate,)):
        raise UserError("authority.not_a_copy")


def _require_new_name(db: Reader, name: str) -> None:
    from congdoan_desktop.signing.own_key import look_at_certificate

    if len(name.encode()) > _LONGEST:
        raise UserError("authority.name_long", most=_LONGEST)
    names = {fold(look_at_certificate(key.certificate).name) for key in unit_keys.all_keys(db, "authority")}
    if fold(name) in names:
        raise UserError("authority.name_taken")
