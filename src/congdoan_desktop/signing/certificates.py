"""Certificate → the reasons against relying on it here and now. Shared by PDF and XLSX."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise

from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509.oid import ExtensionOID

from congdoan_desktop.domain.verdict import SignerSeen
from congdoan_desktop.signing.chains import find_path, looks_alike, unlinked, unproven
from congdoan_desktop.signing.keys import is_strong
from congdoan_desktop.signing.read_certificate import common_name, fit_to_show, load_certificate, organisation
from congdoan_desktop.signing.reasons import Reason, state_of
from congdoan_desktop.signing.revocation import genuine_lists, revocation
from congdoan_desktop.signing.trust import Trust

CLOCK_TOLERANCE = timedelta(days=1)
"""How far the clocks of two office PCs may lie apart before a claimed time counts as being in the future."""

_WEAK_HASHES = frozenset({"md5", "sha1"})
_UNDERSTOOD = frozenset(
    {
        ExtensionOID.BASIC_CONSTRAINTS,
        ExtensionOID.KEY_USAGE,
        ExtensionOID.EXTENDED_KEY_USAGE,
        ExtensionOID.CERTIFICATE_POLICIES,
    }
)


def seen(
    certificate: x509.Certificate,
    reasons: tuple[Reason, ...],
    *,
    claimed_at: datetime | None,
    role: str = "",
    listed_at: datetime | None = None,
) -> SignerSeen:
    """Return one signature as it is shown; the state follows from the reasons."""
    return SignerSeen(
        state=state_of(reasons),
        reasons=tuple(reason.value for reason in reasons),
        name=common_name(certificate.subject),
        organisation=organisation(certificate.subject),
        issuer=common_name(certificate.issuer),
        serial=f"{certificate.serial_number:x}",
        fingerprint=certificate.fingerprint(SHA256()).hex(),
        claimed_at=claimed_at,
        role=fit_to_show(role),
        listed_at=listed_at,
    )


def reasons_against(
    certificate: x509.Certificate,
    others: tuple[x509.Certificate, ...],
    trust: Trust,
    *,
    claimed_at: datetime | None,
    now: datetime,
    embedded: tuple[bytes, ...] = (),
) -> tuple[Reason, ...]:
    """Return why the certificate cannot (fully) be relied on, notes last.

    `others` are the further certificates that travel with the signature: each must belong to the chain, or a
    changed byte in them would go unnoticed. `embedded` are the revocation lists in the file. Without a trusted time
    stamp a revoked certificate breaks every signature of its key: nothing proves that the signature is older than the
    revocation.
    """
    found = [*_own_reasons(certificate), *_time_reasons(certificate, claimed_at, now)]
    if unlinked(certificate, others):
        found.append(Reason.CERTIFICATE_STRAY)
    found += _chain_reasons(certificate, others, trust, claimed_at=claimed_at, now=now, embedded=embedded)
    return tuple(sorted(dict.fromkeys(found), key=lambda reason: reason.startswith("note.")))


def listed_at(
    certificate: x509.Certificate, others: tuple[x509.Certificate, ...], trust: Trust, embedded: tuple[bytes, ...]
) -> datetime | None:
    """Return the date of the newest genuine revocation list of the issuer among those in the file."""
    path = find_path(certificate, others, tuple(load_certificate(der) for der in trust.anchors))
    lists = genuine_lists(embedded, path[1]) if path is not None and len(path) > 1 else []
    return max((crl.last_update_utc for crl in lists), default=None)


def _own_reasons(certificate: x509.Certificate) -> Iterator[Reason]:
    if _is_weak(certificate):
        yield Reason.CERTIFICATE_WEAK
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return
    if not (usage.digital_signature or usage.content_commitment):
        yield Reason.CERTIFICATE_NOT_FOR_SIGNING


def _time_reasons(certificate: x509.Certificate, claimed_at: datetime | None, now: datetime) -> Iterator[Reason]:
    start, end = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    if claimed_at is None:
        yield Reason.TIME_MISSING
    else:
        yield Reason.NOTE_TIME_CLAIMED
        if not start <= claimed_at <= end:
            yield Reason.CERTIFICATE_OUTSIDE_VALIDITY
        if claimed_at > now + CLOCK_TOLERANCE:
            yield Reason.TIME_IN_FUTURE
    if now < start:
        yield Reason.CERTIFICATE_NOT_YET_VALID
    if now > end:
        yield Reason.CERTIFICATE_EXPIRED


def _chain_reasons(
    certificate: x509.Certificate,
    others: tuple[x509.Certificate, ...],
    trust: Trust,
    *,
    claimed_at: datetime | None,
    now: datetime,
    embedded: tuple[bytes, ...],
) -> Iterator[Reason]:
    anchors = tuple(load_certificate(der) for der in trust.anchors)
    path = find_path(certificate, others, anchors)
    if path is None and certificate.fingerprint(SHA256()).hex() in trust.pinned:
        yield from _pinned_reasons(certificate, others)
        return
    if path is None:
        yield _why_unknown(certificate, others, anchors)
        return
    if unproven(others, anchors):
        yield Reason.CERTIFICATE_STRAY
    for issuer in path[1:]:
        if not issuer.not_valid_before_utc <= now <= issuer.not_valid_after_utc:
            yield Reason.ISSUER_OUT_OF_DATE
    if any(_is_weak(link) for link in path[1:-1]) or not is_strong(path[-1].public_key()):
        yield Reason.CERTIFICATE_WEAK
    if any(_has_unknown_rules(link) for link in path):
        yield Reason.CERTIFICATE_UNKNOWN_RULES
    for subject, issuer in pairwise(path):
        yield from revocation(subject, issuer, trust.crls, now=now, embedded=embedded, claimed_at=claimed_at)


def _pinned_reasons(certificate: x509.Certificate, others: tuple[x509.Certificate, ...]) -> Iterator[Reason]:
    """The register vouches for the signer alone. Its issuers travel along; the topmost of them is often not at hand."""
    issuers = {each.issuer for each in unproven(others, ())}
    if len(issuers) > 1:
        yield Reason.CERTIFICATE_STRAY
    if _has_unknown_rules(certificate):
        yield Reason.CERTIFICATE_UNKNOWN_RULES
    if certificate.issuer != certificate.subject:
        yield Reason.NOTE_REVOCATION_UNKNOWN


def _why_unknown(
    certificate: x509.Certificate, others: tuple[x509.Certificate, ...], anchors: tuple[x509.Certificate, ...]
) -> Reason:
    if not anchors:
        return Reason.TRUST_NONE
    return Reason.ISSUER_LOOK_ALIKE if looks_alike(certificate, others, anchors) else Reason.ISSUER_UNKNOWN


def _is_weak(certificate: x509.Certificate) -> bool:
    digest = certificate.signature_hash_algorithm
    return not is_strong(certificate.public_key()) or digest is None or digest.name in _WEAK_HASHES


def _has_unknown_rules(certificate: x509.Certificate) -> bool:
    """RFC 5280 §4.2: a critical extension that is not understood must not be passed over."""
    return any(extension.critical and extension.oid not in _UNDERSTOOD for extension in certificate.extensions)
