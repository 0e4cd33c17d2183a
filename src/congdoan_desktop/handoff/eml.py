"""A finished letter as an .eml file (RFC 5322, MIME): mail programs open it as a draft with everything in its place."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from email.errors import HeaderParseError
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

_KINDS = {
    "pdf": ("application", "pdf"),
    "xlsx": ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "p7m": ("application", "pkcs7-mime"),
    "cms": ("application", "cms"),
}
_OTHER = ("application", "octet-stream")
_END = "\r\n"
_ADDRESS = re.compile(r"[!-;=?A-Z^-~]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
"""What mail servers here take; the parser of the library looks closer."""


@dataclass(frozen=True, kw_only=True)
class Attached:
    """A file of the letter. `name`: ASCII, so that no mail program spoils it."""

    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Letter:
    """`to`: addresses as "ban@congdoan.vn", none to be filled in by the person; `made_at` knows its zone."""

    to: tuple[str, ...]
    subject: str
    body: str
    attached: tuple[Attached, ...]
    made_at: datetime


def eml(letter: Letter) -> bytes:
    """Return the letter with CRLF lines, headers in UTF-8 words, marked as not sent yet (`X-Unsent`).

    Raises `ValueError` for an address or a name of a file that a letter cannot have.
    """
    message = EmailMessage(policy=SMTP)
    if letter.to:
        message["To"] = addresses(letter.to)
    message["Date"] = format_datetime(letter.made_at)
    message["X-Unsent"] = "1"
    message.set_content(letter.body, charset="utf-8", cte="base64")
    for one in letter.attached:
        main, sub = _KINDS.get(one.name.rpartition(".")[2].casefold(), _OTHER)
        message.add_attachment(one.data, maintype=main, subtype=sub, filename=_plain(one.name))
    return _subject(letter.subject) + message.as_bytes()


def _subject(text: str) -> bytes:
    """Return the line of the subject. (`EmailMessage` loses blanks where it breaks a long one: "2026của".)"""
    if not text.isprintable():
        raise ValueError(text)
    return f"Subject: {Header(text, 'utf-8', header_name='Subject').encode(linesep=_END)}{_END}".encode("ascii")


def addresses(texts: Sequence[str]) -> tuple[Address, ...]:
    """Return addresses written as "ban@congdoan.vn". Raises `ValueError` for one that is none."""
    return tuple(_address(text) for text in texts)


def _address(text: str) -> Address:
    if not _ADDRESS.fullmatch(text):
        raise ValueError(text)
    try:
        return Address(addr_spec=text)
    except (HeaderParseError, IndexError) as error:  # the parser falls over some of them
        raise ValueError(text) from error


def _plain(name: str) -> str:
    if not name.isascii() or not name.isprintable() or set(name) & set('/\\"'):
        raise ValueError(name)
    return name
