"""Data that travels sealed (`.p7m`): CMS SignedData (RFC 5652) with the content inside and one signer.

A seal says that nobody touched the data since the unit's key closed it. There is one way only to write a sealed file
with this content, signer and time; the verifier writes it again and compares every byte, so nothing unsigned can hide.
"""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from congdoan_desktop.domain.verdict import State, Verdict
from congdoan_desktop.errors import UserError
from congdoan_desktop.signing.reasons import Reason, Refused, hostile
from congdoan_desktop.signing.signer import Signer, require_in_date
from congdoan_desktop.signing.trust import Trust
from congdoan_desktop.signing.verdicts import combined, refused

if TYPE_CHECKING:
    from asn1crypto import cms
    from cryptography import x509

KIND = "p7m"
FILE_LIMIT = 64 << 20
"""Bytes of a sealed file."""

_CERTIFICATE_LIMIT = 8
_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""Of the curve P-256 (FIPS 186-4): with (r, s) also (r, order - s) is a signature; the smaller s is the one form."""
_SIGNATURE_NAMES = {"rsa": "sha256_rsa", "ecdsa": "sha256_ecdsa"}
_ALGORITHMS = {"rsassa_pkcs1v15": "rsa", "ecdsa": "ecdsa"}


@dataclass(frozen=True, kw_only=True)
class _Sealed:
    """All that one sealed file says. `signature` as CMS wants it (DER for ECDSA); `chain` without the signer."""

    content: bytes
    certificate: bytes
    chain: tuple[bytes, ...]
    at: datetime
    algorithm: str
    signature: bytes


def seal_data(content: bytes, signer: Signer, *, at: datetime) -> bytes:
    """Return `content` inside a sealed file (DER), closed at `at` (with a time zone) by the clock of this PC.

    Raises `UserError` signer.out_of_date, seal.too_large.
    """
    from congdoan_desktop.signing.keys import to_der

    require_in_date(signer, at)
    moment = at.astimezone(UTC).replace(microsecond=0)
    value = signer.sign(_attributes(content, signer.certificate_der, moment).dump())
    sealed = _file(
        _Sealed(
            content=content,
            certificate=signer.certificate_der,
            chain=signer.chain_der,
            at=moment,
            algorithm=signer.algorithm,
            signature=to_der(_one_form(value)) if signer.algorithm == "ecdsa" else value,
        )
    )
    if len(sealed) > FILE_LIMIT:
        raise UserError("seal.too_large", limit=FILE_LIMIT >> 20)
    return sealed


def open_sealed(data: bytes, trust: Trust, *, now: datetime) -> tuple[Verdict, bytes]:
    """Return what can be said about a sealed file, and its content (empty when the seal is broken).

    Never raises for what stands in `data`. `now` has a time zone. The certificate that a unit made for itself leaves
    the verdict unconfirmed; its fingerprint is in the verdict, to be compared with that on the unit's own paper.
    """
    from congdoan_desktop.signing.certificates import reasons_against, seen
    from congdoan_desktop.signing.read_certificate import load_certificate

    try:
        with hostile():
            sealed = _read(data)
            certificate = load_certificate(sealed.certificate)
            others = tuple(load_certificate(der) for der in sealed.chain)
    except Refused as error:
        return refused(data, KIND, error.reason), b""
    reasons = reasons_against(certificate, others, trust, claimed_at=sealed.at, now=now)
    try:
        with hostile():
            _prove(data, sealed, certificate)
    except Refused as error:
        reasons = (error.reason, *reasons)
    verdict = combined(data, KIND, (seen(certificate, reasons, claimed_at=sealed.at),))
    return verdict, b"" if verdict.state is State.BROKEN else sealed.content


def certificate_in(data: bytes) -> bytes:
    """Return the certificate (DER) of who closed a sealed file. Raises `Refused`."""
    with hostile():
        return _read(data).certificate


def _attributes(content: bytes, certificate: bytes, at: datetime) -> "cms.CMSAttributes":
    """Return what is signed: kind and digest of the content, the time, the certificate (RFC 5035)."""
    from asn1crypto import cms, x509
    from pyhanko.sign.general import as_signing_certificate_v2

    values = {
        "content_type": "data",
        "message_digest": hashlib.sha256(content).digest(),
        "signing_time": cms.Time({"utc_time": at}),
        "signing_certificate_v2": as_signing_certificate_v2(x509.Certificate.load(certificate)),
    }
    return cms.CMSAttributes([{"type": kind, "values": (value,)} for kind, value in values.items()])


def _file(sealed: _Sealed) -> bytes:
    """Return the one form of a sealed file."""
    from asn1crypto import algos, cms, x509

    certificate = x509.Certificate.load(sealed.certificate)
    digest = algos.DigestAlgorithm({"algorithm": "sha256"})
    name = cms.IssuerAndSerialNumber({"issuer": certificate.issuer, "serial_number": certificate.serial_number})
    signer = cms.SignerInfo(
        {
            "version": "v1",
            "sid": cms.SignerIdentifier({"issuer_and_serial_number": name}),
            "digest_algorithm": digest,
            "signed_attrs": _attributes(sealed.content, sealed.certificate, sealed.at),
            "signature_algorithm": _signature_algorithm(sealed.algorithm),
            "signature": sealed.signature,
        }
    )
    chosen = [cms.CertificateChoices({"certificate": x509.Certificate.load(der)}) for der in sealed.chain]
    signed = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [digest],
            "encap_content_info": {"content_type": "data", "content": sealed.content},
            "certificates": [cms.CertificateChoices({"certificate": certificate}), *chosen],
            "signer_infos": [signer],
        }
    )
    written: bytes = cms.ContentInfo({"content_type": "signed_data", "content": signed}).dump()
    return written


def _one_form(pair: bytes) -> bytes:
    """Return `r || s` on P-256 with the smaller of the two s."""
    half = len(pair) // 2
    s = int.from_bytes(pair[half:], "big")
    return pair[:half] + min(s, (_ORDER - s) % _ORDER).to_bytes(half, "big")


def _signature_algorithm(algorithm: str) -> "cms.SignedDigestAlgorithm":
    """RFC 4055 wants NULL as parameters of RSA, RFC 5758 none for ECDSA."""
    from asn1crypto import cms, core

    parameters = {"parameters": core.Null()} if algorithm == "rsa" else {}
    return cms.SignedDigestAlgorithm({"algorithm": _SIGNATURE_NAMES[algorithm], **parameters})


def _read(data: bytes) -> _Sealed:
    """Take out what `_file` put in, wherever it stands; whether it stands there rightly is asked by `_prove`."""
    from asn1crypto import cms

    if len(data) > FILE_LIMIT:
        raise Refused(Reason.TOO_LARGE)
    outer = cms.ContentInfo.load(data, strict=True)
    if outer["content_type"].native != "signed_data":
        raise Refused(Reason.NOT_SUPPORTED, "no SignedData")
    signed = outer["content"]
    if not len(signed["signer_infos"]):
        raise Refused(Reason.NOT_SIGNED)
    info = signed["signer_infos"][0]
    content = signed["encap_content_info"]["content"].native
    algorithm = _ALGORITHMS.get(info["signature_algorithm"].signature_algo)
    if algorithm is None or info["digest_algorithm"]["algorithm"].native != "sha256":
        raise Refused(Reason.SIGNATURE_WEAK)
    if not isinstance(content, bytes) or info["sid"].name != "issuer_and_serial_number":
        raise Refused(Reason.SIGNATURE_FORM, "content or signer")
    certificate, chain = _certificates(signed, info["sid"].chosen["serial_number"].native)
    return _Sealed(
        content=content,
        certificate=certificate,
        chain=chain,
        at=_time(info["signed_attrs"]),
        algorithm=algorithm,
        signature=info["signature"].native,
    )


def _certificates(signed: "cms.SignedData", serial: int) -> tuple[bytes, tuple[bytes, ...]]:
    """Return the certificate with the signer's serial number, and the others."""
    if not 0 < len(signed["certificates"]) <= _CERTIFICATE_LIMIT:
        raise Refused(Reason.SIGNATURE_FORM, "certificates")
    ders = [each.chosen.dump() for each in signed["certificates"]]
    own = [each.chosen.dump() for each in signed["certificates"] if each.chosen.serial_number == serial]
    if len(own) != 1 or len(set(ders)) != len(ders):
        raise Refused(Reason.SIGNATURE_FORM, "certificates")
    return own[0], tuple(der for der in ders if der != own[0])


