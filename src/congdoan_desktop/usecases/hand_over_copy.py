"""Write files to a place that may be slow, full or pulled out, and believe only what is read back from there.

All of the files arrive or none does: each is written under a temporary name, made durable, then all are renamed, then
all are read again. What a pulled drive keeps of an earlier try (`.name.xxxxxxxx.part`) goes with the next one.
"""

import errno
import os
import re
import secrets
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from congdoan_desktop.errors import UserError
from congdoan_desktop.files import sha256
from congdoan_desktop.texts.exchange import size_text

_CHUNK = 1 << 20
_CLUSTER = 64 << 10
"""So much room a file may take beyond its bytes."""
_REASONS = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), "handover.full"),
    **dict.fromkeys((errno.EROFS, errno.EACCES, errno.EPERM), "handover.read_only"),
    **dict.fromkeys((errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO, errno.ESTALE), "handover.gone"),
}
_NO_SUCH_CALL = (errno.EINVAL, errno.ENOSYS, errno.EBADF, errno.ENOTSUP)
"""What a file system says that cannot make a folder durable (some drivers of exFAT, NTFS, network drives)."""

Proof = Literal["signature", "seal", "none"]


@dataclass(frozen=True, kw_only=True)
class Enclosure:
    """One file that goes out. `proof`: what inside it tells that nobody changed it."""

    name: str
    data: bytes = field(repr=False)
    proof: Proof = "none"
    sha256: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sha256", sha256(self.data))


@dataclass(frozen=True, kw_only=True)
class Going:
    """How a long way is watched: `told(done, total)` in bytes written and read back; `cancelled()` is asked often."""

    told: Callable[[int, int], None] = lambda _done, _total: None
    cancelled: Callable[[], bool] = lambda: False


def write_out(
    enclosures: Sequence[Enclosure],
    folder: Path,
    *,
    is_sound: Callable[[Enclosure, bytes], bool] = lambda _file, _data: True,
    going: Going | None = None,
) -> tuple[Path, ...]:
    """Write the files into `folder`, read them back and return them. The same file there already is left as it is.

    Raises `UserError` handover.exists, no_room, full, read_only, gone, not_written, differs, cancelled, and
    handover.broken where `is_sound` does not like what was read back. Then nothing of this try is left there.
    """
    meter = _Meter(going or Going(), 2 * sum(len(one.data) for one in enclosures))
    with _told(folder):
        new = tuple(one for one in enclosures if not _is_there(folder / one.name, one))
        _clean(new, folder)
        _require_room(new, folder)
        meter.add(sum(len(one.data) for one in enclosures if one not in new))
        with _all_or_none(folder) as written:
            _write(new, folder, meter, written)
            for one in enclosures:
                _compare(one, _read_back(folder / one.name, meter), is_sound)
    return tuple(folder / one.name for one in enclosures)


def folder_in(folder: Path, name: str) -> Path:
    """Return the folder `name` in `folder`, made when missing. Raises `UserError` handover.* as `write_out`."""
    with _told(folder):
        (folder / name).mkdir(exist_ok=True)
    return folder / name


class _Meter:
    """Counts bytes, tells how far it is, and stops where the person wants it to."""

    def __init__(self, going: Going, total: int) -> None:
        self._going, self._total, self._done = going, total, 0

    def add(self, size: int) -> None:
        self._done += size
        if self._going.cancelled():
            raise UserError("handover.cancelled")
        self._going.told(self._done, self._total)


def _is_there(target: Path, one: Enclosure) -> bool:
    if not target.exists():
        return False
    if target.is_file() and target.stat().st_size == len(one.data) and sha256(target.read_bytes()) == one.sha256:
        return True
    raise UserError("handover.exists", name=one.name)


def _clean(enclosures: Sequence[Enclosure], folder: Path) -> None:
    """Remove what an earlier try left of the same files when its drive was pulled or the power went."""
    names = "|".join(re.escape(one.name) for one in enclosures)
    remains = re.compile(rf"\.({names})\.[0-9a-f]{{8}}\.part")
    for path in folder.iterdir():
        if names and remains.fullmatch(path.name):
            path.unlink()


def _require_room(enclosures: Sequence[Enclosure], folder: Path) -> None:
    needed, free = sum(len(one.data) + _CLUSTER for one in enclosures), shutil.disk_usage(folder).free
    if enclosures and free < needed:
        raise UserError("handover.no_room", free=size_text(free), needed=size_text(needed))


@contextmanager
def _all_or_none(folder: Path) -> Iterator[list[Path]]:
    """Give the block a list of the files it makes; when it fails, they go again (as far as the drive is there)."""
    written: list[Path] = []
    try:
        yield written
    except BaseException:
        for path in written:
            with suppress(OSError):
                path.unlink(missing_ok=True)
        with suppress(OSError):
            _settle(folder)
        raise


def _write(enclosures: Sequence[Enclosure], folder: Path, meter: _Meter, written: list[Path]) -> None:
    parts = []
    for one in enclosures:
        part = folder / f".{one.name}.{secrets.token_hex(4)}.part"
        written.append(part)
        _write_part(part, one.data, meter)
        parts.append((part, folder / one.name))
    for part, target in parts:
        written.append(target)
        part.rename(target)
    _settle(folder)


def _write_part(part: Path, data: bytes, meter: _Meter) -> None:
    with part.open("xb", buffering=0) as stream:
        for start in range(0, len(data), _CHUNK):
            piece = memoryview(data)[start : start + _CHUNK]
            while piece:
                piece = piece[stream.write(piece) or 0 :]
            meter.add(min(_CHUNK, len(data) - start))
        os.fsync(stream.fileno())


def _settle(folder: Path) -> None:
    """Make the names durable, and all that the system still holds back."""
    if os.name == "nt":
        return  # no such calls; a removable drive is written at once there
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
        _flush(handle)
    except OSError as error:
        if error.errno not in _NO_SUCH_CALL:
            raise
    finally:
        os.close(handle)


def _flush(handle: int) -> None:
    """Flush the file system of an open folder, not those of all other disks, which may be busy for long."""
    import ctypes

    syncfs = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
    if syncfs is None:
        os.sync()
    elif syncfs(handle) != 0:
        raise OSError(ctypes.get_errno(), "syncfs")


def _read_back(path: Path, meter: _Meter) -> bytes:
    """Return what the drive itself says, not what the system remembers of it, where it can be made to forget."""
    read = bytearray()
    with path.open("rb", buffering=0) as stream:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        while piece := stream.read(_CHUNK):
            read += piece
            meter.add(len(piece))
    return bytes(read)


def _compare(one: Enclosure, data: bytes, is_sound: Callable[[Enclosure, bytes], bool]) -> None:
    if sha256(data) != one.sha256:
        raise UserError("handover.differs", name=one.name)
    if not is_sound(one, data):
        raise UserError("handover.broken", name=one.name)


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Turn what the system says of a drive into what a person can mend."""
    try:
        yield
    except OSError as error:
        # However it is said: a drive that is not there any more was pulled.
        is_there = os.path.isdir(folder)
        code = _REASONS.get(error.errno or 0, "handover.not_written") if is_there else "handover.gone"
        raise UserError(code) from error
