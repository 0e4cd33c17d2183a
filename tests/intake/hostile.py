"""Files that mean harm, or were harmed, made in memory; each with the codes it may be refused with."""

import io
import zipfile
import zlib
from collections.abc import Callable, Mapping

from openpyxl import Workbook

ROW = ("Nguyễn Văn Đức", 1990, "Tổ 1")
_SHEET = "xl/worksheets/sheet1.xml"
_STRINGS = (
    b'<Override PartName="/xl/sharedStrings.xml" ContentType='
    b'"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
)
_NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def workbook(rows: int = 20) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(("Họ và tên", "Năm sinh", "Tổ"))
    for _ in range(rows):
        sheet.append(ROW)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_part(name: str, content: bytes, *, data: bytes | None = None) -> bytes:
    """Return a workbook with one part replaced or added."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data or workbook())) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.infolist():
            if part.filename != name:
                strings = name.endswith("sharedStrings.xml")
                new.writestr(part.filename, _declared(old.read(part)) if strings else old.read(part))
        new.writestr(name, content)
    return out.getvalue()


def _declared(content: bytes) -> bytes:
    """Return a part; the list of parts names the shared strings, which openpyxl does not write itself."""
    return content if _STRINGS in content else content.replace(b"</Types>", _STRINGS + b"</Types>")


def sheet_xml(rows: str, before: str = "") -> bytes:
    return f'<?xml version="1.0"?>{before}<worksheet {_NS}><sheetData>{rows}</sheetData></worksheet>'.encode()


def zip_bomb() -> bytes:
    """400 MB of one letter in a file of 400 KB."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        with zipfile.ZipFile(io.BytesIO(workbook())) as old:
            for part in old.infolist():
                archive.writestr(part.filename, _declared(old.read(part)))
        with archive.open("xl/sharedStrings.xml", "w", force_zip64=True) as stream:
            stream.write(f"<sst {_NS}><si><t>".encode())
            for _ in range(400):
                stream.write(b"A" * 1_000_000)
            stream.write(b"</t></si></sst>")
    return out.getvalue()


def lying_bomb() -> bytes:
    """Like the zip bomb, but the directory says that the part is small."""
    data = bytearray(zip_bomb())
    place = data.rindex(b"PK\x01\x02")
    data[place + 24 : place + 28] = (5000).to_bytes(4, "little")
    return bytes(data)


def far_cell() -> bytes:
    row = '<row r="1"><c r="A1" t="inlineStr"><is><t>A</t></is></c></row>'
    return with_part(_SHEET, sheet_xml(row + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))


def far_column() -> bytes:
    return with_part(_SHEET, sheet_xml('<row r="1"><c r="XFD1"><v>1</v></c></row>'))


def wide_rows() -> bytes:
    rows = "".join(f'<row r="{n}"><c r="XFD{n}" s="0"/></row>' for n in range(1, 5000))
    return with_part(_SHEET, sheet_xml(rows))


def empty_rows() -> bytes:
    rows = "".join(f'<row r="{n}"/>' for n in range(2, 1_000_000))
    return with_part(_SHEET, sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>' + rows))


def external_entity() -> bytes:
    doctype = '<!DOCTYPE worksheet [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    row = '<row r="1"><c r="A1" t="inlineStr"><is><t>&x;</t></is></c></row>'
    return with_part(_SHEET, sheet_xml(row, doctype))


def entity_bomb() -> bytes:
    names = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "lol"}">' for n in range(10))
    return with_part("xl/sharedStrings.xml", f"<!DOCTYPE sst [{names}]><sst {_NS}><si><t>&a9;</t></si></sst>".encode())


def quadratic_strings() -> bytes:
    """One string of 32 000 letters, shown in 20 000 cells."""
    strings = f'<sst {_NS} count="1" uniqueCount="1"><si><t>{"Đức " * 8000}</t></si></sst>'.encode()
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 20_000))
    return with_part("xl/sharedStrings.xml", strings, data=with_part(_SHEET, sheet_xml(rows)))


def many_strings() -> bytes:
    strings = "".join(f"<si><t>{zlib.crc32(str(n).encode()):x}</t></si>" for n in range(700_000))
    return with_part("xl/sharedStrings.xml", f"<sst {_NS}>{strings}</sst>".encode())


