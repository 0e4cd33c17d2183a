"""The signed file that brings a new version: who signed its manifest, and which files it holds.

`signed_manifest` unpacks two small members and proves them; only then should `packed_files` unpack the rest.
"""

from collections.abc import Iterable, Mapping

from congdoan_desktop.domain.update import FILES, MANIFEST, SIGNATURE
from congdoan_desktop.errors import UserError
from congdoan_desktop.signing.opc_zip import FILE_LIMIT, read_members, write_members
from congdoan_desktop.signing.reasons import Refused

__all__ = ["FILE_LIMIT", "packed", "packed_files", "signed_manifest"]

_MANIFEST_LIMIT = 1 << 20
_RAW = 32
"""Bytes of a public key; a signature is twice as long."""


def signed_manifest(data: bytes, keys: Iterable[bytes]) -> bytes:
    """Return the bytes of the manifest, which one of `keys` (Ed25519, 32 bytes each) has signed.

    Raises `UserError` update.not_one, update.unsigned, update.foreign_key, update.tampered.
    """
    members = _members(data, frozenset((MANIFEST, SIGNATURE)))
    if MANIFEST not in members or SIGNATURE not in members:
        raise UserError("update.unsigned")
    manifest, signature = members[MANIFEST], members[SIGNATURE]
    if len(manifest) > _MANIFEST_LIMIT or len(signature) != 3 * _RAW:
        raise UserError("update.not_one")
    known = [key for key in keys if key == signature[:_RAW]]
    if not known:
        raise UserError("update.foreign_key")
    _check(known[0], signature[_RAW:], manifest)
    return manifest


def packed_files(data: bytes) -> Mapping[str, bytes]:
    """Return all that lies in the file but manifest and signature, by path below `files/`.

    Raises `UserError` update.not_one; update.added_file for what lies elsewhere.
    """
    members = {name: content for name, content in _members(data, None).items() if name not in (MANIFEST, SIGNATURE)}
    if not all(name.startswith(FILES) for name in members):
        raise UserError("update.added_file")
    return {name.removeprefix(FILES): content for name, content in members.items()}


def packed(manifest: bytes, key: bytes, files: Mapping[str, bytes]) -> bytes:
    """Return the signed file; `key`: the private key, 32 bytes. The same words give the same bytes."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    private = Ed25519PrivateKey.from_private_bytes(key)
    signature = private.public_key().public_bytes_raw() + private.sign(manifest)
    rest = tuple((f"{FILES}{path}", files[path]) for path in sorted(files))
    return write_members(((MANIFEST, manifest), (SIGNATURE, signature), *rest))


def _check(key: bytes, signature: bytes, manifest: bytes) -> None:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, manifest)
    except InvalidSignature as error:
        raise UserError("update.tampered") from error


def _members(data: bytes, only: frozenset[str] | None) -> dict[str, bytes]:
    try:
        found = read_members(data, only)
    except Refused as error:
        raise UserError("update.not_one") from error
    members = dict(found)
    if len(members) < len(found):
        raise UserError("update.not_one")
    return members
