"""Files beside the store, named by the SHA-256 of their bytes: `3f/3f9a…`; evidence of records, originals that came in.

One content is one file, however often it is added. A file is written before the record that names it, so that a power
cut leaves at most a file nobody asks for. Only the worker, who holds the lock of the store, writes and removes here.
The bytes are as they are: where the store is encrypted, these files are not.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Literal

from congdoan_desktop import files
from congdoan_desktop.errors import UserError

LARGEST = 32 << 20
"""Bytes of one file of evidence."""
_LARGEST_READ = 100 << 20
"""Bytes of any file that lies here."""
State = Literal["whole", "missing", "changed"]

_NAME = re.compile(r"[0-9a-f]{64}\Z")


def evidence_folder(store: Path) -> Path:
    """Return where the evidence of the store at `store` lies. May not exist yet."""
    return store.with_name(f"{store.stem}-minh-chung")


def originals_folder(store: Path) -> Path:
    """Return where the files lie, untouched, that came into the store at `store`. May not exist yet."""
    return store.with_name(f"{store.stem}-ban-goc")


def path_of(folder: Path, digest: str) -> Path:
    """Return the path of the file with the SHA-256 `digest` (64 hex digits). Raises `ValueError` for another word."""
    if not _NAME.match(digest):
        raise ValueError(digest)
    return folder / digest[:2] / digest


def put(folder: Path, data: bytes) -> str:
    """Keep `data` durably and return its digest; what is there already is left alone, what is there damaged is mended.

    Raises `UserError` as `files.write_atomic` does.
    """
    digest = files.sha256(data)
    path = path_of(folder, digest)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _clear(path.parent)
    except OSError as error:
        raise UserError("file.read_only", name=folder.name) from error
    if state_of(folder, digest) != "whole":
        files.write_atomic(path, data)
    return digest


def read(folder: Path, digest: str) -> bytes | None:
    """Return the bytes of the file, or `None` where it is missing or no longer what it was."""
    try:
        data = files.read_file(path_of(folder, digest), limit=_LARGEST_READ)
    except UserError:
        return None
    return data if files.sha256(data) == digest else None


def state_of(folder: Path, digest: str) -> State:
    """Read the file and say whether it is still what it was."""
    if read(folder, digest) is not None:
        return "whole"
    return "changed" if path_of(folder, digest).is_file() else "missing"


def remove(folder: Path, digest: str) -> None:
    """Remove the file, if it is there. Raises `UserError` file.read_only."""
    try:
        path_of(folder, digest).unlink(missing_ok=True)
    except OSError as error:
        raise UserError("file.read_only", name=digest[:8]) from error


def digests_in(folder: Path) -> Iterator[str]:
    """Yield the digests of all files that lie in `folder`, in their order."""
    for path in sorted(folder.glob("[0-9a-f][0-9a-f]/*")):
        if _NAME.match(path.name) and path.parent.name == path.name[:2]:
            yield path.name


def _clear(folder: Path) -> None:
    """Remove what a power cut left half written here."""
    for part in folder.glob(".*.part"):
        with suppress(OSError):
            part.unlink()
