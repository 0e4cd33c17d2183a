"""Certificate and its issuer → what the revocation lists at hand say (RFC 5280 §5; full lists of the issuer itself)."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from congdoan_desktop.signing.reasons import Reason

_TOLERANCE = timedelta(days=1)


def revocation(
    certificate: x509.Certificate, issuer: x509.Certificate, crls: tuple[bytes, ...], *, now: datetime
) -> tuple[Reason, ...]:
    """Return reasons; a note where no list of this issuer is at hand. Any genuine list that names it revokes it."""
    lists = [crl for crl in map(x509.load_der_x509_crl, crls) if crl.issuer == issuer.subject]
    if not lists:
        return (Reason.NOTE_REVOCATION_UNKNOWN,)
    genuine = [crl for crl in lists if _is_genuine(crl, issuer)]
    if any(crl.get_revoked_certificate_by_serial_number(certificate.serial_number) for crl in genuine):
        return (Reason.CERTIFICATE_REVOKED,)
    return tuple(_list_reasons(genuine, now))


def _list_reasons(genuine: list[x509.CertificateRevocationList], now: datetime) -> Iterator[Reason]:
    if not genuine:
        yield Reason.CRL_NOT_GENUINE
        return
    newest = max(genuine, key=lambda crl: crl.last_update_utc)
    end = newest.next_update_utc
    if end is None or now > end or newest.last_update_utc > now + _TOLERANCE:
        yield Reason.CRL_OUT_OF_DATE


def _is_genuine(crl: x509.CertificateRevocationList, issuer: x509.Certificate) -> bool:
    """A full list signed by the issuer. Critical extensions (delta lists, partial lists) are not understood here."""
    key = issuer.public_key()
    if not isinstance(key, rsa.RSAPublicKey | ec.EllipticCurvePublicKey):
        return False
    try:
        return not any(extension.critical for extension in crl.extensions) and crl.is_signature_valid(key)
    except (ValueError, UnsupportedAlgorithm):
        return False
