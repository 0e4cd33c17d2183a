"""A file that brings a new version: looked at, then taken. The version that runs is left as it is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from congdoan_desktop import codec, files
from congdoan_desktop.domain.update import MANIFEST, Here, Manifest, difference, refusal
from congdoan_desktop.errors import UserError
from congdoan_desktop.signing.update_file import FILE_LIMIT, packed_files, signed_manifest
from congdoan_desktop.usecases.updates.installation import Installation


@dataclass(frozen=True, kw_only=True)
class Offer:
    """A genuine update that may be taken here."""

    path: Path
    manifest: Manifest
    here: Here


def look_at(path: Path, installation: Installation, keys: Sequence[bytes]) -> Offer:
    """Return what the file at `path` brings, after its signature has been checked and before anything else is unpacked.

    Raises `UserError` update.* with the reason why it cannot be taken, file.*.
    """
    return _offer(path, _read(path), installation, keys)


def take(
    offer: Offer, installation: Installation, keys: Sequence[bytes], said: Callable[[int], None] = lambda _count: None
) -> None:
    """Check the file again, every byte of it now, lay its version down, and let that be started next. `said` hears how
    many files are there.

    Raises `UserError` as `look_at`; update.added_file, update.missing_file, update.changed_file, update.read_only and
    as `files.write_atomic`. Then, and when the power is cut, the version that was started is started again.
    """
    data = _read(offer.path)
    found = _offer(offer.path, data, installation, keys)
    content = packed_files(data)
    sums = {path: (len(one), files.sha256(one)) for path, one in content.items()}
    if code := difference(found.manifest, sums):
        raise UserError(code)
    version = found.manifest.version
    installation.lay(version, {**content, MANIFEST: signed_manifest(data, keys)}, said)
    installation.point_at(version)


def _offer(path: Path, data: bytes, installation: Installation, keys: Sequence[bytes]) -> Offer:
    here = installation.here()
    if not keys:
        raise UserError("update.no_keys")
    manifest = codec.from_json(signed_manifest(data, keys), Manifest, code="update.not_one")
    if code := refusal(manifest, here):
        raise UserError(code, version=manifest.version, here=here.version, oldest=manifest.min_from)
    return Offer(path=path, manifest=manifest, here=here)


def _read(path: Path) -> bytes:
    return files.read_file(path, limit=FILE_LIMIT)
