"""Certificate and its issuer → what the revocation lists at hand say (RFC 5280 §5; full lists of the issuer itself).

Lists are *held* (a person put them on this computer) or *embedded* (they travel inside the signed file, and their date
is the date of the signature). Both count only when the issuer signed them; an embedded one can add a revocation, never
take one away.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import pairwise

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding

from congdoan_desktop.errors import UserError
from congdoan_desktop.signing.reasons import Reason

_TOLERANCE = timedelta(days=1)

Lists = list[x509.CertificateRevocationList]


def revocation(
    certificate: x509.Certificate,
    issuer: x509.Certificate,
    crls: tuple[bytes, ...],
    *,
    now: datetime,
    embedded: tuple[bytes, ...] = (),
    claimed_at: datetime | None = None,
) -> tuple[Reason, ...]:
    """Return reasons; notes where no list of this issuer is held. Any genuine list that names it revokes it."""
    held = [crl for crl in _loaded(crls) if crl.issuer == issuer.subject]
    genuine = [crl for crl in held if _is_genuine(crl, issuer)]
    travelled = genuine_lists(embedded, issuer)
    if any(_names(crl, certificate) for crl in genuine + travelled):
        return (Reason.CERTIFICATE_REVOKED,)
    if not held:
        known = [crl for crl in travelled if _covers(crl, claimed_at, now)]
        return (Reason.NOTE_REVOCATION_EMBEDDED if known else Reason.NOTE_REVOCATION_UNKNOWN,)
    return tuple(_list_reasons(genuine, travelled, now))


def genuine_lists(crls: Iterable[bytes], issuer: x509.Certificate) -> Lists:
    """Return what of `crls`, which may be anything, is a full list that `issuer` signed."""
    return [crl for crl in _loaded(crls) if crl.issuer == issuer.subject and _is_genuine(crl, issuer)]


def is_revoked(certificate: bytes, issuer: bytes, crls: Iterable[bytes]) -> bool:
    """Whether a list that `issuer` signed names the certificate (DER)."""
    read = x509.load_der_x509_certificate(certificate)
    return any(_names(crl, read) for crl in genuine_lists(crls, x509.load_der_x509_certificate(issuer)))


def lists_for(chain: tuple[x509.Certificate, ...], crls: Iterable[bytes], at: datetime) -> tuple[bytes, ...]:
    """Return the lists to embed in a signature: for each link of `chain` (the signer first) the newest that is in date.

    The issuer of the last link is often not at hand; its name must do then, and the reader checks the rest.
    Raises `UserError` signer.revoked.
    """
    loaded = _loaded(crls)
    found = list[bytes]()
    for certificate, issuer in pairwise((*chain, None)):
        assert certificate is not None
        if certificate.issuer == certificate.subject:  # an authority at the end of a chain vouches for itself
            continue
        own = [crl for crl in loaded if crl.issuer == certificate.issuer]
        own = own if issuer is None else [crl for crl in own if _is_genuine(crl, issuer)]
        if any(_names(crl, certificate) for crl in own):
            raise UserError("signer.revoked")
        in_date = [crl for crl in own if _is_current(crl, at)]
        found += [crl.public_bytes(Encoding.DER) for crl in sorted(in_date, key=_made)[-1:]]
    return tuple(dict.fromkeys(found))


def _list_reasons(genuine: Lists, travelled: Lists, now: datetime) -> Iterator[Reason]:
    if not genuine:
        yield Reason.CRL_NOT_GENUINE
    elif not _is_current(max(genuine + travelled, key=_made), now):
        yield Reason.CRL_OUT_OF_DATE


def _covers(crl: x509.CertificateRevocationList, claimed_at: datetime | None, now: datetime) -> bool:
    """Say whether an embedded list was in date when the paper was signed, by the clock of the signer."""
    end = crl.next_update_utc
    return _made(crl) <= now + _TOLERANCE and end is not None and (claimed_at is None or claimed_at <= end)


def _is_current(crl: x509.CertificateRevocationList, at: datetime) -> bool:
    end = crl.next_update_utc
    return end is not None and _made(crl) - _TOLERANCE <= at <= end


def _made(crl: x509.CertificateRevocationList) -> datetime:
    return crl.last_update_utc


def _names(crl: x509.CertificateRevocationList, certificate: x509.Certificate) -> bool:
    return crl.get_revoked_certificate_by_serial_number(certificate.serial_number) is not None


def _loaded(crls: Iterable[bytes]) -> Lists:
    """Read the lists; what is none says nothing."""
    found = Lists()
    for der in crls:
        try:
            crl = x509.load_der_x509_crl(der)
            _ = (crl.issuer, crl.last_update_utc, crl.next_update_utc, crl.extensions)
        except ValueError:
            continue
        found.append(crl)
    return found


def _is_genuine(crl: x509.CertificateRevocationList, issuer: x509.Certificate) -> bool:
    """A full list signed by the issuer. Critical extensions (delta lists, partial lists) are not understood here."""
    key = issuer.public_key()
    if not isinstance(key, rsa.RSAPublicKey | ec.EllipticCurvePublicKey):
        return False
    try:
        return not any(extension.critical for extension in crl.extensions) and crl.is_signature_valid(key)
    except (ValueError, UnsupportedAlgorithm):
        return False
