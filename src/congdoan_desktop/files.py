"""Files that are either wholly there or not there at all."""

import errno
import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from congdoan_desktop.errors import UserError

_REASONS = {
    errno.ENOSPC: "file.disk_full",
    errno.EDQUOT: "file.disk_full",
    errno.EROFS: "file.read_only",
    errno.EACCES: "file.read_only",
    errno.EPERM: "file.read_only",
    errno.ENOENT: "file.missing_folder",
    errno.ENOTDIR: "file.missing_folder",
}

_PIECE = 1 << 20


def sha256(data: bytes) -> str:
    """Return the SHA-256 digest of `data` as 64 lower-case hex digits."""
    return hashlib.sha256(data).hexdigest()


def read_file(path: Path, *, limit: int) -> bytes:
    """Return the bytes of `path`, refusing more than `limit` bytes before reading them.

    Raises `UserError` file.too_large, file.unreadable.
    """
    try:
        if not path.is_file():  # a pipe or a device may never end
            raise UserError("file.unreadable", name=path.name)
        size = path.stat().st_size
        if size > limit:
            raise UserError("file.too_large", name=path.name, limit=max(1, limit >> 20))
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except OSError as error:
        raise UserError("file.unreadable", name=path.name) from error
    if len(data) > limit:
        raise UserError("file.too_large", name=path.name, limit=max(1, limit >> 20))
    return data


def write_atomic(path: Path, data: bytes) -> None:
    """Write `data` to `path`: temporary file, fsync, read back, rename. A failure leaves what was there before.

    Raises `UserError` file.disk_full, file.read_only, file.missing_folder, file.not_written.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with temporary.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if not _holds(temporary, data):
            raise UserError("file.not_written", name=path.name)
        temporary.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise UserError(_REASONS.get(error.errno or 0, "file.not_written"), name=path.name) from error
    finally:
        # On a read-only disk even this fails, and must not hide the reason.
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _holds(path: Path, data: bytes) -> bool:
    """Whether the file is `data`; read in pieces, since a scan of a hundred MB need not be there twice."""
    seen = 0
    with memoryview(data) as whole, path.open("rb") as stream:
        while piece := stream.read(_PIECE):
            if whole[seen : seen + len(piece)] != piece:
                return False
            seen += len(piece)
    return seen == len(data)


@contextmanager
def arriving(path: Path) -> Iterator[Path]:
    """Give the block an empty file to fill; what it left there becomes `path`, durably, if the block did not fail.

    For files that a library writes itself; everything else is `write_atomic`. Raises `OSError`.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    temporary.touch(exist_ok=False)
    try:
        yield temporary
        with temporary.open("rb+") as stream:
            os.fsync(stream.fileno())
        temporary.replace(path)
        sync_folder(path.parent)
    finally:
        temporary.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make what was renamed in `folder` durable where the system can (Windows has no such call)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
