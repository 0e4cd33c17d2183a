"""A small offline certificate authority: for the sample province, and for a real one that has no network.

Everything is bytes in and bytes out (DER), and the time is given, so nothing here touches a file or a clock.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, PrivateFormat, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier

from congdoan_desktop.errors import UserError
from congdoan_desktop.signing.keys import RSA_BITS, Algorithm, PrivateKey, passphrase_bytes
from congdoan_desktop.signing.requests import read_request

AUTHORITY_LIFE = timedelta(days=3650)
CERTIFICATE_LIFE = timedelta(days=730)
SELF_SIGNED_LIFE = timedelta(days=5 * 365)
"""One term of a union's committee."""
CRL_LIFE = timedelta(days=90)
_SLOW_CLOCKS = timedelta(days=1)
"""Certificates begin a day early: the clock of an office PC may be slow, and signing then must not look forged."""

_COMMON_NAME = 64
"""Bytes in UTF-8."""
_DOCUMENT_SIGNING = ObjectIdentifier("1.3.6.1.5.5.7.3.36")
_KEY_USAGES = (
    "digital_signature",
    "content_commitment",
    "key_encipherment",
    "data_encipherment",
    "key_agreement",
    "key_cert_sign",
    "crl_sign",
    "encipher_only",
    "decipher_only",
)


@dataclass(frozen=True, kw_only=True)
class Authority:
    """The certificate (DER) and the key (PKCS#8 DER, unprotected: keep it in memory only) of an issuer."""

    certificate: bytes
    key: bytes


def make_key(algorithm: Algorithm = "ecdsa") -> bytes:
    """Return a new private key as unprotected PKCS#8 DER: P-256, or RSA of 2048 bits."""
    key: PrivateKey = (
        ec.generate_private_key(ec.SECP256R1())
        if algorithm == "ecdsa"
        else rsa.generate_private_key(public_exponent=65537, key_size=RSA_BITS)
    )
    return key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, serialization.NoEncryption())


def make_authority(name: str, organisation: str, *, now: datetime, life: timedelta = AUTHORITY_LIFE) -> Authority:
    """Make a self-signed P-256 authority. A renewed authority must take a new name: the same name with another key
    is what an attacker's look-alike shows, and is reported as such.
    """
    key = _private(make_key())
    subject = _name(name, organisation)
    builder = _certificate(subject, subject, key.public_key(), now=now, end=now + life)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    builder = builder.add_extension(_key_usage("key_cert_sign", "crl_sign"), critical=True)
    certificate = builder.sign(key, SHA256())
    pkcs8 = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, serialization.NoEncryption())
    return Authority(certificate=certificate.public_bytes(Encoding.DER), key=pkcs8)


def make_request(key: bytes, name: str, organisation: str, code: str = "") -> bytes:
    """Return a PKCS#10 request (DER) for the private key `key`. `code`: of the unit, for whoever looks it up."""
    subject = list(_name(name, organisation))
    if code:
        subject.append(x509.NameAttribute(NameOID.ORGANIZATION_IDENTIFIER, code))
    builder = x509.CertificateSigningRequestBuilder().subject_name(x509.Name(subject))
    return builder.sign(_private(key), SHA256()).public_bytes(Encoding.DER)


def issue(
    authority: Authority,
    request: bytes,
    *,
    now: datetime,
    life: timedelta = CERTIFICATE_LIFE,
    subject: tuple[str, str] | None = None,
) -> bytes:
    """Issue a certificate (DER) for signing documents. `subject`: (name, organisation) in place of those that the
    request asks for. Raises `UserError` authority.bad_request.
    """
    named = _name(*subject) if subject else None
    builder = _leaf(
        _issued(authority, read_request(request), now=now, life=life, subject=named),
        "digital_signature",
        "content_commitment",
    )
    builder = builder.add_extension(_signing_purposes(), critical=False)
    return builder.sign(_private(authority.key), SHA256()).public_bytes(Encoding.DER)


def issue_for_encryption(
    authority: Authority, request: bytes, *, now: datetime, life: timedelta = CERTIFICATE_LIFE
) -> bytes:
    """Issue a certificate (DER) to which data is encrypted, and which signs nothing.

    Raises `UserError` authority.bad_request, also for a key that is not RSA.
    """
    wanted = read_request(request)
    if not isinstance(wanted.public_key(), rsa.RSAPublicKey):
        raise UserError("authority.bad_request")
    builder = _leaf(_issued(authority, wanted, now=now, life=life), "key_encipherment")
    return builder.sign(_private(authority.key), SHA256()).public_bytes(Encoding.DER)


