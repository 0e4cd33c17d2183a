"""A new version of the program as one signed file: what its manifest says, and whether it may be taken here.

The file is a ZIP: `manifest.json`, `manifest.sig` (Ed25519 over the bytes of the manifest), and below `files/` exactly
what the manifest lists. docs/release.md tells how one is made.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

SUFFIX = ".cdcsup"
PRODUCT = "congdoan_desktop"
SCHEMA = 1
MANIFEST, SIGNATURE, FILES = "manifest.json", "manifest.sig", "files/"
STARTER = "run.py"
"""The file of a version that the launcher starts."""

_VERSION = re.compile(r"(0|[1-9]\d{0,3})\.(0|[1-9]\d{0,3})\.(0|[1-9]\d{0,3})", re.ASCII)
_STEP = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,62}[A-Za-z0-9_])?", re.ASCII)
_LONGEST = 120
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE | re.ASCII)
"""Names that Windows gives to devices."""


@dataclass(frozen=True, kw_only=True)
class PackedFile:
    """One file of the version; `path` below its folder, with `/`."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """What the makers of the program say and sign."""

    schema: int
    product: str
    version: str
    min_from: str
    """The oldest version that may be updated by this file."""
    runtime: str
    """Python and libraries that it runs on: an update brings none."""
    made_on: date
    notes: tuple[str, ...]
    """What is new, a sentence each, for those who use it."""
    files: tuple[PackedFile, ...]


@dataclass(frozen=True, kw_only=True)
class Here:
    """The program that is installed."""

    version: str
    runtime: str


def version_key(version: str) -> tuple[int, int, int] | None:
    """Return what versions are compared by; `None` for anything that is no version."""
    found = _VERSION.fullmatch(version)
    return (int(found[1]), int(found[2]), int(found[3])) if found else None


def refusal(manifest: Manifest, here: Here) -> str:
    """Return the code of `texts` why a genuine update may not be taken here; empty where it may."""
    return next(_reasons(manifest, here), "")


def _reasons(manifest: Manifest, here: Here) -> Iterator[str]:
    if manifest.schema != SCHEMA:
        yield "update.too_new_form"
    if manifest.product != PRODUCT:
        yield "update.other_product"
    new, now, oldest = (version_key(one) for one in (manifest.version, here.version, manifest.min_from))
    if new is None or now is None or oldest is None:
        yield "update.no_version"
    elif new <= now:
        yield "update.same_version" if new == now else "update.older_version"
    elif now < oldest:
        yield "update.gap"
    if manifest.runtime != here.runtime:
        yield "update.other_runtime"
    yield _bad_list(manifest)


def difference(manifest: Manifest, found: Mapping[str, tuple[int, str]]) -> str:
    """Return the code of what is wrong with the files `found` (path → size, SHA-256), if anything is."""
    listed = {one.path: (one.size, one.sha256) for one in manifest.files}
    if found.keys() - listed.keys():
        return "update.added_file"
    if listed.keys() - found.keys():
        return "update.missing_file"
    return "" if found == listed else "update.changed_file"


def _bad_list(manifest: Manifest) -> str:
    paths = [one.path for one in manifest.files]
    if not all(map(_is_plain, paths)) or _collide(paths):
        return "update.bad_path"
    return "" if STARTER in paths else "update.missing_file"


def _is_plain(path: str) -> bool:
    """Whether a path leads below its folder on every system, and nowhere else."""
    steps = path.split("/")
    return len(path) <= _LONGEST and all(_STEP.fullmatch(step) and not _RESERVED.fullmatch(step) for step in steps)


def _collide(paths: list[str]) -> bool:
    """Whether two paths are one where capitals are not told apart, or one is a folder of another."""
    lower = [path.lower() for path in paths]
    folders = {"/".join(path.split("/")[:depth]) for path in lower for depth in range(1, path.count("/") + 1)}
    return len(set(lower)) < len(lower) or bool(folders & set(lower))
