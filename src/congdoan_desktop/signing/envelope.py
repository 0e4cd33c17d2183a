"""Data for one reader only: CMS EnvelopedData (RFC 5652) to an RSA certificate for encryption, AES-256-CBC.

It hides, and proves nothing: a changed byte may open as other data. So what goes into an envelope is signed or sealed
first, and is checked after the envelope was opened.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from congdoan_desktop.errors import UserError
from congdoan_desktop.signing.reasons import Refused, hostile

if TYPE_CHECKING:
    from cryptography import x509

DATA_LIMIT = 100 << 20
"""Bytes that are put into one envelope; the library holds them in memory several times."""
CERTIFICATE_LIMIT = 1 << 20

_ENVELOPE_LIMIT = DATA_LIMIT + (1 << 20)
_BLOCK = 16


@dataclass(frozen=True, kw_only=True)
class Recipient:
    """Who can open an envelope. `fingerprint`: SHA-256 of the certificate, to be compared before it is first used."""

    name: str
    organisation: str
    certificate_der: bytes
    not_after: datetime
    fingerprint: str


def recipient_from(data: bytes, *, now: datetime | None = None) -> Recipient:
    """Read the certificate (PEM or DER) of a recipient. `now`: the clock of this PC, unless told.

    Raises `UserError` envelope.unreadable_certificate, envelope.unfit_certificate (not RSA from 2048 bits, or not
    made for encryption), envelope.out_of_date.
    """
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.serialization import Encoding

    from congdoan_desktop.signing.read_certificate import common_name, organisation

    certificate = _certificate(data)
    _require_fit(certificate)
    _require_in_date(certificate, now or datetime.now(UTC))
    return Recipient(
        name=common_name(certificate.subject),
        organisation=organisation(certificate.subject),
        certificate_der=certificate.public_bytes(Encoding.DER),
        not_after=certificate.not_valid_after_utc,
        fingerprint=certificate.fingerprint(SHA256()).hex(),
    )


def encrypt_to(recipient: Recipient, data: bytes) -> bytes:
    """Return `data` in an envelope (DER) that only `recipient` opens. Raises `UserError` envelope.too_large."""
    from cryptography.hazmat.primitives.ciphers.algorithms import AES256
    from cryptography.hazmat.primitives.serialization import Encoding
    from cryptography.hazmat.primitives.serialization.pkcs7 import PKCS7EnvelopeBuilder, PKCS7Options

    if len(data) > DATA_LIMIT:
        raise UserError("envelope.too_large", limit=DATA_LIMIT >> 20)
    certificate = _certificate(recipient.certificate_der)
    _require_fit(certificate)
    builder = PKCS7EnvelopeBuilder().set_data(data).add_recipient(certificate)
    return builder.set_content_encryption_algorithm(AES256).encrypt(Encoding.DER, [PKCS7Options.Binary])


def decrypt(envelope: bytes, key: bytes, certificate: bytes) -> bytes:
    """Open an envelope with the recipient's key (PKCS#8 DER) and certificate. What comes out must still be checked.

    Raises `UserError` envelope.damaged, envelope.not_for_us, envelope.wrong_key.
    """
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
    from cryptography.hazmat.primitives.serialization import load_der_private_key
    from cryptography.hazmat.primitives.serialization.pkcs7 import pkcs7_decrypt_der

    own = _certificate(certificate)
    private = load_der_private_key(key, password=None)
    if not isinstance(private, RSAPrivateKey) or private.public_key() != own.public_key():
        raise UserError("envelope.wrong_key")
    with _damaged():
        addressed = _addressed_to(envelope, own)
    if not addressed:
        raise UserError("envelope.not_for_us")
    with _damaged():
        return pkcs7_decrypt_der(envelope, own, private, [])


@contextmanager
def _damaged() -> Iterator[None]:
    """Whatever a parser makes of the bytes of a stranger: the envelope is damaged."""
    try:
        with hostile():
            yield
    except Refused as error:
        raise UserError("envelope.damaged") from error


def _addressed_to(envelope: bytes, certificate: "x509.Certificate") -> bool:
    """Check the form of an envelope (raising anything) and say whether it is addressed to `certificate`."""
    from asn1crypto import cms

    if len(envelope) > _ENVELOPE_LIMIT:
        raise ValueError("size")
    outer = cms.ContentInfo.load(envelope, strict=True)
    inside = outer["content"]
    if outer["content_type"].native != "enveloped_data" or inside["version"].native != "v0":
        raise ValueError("kind")
    content = inside["encrypted_content_info"]
    how = content["content_encryption_algorithm"]
    sealed = content["encrypted_content"].native
    if how["algorithm"].native != "aes256_cbc" or len(how["parameters"].native) != _BLOCK or not sealed:
        raise ValueError("cipher")
    if content["content_type"].native != "data" or len(sealed) % _BLOCK or len(inside["recipient_infos"]) != 1:
        raise ValueError("content")
    to = inside["recipient_infos"][0]
    if to.name != "ktri" or to.chosen["key_encryption_algorithm"]["algorithm"].native != "rsaes_pkcs1v15":
        raise ValueError("recipient")
    if outer.dump(force=True) != envelope:
        raise ValueError("not DER")
    issuer, named = certificate.issuer.public_bytes(), to.chosen["rid"].chosen
    return bool(named["issuer"].dump() == issuer and named["serial_number"].native == certificate.serial_number)


def _certificate(data: bytes) -> "x509.Certificate":
    from cryptography import x509
    from cryptography.hazmat.primitives.serialization import Encoding

    from congdoan_desktop.signing.read_certificate import load_certificate

    try:
        if len(data) > CERTIFICATE_LIMIT:
            raise UserError("envelope.unreadable_certificate")
        pem = b"-----BEGIN" in data
        return load_certificate(x509.load_pem_x509_certificate(data).public_bytes(Encoding.DER) if pem else data)
    except (ValueError, Refused) as error:
        raise UserError("envelope.unreadable_certificate") from error


def _require_fit(certificate: "x509.Certificate") -> None:
    """An RSA certificate whose issuer meant it for wrapping keys. Raises `UserError` envelope.unfit_certificate."""
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

    from congdoan_desktop.signing.keys import is_strong

    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound as error:
        raise UserError("envelope.unfit_certificate") from error
    key = certificate.public_key()
    if not isinstance(key, RSAPublicKey) or not is_strong(key) or not usage.key_encipherment:
        raise UserError("envelope.unfit_certificate")


def _require_in_date(certificate: "x509.Certificate", now: datetime) -> None:
    start, end = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    if not start <= now <= end:
        raise UserError("envelope.out_of_date", start=start.date(), end=end.date())
