"""The maker's PKCS#11 driver. Used in the process of `token_child` only: a driver may crash, hang or print."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from congdoan_desktop.errors import UserError
from congdoan_desktop.signing.token_messages import BITS, Found, PinState

if TYPE_CHECKING:
    from pkcs11 import Session, Token
    from pkcs11._pkcs11 import lib as Library

DIGEST_INFO = bytes.fromhex("3031300d060960864801650304020105000420")
"""DER of DigestInfo before a SHA-256 (RFC 8017 §9.2): tokens as a rule offer RSA without hashing only."""
_CERTIFICATE_LIMIT = 16_000
_CERTIFICATES_LIMIT = 60


def load(driver: str) -> "Library":
    """Load a driver by its whole path. Raises `UserError` token.driver_bad (no PKCS#11, or for another kind of
    processor), token.failed.
    """
    import ctypes

    import pkcs11

    try:
        # Other than python-pkcs11, ctypes lets a DLL of Windows find its own DLLs beside it.
        _ = ctypes.CDLL(driver).C_GetFunctionList
    except (OSError, AttributeError) as error:
        raise UserError("token.driver_bad", name=Path(driver).name, bits=BITS) from error
    return pkcs11.lib(driver)


def tokens(library: "Library") -> Iterator["Token"]:
    """Yield the tokens that are plugged in and ready for use."""
    from pkcs11 import PKCS11Error, TokenFlag

    for slot in library.get_slots(token_present=True):
        try:
            token = slot.get_token()
        except PKCS11Error:  # pulled out meanwhile, or no token at all
            continue
        if token.flags & TokenFlag.TOKEN_INITIALIZED:
            yield token


def found_on(token: "Token") -> tuple[Found, ...]:
    """Return every certificate that the token shows without a PIN."""
    with token.open() as session:
        pairs = tuple(_certificates(session))
    return tuple(
        Found(
            slot=token.slot.slot_id,
            token_label=token.label,
            token_serial=serial_of(token),
            pin_state=pin_state(token),
            key_id=key_id,
            certificate_der=der,
        )
        for key_id, der in pairs
    )


def serial_of(token: "Token") -> str:
    """Return the serial number that the maker gave the stick."""
    return token.serial.decode("utf-8", "replace").strip("\0 ")


def pin_state(token: "Token") -> PinState:
    """Return what the flags of the token say of its PIN, the gravest first."""
    from pkcs11 import TokenFlag

    flags = token.flags
    if flags & TokenFlag.USER_PIN_LOCKED:
        return "locked"
    if flags & TokenFlag.USER_PIN_FINAL_TRY:
        return "last"
    return "low" if flags & TokenFlag.USER_PIN_COUNT_LOW else "ok"


def log_in(library: "Library", wanted: Found, pin: str) -> "Session":
    """Open the token of `wanted` with its PIN.

    The PIN goes to no token but the one that has this serial number and this very certificate, and not at all when
    only the last try is left. Raises `UserError` token.gone, token.last_try, token.locked, token.wrong_pin,
    token.wrong_pin_last, token.change_pin.
    """
    from pkcs11 import PinExpired, PinIncorrect, PinInvalid, PinLenRange, PinLocked, UserPinNotInitialized

    token = _chosen(library, wanted)
    if (refusal := {"locked": "token.locked", "last": "token.last_try"}.get(pin_state(token))) is not None:
        raise UserError(refusal)
    try:
        return token.open(user_pin=pin)
    except (PinIncorrect, PinInvalid, PinLenRange):
        code = _wrong_pin(pin_state(token.slot.get_token()))
    except PinLocked:
        code = "token.locked"
    except (PinExpired, UserPinNotInitialized):
        code = "token.change_pin"
    raise UserError(code)


def sign(session: "Session", wanted: Found, algorithm: str, digest: bytes, pin: str) -> bytes:
    """Return the raw signature (PKCS#1 v1.5, or r || s) of a SHA-256. Raises `UserError` token.no_key."""
    from pkcs11 import Attribute, Mechanism, PKCS11Error

    key = _private_key(session, wanted.key_id, algorithm)
    try:
        each_time = bool(key[Attribute.ALWAYS_AUTHENTICATE])
    except PKCS11Error:  # older tokens do not know the question
        each_time = False
    rsa = algorithm == "rsa"
    signature: bytes = key.sign(
        DIGEST_INFO + digest if rsa else digest,
        mechanism=Mechanism.RSA_PKCS if rsa else Mechanism.ECDSA,
        pin=pin if each_time else None,
    )
    return signature


def _chosen(library: "Library", wanted: Found) -> "Token":
    """Return the token that was chosen, wherever it is plugged in now. Raises `UserError` token.gone."""
    for token in sorted(tokens(library), key=lambda token: token.slot.slot_id != wanted.slot):
        same = (each for each in found_on(token) if each.certificate_der == wanted.certificate_der)
        if serial_of(token) == wanted.token_serial and any(each.key_id == wanted.key_id for each in same):
            return token
    raise UserError("token.gone")


def _wrong_pin(state: PinState) -> str:
    return {"locked": "token.locked", "last": "token.wrong_pin_last"}.get(state, "token.wrong_pin")


def _certificates(session: "Session") -> Iterator[tuple[bytes, bytes]]:
    from pkcs11 import Attribute, ObjectClass

    for count, each in enumerate(session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE})):
        der = _value(each, Attribute.VALUE)
        if count < _CERTIFICATES_LIMIT and 0 < len(der) <= _CERTIFICATE_LIMIT:
            yield _value(each, Attribute.ID), der


def _value(thing: Any, attribute: int) -> bytes:
    """Return an attribute, empty where the token does not have it."""
    from pkcs11 import PKCS11Error

    try:
        return bytes(thing[attribute])
    except PKCS11Error:
        return b""


def _private_key(session: "Session", key_id: bytes, algorithm: str) -> Any:
    """Return the key with the CKA_ID of the certificate (labels are often missing), else the only one there is."""
    from pkcs11 import Attribute, KeyType, ObjectClass

    kind = {"rsa": KeyType.RSA, "ecdsa": KeyType.EC}[algorithm]
    keys = list(session.get_objects({Attribute.CLASS: ObjectClass.PRIVATE_KEY, Attribute.KEY_TYPE: kind}))
    able = [key for key in keys if hasattr(key, "sign")]
    same = [key for key in able if key_id and _value(key, Attribute.ID) == key_id]
    if len(chosen := same or able) != 1:
        raise UserError("token.no_key")
    return chosen[0]
