"""A secret under a pass-phrase: Argon2id makes the key, AES-256-GCM wraps; the result is one line of JSON.

The JSON says how the key is made, so that later wrappings may cost more and older ones still open. What it says is
bound to the wrapped secret and has one spelling only: no byte of it can be changed. It is read from files that may
have come from anywhere, so the cost that it asks for is bounded before it is paid.
"""

import os
from dataclasses import dataclass, replace

from congdoan_desktop.codec import from_json, to_json
from congdoan_desktop.errors import UserError

MEMORY_KIB, PASSES, LANES = 64 << 10, 3, 1
"""Argon2id (RFC 9106): a quarter of a second on an office PC, and as much memory for each guess of an attacker."""

_MOST_MEMORY_KIB, _MOST_PASSES, _MOST_LANES = 256 << 10, 10, 4
_SALT, _NONCE, _KEY, _TAG = 16, 12, 32, 16
_MOST_SECRET = 1 << 16
_SIZE_LIMIT = 2 * _MOST_SECRET
"""Characters of the JSON."""


@dataclass(frozen=True, kw_only=True)
class _Wrapped:
    """`memory` in KiB; bytes stand in the JSON as Base64. All but `sealed` is associated data."""

    schema: str = "congdoan-wrapped/1"
    derivation: str = "argon2id"
    memory: int
    passes: int
    lanes: int
    salt: bytes
    cipher: str = "aes-256-gcm"
    nonce: bytes
    sealed: bytes = b""


def wrap(secret: bytes, passphrase: str, *, purpose: str = "") -> str:
    """Return `secret` (up to 64 KiB) wrapped under `passphrase` (any way of typing it: NFC), as JSON.

    `purpose`: what the secret is; it must be the same when it is unwrapped, so that one wrapped secret cannot be put
    in the place of another.
    """
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if len(secret) > _MOST_SECRET:
        raise ValueError("too long to be wrapped")
    frame = _Wrapped(memory=MEMORY_KIB, passes=PASSES, lanes=LANES, salt=os.urandom(_SALT), nonce=os.urandom(_NONCE))
    sealed = AESGCM(_key(frame, passphrase)).encrypt(frame.nonce, secret, _bound(frame, purpose))
    return to_json(replace(frame, sealed=sealed)).decode()


def unwrap(kept: str, passphrase: str, *, purpose: str = "") -> bytes:
    """Return the secret. Raises `UserError` key.bad_passphrase, key.damaged (not JSON of this kind, or too costly)."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    frame = _read(kept)
    try:
        return AESGCM(_key(frame, passphrase)).decrypt(frame.nonce, frame.sealed, _bound(frame, purpose))
    except InvalidTag as error:  # a wrong pass-phrase and a changed byte look the same
        raise UserError("key.bad_passphrase") from error


def _read(kept: str) -> _Wrapped:
    """Decode, refusing any other spelling of the same values, and what would cost too much."""
    if len(kept) > _SIZE_LIMIT:
        raise UserError("key.damaged")
    data = kept.encode("utf-8", "replace")
    frame = from_json(data, _Wrapped, code="key.damaged")
    known = _Wrapped(memory=0, passes=0, lanes=0, salt=b"", nonce=b"")
    if (frame.schema, frame.derivation, frame.cipher) != (known.schema, known.derivation, known.cipher):
        raise UserError("key.damaged")
    affordable = (
        8 * frame.lanes <= frame.memory <= _MOST_MEMORY_KIB
        and 1 <= frame.passes <= _MOST_PASSES
        and 1 <= frame.lanes <= _MOST_LANES
    )
    shaped = len(frame.salt) == _SALT and len(frame.nonce) == _NONCE and len(frame.sealed) >= _TAG
    if not affordable or not shaped or to_json(frame) != data:
        raise UserError("key.damaged")
    return frame


def _key(frame: _Wrapped, passphrase: str) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    from congdoan_desktop.signing.keys import passphrase_bytes

    derivation = Argon2id(
        salt=frame.salt, length=_KEY, iterations=frame.passes, lanes=frame.lanes, memory_cost=frame.memory
    )
    return derivation.derive(passphrase_bytes(passphrase))


def _bound(frame: _Wrapped, purpose: str) -> bytes:
    return to_json((purpose, replace(frame, sealed=b"")))
