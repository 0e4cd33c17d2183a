"""The wrapped forms of the unit's key: what goes into them, and what comes out by pass-phrase or recovery code."""

import secrets
from datetime import datetime
from typing import TYPE_CHECKING

from congdoan_desktop.domain import recovery_code as codes
from congdoan_desktop.domain.passphrase import LEAST, passphrase_fault
from congdoan_desktop.domain.unit_key import KeptKey, NewKey
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.usecases.gather_facts import the_unit

if TYPE_CHECKING:
    from congdoan_desktop.signing.own_key import OwnKey


def require_passphrase(db: Reader, passphrase: str) -> None:
    """Raise `UserError` key.passphrase_short, _digits, _monotonous, _name where a pass-phrase is too easy to find."""
    unit = the_unit(db)
    match passphrase_fault(passphrase, (unit.name, unit.header_name, unit.short_name, unit.parent_name)):
        case "short":
            raise UserError("key.passphrase_short", least=LEAST)
        case "digits":
            raise UserError("key.passphrase_digits")
        case "monotonous":
            raise UserError("key.passphrase_monotonous")
        case "name":
            raise UserError("key.passphrase_name")


def wrapped(own: "OwnKey", passphrase: str, now: datetime) -> NewKey:
    """Return a key just made or taken over, ready to be kept."""
    key_id, code = repository.new_id(), new_code()
    kept = KeptKey(
        id=key_id,
        algorithm=own.algorithm,
        certificate=own.certificate,
        chain=own.chain,
        by_passphrase=wrap_key(own.private, passphrase, key_id),
        by_recovery=wrap_key(own.private, code, key_id),
        made_at=now,
    )
    return NewKey(kept=kept, recovery_code=code)


def opened(kept: KeptKey, passphrase: str) -> "OwnKey":
    """Return the key itself. Raises `UserError` key.bad_passphrase, key.damaged."""
    from congdoan_desktop.signing.own_key import OwnKey
    from congdoan_desktop.signing.wrapping import unwrap

    private = unwrap(kept.by_passphrase, passphrase, purpose=_purpose(kept.id))
    return OwnKey(private=private, algorithm=kept.algorithm, certificate=kept.certificate, chain=kept.chain)


def recovered(kept: KeptKey, code: str) -> bytes:
    """Return the private key by its recovery code. Raises `UserError` key.code_wrong, key.damaged."""
    from congdoan_desktop.signing.wrapping import unwrap

    try:
        return unwrap(kept.by_recovery, code, purpose=_purpose(kept.id))
    except UserError as error:
        if error.code != "key.bad_passphrase":
            raise
        raise UserError("key.code_wrong") from error


def wrap_key(private: bytes, passphrase: str, key_id: str) -> str:
    """Return a private key wrapped; the form opens in the row of its own key only."""
    from congdoan_desktop.signing.wrapping import wrap

    return wrap(private, passphrase, purpose=_purpose(key_id))


def _purpose(key_id: str) -> str:
    return f"unit key {key_id}"


def new_code() -> str:
    """Return a random recovery code."""
    return codes.code_of(secrets.randbits(codes.SECRET_BITS))


def read_recovery_code(typed: str) -> str:
    """Return a code in its one form. Raises `UserError` key.code_letters, key.code_length, key.code_mistyped."""
    try:
        return codes.read_code(typed)
    except codes.CodeFault as fault:
        match fault.code:
            case "letters":
                raise UserError("key.code_letters") from fault
            case "length":
                raise UserError("key.code_length", wanted=codes.LENGTH, found=fault.found) from fault
            case _:
                raise UserError("key.code_mistyped") from fault
