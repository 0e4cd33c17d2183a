"""What goes to the child process that reads scans (JSON, then the files as they are), and what comes back (JSON)."""

from collections.abc import Sequence
from dataclasses import dataclass

from congdoan_desktop import codec
from congdoan_desktop.domain.omr import Layout, PageMarks, Trouble

_LENGTH = 4


@dataclass(frozen=True, kw_only=True)
class Pages:
    """Pages to read: `count` of them, from `first` (from 0) of the file with this number."""

    file: int
    first: int
    count: int


@dataclass(frozen=True, kw_only=True)
class Errand:
    """What the child is to do with the files that follow."""

    sizes: tuple[int, ...]
    pages: tuple[Pages, ...] = ()
    layouts: tuple[Layout, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PageRead:
    """What came of one page: marks, or what is wrong."""

    marks: PageMarks | None = None
    trouble: Trouble | None = None


@dataclass(frozen=True, kw_only=True)
class FileLength:
    """How many pages a file has, or what is wrong with it."""

    pages: int = 0
    trouble: Trouble | None = None


def packed(errand: Errand, files: Sequence[bytes]) -> bytes:
    """Return all of it in one piece."""
    words = codec.to_json(errand)
    return b"".join((len(words).to_bytes(_LENGTH, "big"), words, *files))


def unpacked(request: bytes) -> tuple[Errand, list[memoryview]]:
    """Return what `packed` was given; the files are not copied."""
    start = _LENGTH + int.from_bytes(request[:_LENGTH], "big")
    errand = codec.from_json(request[_LENGTH:start], Errand)
    view, files = memoryview(request), []
    for size in errand.sizes:
        files.append(view[start : start + size])
        start += size
    return errand, files
