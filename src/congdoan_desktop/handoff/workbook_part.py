"""report.json inside a workbook: a custom XML part, as Office itself keeps data beside the sheets.

The part holds the bytes in base64, so that nothing between two programs can change a letter of them.
"""

import base64
import binascii
import re
import uuid
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from xml.etree import ElementTree

from congdoan_desktop.errors import UserError
from congdoan_desktop.handoff.report_json import LIMIT, NAME

NAMESPACE = "urn:congdoan-desktop:report:1"
_ITEM = "customXml/item1.xml"
_PROPS = "customXml/itemProps1.xml"
_ITEM_RELS = "customXml/_rels/item1.xml.rels"
_TYPES = "[Content_Types].xml"
_BOOK_RELS = "xl/_rels/workbook.xml.rels"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_PROPS_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MOST_PARTS = 500
_LARGEST_XML = LIMIT * 3 // 2
"""Of the part: base64 of the data, in lines or not."""
_MOST_TAGS = 20
"""In the part; it has three."""
_ID = re.compile(r'\bId="rId(\d+)"')


def with_report(xlsx: bytes, report_json: bytes) -> bytes:
    """Return the workbook with `report_json` as a custom XML part; the same input gives the same bytes.

    Raises `ValueError` when the workbook already has one (it is made by this program and has none).
    """
    with zipfile.ZipFile(BytesIO(xlsx)) as source:
        parts = {info: source.read(info) for info in source.infolist()}
    if any(info.filename.startswith("customXml/") for info in parts):
        raise ValueError(_ITEM)
    edits = {_TYPES: _with_type, _BOOK_RELS: _with_relationship}
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as packed:
        for info, part in parts.items():
            edit = edits.get(info.filename)
            packed.writestr(info, edit(part) if edit else part, zipfile.ZIP_DEFLATED, 9)
        for name, text in _new_parts(report_json).items():
            packed.writestr(_entry(name, like=next(iter(parts))), text, zipfile.ZIP_DEFLATED, 9)
    return target.getvalue()


def read_report(xlsx: bytes) -> bytes:
    """Return the report.json inside a workbook from outside.

    Raises `UserError` workbook.unreadable, attachment.missing, attachment.too_large.
    """
    try:
        with zipfile.ZipFile(BytesIO(xlsx)) as source:
            return _from_xml(_read_part(source, _ITEM))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, zlib.error) as error:
        raise UserError("workbook.unreadable") from error


def _read_part(source: zipfile.ZipFile, name: str) -> bytes:
    found = [info for info in source.infolist() if info.filename == name]
    if not found:
        raise UserError("attachment.missing", name=NAME)
    if len(found) > 1 or len(source.infolist()) > _MOST_PARTS:
        raise UserError("workbook.unreadable")
    if found[0].file_size > _LARGEST_XML:
        raise UserError("attachment.too_large")
    with source.open(found[0]) as stream:
        part = stream.read(_LARGEST_XML + 1)
    if len(part) > _LARGEST_XML:
        raise UserError("attachment.too_large")
    return part


def _from_xml(part: bytes) -> bytes:
    """Take the data out of the part. A document type declaration (entities) is refused unread, in any encoding."""
    if b"<!" in part or b"\x00" in part or part.count(b"<") > _MOST_TAGS:  # expat takes UTF-16 without being asked
        raise UserError("workbook.unreadable")
    try:
        root = ElementTree.fromstring(part.decode("utf-8"))
        data = base64.b64decode("".join((root.text or "").split()), validate=True)
    except (ElementTree.ParseError, binascii.Error, ValueError, LookupError) as error:
        raise UserError("workbook.unreadable") from error
    if root.tag != f"{{{NAMESPACE}}}report":
        raise UserError("attachment.missing", name=NAME)
    if len(data) > LIMIT:
        raise UserError("attachment.too_large")
    return data


def _new_parts(report_json: bytes) -> Mapping[str, str]:
    data = base64.b64encode(report_json).decode("ascii")
    item_id = str(uuid.uuid5(uuid.NAMESPACE_URL, NAMESPACE)).upper()
    return {
        _ITEM: f'{_HEAD}<report xmlns="{NAMESPACE}" name="{NAME}" encoding="base64">{data}</report>',
        _PROPS: (
            f'{_HEAD}<ds:datastoreItem ds:itemID="{{{item_id}}}" xmlns:ds="{_OFFICE}/customXml">'
            f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
        ),
        _ITEM_RELS: (
            f'{_HEAD}<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" '
            f'Type="{_OFFICE}/relationships/customXmlProps" Target="itemProps1.xml"/></Relationships>'
        ),
    }


def _with_type(part: bytes) -> bytes:
    override = f'<Override PartName="/{_PROPS}" ContentType="{_PROPS_TYPE}"/>'
    return _before(part, "</Types>", override)


def _with_relationship(part: bytes) -> bytes:
    number = max(map(int, _ID.findall(part.decode("utf-8"))), default=0) + 1
    kind = f"{_OFFICE}/relationships/customXml"
    return _before(part, "</Relationships>", f'<Relationship Type="{kind}" Target="/{_ITEM}" Id="rId{number}"/>')


def _before(part: bytes, end: str, text: str) -> bytes:
    whole = part.decode("utf-8")
    if whole.count(end) != 1:
        raise ValueError(end)
    return whole.replace(end, text + end).encode("utf-8")


def _entry(name: str, *, like: zipfile.ZipInfo) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, like.date_time)
    entry.create_system = like.create_system
    return entry
