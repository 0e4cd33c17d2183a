"""A saved e-mail (`.eml`, RFC 5322, MIME) → its attachments. Runs in a child process.

The parts are cut out of the bytes by their boundaries (RFC 2046), and only the few header lines that tell what a part
is go to the parser of the standard library: given a whole letter it takes eight times its size, or minutes.
"""

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from email.parser import BytesHeaderParser
from itertools import islice
from pathlib import PurePosixPath

from congdoan_desktop.errors import UserError
from congdoan_desktop.usecases.province.receive.collect import SUFFIXES, shown_name

MOST_PARTS = 200
"""Of one letter, all levels together."""
_DEEPEST = 8
_LONGEST_HEAD, _LONGEST_LINE = 256 << 10, 4 << 10
"""Bytes of the header lines of one part; of one of them, unfolded."""
_TELLING = (b"content-type:", b"content-disposition:", b"content-transfer-encoding:")
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_FOLD = re.compile(rb"\r?\n(?=[ \t])")
_LINE_END = re.compile(rb"\r?\n")
_PLAIN = frozenset({"", "7bit", "8bit", "binary"})


@dataclass(frozen=True, kw_only=True)
class Attachment:
    """One file of a letter: its bytes from `start` to `end`. `name` has no folder in it, whatever the letter says."""

    name: str
    part: int
    start: int
    end: int
    coding: str

    @property
    def size(self) -> int:
        """Bytes, as far as they can be told before they are decoded."""
        return (self.end - self.start) * 3 // 4 if self.coding == "base64" else self.end - self.start

    def data(self, letter: bytes) -> bytes:
        """Return the bytes of the file. Raises `UserError` letter.unreadable."""
        with memoryview(letter) as whole, whole[self.start : self.end] as body:
            try:
                if self.coding == "base64":
                    return binascii.a2b_base64(body)
                if self.coding == "quoted-printable":
                    return binascii.a2b_qp(body)
                if self.coding in _PLAIN:
                    return bytes(body)
            except binascii.Error as error:
                raise UserError("letter.unreadable") from error
        raise UserError("letter.unreadable")


def attachments(letter: bytes) -> tuple[tuple[Attachment, ...], int]:
    """Return the attachments that may be reports, and how many others there are; a letter without any is one itself.

    Raises `UserError` letter.unreadable.
    """
    found, others = list[Attachment](), 0
    for number, (head, start, end) in enumerate(_files(letter)):
        name = _name(head)
        if PurePosixPath(name.lower()).suffix in SUFFIXES - {".eml"}:
            found.append(Attachment(name=name, part=number, start=start, end=end, coding=_coding(head)))
        else:
            others += 1
    return tuple(found), others if found or others else 1


def _files(letter: bytes) -> Iterator[tuple[EmailMessage, int, int]]:
    """Yield head and place of the parts with a name, also those of a letter within the letter (forwarded)."""
    seen, waiting = 0, [(0, len(letter), 0)]
    while waiting:
        start, end, depth = waiting.pop()
        seen += 1
        if seen > MOST_PARTS or depth > _DEEPEST:
            raise UserError("letter.unreadable")
        head, body = _head(letter, start, end)
        inside = list(_inside(letter, head, body, end))
        waiting += [(first, last, depth + 1) for first, last in reversed(inside)]
        if not inside and _name(head):
            yield head, body, end


def _inside(letter: bytes, head: EmailMessage, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where the parts of a part lie; of too many at least one more than allowed."""
    kind = head.get_content_type()
    if kind == "message/rfc822" and _coding(head) in _PLAIN:
        yield start, end
    boundary = head.get_boundary() if kind.startswith("multipart/") else None
    if not boundary:
        return
    named = re.escape(boundary.encode("utf-8", "surrogateescape"))
    line = re.compile(rb"^--%b(--)?[ \t]*\r?(?:\n|\Z)" % named, re.MULTILINE)
    first = None
    for found in islice(line.finditer(letter, start, end), MOST_PARTS + 2):
        if first is not None:
            yield first, _without_line_end(letter, first, found.start())
        first = found.end()
        if found[1]:
            return
    if first is not None:  # a letter that was cut off, or never closed
        yield first, end


def _without_line_end(letter: bytes, start: int, end: int) -> int:
    """Return where a part ends: the line end before a boundary belongs to the boundary."""
    for sign in (b"\n", b"\r"):
        if end > start and letter[end - 1 : end] == sign:
            end -= 1
    return end


def _head(letter: bytes, start: int, end: int) -> tuple[EmailMessage, int]:
    """Return the header lines that tell what a part is, and where its body begins."""
    if blank := _LINE_END.match(letter, start, end):
        return _parsed(b""), blank.end()
    ends = _HEAD_END.search(letter, start, min(end, start + _LONGEST_HEAD))
    if ends is None and end - start > _LONGEST_HEAD:
        raise UserError("letter.unreadable")
    lines = _LINE_END.split(_FOLD.sub(b"", letter[start : ends.start() if ends else end]))
    telling = [line for line in lines if line[:30].lower().startswith(_TELLING)]
    if len(telling) > len(_TELLING) or any(len(line) > _LONGEST_LINE for line in telling):
        raise UserError("letter.unreadable")
    return _parsed(b"\n".join(telling)), ends.end() if ends else end


def _parsed(lines: bytes) -> EmailMessage:
    """Parse a few header lines; where the parser of the library fails, they tell nothing."""
    parser = BytesHeaderParser(EmailMessage, policy=policy.default)
    try:
        head = parser.parsebytes(lines)
        _name(head), _coding(head), head.get_boundary(), head.get_content_type()
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError):
        return EmailMessage(policy=policy.default)
    return head


def _coding(head: EmailMessage) -> str:
    return str(head.get("Content-Transfer-Encoding", "")).strip().lower()


def _name(head: EmailMessage) -> str:
    """Return the bare name of a file, wherever it is said to lie."""
    return shown_name((head.get_filename() or "").replace("\\", "/").rpartition("/")[2])