def many_styles() -> bytes:
    styles = "".join(f'<xf numFmtId="{n % 7}" fontId="0" fillId="0" borderId="0"/>' for n in range(500_000))
    return with_part("xl/styles.xml", f"<styleSheet {_NS}><cellXfs>{styles}</cellXfs></styleSheet>".encode())


def deep_sheet() -> bytes:
    return with_part(_SHEET, sheet_xml("<row>" * 200_000 + "</row>" * 200_000))


def deep_strings() -> bytes:
    return with_part("xl/sharedStrings.xml", f"<sst {_NS}>{'<r>' * 100_000}{'</r>' * 100_000}</sst>".encode())


def many_entries() -> bytes:
    out = io.BytesIO(workbook())
    with zipfile.ZipFile(out, "a") as archive:
        for n in range(600):
            archive.writestr(f"xl/media/{n}.png", b"x")
    return out.getvalue()


def wrong_sum() -> bytes:
    """A byte inside the packed sheet is another one."""
    data = bytearray(workbook())
    place = data.index(_SHEET.encode()) + 200
    data[place] ^= 0xFF
    return bytes(data)


def ole_rubbish() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256)) * 40


def encrypted_workbook() -> bytes:
    return ole_rubbish() + "EncryptedPackage".encode("utf-16-le")


def other_zip(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, "<x/>")
    return out.getvalue()


HOSTILE: Mapping[str, tuple[Callable[[], bytes], frozenset[str]]] = {
    "zip bomb": (zip_bomb, frozenset({"intake.too_big"})),
    "zip bomb that lies": (lying_bomb, frozenset({"intake.too_big", "intake.refused"})),
    "far cell": (far_cell, frozenset({"intake.far_cell"})),
    "far column": (far_column, frozenset({"intake.too_wide"})),
    "wide empty rows": (wide_rows, frozenset({"intake.too_big", "intake.empty"})),
    "a million empty rows": (empty_rows, frozenset({"intake.far_cell"})),
    "external entity": (external_entity, frozenset({"intake.refused"})),
    "entity bomb": (entity_bomb, frozenset({"intake.refused"})),
    "quadratic strings": (quadratic_strings, frozenset({"intake.too_big"})),
    "700 000 strings": (many_strings, frozenset({"intake.too_big"})),
    "500 000 styles": (many_styles, frozenset({"intake.too_big"})),
    "deep sheet": (deep_sheet, frozenset({"intake.refused", "intake.empty", "intake.too_big"})),
    "deep strings": (deep_strings, frozenset({"intake.too_big"})),
    "600 entries": (many_entries, frozenset({"intake.too_big"})),
    "cut in the middle": (lambda: workbook()[:3000], frozenset({"intake.refused"})),
    "wrong check sum": (wrong_sum, frozenset({"intake.refused"})),
    "renamed program": (lambda: b"MZ\x90\x00" + bytes(5000), frozenset({"intake.not_a_list"})),
    "renamed picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(500), frozenset({"intake.not_a_list"})),
    "renamed paper": (lambda: b"%PDF-1.7\n%\xe2\xe3", frozenset({"intake.not_a_list"})),
    "Word file": (lambda: other_zip("word/document.xml"), frozenset({"intake.not_a_list"})),
    "binary rubbish": (lambda: bytes(range(256)) * 100, frozenset({"intake.not_a_list"})),
    "old Excel, rubbish": (ole_rubbish, frozenset({"intake.refused"})),
    "pass-phrase": (encrypted_workbook, frozenset({"intake.encrypted"})),
    "nothing": (lambda: b"", frozenset({"intake.empty"})),
    "spaces": (lambda: b" \r\n\t", frozenset({"intake.empty"})),
    "text of commas": (lambda: b"," * 9_000_000, frozenset({"intake.too_big"})),
    "text of lines": (lambda: b"a\n" * 4_000_000, frozenset({"intake.too_many_rows"})),
    "one endless line": (lambda: b"a" * 9_000_000, frozenset({"intake.too_big"})),
    "26 MB": (lambda: b"a,b\n" * 6_500_000, frozenset({"intake.too_big"})),
}
