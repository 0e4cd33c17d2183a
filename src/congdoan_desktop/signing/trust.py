"""Whom this computer trusts: certificates of authorities and their revocation lists, from files that a person chose."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from congdoan_desktop.errors import UserError
from congdoan_desktop.files import read_file
from congdoan_desktop.signing.reasons import Refused

FILE_LIMIT = 16 << 20
"""Bytes of one certificate or revocation list file; a list with 100 000 entries takes some 4 MB."""

MOST_CERTIFICATES = 1000
"""In one file; all that a browser trusts are some 150."""

_CERTIFICATE_SUFFIXES = frozenset({".cer", ".crt", ".pem", ".der"})


@dataclass(frozen=True, kw_only=True)
class Trust:
    """DER certificates that end a chain, and DER revocation lists (checked against their issuer before use).

    `pinned`: SHA-256 fingerprints (64 lower-case hex digits) of signers' certificates that are trusted by themselves,
    whoever issued them: a person compared them and entered them into a register.
    """

    anchors: tuple[bytes, ...] = ()
    crls: tuple[bytes, ...] = ()
    pinned: frozenset[str] = frozenset()


def load_trust(folder: Path, crl: Path | None = None) -> Trust:
    """Read every certificate (`.cer .crt .pem .der`) and list (`.crl`) of `folder`, PEM or DER, and the list `crl`.

    Raises `UserError` trust.missing_folder, trust.unreadable, and those of `files.read_file`.
    """
    if not folder.is_dir():
        raise UserError("trust.missing_folder", name=str(folder))
    paths = sorted(path for path in folder.iterdir() if path.is_file())
    anchors = [der for path in paths if path.suffix.lower() in _CERTIFICATE_SUFFIXES for der in _certificates(path)]
    lists = [read_crl(path) for path in paths if path.suffix.lower() == ".crl"]
    if crl is not None:
        lists.append(read_crl(crl))
    return Trust(anchors=tuple(dict.fromkeys(anchors)), crls=tuple(dict.fromkeys(lists)))


def _certificates(path: Path) -> Iterator[bytes]:
    from cryptography import x509
    from cryptography.hazmat.primitives.serialization import Encoding

    from congdoan_desktop.signing.read_certificate import load_certificate

    data = read_file(path, limit=FILE_LIMIT)
    if data.count(b"-----BEGIN") > MOST_CERTIFICATES:
        raise UserError("trust.unreadable", name=path.name)
    try:
        pem = b"-----BEGIN" in data
        found = [link.public_bytes(Encoding.DER) for link in x509.load_pem_x509_certificates(data)] if pem else [data]
        for der in found:
            load_certificate(der)
    except (ValueError, Refused) as error:
        raise UserError("trust.unreadable", name=path.name) from error
    return iter(found)


def read_crl(path: Path) -> bytes:
    """Return the revocation list (DER) in a file, PEM or DER.

    Raises `UserError` trust.unreadable and those of `files.read_file`.
    """
    from cryptography import x509
    from cryptography.hazmat.primitives.serialization import Encoding

    data = read_file(path, limit=FILE_LIMIT)
    try:
        found = x509.load_pem_x509_crl(data) if b"-----BEGIN" in data else x509.load_der_x509_crl(data)
        _ = (found.issuer, found.extensions, found.last_update_utc)
    except ValueError as error:
        raise UserError("trust.unreadable", name=path.name) from error
    return found.public_bytes(Encoding.DER)
