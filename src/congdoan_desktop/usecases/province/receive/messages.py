"""What is said between the one who takes in and the processes that look into files: one line of JSON each way."""

from dataclasses import dataclass, field
from datetime import datetime

from congdoan_desktop.domain.province.examined import Examined

LARGEST = 100 << 20
"""Bytes of one file: a scan of many pages is the largest that a unit has to send (`attach_scan.FILE_LIMIT`)."""
LARGEST_LETTER = 56 << 20
"""Bytes of a letter: it is held together with one attachment of it, decoded."""
LARGE = 24 << 20
"""Bytes of a file from which on one is looked into at a time."""
ANSWER_LIMIT = 24 << 20
"""Bytes of one answer."""
HEADROOM = 128 << 20
"""Bytes that a child may take beside what Python and its libraries take (some 90 MB of address space). A scan of the
largest size needs 105; all processes stay under 400 MB together while one of them is made to grow."""
WATCH_SECONDS = 75
"""After which a child ends by itself: more than anybody waits for it."""
MEGABYTES = 320
"""Of all its memory, where a system does not say how much it has taken."""


PIECE = 8 << 20
"""Bytes of an attachment that are given back at once."""


@dataclass(frozen=True, kw_only=True)
class Setting:
    """The first line: whom to trust, what time it is."""

    anchors: tuple[bytes, ...]
    crls: tuple[bytes, ...]
    pinned: tuple[str, ...]
    now: datetime


@dataclass(frozen=True, kw_only=True)
class Open:
    """Read the file at `path` (`os.fsencode`: on a stick a name may be any bytes). A slow stick may take its time."""

    path: bytes


@dataclass(frozen=True, kw_only=True)
class Request:
    """Look into the file that was opened; into a letter only to list its attachments, or into that of number `part`.

    `piece`: give back the bytes of the attachment instead, `PIECE` of them at a time: those of this number, from 0.
    """

    part: int | None = None
    piece: int | None = None


@dataclass(frozen=True, kw_only=True)
class Part:
    """An attachment of a letter that may be a report."""

    name: str
    part: int
    size: int


@dataclass(frozen=True, kw_only=True)
class Looked:
    """One file: the one at the path itself, or an attachment of a letter (`part`: which, from 0)."""

    name: str
    file: Examined
    part: int | None = None


@dataclass(frozen=True, kw_only=True)
class Answer:
    """`fault`: a code of `texts.receiving.FINDINGS` that says why there is nothing else."""

    looked: Looked | None = None
    parts: tuple[Part, ...] = ()
    data: bytes = field(default=b"", repr=False)
    fault: str = ""
    others: int = 0
    """Attachments of a letter that are no reports."""
