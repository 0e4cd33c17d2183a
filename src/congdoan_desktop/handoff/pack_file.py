"""A pack as a file: head and parts as attachments of the paper; taken out with limits, compared with their digests."""

from collections.abc import Mapping
from dataclasses import dataclass

from congdoan_desktop.domain.pack import SUFFIXES, PackPart
from congdoan_desktop.domain.text import fold
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import sha256
from congdoan_desktop.handoff.attachments import Limits, read_attachments
from congdoan_desktop.handoff.pack_json import MIME, MOST_PARTS, NAME, PackHead, decode, encode
from congdoan_desktop.handoff.pdfa import Attachment

LIMITS = Limits(most=MOST_PARTS + 1, largest=16_000_000, total=48_000_000)
_MIMES = {
    "toml": "application/toml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
    "json": MIME,
}
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-_.@")


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A pack taken apart, in the order of `pack.json`. Nothing of it is proven: that is the signature's to do."""

    head: PackHead
    parts: tuple[PackPart, ...]


def file_name(place: int, part: PackPart) -> str:
    """Return the name of the attachment: "03-survey-tam-tu@1.xlsx"; plain letters, and no two alike."""
    name = "".join(letter if letter in _LETTERS else "-" for letter in fold(part.name))[:60].strip("-.")
    return f"{place:02d}-{part.kind}{f'-{name}' if name and name != part.kind else ''}.{SUFFIXES[part.kind]}"


def attachments_of(head: PackHead, parts: tuple[PackPart, ...], description: str) -> tuple[Attachment, ...]:
    """Return what travels in the paper; `parts` in the order of `head.parts`."""
    data = Attachment(name=NAME, mime=MIME, data=encode(head), relationship="Data", description=description)
    return (data, *(_attachment(named.file, named.title, part) for named, part in zip(head.parts, parts, strict=True)))


def read_pack(pdf: bytes, name: str = "") -> Opened:
    """Take a pack apart; `name`: of its file, for what is said about it.

    Raises `UserError` pack.not_a_pack, pack.invalid, pack.too_new, pdf.unreadable, attachment.too_large.
    """
    attached = read_attachments(pdf, LIMITS)
    if NAME not in attached:
        raise UserError("pack.not_a_pack", name=name)
    head = decode(attached[NAME])
    strange = attached.keys() - {NAME} - {part.file for part in head.parts}
    if strange:
        raise UserError("pack.invalid", where=min(strange))
    return Opened(head=head, parts=tuple(_parts(head, attached)))


def _parts(head: PackHead, attached: Mapping[str, bytes]) -> list[PackPart]:
    found = list[PackPart]()
    for part in head.parts:
        data = attached.get(part.file)
        if data is None or len(data) != part.size or sha256(data) != part.sha256:
            raise UserError("pack.invalid", where=part.file)
        found.append(PackPart(kind=part.kind, name=part.name, data=data))
    return found


def _attachment(file: str, title: str, part: PackPart) -> Attachment:
    return Attachment(
        name=file, mime=_MIMES[SUFFIXES[part.kind]], data=part.data, relationship="Supplement", description=title
    )
