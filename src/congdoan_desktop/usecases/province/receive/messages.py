"""What is said between the one who takes in and the processes that look into files: one line of JSON each way."""

from dataclasses import dataclass, field
from datetime import datetime

from congdoan_desktop.domain.province.examined import Examined

LARGEST = 48 << 20
"""Bytes of one file: a scan of many pages is the largest that a unit has to send."""
ANSWER_LIMIT = 24 << 20
"""Bytes of one answer."""
MEGABYTES = 640
"""Of address space of one child, of which Python and its libraries take about 300; what it really uses is far less."""


@dataclass(frozen=True, kw_only=True)
class Setting:
    """The first line: whom to trust, what time it is."""

    anchors: tuple[bytes, ...]
    crls: tuple[bytes, ...]
    pinned: tuple[str, ...]
    now: datetime
    megabytes: int = MEGABYTES


@dataclass(frozen=True, kw_only=True)
class Request:
    """Look into the file at `path` (`os.fsencode`: a stick may hold names of any bytes).

    Of a letter nothing is looked into but the attachment `part`, from 0; without one its attachments are only listed.
    `take`: give back the bytes of the attachment instead.
    """

    path: bytes
    part: int | None = None
    take: bool = False


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
