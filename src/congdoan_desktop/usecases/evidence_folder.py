"""The folder of evidence as a whole: what is there, a copy of it elsewhere, and fetching what is missing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from congdoan_desktop import files
from congdoan_desktop.domain.records import Evidence
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import content_files, repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store

Progress = Callable[[int, int], None]
_DEEPEST = 3
"""So many folders down a copy is looked for: stick / backups / name-minh-chung / 3f."""


@dataclass(frozen=True, kw_only=True)
class Stock:
    """What the records name and what lies in the folder. `missing`, `changed`: SHA-256 digests."""

    folder: Path
    files: int
    size: int
    """Bytes."""
    missing: tuple[str, ...]
    changed: tuple[str, ...]
    unneeded: tuple[str, ...]
    """Files no record asks for: what a power cut left, or what belongs to a state of the store that was replaced."""


def stock(db: Reader, *, thoroughly: bool = False) -> Stock:
    """Look at the folder: by presence and size, or `thoroughly`, reading every file."""
    folder, needed = content_files.evidence_folder(db.path), dict(_needed(db))
    missing, changed = list[str](), list[str]()
    for digest, size in needed.items():
        path = content_files.path_of(folder, digest)
        if not path.is_file():
            missing.append(digest)
        elif path.stat().st_size != size or (thoroughly and content_files.read(folder, digest) is None):
            changed.append(digest)
    return Stock(
        folder=folder,
        files=len(needed),
        size=sum(needed.values()),
        missing=tuple(missing),
        changed=tuple(changed),
        unneeded=tuple(digest for digest in content_files.digests_in(folder) if digest not in needed),
    )


def copy_evidence(db: Reader, target: Path, progress: Progress = lambda _done, _total: None) -> int:
    """Copy all evidence to `target` under the name of its folder, read back; return how many files are there now.

    What is missing or damaged here is left out, so that a sound copy there stays. Raises `UserError` handover.differs
    and as `files.write_atomic` does.
    """
    folder, needed = content_files.evidence_folder(db.path), dict(_needed(db))
    copies, there = target / folder.name, 0
    for number, digest in enumerate(needed, 1):
        data = content_files.read(folder, digest)
        if data is not None:
            content_files.put(copies, data)
            there += 1
        progress(number, len(needed))
    return there


def fetch_missing(store: Store, source: Path) -> int:
    """Look in `source` and below for the files that are missing or damaged here; return how many were fetched."""
    seen, fetched = stock(store, thoroughly=True), set[str]()
    for path in _files_below(source, _DEEPEST):
        if path.name in {*seen.missing, *seen.changed} - fetched and _fetch(seen.folder, path):
            fetched.add(path.name)
    return len(fetched)


def remove_unneeded(store: Store) -> int:
    """Delete the files no record asks for; return how many."""
    seen = stock(store)
    for digest in seen.unneeded:
        content_files.remove(seen.folder, digest)
    return len(seen.unneeded)


def _fetch(folder: Path, path: Path) -> bool:
    try:
        data = files.read_file(path, limit=content_files.LARGEST)
    except UserError:
        return False
    if files.sha256(data) != path.name:
        return False
    content_files.put(folder, data)
    return True


def _needed(db: Reader) -> Iterator[tuple[str, int]]:
    """Yield digest and size of every file that a record asks for, put away or not."""
    for one in repository.find(db, Evidence, where={"removed_on": None}, archived=None):
        yield one.sha256, one.size


def _files_below(folder: Path, depth: int) -> Iterator[Path]:
    try:
        inside = sorted(folder.iterdir())
    except OSError:
        return
    for path in inside:
        if path.is_dir() and not path.is_symlink():
            yield from _files_below(path, depth - 1) if depth else ()
        else:
            yield path
