"""What a certificate says, read strictly and made fit to be shown."""

import warnings

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID, ObjectIdentifier

from congdoan_desktop.errors import UserError
from congdoan_desktop.signing.reasons import Reason, Refused

_SHOWN = 200


def common_name(name: x509.Name) -> str:
    """Return the common name, or the whole name where there is none, fit to be shown."""
    return _part(name, NameOID.COMMON_NAME) or fit_to_show(name.rfc4514_string())


def organisation(name: x509.Name) -> str:
    """Return the organisation, empty where there is none, fit to be shown."""
    return _part(name, NameOID.ORGANIZATION_NAME)


def fit_to_show(text: str) -> str:
    """Return one short line: what a stranger wrote must not move the cursor, turn the direction or fill the page."""
    return " ".join("".join(each if each.isprintable() else " " for each in text[:_SHOWN]).split())


def load_certificate(der: bytes) -> x509.Certificate:
    """Read a certificate, names and extensions included. Raises `Refused` certificate.unreadable."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # the parser only warns about names that break X.520
            certificate = x509.load_der_x509_certificate(der)
            _ = (certificate.subject, certificate.issuer, certificate.extensions, certificate.signature_hash_algorithm)
            _ = (certificate.not_valid_before_utc, certificate.public_key())
    except Exception as error:  # the parser raises many kinds of errors; the bytes come from outside
        raise Refused(Reason.CERTIFICATE_UNREADABLE, str(error)) from error
    return certificate


def as_der(data: bytes) -> bytes:
    """Return one certificate from outside (PEM or DER) as DER. Raises `UserError` certificate.unreadable."""
    try:
        pem = data.lstrip().startswith(b"-----BEGIN")
        der = x509.load_pem_x509_certificate(data).public_bytes(Encoding.DER) if pem else data
        load_certificate(der)
    except (ValueError, Refused) as error:
        raise UserError("certificate.unreadable") from error
    return der


def _part(name: x509.Name, oid: ObjectIdentifier) -> str:
    values = name.get_attributes_for_oid(oid)
    return fit_to_show(str(values[0].value)) if values else ""
