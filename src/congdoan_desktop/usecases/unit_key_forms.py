"""The wrapped forms of the unit's key: what goes into them, and what comes out by pass-phrase or recovery code."""

from datetime import datetime
from typing import TYPE_CHECKING

from congdoan_desktop.domain.unit_key import KeptKey, NewKey
from congdoan_desktop.store import repository
from congdoan_desktop.usecases.wrapped_twice import by_code, wrap_twice

if TYPE_CHECKING:
    from congdoan_desktop.signing.own_key import OwnKey


def wrapped(own: "OwnKey", passphrase: str, now: datetime) -> NewKey:
    """Return a key just made or taken over, ready to be kept."""
    key_id = repository.new_id()
    forms = wrap_twice(own.private, passphrase, _purpose(key_id))
    kept = KeptKey(
        id=key_id,
        algorithm=own.algorithm,
        certificate=own.certificate,
        chain=own.chain,
        by_passphrase=forms.by_passphrase,
        by_recovery=forms.by_recovery,
        made_at=now,
    )
    return NewKey(kept=kept, recovery_code=forms.recovery_code)


def opened(kept: KeptKey, passphrase: str) -> "OwnKey":
    """Return the key itself. Raises `UserError` key.bad_passphrase, key.damaged."""
    from congdoan_desktop.signing.own_key import OwnKey
    from congdoan_desktop.signing.wrapping import unwrap

    private = unwrap(kept.by_passphrase, passphrase, purpose=_purpose(kept.id))
    return OwnKey(private=private, algorithm=kept.algorithm, certificate=kept.certificate, chain=kept.chain)


def recovered(kept: KeptKey, code: str) -> bytes:
    """Return the private key by its recovery code. Raises `UserError` key.code_wrong, key.damaged."""
    return by_code(kept.by_recovery, code, _purpose(kept.id))


def wrap_key(private: bytes, passphrase: str, key_id: str) -> str:
    """Return a private key wrapped; the form opens in the row of its own key only."""
    from congdoan_desktop.signing.wrapping import wrap

    return wrap(private, passphrase, purpose=_purpose(key_id))


def _purpose(key_id: str) -> str:
    return f"unit key {key_id}"
