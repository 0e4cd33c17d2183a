"""Sealed boxes: everybody who has the public half of a pair puts something in, only the private half takes it out.

X25519 with a key of its own for each sealing, HKDF-SHA256, ChaCha20-Poly1305 (the construction of RFC 9180, base mode,
in its plainest form).
"""

from congdoan_desktop.errors import UserError

HALF_SIZE = 32
"""Bytes of each half of a pair."""
_TAG = 16
_PURPOSE = b"congdoan sealed box 1"


def new_pair() -> tuple[bytes, bytes]:
    """Return a new pair: public half, private half."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    private = X25519PrivateKey.generate()
    return private.public_key().public_bytes_raw(), private.private_bytes_raw()


def seal(public: bytes, data: bytes) -> bytes:
    """Return `data` sealed, 48 bytes longer, never twice the same."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    once = X25519PrivateKey.generate()
    sent = once.public_key().public_bytes_raw()
    key = _key(once.exchange(X25519PublicKey.from_public_bytes(public)), sent, public)
    # The key seals one thing only, so that its number used once may be 0.
    return sent + ChaCha20Poly1305(key).encrypt(bytes(12), data, None)


def unseal(private: bytes, sealed: bytes) -> bytes:
    """Return what was sealed. Raises `UserError` survey.wrong_key."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    sent = sealed[:HALF_SIZE]
    if len(private) != HALF_SIZE or len(sealed) < HALF_SIZE + _TAG:
        raise UserError("survey.wrong_key")
    mine = X25519PrivateKey.from_private_bytes(private)
    try:
        shared = mine.exchange(X25519PublicKey.from_public_bytes(sent))
        key = _key(shared, sent, mine.public_key().public_bytes_raw())
        return ChaCha20Poly1305(key).decrypt(bytes(12), sealed[HALF_SIZE:], None)
    except (InvalidTag, ValueError) as error:
        raise UserError("survey.wrong_key") from error


def _key(shared: bytes, sent: bytes, public: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=32, salt=None, info=_PURPOSE + sent + public).derive(shared)
