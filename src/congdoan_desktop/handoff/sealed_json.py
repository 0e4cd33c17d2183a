"""What is sealed beside the scan of a paper signed by hand (docs/report-format.md): `report.json`, what ties both."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from congdoan_desktop.codec import from_json, to_json
from congdoan_desktop.domain.control_code import ControlStrip
from congdoan_desktop.domain.report import Report
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import sha256
from congdoan_desktop.handoff import report_json

SCHEMA = "congdoan-sealed/1"
LIMIT = report_json.LIMIT + 100_000
"""Most bytes that are read."""
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, kw_only=True)
class Sealed:
    """`number` and `issued_on` as they stand on the paper, in pen or in print; `report` may have them blank."""

    schema: str = SCHEMA
    number: int
    issued_on: date
    control_code: str
    """On every page of the paper: `ControlStrip(SHA-256 of report.json).code`."""
    scan_sha256: str
    report: Report


def encode(sealed: Sealed) -> bytes:
    """Return UTF-8 JSON with two-space indents; the same value gives the same bytes."""
    return to_json(sealed, indent=2) + b"\n"


def decode(data: bytes) -> Sealed:
    """Return what was sealed. Raises `UserError` report.invalid, report.too_new."""
    if len(data) > LIMIT:
        raise UserError("report.invalid", where=f"> {LIMIT} byte")
    sealed = from_json(data, Sealed, code="report.invalid")
    if sealed.schema != SCHEMA:
        raise UserError("report.too_new", schema=sealed.schema[:40])
    report = report_inside(data)
    for where in _contradictions(sealed, report):
        raise UserError("report.invalid", where=where)
    report_json.decode(report)
    return sealed


def report_inside(data: bytes) -> bytes:
    """Return the `report.json` in what was sealed, to the byte, with fields that a newer program may have added."""
    inside: dict[str, Any] = from_json(data, dict[str, Any], code="report.invalid")
    return to_json(inside["report"], indent=2) + b"\n"


def _contradictions(sealed: Sealed, report: bytes) -> list[str]:
    """Return where the parts do not belong together."""
    document = sealed.report.document
    found = [] if sealed.number > 0 else ["$.number"]
    found += [] if document.code_number in (None, sealed.number) else ["$.number"]
    found += [] if document.issued_date in (None, sealed.issued_on) else ["$.issued_on"]
    found += [] if sealed.control_code == ControlStrip(digest=sha256(report)).code else ["$.control_code"]
    return found + ([] if _DIGEST.fullmatch(sealed.scan_sha256) else ["$.scan_sha256"])
