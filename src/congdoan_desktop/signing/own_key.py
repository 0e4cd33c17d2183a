"""A key as this program holds it for a moment, unwrapped: made, taken from a PKCS#12 file, signed with."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from congdoan_desktop.errors import UserError
from congdoan_desktop.signing.reasons import Refused
from congdoan_desktop.signing.signer import Signer, load_pkcs12, signer_from

if TYPE_CHECKING:
    from congdoan_desktop.signing.keys import Algorithm


@dataclass(frozen=True, kw_only=True)
class OwnKey:
    """`private`: PKCS#8 DER, unprotected: keep it in memory only. Certificates in DER, `chain` from the issuer on."""

    private: bytes = field(repr=False)
    algorithm: "Algorithm"
    certificate: bytes
    chain: tuple[bytes, ...] = ()


def new_key(name: str, organisation: str, *, now: datetime) -> OwnKey:
    """Make a key (P-256) with a certificate that it gives itself."""
    from congdoan_desktop.signing.authority import make_key, self_signed

    private = make_key()
    certificate = self_signed(private, name, organisation, now=now)
    return OwnKey(private=private, algorithm="ecdsa", certificate=certificate)


def key_from_pkcs12(data: bytes, passphrase: str) -> OwnKey:
    """Take the key out of a PKCS#12 file.

    Raises as `load_pkcs12`, and `UserError` key.unreadable_certificate for one that a strict reader refuses: what is
    sealed with it nobody could check.
    """
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, pkcs12

    from congdoan_desktop.signing.keys import passphrase_bytes
    from congdoan_desktop.signing.read_certificate import load_certificate

    signer = load_pkcs12(data, passphrase)
    try:
        for der in (signer.certificate_der, *signer.chain_der):
            load_certificate(der)
    except Refused as error:
        raise UserError("key.unreadable_certificate") from error
    key, _, _ = pkcs12.load_key_and_certificates(data, passphrase_bytes(passphrase))
    assert key is not None, "load_pkcs12 looked"
    return OwnKey(
        private=key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()),
        algorithm=signer.algorithm,
        certificate=signer.certificate_der,
        chain=signer.chain_der,
    )


def signer_of(own: OwnKey) -> Signer:
    """Return the use of a key. Raises `UserError` signer.unfit_key."""
    from cryptography.hazmat.primitives.serialization import load_der_private_key

    from congdoan_desktop.signing.keys import algorithm_of, raw_signature
    from congdoan_desktop.signing.read_certificate import load_certificate

    key = load_der_private_key(own.private, password=None)
    others = tuple(load_certificate(der) for der in own.chain)
    return signer_from(load_certificate(own.certificate), others, algorithm_of(key), raw_signature(key))


@dataclass(frozen=True, kw_only=True)
class CertificateSeen:
    """What the certificate of a key says. `is_self_signed`: nobody vouches for it but its fingerprint (SHA-256)."""

    name: str
    organisation: str
    issuer: str
    is_self_signed: bool
    fingerprint: str
    not_before: datetime
    not_after: datetime
    serial: str
    """Lower-case hex."""
    key_print: str
    """SHA-256 of the public key (SubjectPublicKeyInfo), hex: the same in the request and in every certificate of it."""


def look_at_certificate(certificate: bytes) -> CertificateSeen:
    """Read a certificate (DER)."""
    from cryptography.hazmat.primitives.hashes import SHA256

    from congdoan_desktop.signing.keys import key_print
    from congdoan_desktop.signing.read_certificate import common_name, load_certificate, organisation

    read = load_certificate(certificate)
    return CertificateSeen(
        name=common_name(read.subject),
        organisation=organisation(read.subject),
        issuer=common_name(read.issuer),
        is_self_signed=read.issuer == read.subject,
        fingerprint=read.fingerprint(SHA256()).hex(),
        not_before=read.not_valid_before_utc,
        not_after=read.not_valid_after_utc,
        serial=f"{read.serial_number:x}",
        key_print=key_print(read.public_key()),
    )


def is_pair(private: bytes, certificate: bytes) -> bool:
    """Whether a private key (PKCS#8 DER) is that of a certificate (DER)."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import load_der_private_key

    from congdoan_desktop.signing.keys import key_print
    from congdoan_desktop.signing.read_certificate import load_certificate

    try:
        own = load_der_private_key(private, password=None).public_key()
        return key_print(own) == key_print(load_certificate(certificate).public_key())
    except (ValueError, TypeError, UnsupportedAlgorithm, Refused):
        return False
