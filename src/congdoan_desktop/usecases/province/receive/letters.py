"""A saved e-mail (`.eml`, RFC 5322, MIME) → its attachments. Runs in a child process."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from email import policy
from email.errors import MessageError
from email.message import EmailMessage, Message
from email.parser import BytesParser
from pathlib import PurePosixPath

from congdoan_desktop.errors import UserError
from congdoan_desktop.usecases.province.receive.collect import SUFFIXES, shown_name

MOST_PARTS = 200
"""Of one letter, all levels together."""
_DEEPEST = 8


@dataclass(frozen=True, kw_only=True)
class Attachment:
    """One file of a letter. `name` has no folder in it, whatever the letter says."""

    name: str
    part: int
    data: bytes = field(repr=False)


def attachments(letter: bytes) -> tuple[tuple[Attachment, ...], int]:
    """Return the attachments that may be reports, and how many others there are.

    Raises `UserError` letter.unreadable.
    """
    found, others = list[Attachment](), 0
    for number, part in enumerate(_files(letter)):
        name = _name(part)
        if PurePosixPath(name.lower()).suffix in SUFFIXES - {".eml"}:
            found.append(Attachment(name=name, part=number, data=_content(part)))
        else:
            others += 1
    return tuple(found), others


def _files(letter: bytes) -> Iterator[Message]:
    """Yield the parts with a name, also those of a letter within the letter (forwarded)."""
    try:
        message = BytesParser(EmailMessage, policy=policy.default).parsebytes(letter)
    except (MessageError, ValueError, LookupError, RecursionError) as error:
        raise UserError("letter.unreadable") from error
    seen = 0
    waiting: list[tuple[Message, int]] = [(message, 0)]
    while waiting:
        part, depth = waiting.pop()
        seen += 1
        if seen > MOST_PARTS or depth > _DEEPEST:
            raise UserError("letter.unreadable")
        payload = part.get_payload()
        if part.is_multipart() and isinstance(payload, list):
            waiting += [(one, depth + 1) for one in reversed(payload) if isinstance(one, Message)]
        elif _name(part):
            yield part


def _name(part: Message) -> str:
    """Return the bare name of a file; headers that nobody can read give none."""
    try:
        name = part.get_filename() or ""
    except (ValueError, LookupError, AttributeError, IndexError, KeyError):
        return ""
    return shown_name(name.replace("\\", "/").rpartition("/")[2])


def _content(part: Message) -> bytes:
    try:
        data = part.get_payload(decode=True)
    except (ValueError, LookupError) as error:
        raise UserError("letter.unreadable") from error
    if not isinstance(data, bytes):
        raise UserError("letter.unreadable")
    return data