def _time(attributes: "cms.CMSAttributes") -> datetime:
    times = [each["values"][0].native for each in attributes if each["type"].native == "signing_time"]
    if len(times) != 1 or not isinstance(times[0], datetime) or times[0].tzinfo is None:
        raise Refused(Reason.SIGNATURE_FORM, "signing time")
    return times[0].astimezone(UTC)


def _prove(data: bytes, sealed: _Sealed, certificate: "x509.Certificate") -> None:
    """The file must be what `_file` writes, byte by byte, and its signature that of the certificate."""
    from congdoan_desktop.signing.keys import fits, to_pair

    if _file(sealed) != data:
        raise Refused(Reason.CHANGED if _is_changed(data, sealed.content) else Reason.SIGNATURE_FORM)
    value = to_pair(sealed.signature) if sealed.algorithm == "ecdsa" else sealed.signature
    if sealed.algorithm == "ecdsa" and _one_form(value) != value:
        raise Refused(Reason.SIGNATURE_FORM, "the other form of the signature")
    signed = _attributes(sealed.content, sealed.certificate, sealed.at).dump()
    if not fits(certificate.public_key(), sealed.algorithm, value, signed):
        raise Refused(Reason.SIGNATURE_WRONG)


def _is_changed(data: bytes, content: bytes) -> bool:
    """Say whether the content is another than the digest tells that stands beside it."""
    from asn1crypto import cms

    info = cms.ContentInfo.load(data)["content"]["signer_infos"][0]
    digests = [each["values"][0].native for each in info["signed_attrs"] if each["type"].native == "message_digest"]
    return digests != [hashlib.sha256(content).digest()]