def self_signed(
    key: bytes, name: str, organisation: str, *, now: datetime, life: timedelta = SELF_SIGNED_LIFE
) -> bytes:
    """Return a certificate (DER) for sealing that a key gives itself: nobody vouches for it but its fingerprint."""
    private, subject = _private(key), _name(name, organisation)
    builder = _certificate(subject, subject, private.public_key(), now=now, end=now + life)
    builder = _leaf(builder, "digital_signature").add_extension(_signing_purposes(), critical=False)
    return builder.sign(private, SHA256()).public_bytes(Encoding.DER)


def make_crl(authority: Authority, revoked: Iterable[tuple[int, datetime]], *, number: int, now: datetime) -> bytes:
    """Return a revocation list (DER) of `(serial number, revoked at)`; `number` must grow from list to list."""
    issuer = x509.load_der_x509_certificate(authority.certificate)
    builder = x509.CertificateRevocationListBuilder().issuer_name(issuer.subject)
    builder = builder.last_update(now).next_update(now + CRL_LIFE)
    builder = builder.add_extension(x509.CRLNumber(number), critical=False)
    builder = builder.add_extension(_key_of(issuer), critical=False)
    for serial, at in revoked:
        entry = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(at)
        builder = builder.add_revoked_certificate(entry.build())
    return builder.sign(_private(authority.key), SHA256()).public_bytes(Encoding.DER)


def to_pkcs12(key: bytes, certificate: bytes, chain: Iterable[bytes], *, passphrase: str, label: str) -> bytes:
    """Return a PKCS#12 file for carrying key and certificate to another PC.

    Its MAC has 2048 rounds only (a limit of the library), so the pass-phrase must be long.
    """
    links = [x509.load_der_x509_certificate(link) for link in chain]
    leaf = x509.load_der_x509_certificate(certificate)
    protection = BestAvailableEncryption(passphrase_bytes(passphrase))
    return pkcs12.serialize_key_and_certificates(label.encode(), _private(key), leaf, links, protection)


def to_pem(certificate: bytes) -> bytes:
    """Return a DER certificate as PEM text."""
    return x509.load_der_x509_certificate(certificate).public_bytes(Encoding.PEM)


def serial_of(certificate: bytes) -> int:
    """Return the serial number of a DER certificate."""
    return x509.load_der_x509_certificate(certificate).serial_number


def _private(key: bytes) -> PrivateKey:
    return cast(PrivateKey, serialization.load_der_private_key(key, password=None))


def _certificate(
    subject: x509.Name, issuer: x509.Name, key: object, *, now: datetime, end: datetime
) -> x509.CertificateBuilder:
    """Return what every certificate has: names, key, validity, a random serial number, the identifier of the key."""
    public = cast(ec.EllipticCurvePublicKey, key)
    builder = x509.CertificateBuilder(issuer_name=issuer, subject_name=subject, public_key=public)
    builder = builder.serial_number(x509.random_serial_number())
    builder = builder.not_valid_before(now - _SLOW_CLOCKS).not_valid_after(end)
    return builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)


def _issued(
    authority: Authority,
    wanted: x509.CertificateSigningRequest,
    *,
    now: datetime,
    life: timedelta,
    subject: x509.Name | None = None,
) -> x509.CertificateBuilder:
    """Return what every certificate of `authority` has; none outlives its issuer's."""
    issuer = x509.load_der_x509_certificate(authority.certificate)
    end = min(now + life, issuer.not_valid_after_utc)
    builder = _certificate(subject or wanted.subject, issuer.subject, wanted.public_key(), now=now, end=end)
    return builder.add_extension(_key_of(issuer), critical=False)


def _leaf(builder: x509.CertificateBuilder, *usages: str) -> x509.CertificateBuilder:
    builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    return builder.add_extension(_key_usage(*usages), critical=True)


def _signing_purposes() -> x509.ExtendedKeyUsage:
    return x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION, _DOCUMENT_SIGNING])


def _name(name: str, organisation: str) -> x509.Name:
    """Return a subject. The common name is cut to the 64 bytes it may have (X.520), between two letters."""
    short = name.encode()[:_COMMON_NAME].decode(errors="ignore").strip()
    parts = ((NameOID.COUNTRY_NAME, "VN"), (NameOID.ORGANIZATION_NAME, organisation), (NameOID.COMMON_NAME, short))
    return x509.Name([x509.NameAttribute(oid, value) for oid, value in parts])


def _key_of(issuer: x509.Certificate) -> x509.AuthorityKeyIdentifier:
    identifier = issuer.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    return x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(identifier)


def _key_usage(*given: str) -> x509.KeyUsage:
    return x509.KeyUsage(**{usage: usage in given for usage in _KEY_USAGES})
