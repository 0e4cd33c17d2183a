"""Certificate requests (PKCS#10) from outside: DER or PEM, looked at strictly before anything is issued."""

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding

from congdoan_desktop.errors import UserError
from congdoan_desktop.signing.keys import is_strong

LIMIT = 32_000
"""Bytes of a request."""


def read_request(data: bytes) -> x509.CertificateSigningRequest:
    """Return the request. One whose own signature fails, or whose key is weak, is none.

    Raises `UserError` authority.bad_request.
    """
    if len(data) > LIMIT:
        raise UserError("authority.bad_request")
    try:
        read = x509.load_pem_x509_csr(data) if data.lstrip().startswith(b"-----BEGIN") else x509.load_der_x509_csr(data)
        sound = read.is_signature_valid and is_strong(read.public_key())
        _ = read.subject.rfc4514_string()
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise UserError("authority.bad_request") from error
    if not sound:
        raise UserError("authority.bad_request")
    return read


def as_der(data: bytes) -> bytes:
    """Return a request as DER. Raises `UserError` authority.bad_request."""
    return read_request(data).public_bytes(Encoding.DER)
