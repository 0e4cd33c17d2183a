"""The copy of the authority on paper: a sheet with the recovery code, and one with the wrapped key in QR codes."""

import re
from datetime import datetime
from pathlib import Path

from congdoan_desktop import paths
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import read_file, sha256
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.texts.authority import AUTHORITY_SHEET
from congdoan_desktop.usecases.gather_facts import the_unit
from congdoan_desktop.usecases.province.authority import authority_of
from congdoan_desktop.usecases.province.authority_copies import COPY_LIMIT, copy_bytes
from congdoan_desktop.usecases.unit_key import certificate_of

CODES = 4
"""On one sheet."""
_SCAN_LIMIT = 64_000_000
_TEXT = re.compile(r"congdoan-ca/1 ([1-4])/([1-4]) ([0-9a-f]{8})\n(.*)", re.DOTALL | re.ASCII)


def authority_sheets(db: Reader, recovery_code: str, made_at: datetime) -> bytes:
    """Return both sheets (PDF). They are shown and printed, never kept. `made_at` has a time zone.

    Raises `UserError` authority.none, unit.missing, font.missing, font.letters_missing.
    """
    from congdoan_desktop.render.recovery_sheet import draw_recovery_sheet

    copy, kept = copy_bytes(db), authority_of(db)
    assert kept is not None, "copy_bytes looked"
    return draw_recovery_sheet(
        the_unit(db).name,
        certificate_of(kept).fingerprint,
        recovery_code,
        fonts=paths.resources() / "fonts",
        made_at=made_at,
        words=AUTHORITY_SHEET,
        copy=texts_of(copy),
    )


def texts_of(copy: bytes) -> tuple[str, ...]:
    """Return a copy as the texts of the codes: each says which one it is, and of what."""
    text, mark = copy.decode("ascii"), sha256(copy)[:8]
    size = -(-len(text) // CODES)
    return tuple(
        f"congdoan-ca/1 {number + 1}/{CODES} {mark}\n{text[number * size : (number + 1) * size]}"
        for number in range(CODES)
    )


def read_paper(path: Path) -> bytes:
    """Return the copy in a scan (PDF) of the second sheet. The scan is read in a process of its own.

    Raises `UserError` authority.paper_incomplete, authority.not_a_copy, scan.*, intake.*, file.*.
    """
    from congdoan_desktop.intake.control_scan import look_at

    pages = look_at(read_file(path, limit=_SCAN_LIMIT))
    return copy_in(tuple(text for page in pages for text in page.codes))


def copy_in(texts: tuple[str, ...]) -> bytes:
    """Return the copy that the texts of codes make up, whatever other codes lie among them.

    Raises `UserError` authority.paper_incomplete, authority.not_a_copy.
    """
    parts = dict[str, dict[int, str]]()
    for match in filter(None, map(_TEXT.fullmatch, texts)):
        parts.setdefault(match[3], {})[int(match[1])] = match[4]
    mark, found = max(parts.items(), key=lambda one: len(one[1]), default=("", {}))
    if len(found) < CODES:
        raise UserError("authority.paper_incomplete", wanted=CODES, found=len(found))
    copy = "".join(found[number] for number in sorted(found)).encode()
    if len(copy) > COPY_LIMIT or sha256(copy)[:8] != mark:
        raise UserError("authority.not_a_copy")
    return copy
