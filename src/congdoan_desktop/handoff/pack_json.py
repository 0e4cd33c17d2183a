"""The head of a pack ↔ `pack.json` (docs/pack-format.md, resources/province/pack.schema.json)."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from congdoan_desktop.codec import from_json, to_json
from congdoan_desktop.domain.pack import SINGLE, PackPart, PartKind
from congdoan_desktop.domain.text import clean
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import sha256

SCHEMA = "congdoan-pack/1"
NAME = "pack.json"
MIME = "application/json"
LIMIT = 200_000
"""Most bytes of a pack.json that are read."""
MOST_PARTS = 60
_FAMILY, _, _VERSION = SCHEMA.partition("/")
_SCHEMA = re.compile(rf"{_FAMILY}/([1-9]\d{{0,5}})", re.ASCII)
_ID = re.compile(r"[0-9a-f]{32}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_FILE = re.compile(r"[a-z0-9][a-z0-9@._-]{0,99}", re.ASCII)
_LONGEST = 300
_LONGEST_NOTE = 2000
_MOST_NUMBER = 999_999


@dataclass(frozen=True, kw_only=True)
class Issuer:
    """Who gives the pack out."""

    code: str
    name: str


@dataclass(frozen=True, kw_only=True)
class Part:
    """One attachment. `title`: as a person reads it; `file`: its name in the PDF."""

    kind: PartKind
    name: str
    title: str
    file: str
    size: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class PackHead:
    """What a pack says of itself. `number` grows from pack to pack of one issuer."""

    schema: str = SCHEMA
    pack_id: str
    number: int
    title: str
    issued_on: date
    made_at: datetime
    issuer: Issuer
    note: str = ""
    parts: tuple[Part, ...]


@dataclass(frozen=True, kw_only=True)
class _Head:
    schema: str


def encode(head: PackHead) -> bytes:
    """Return UTF-8 JSON with two-space indents; the same value gives the same bytes."""
    return to_json(head, indent=2) + b"\n"


def decode(data: bytes) -> PackHead:
    """Return what `data` says; what a newer version of schema 1 added is ignored.

    Raises `UserError` pack.invalid, pack.too_new.
    """
    if len(data) > LIMIT:
        raise UserError("pack.invalid", where=f"> {LIMIT} byte")
    found = _SCHEMA.fullmatch(from_json(data, _Head, code="pack.invalid").schema)
    if found is None:
        raise UserError("pack.invalid", where="$.schema")
    if int(found[1]) > int(_VERSION):
        raise UserError("pack.too_new", schema=found[0])
    head = from_json(data, PackHead, code="pack.invalid")
    for where in _contradictions(head):
        raise UserError("pack.invalid", where=where)
    return head


def part_of(part: PackPart, title: str, file: str) -> Part:
    """Return how pack.json names a part."""
    return Part(kind=part.kind, name=part.name, title=title, file=file, size=len(part.data), sha256=sha256(part.data))


def _contradictions(head: PackHead) -> list[str]:
    """Return where a pack says what no pack can say, although every field has the right type."""
    texts = {"title": head.title, "issuer.name": head.issuer.name}
    found = [f"$.{name}" for name, text in texts.items() if not is_line(text)]
    found += [] if _ID.fullmatch(head.pack_id) else ["$.pack_id"]
    found += [] if 0 < head.number <= _MOST_NUMBER else ["$.number"]
    found += ["$.made_at"] if head.made_at.tzinfo is None else []
    found += [] if head.issuer.code == "" or is_line(head.issuer.code) else ["$.issuer.code"]
    found += [] if len(head.note) <= _LONGEST_NOTE and head.note == clean(head.note) else ["$.note"]
    found += [] if 0 < len(head.parts) <= MOST_PARTS else ["$.parts"]
    found += [f"$.parts[{place}]" for place, part in enumerate(head.parts) if not _is_possible(part)]
    for keys in ([one.file for one in head.parts], [(one.kind, one.name) for one in head.parts]):
        found += [] if len(set(keys)) == len(keys) else ["$.parts"]
    return found


def is_line(text: str) -> bool:
    """Whether a text is one short line with something in it, as a stranger's may be shown."""
    return 0 < len(text) <= _LONGEST and text.isprintable() and text == clean(text)


def _is_possible(part: Part) -> bool:
    return (
        is_line(part.name)
        and is_line(part.title)
        and part.size >= 0
        and _FILE.fullmatch(part.file) is not None
        and part.file != NAME
        and _DIGEST.fullmatch(part.sha256) is not None
        and (part.kind not in SINGLE or part.name == part.kind)
    )
