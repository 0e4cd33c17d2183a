"""Files of certificates, from outside and for others: DER, PEM, PKCS#7 (.p7b) in either form. No key is in them."""

import warnings
from collections.abc import Iterable

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7

from congdoan_desktop.errors import UserError
from congdoan_desktop.signing.chains import issued
from congdoan_desktop.signing.keys import is_strong
from congdoan_desktop.signing.read_certificate import load_certificate
from congdoan_desktop.signing.reasons import Refused

LIMIT = 1 << 20
"""Bytes of a file."""
MOST = 20
"""Certificates in a file."""
_PEM = b"-----BEGIN"


def certificates_in(data: bytes) -> tuple[bytes, ...]:
    """Return the certificates (DER) in a file: the signer's own first, then those above it as far as they are there.

    Raises `UserError` certificate.unreadable.
    """
    if len(data) > LIMIT or data.count(_PEM) > MOST:
        raise UserError("certificate.unreadable")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            found = _read(data)
        read = [load_certificate(one.public_bytes(Encoding.DER)) for one in found]
    except (ValueError, TypeError, UnsupportedAlgorithm, Warning, Refused) as error:
        raise UserError("certificate.unreadable") from error
    if not read or len(read) > MOST:
        raise UserError("certificate.unreadable")
    return tuple(one.public_bytes(Encoding.DER) for one in _in_order(read))


def bundle(certificate: bytes, chain: Iterable[bytes]) -> bytes:
    """Return a certificate with those above it (DER) as one PKCS#7 file, which Windows opens too."""
    return pkcs7.serialize_certificates([load_certificate(der) for der in (certificate, *chain)], Encoding.DER)


def is_for_signing(certificate: bytes) -> bool:
    """Whether documents can be signed by a certificate (DER): not that of an issuer, and its key is strong."""
    read = load_certificate(certificate)
    try:
        if read.extensions.get_extension_for_class(x509.BasicConstraints).value.ca:
            return False
        usage = read.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return is_strong(read.public_key())
    return is_strong(read.public_key()) and (usage.digital_signature or usage.content_commitment)


def _read(data: bytes) -> list[x509.Certificate]:
    if data.lstrip().startswith(_PEM):
        is_bag = data.lstrip().startswith(b"-----BEGIN PKCS7")
        return pkcs7.load_pem_pkcs7_certificates(data) if is_bag else x509.load_pem_x509_certificates(data)
    try:
        return [x509.load_der_x509_certificate(data)]
    except ValueError:
        return pkcs7.load_der_pkcs7_certificates(data)


def _in_order(found: list[x509.Certificate]) -> Iterable[x509.Certificate]:
    """The one that issued none of the others first; each issuer after what it issued."""
    one: x509.Certificate | None = next(
        (one for one in found if not any(other != one and issued(other, one) for other in found)), found[0]
    )
    left = list(found)
    while one is not None:
        yield one
        left = [other for other in left if other != one]
        below = one
        one = next((other for other in left if issued(below, other)), None)
