"""Who signed a PDF, for papers in which an authority speaks itself (packs, receipts): not each of those it certified.

Every unit has a certificate of the same authority. The authority's own signer is told by the organisation: it is that
of the authority's certificate, and an authority certifies nobody else under its own.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from congdoan_desktop.signing.trust import Trust

if TYPE_CHECKING:
    from cryptography import x509


@dataclass(frozen=True, kw_only=True)
class Voice:
    """The signer of a PDF and the authority at the end of its chain. Fingerprints: SHA-256, hex."""

    signer_print: str
    signer: str
    authority_print: str
    authority: str
    organisation: str
    is_own: bool
    """The authority speaks itself."""


def voice_of(pdf: bytes, trust: Trust) -> Voice | None:
    """Return who speaks in a PDF with one signature, which `verify` has not found broken; `None` where its chain leads
    to none of `trust.anchors`.
    """
    from cryptography.hazmat.primitives.hashes import SHA256

    from congdoan_desktop.signing.chains import find_path
    from congdoan_desktop.signing.read_certificate import common_name, load_certificate, organisation

    certificate, others = _embedded(pdf)
    path = find_path(certificate, others, tuple(load_certificate(der) for der in trust.anchors))
    if path is None:
        return None
    end = path[-1]
    return Voice(
        signer_print=certificate.fingerprint(SHA256()).hex(),
        signer=common_name(certificate.subject),
        authority_print=end.fingerprint(SHA256()).hex(),
        authority=common_name(end.subject),
        organisation=organisation(end.subject),
        is_own=bool(organisation(end.subject)) and organisation(end.subject) == organisation(certificate.subject),
    )


def signer_certificate(data: bytes, kind: str) -> bytes:
    """Return the certificate (DER) of the one who signed a PDF or closed sealed data, which `verify` has not found
    broken; empty for any other kind.
    """
    from cryptography.hazmat.primitives.serialization import Encoding

    from congdoan_desktop.signing.reasons import Refused
    from congdoan_desktop.signing.sealed_data import certificate_in

    try:
        if kind == "pdf":
            return _embedded(data)[0].public_bytes(Encoding.DER)
        return certificate_in(data) if kind == "p7m" else b""
    except Refused:
        return b""


def are_authorities(certificates: Iterable[bytes]) -> bool:
    """Whether certificates (DER) are of authorities of one organisation, each signed by itself."""
    from cryptography import x509

    from congdoan_desktop.signing.chains import issued
    from congdoan_desktop.signing.read_certificate import load_certificate, organisation
    from congdoan_desktop.signing.reasons import Refused

    try:
        read = [load_certificate(der) for der in certificates]
        owners = {organisation(one.subject) for one in read}
        are_roots = all(
            issued(one, one) and one.extensions.get_extension_for_class(x509.BasicConstraints).value.ca for one in read
        )
    except (Refused, x509.ExtensionNotFound):
        return False
    return are_roots and len(owners) == 1


def newest_list(crls: Iterable[bytes], authorities: Iterable[bytes]) -> datetime | None:
    """Return the day of the newest list (DER) that one of the authorities signed; other lists say nothing."""
    from congdoan_desktop.signing.read_certificate import load_certificate
    from congdoan_desktop.signing.revocation import genuine_lists

    lists = tuple(crls)
    found = (crl for der in authorities for crl in genuine_lists(lists, load_certificate(der)))
    return max((crl.last_update_utc for crl in found), default=None)


def revoked_in(crls: Iterable[bytes], authorities: Iterable[bytes]) -> int:
    """Return how many certificates the lists (DER) of the authorities revoke."""
    from congdoan_desktop.signing.read_certificate import load_certificate
    from congdoan_desktop.signing.revocation import genuine_lists

    lists = tuple(crls)
    found = (crl for der in authorities for crl in genuine_lists(lists, load_certificate(der)))
    return len({(one.issuer, entry.serial_number) for one in found for entry in one})


def is_for_same_key(certificate: bytes, other: bytes) -> bool:
    """Whether two certificates (DER) are of one key; bytes that are no certificate are of none."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    from congdoan_desktop.signing.read_certificate import load_certificate
    from congdoan_desktop.signing.reasons import Refused

    try:
        keys = [load_certificate(der).public_key() for der in (certificate, other)]
    except Refused:
        return False
    one, two = (key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo) for key in keys)
    return one == two


def issuer_among(certificate: bytes, authorities: Iterable[bytes]) -> bytes:
    """Return which of the authorities (DER) issued a certificate (DER); empty where none did."""
    from congdoan_desktop.signing.chains import issued
    from congdoan_desktop.signing.read_certificate import load_certificate
    from congdoan_desktop.signing.reasons import Refused

    try:
        read = load_certificate(certificate)
        return next((der for der in authorities if issued(read, load_certificate(der))), b"")
    except Refused:
        return b""


def _embedded(pdf: bytes) -> "tuple[x509.Certificate, tuple[x509.Certificate, ...]]":
    from pyhanko.pdf_utils.reader import PdfFileReader

    from congdoan_desktop.signing.read_certificate import load_certificate
    from congdoan_desktop.signing.reasons import hostile

    with hostile():
        signature = PdfFileReader(BytesIO(pdf)).embedded_signatures[0]
        others = tuple(load_certificate(one.dump()) for one in signature.other_embedded_certs)
        return load_certificate(signature.signer_cert.dump()), others
