"""A workbook as bytes that depend on nothing but its content."""

import re
import zipfile
from datetime import UTC, datetime
from io import BytesIO

from openpyxl import Workbook

from congdoan_desktop.render.in_memory import saved

_CORE = "docProps/core.xml"
_FIRST = "[Content_Types].xml"
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_EPOCH = (1980, 1, 1, 0, 0, 0)


def workbook_bytes(book: Workbook, made_at: datetime) -> bytes:
    """Save `book`: the report's own time as the only time, nothing of meaning in the document properties.

    (Properties are never covered by a signature of the workbook.)
    """
    book.properties.creator = None
    book.properties.created = made_at.astimezone(UTC).replace(tzinfo=None)
    return _repacked(saved(book), made_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").encode())


def _repacked(data: bytes, time: bytes) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(target, "w") as packed:
        for name in sorted(source.namelist(), key=lambda name: (name != _FIRST, name)):
            part = source.read(name)
            if name == _CORE:
                part = _MODIFIED.sub(rb"\g<1>" + time + rb"\g<2>", part)
            packed.writestr(_entry(name), part, zipfile.ZIP_DEFLATED, 9)
    return target.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.create_system = 0
    return entry
