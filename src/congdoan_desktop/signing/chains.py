"""Chains of certificates: which path leads from a signer to a trusted authority (RFC 5280 §6, without policies)."""

from collections.abc import Iterable

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm

Certificates = tuple[x509.Certificate, ...]

_DEPTH = 6


def find_path(certificate: x509.Certificate, others: Certificates, anchors: Certificates) -> Certificates | None:
    """Return the certificates from the signer's to a trusted one, both included; `None` where there is no path."""
    return _extend((certificate,), others, anchors)


def looks_alike(certificate: x509.Certificate, others: Certificates, anchors: Certificates) -> bool:
    """Say whether an issuer bears the name of a trusted authority that did not sign it."""
    trusted = {anchor.subject for anchor in anchors}
    named = [link for link in (certificate, *others) if link.issuer in trusted]
    return any(not any(issued(link, anchor) for anchor in anchors) for link in named)


def unlinked(certificate: x509.Certificate, others: Certificates) -> Certificates:
    """Return those of `others` that are no issuer of the certificate, nor of its issuers."""
    linked = [certificate]
    for link in linked:
        linked += [other for other in others if other not in linked and issued(link, other)]
    return tuple(other for other in others if other not in linked)


def unproven(others: Certificates, anchors: Certificates) -> Certificates:
    """Return those of `others` that nobody at hand has signed: altered, or of an issuer that is not here."""
    return tuple(other for other in others if not any(issued(other, issuer) for issuer in (*others, *anchors)))


def issued(child: x509.Certificate, issuer: x509.Certificate) -> bool:
    """Say whether `issuer` signed `child`."""
    try:
        child.verify_directly_issued_by(issuer)
    except (InvalidSignature, UnsupportedAlgorithm, ValueError, TypeError):
        return False
    return True


def _extend(path: Certificates, others: Certificates, anchors: Certificates) -> Certificates | None:
    last = path[-1]
    if last in anchors:
        return path
    for anchor in _issuers(path, anchors):
        return (*path, anchor)
    if len(path) < _DEPTH:
        for other in _issuers(path, others):
            found = _extend((*path, other), others, anchors)
            if found is not None:
                return found
    return None


def _issuers(path: Certificates, candidates: Certificates) -> Iterable[x509.Certificate]:
    below = len(path) - 1
    return (each for each in candidates if each not in path and _may_issue(each, below) and issued(path[-1], each))


def _may_issue(certificate: x509.Certificate, below: int) -> bool:
    """Say whether this is an authority that allows `below` further authorities under it."""
    try:
        constraints = certificate.extensions.get_extension_for_class(x509.BasicConstraints).value
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return False
    deep_enough = constraints.path_length is None or below <= constraints.path_length
    return constraints.ca and deep_enough and usage.key_cert_sign
