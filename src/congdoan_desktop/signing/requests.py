"""Certificate requests (PKCS#10) from outside: DER or PEM, looked at strictly before anything is issued."""

import warnings
from dataclasses import dataclass

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from congdoan_desktop.errors import UserError
from congdoan_desktop.signing.keys import RSA_BITS, key_print
from congdoan_desktop.signing.read_certificate import organisation

LIMIT = 32_000
"""Bytes of a request."""
_LONGEST = 64
"""Letters of a name (X.520)."""
_MOST_BITS = 8192
"""Of an RSA key: a longer one costs whoever checks its signatures."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a request says. `name`, `code`: of the signer and of the unit, as they call themselves; may be empty."""

    request: bytes
    """DER."""
    name: str
    organisation: str
    code: str
    key_print: str
    """SHA-256 of the public key, hex: the same in every certificate of it."""


def read_asked(data: bytes) -> Asked:
    """Return what a request says. Raises `UserError` authority.bad_request."""
    read = read_request(data)
    return Asked(
        request=read.public_bytes(Encoding.DER),
        name=_part(read.subject, NameOID.COMMON_NAME),
        organisation=organisation(read.subject),
        code=_part(read.subject, NameOID.ORGANIZATION_IDENTIFIER),
        key_print=key_print(read.public_key()),
    )


def read_request(data: bytes) -> x509.CertificateSigningRequest:
    """Return the request. One whose own signature fails, whose key does not sign here, or whose names are too long or
    hold letters that nobody sees, is none.

    Raises `UserError` authority.bad_request.
    """
    if len(data) > LIMIT:
        raise UserError("authority.bad_request")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # the parser only warns about names that break X.520
            is_pem = data.lstrip().startswith(b"-----BEGIN")
            read = x509.load_pem_x509_csr(data) if is_pem else x509.load_der_x509_csr(data)
            sound = _signs_here(read.public_key()) and read.is_signature_valid
            _ = (read.subject.rfc4514_string(), read.extensions)
            named = all(_is_name(part.value) for part in read.subject)
    except (ValueError, TypeError, UnsupportedAlgorithm, Warning, x509.DuplicateExtension) as error:
        raise UserError("authority.bad_request") from error
    if not sound or not named:
        raise UserError("authority.bad_request")
    return read


def _signs_here(key: object) -> bool:
    """Whether our files can be signed with a key of this kind (`keys.fits`)."""
    if isinstance(key, rsa.RSAPublicKey):
        return RSA_BITS <= key.key_size <= _MOST_BITS
    return isinstance(key, ec.EllipticCurvePublicKey) and isinstance(key.curve, ec.SECP256R1)


def _is_name(value: str | bytes) -> bool:
    return isinstance(value, str) and value.isprintable()


def _part(name: x509.Name, oid: x509.ObjectIdentifier) -> str:
    """Return a part of a name, or nothing where it is longer than it may be."""
    values = [str(part.value).strip() for part in name.get_attributes_for_oid(oid)]
    return values[0] if values and len(values[0]) <= _LONGEST else ""
