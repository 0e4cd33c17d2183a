"""A receipt ↔ `receipt.json` (docs/receipt-format.md, resources/province/receipt.schema.json)."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from congdoan_desktop.codec import from_json, to_json
from congdoan_desktop.domain.text import clean
from congdoan_desktop.errors import UserError
from congdoan_desktop.handoff.attachments import read_attachments
from congdoan_desktop.handoff.pack_json import Issuer, is_line

SCHEMA = "congdoan-receipt/1"
NAME = "receipt.json"
MIME = "application/json"
LIMIT = 8_000_000
"""Most bytes of a receipt.json that are read: some 20 000 files."""
_FAMILY, _, _VERSION = SCHEMA.partition("/")
_SCHEMA = re.compile(rf"{_FAMILY}/([1-9]\d{{0,5}})", re.ASCII)
_ID = re.compile(r"[0-9a-f]{32}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_CODE = re.compile(r"[a-z][a-z0-9_.]{0,63}(\|[^|\x00-\x1f]{0,200}){0,8}")
_MOST_CODES = 60
_LONGEST_REASON = 2000


@dataclass(frozen=True, kw_only=True)
class Line:
    """What became of one file. Fields of the report are empty, or `null`, where the file told nothing."""

    file: str
    sha256: str
    size: int
    unit_code: str = ""
    report_id: str = ""
    kind: str = ""
    window: str = ""
    revision: int | None = None
    outcome: Literal["accepted", "sent_back", "refused"]
    codes: tuple[str, ...] = ()
    """What was found: a code and words for its sentence, parted by "|"; a reader passes over codes it does not know."""
    reason: str = ""
    """The officer's own words."""
    received_at: datetime


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """An answer to whoever handed files up. `number` grows from receipt to receipt of one issuer."""

    schema: str = SCHEMA
    receipt_id: str
    number: int
    made_at: datetime
    issuer: Issuer
    lines: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True)
class _Head:
    schema: str


def encode(receipt: Receipt) -> bytes:
    """Return UTF-8 JSON with two-space indents; the same value gives the same bytes."""
    return to_json(receipt, indent=2) + b"\n"


def decode(data: bytes) -> Receipt:
    """Return what `data` says; what a newer version of schema 1 added is ignored.

    Raises `UserError` receipt.invalid, receipt.too_new.
    """
    if len(data) > LIMIT:
        raise UserError("receipt.invalid", where=f"> {LIMIT} byte")
    found = _SCHEMA.fullmatch(from_json(data, _Head, code="receipt.invalid").schema)
    if found is None:
        raise UserError("receipt.invalid", where="$.schema")
    if int(found[1]) > int(_VERSION):
        raise UserError("receipt.too_new", schema=found[0])
    receipt = from_json(data, Receipt, code="receipt.invalid")
    for where in _contradictions(receipt):
        raise UserError("receipt.invalid", where=where)
    return receipt


def read_receipt(pdf: bytes, name: str = "") -> Receipt:
    """Take the receipt out of its paper; `name`: of its file, for what is said about it. Nothing of it is proven.

    Raises `UserError` receipt.not_a_receipt, receipt.invalid, receipt.too_new, pdf.unreadable, attachment.too_large.
    """
    attached = read_attachments(pdf)
    if NAME not in attached:
        raise UserError("receipt.not_a_receipt", name=name)
    return decode(attached[NAME])


def _contradictions(receipt: Receipt) -> list[str]:
    """Return where a receipt says what no receipt can say, although every field has the right type."""
    found = [] if _ID.fullmatch(receipt.receipt_id) else ["$.receipt_id"]
    found += [] if 0 < receipt.number < 1_000_000 else ["$.number"]
    found += ["$.made_at"] if receipt.made_at.tzinfo is None else []
    found += [] if is_line(receipt.issuer.name) else ["$.issuer.name"]
    found += [] if receipt.lines else ["$.lines"]
    found += [f"$.lines[{place}]" for place, line in enumerate(receipt.lines) if not _is_possible(line)]
    return found + ([] if len({line.sha256 for line in receipt.lines}) == len(receipt.lines) else ["$.lines"])


def _is_possible(line: Line) -> bool:
    texts = (line.unit_code, line.report_id, line.kind, line.window)
    return (
        is_line(line.file)
        and _DIGEST.fullmatch(line.sha256) is not None
        and line.size >= 0
        and line.received_at.tzinfo is not None
        and all(not text or is_line(text) for text in texts)
        and len(line.codes) <= _MOST_CODES
        and all(_CODE.fullmatch(code) for code in line.codes)
        and len(line.reason) <= _LONGEST_REASON
        and line.reason == clean(line.reason)
        and (line.revision is None or line.revision > 0)
    )
