"""Which keys are strong enough, and how they sign and check: RSA from 2048 bits with PKCS#1 v1.5, ECDSA on P-256."""

import hashlib
import unicodedata
from collections.abc import Callable
from typing import Literal

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from congdoan_desktop.errors import UserError

Algorithm = Literal["rsa", "ecdsa"]

RSA_BITS = 2048
_COORDINATE = 32
"""Bytes of r and of s on P-256."""

PrivateKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


def passphrase_bytes(passphrase: str) -> bytes:
    """Return a pass-phrase as it goes into PKCS#12: UTF-8 of NFC, so the way of typing Vietnamese does not matter."""
    return unicodedata.normalize("NFC", passphrase).encode()


def algorithm_of(key: object) -> Algorithm:
    """Return how `key` signs. Raises `UserError` signer.unfit_key for short or uncommon keys."""
    if isinstance(key, rsa.RSAPrivateKey) and key.key_size >= RSA_BITS:
        return "rsa"
    if isinstance(key, ec.EllipticCurvePrivateKey) and isinstance(key.curve, ec.SECP256R1):
        return "ecdsa"
    raise UserError("signer.unfit_key")


def is_strong(key: object) -> bool:
    """Say whether a public key may be relied on (TT 15/2025/TT-BKHCN: RSA ≥ 2048, ECDSA ≥ 256)."""
    if isinstance(key, rsa.RSAPublicKey):
        return key.key_size >= RSA_BITS
    return isinstance(key, ec.EllipticCurvePublicKey) and isinstance(
        key.curve, ec.SECP256R1 | ec.SECP384R1 | ec.SECP521R1
    )


def key_print(key: object) -> str:
    """Return what tells a public key from all others: SHA-256 of its SubjectPublicKeyInfo, 64 lower-case hex digits.

    Raises `TypeError` for a key of another kind than RSA and elliptic curves.
    """
    if not isinstance(key, rsa.RSAPublicKey | ec.EllipticCurvePublicKey):
        raise TypeError(type(key))
    return hashlib.sha256(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).hexdigest()


def raw_signature(key: object) -> Callable[[bytes], bytes]:
    """Return `data` → signature of its SHA-256, in the form that `Signer.sign` promises."""

    def sign(data: bytes) -> bytes:
        if isinstance(key, rsa.RSAPrivateKey):
            return key.sign(data, padding.PKCS1v15(), SHA256())
        assert isinstance(key, ec.EllipticCurvePrivateKey)
        return to_pair(key.sign(data, ec.ECDSA(SHA256())))

    return sign


def to_pair(der: bytes) -> bytes:
    """DER of an ECDSA signature → `r || s` as XML-DSig wants it."""
    r, s = decode_dss_signature(der)
    return r.to_bytes(_COORDINATE, "big") + s.to_bytes(_COORDINATE, "big")


def to_der(pair: bytes) -> bytes:
    """`r || s` → DER, as CMS wants it."""
    half = len(pair) // 2
    return encode_dss_signature(int.from_bytes(pair[:half], "big"), int.from_bytes(pair[half:], "big"))


def fits(key: object, algorithm: str, signature: bytes, data: bytes) -> bool:
    """Check an XML-DSig signature value (PKCS#1 v1.5, or `r || s` on P-256) of the SHA-256 of `data`."""
    try:
        if algorithm == "rsa" and isinstance(key, rsa.RSAPublicKey):
            key.verify(signature, data, padding.PKCS1v15(), SHA256())
            return True
        if algorithm == "ecdsa" and isinstance(key, ec.EllipticCurvePublicKey):
            if not isinstance(key.curve, ec.SECP256R1) or len(signature) != 2 * _COORDINATE:
                return False
            key.verify(to_der(signature), data, ec.ECDSA(SHA256()))
            return True
    except InvalidSignature:
        return False
    return False
