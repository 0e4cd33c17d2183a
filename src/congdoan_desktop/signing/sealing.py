"""Data sealed under a key of its own: whoever lacks the key reads nothing, and changes nothing unnoticed."""

import secrets

from congdoan_desktop.errors import UserError

KEY_SIZE = 32
_NONCE = 12


def seal(key: bytes, data: bytes) -> bytes:
    """Return `data` sealed with a key of 32 bytes (ChaCha20-Poly1305); 28 bytes longer, never twice the same."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    nonce = secrets.token_bytes(_NONCE)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, data, None)


def unseal(key: bytes, sealed: bytes) -> bytes:
    """Return what was sealed. Raises `UserError` survey.wrong_key."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    try:
        return ChaCha20Poly1305(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], None)
    except (InvalidTag, ValueError) as error:
        raise UserError("survey.wrong_key") from error
