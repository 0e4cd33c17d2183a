"""Signing with a USB token: the key never leaves it, its driver never enters the window's process.

See docs/decisions/0026-tokens-in-a-process-of-their-own.md.
"""

import glob
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from congdoan_desktop.errors import UserError
from congdoan_desktop.signing.signer import Signer, signer_from
from congdoan_desktop.signing.token_messages import Found, PinState, Request
from congdoan_desktop.signing.token_process import DriverProcess

if TYPE_CHECKING:
    from cryptography import x509

    from congdoan_desktop.signing.keys import Algorithm

ANSWER_SECONDS = 60.0
"""For one answer of a driver: starting it, a slow reader, a signature of an old smart card takes two."""


@dataclass(frozen=True, kw_only=True)
class TokenCertificate:
    """A certificate on a token that this program can sign with, if its key is there (which only the PIN can show)."""

    key_id: bytes
    certificate_der: bytes = field(repr=False)
    name: str
    organisation: str
    issuer: str
    not_before: datetime
    not_after: datetime
    driver: str
    """Whole path of the driver that shows the token."""
    slot: int
    token_label: str
    token_serial: str
    pin_state: PinState


def known_drivers(names: Iterable[str]) -> tuple[Path, ...]:
    """Return the drivers that exist on this computer, in the order of `names`, the highest version of a name first.

    A name is a whole path that may hold variables of the environment (`%SystemRoot%`) and the wildcards of `glob`.
    """
    paths = (path for name in names for path in sorted(glob.glob(os.path.expandvars(name)), reverse=True))
    return tuple(dict.fromkeys(Path(path) for path in paths if Path(path).is_file()))


def look_at_tokens(driver: Path, *, seconds: float = ANSWER_SECONDS) -> tuple[TokenCertificate, ...]:
    """Return the certificates for signing on all tokens of `driver`; no PIN is asked or sent.

    Raises `UserError` token.driver_bad, token.none, token.no_certificate, token.no_answer, token.failed.
    """
    with DriverProcess(driver) as process:
        answer = process.ask(Request(task="look"), seconds)
    if not answer.tokens:
        raise UserError("token.none", name=driver.name)
    certificates = tuple(fit for found in answer.found if (fit := _fit(driver, found)) is not None)
    if not certificates:
        raise UserError("token.no_certificate", name=driver.name)
    return certificates


@contextmanager
def open_token(certificate: TokenCertificate, pin: str, *, seconds: float = ANSWER_SECONDS) -> Iterator[Signer]:
    """Log in once and give a signer that works until the block ends; `seconds` is the limit of each single step.

    Raises `UserError` token.wrong_pin, token.wrong_pin_last (and one try is left), token.last_try (no PIN was sent),
    token.locked, token.gone, token.change_pin, token.no_key, token.no_answer, token.failed; the last five also while
    signing.
    """
    from congdoan_desktop.signing.read_certificate import load_certificate

    if not pin:
        raise UserError("token.no_pin")
    leaf = load_certificate(certificate.certificate_der)
    with DriverProcess(Path(certificate.driver)) as process:
        beside = process.ask(Request(task="open", wanted=_wanted(certificate), pin=pin), seconds).found
        yield _signer(process, leaf, beside, seconds)


def _signer(process: DriverProcess, leaf: "x509.Certificate", beside: tuple[Found, ...], seconds: float) -> Signer:
    from congdoan_desktop.signing.keys import fits

    algorithm = _algorithm(leaf)
    assert algorithm is not None

    def sign(data: bytes) -> bytes:
        request = Request(task="sign", algorithm=algorithm, digest=sha256(data).digest())
        signature = process.ask(request, seconds).signature
        if not fits(leaf.public_key(), algorithm, signature, data):  # the key of another certificate
            raise UserError("token.no_key")
        return signature

    return signer_from(leaf, tuple(_readable(beside)), algorithm, sign)


def _wanted(certificate: TokenCertificate) -> Found:
    return Found(
        slot=certificate.slot,
        token_label=certificate.token_label,
        token_serial=certificate.token_serial,
        pin_state=certificate.pin_state,
        key_id=certificate.key_id,
        certificate_der=certificate.certificate_der,
    )


def _fit(driver: Path, found: Found) -> TokenCertificate | None:
    """Return a certificate that may sign papers; authorities, keys for secrets only and weak keys are left out."""
    from congdoan_desktop.signing.read_certificate import common_name, fit_to_show, organisation

    certificate = next(_readable((found,)), None)
    if certificate is None or _algorithm(certificate) is None or not _signs_papers(certificate):
        return None
    return TokenCertificate(
        key_id=found.key_id,
        certificate_der=found.certificate_der,
        name=common_name(certificate.subject),
        organisation=organisation(certificate.subject),
        issuer=common_name(certificate.issuer),
        not_before=certificate.not_valid_before_utc,
        not_after=certificate.not_valid_after_utc,
        driver=str(driver),
        slot=found.slot,
        token_label=fit_to_show(found.token_label),
        token_serial=found.token_serial,
        pin_state=found.pin_state,
    )


def _readable(found: Iterable[Found]) -> Iterator["x509.Certificate"]:
    from congdoan_desktop.signing.read_certificate import load_certificate
    from congdoan_desktop.signing.reasons import Refused

    for each in found:
        try:
            yield load_certificate(each.certificate_der)
        except Refused:
            continue


def _algorithm(certificate: "x509.Certificate") -> "Algorithm | None":
    """Return how the key of a certificate signs here: RSA from 2048 bits and P-256 only."""
    from cryptography.hazmat.primitives.asymmetric import ec, rsa

    from congdoan_desktop.signing.keys import RSA_BITS

    key = certificate.public_key()
    if isinstance(key, rsa.RSAPublicKey):
        return "rsa" if key.key_size >= RSA_BITS else None
    return "ecdsa" if isinstance(key, ec.EllipticCurvePublicKey) and isinstance(key.curve, ec.SECP256R1) else None


def _signs_papers(certificate: "x509.Certificate") -> bool:
    from cryptography import x509

    try:
        if certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca:
            return False
    except x509.ExtensionNotFound:
        pass
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return True
    return usage.digital_signature or usage.content_commitment
