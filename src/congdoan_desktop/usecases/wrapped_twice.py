"""A secret wrapped under a pass-phrase, and again under a recovery code that stands on paper only.

The key of the unit, the authority and the key of the data file are all kept this way.
"""

import secrets
from typing import NamedTuple

from congdoan_desktop.domain import recovery_code as codes
from congdoan_desktop.domain.passphrase import LEAST, passphrase_fault
from congdoan_desktop.errors import UserError
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.usecases.gather_facts import the_unit


class Forms(NamedTuple):
    """The two wrapped forms (JSON) of one secret, and the code that opens the second."""

    by_passphrase: str
    by_recovery: str
    recovery_code: str


def wrap_twice(secret: bytes, passphrase: str, purpose: str) -> Forms:
    """Return `secret` wrapped under `passphrase` and under a new code. Takes half a second, on purpose."""
    from congdoan_desktop.signing.wrapping import wrap

    code = new_code()
    return Forms(wrap(secret, passphrase, purpose=purpose), wrap(secret, code, purpose=purpose), code)


def by_code(kept: str, code: str, purpose: str) -> bytes:
    """Return the secret by its recovery code, in its one form. Raises `UserError` key.code_wrong, key.damaged."""
    from congdoan_desktop.signing.wrapping import unwrap

    try:
        return unwrap(kept, code, purpose=purpose)
    except UserError as error:
        if error.code != "key.bad_passphrase":
            raise
        raise UserError("key.code_wrong") from error


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
