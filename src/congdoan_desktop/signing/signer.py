"""Who signs: a certificate, its chain and a callable that makes the raw signature (so a token can take its place)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from congdoan_desktop.errors import UserError

if TYPE_CHECKING:
    from cryptography import x509
    from cryptography.hazmat.primitives.serialization.pkcs12 import PKCS12KeyAndCertificates

    from congdoan_desktop.signing.keys import Algorithm

PKCS12_LIMIT = 1 << 20
"""Bytes; a key with a long chain takes some 10 KB."""


@dataclass(frozen=True, kw_only=True)
class Signer:
    """A certificate and the use of its key.

    `sign(data)` returns the SHA-256 signature of `data`: PKCS#1 v1.5 for "rsa" (RSASSA-PSS is refused by Excel and
    LibreOffice), `r || s` (64 bytes, P-256) for "ecdsa". `chain_der` starts with the issuer of the certificate.
    """

    certificate_der: bytes
    chain_der: tuple[bytes, ...]
    algorithm: "Algorithm"
    name: str
    organisation: str
    not_before: datetime
    not_after: datetime
    sign: Callable[[bytes], bytes]


def load_pkcs12(data: bytes, passphrase: str) -> Signer:
    """Open a PKCS#12 file (`.p12`, `.pfx`).

    Raises `UserError` signer.not_pkcs12, signer.too_costly, signer.bad_passphrase, signer.no_key, signer.unfit_key.
    """
    from congdoan_desktop.signing.keys import algorithm_of, raw_signature

    bag = _open(data, passphrase)
    if bag.key is None or bag.cert is None:
        raise UserError("signer.no_key")
    algorithm = algorithm_of(bag.key)
    if bag.key.public_key() != bag.cert.certificate.public_key():
        raise UserError("signer.no_key")
    others = tuple(extra.certificate for extra in bag.additional_certs)
    return signer_from(bag.cert.certificate, others, algorithm, raw_signature(bag.key))


def signer_from(
    certificate: "x509.Certificate",
    others: tuple["x509.Certificate", ...],
    algorithm: "Algorithm",
    sign: Callable[[bytes], bytes],
) -> Signer:
    """Join a certificate, the other certificates that came with it (any order) and the use of its key."""
    from cryptography.hazmat.primitives.serialization import Encoding

    from congdoan_desktop.signing.read_certificate import common_name, organisation

    return Signer(
        certificate_der=certificate.public_bytes(Encoding.DER),
        chain_der=tuple(link.public_bytes(Encoding.DER) for link in _chain(certificate, others)),
        algorithm=algorithm,
        name=common_name(certificate.subject),
        organisation=organisation(certificate.subject),
        not_before=certificate.not_valid_before_utc,
        not_after=certificate.not_valid_after_utc,
        sign=sign,
    )


def require_in_date(signer: Signer, at: datetime) -> None:
    """Refuse to sign at a moment at which the certificate is not valid. Raises `UserError` signer.out_of_date."""
    if not signer.not_before <= at <= signer.not_after:
        raise UserError("signer.out_of_date", start=signer.not_before.date(), end=signer.not_after.date())


def _open(data: bytes, passphrase: str) -> "PKCS12KeyAndCertificates":
    """Tell a file that is no PKCS#12 from a wrong pass-phrase; `cryptography` reports both as `ValueError`."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12 as decode

    from congdoan_desktop.signing.keys import passphrase_bytes
    from congdoan_desktop.signing.pkcs12_cost import require_affordable

    if len(data) > PKCS12_LIMIT:
        raise UserError("signer.not_pkcs12")
    require_affordable(data)
    try:
        return decode(data, passphrase_bytes(passphrase))
    except ValueError as error:
        raise UserError("signer.bad_passphrase") from error
    except (UnsupportedAlgorithm, TypeError) as error:
        raise UserError("signer.unfit_key") from error


def _chain(certificate: "x509.Certificate", others: tuple["x509.Certificate", ...]) -> tuple["x509.Certificate", ...]:
    """Put `others` in the order issuer, issuer of the issuer …; what does not belong to the chain is left out."""
    by_subject = {other.subject: other for other in others if other != certificate}
    chain: list[x509.Certificate] = []
    while (issuer := by_subject.pop((chain[-1] if chain else certificate).issuer, None)) is not None:
        chain.append(issuer)
    return tuple(chain)
