"""report.json inside the workbook."""

import base64
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from congdoan_desktop.errors import UserError
from congdoan_desktop.handoff.report_json import LIMIT, encode
from congdoan_desktop.handoff.workbook_part import NAMESPACE, read_report, with_report
from congdoan_desktop.paths import resources
from congdoan_desktop.render.workbook import draw_workbook
from tests.fixtures.sample_report import sample_report

ITEM = "customXml/item1.xml"


@pytest.fixture(scope="module")
def plain() -> bytes:
    return draw_workbook(sample_report(), fonts=resources() / "fonts")


@pytest.fixture(scope="module")
def carrying(plain: bytes) -> bytes:
    return with_report(plain, encode(sample_report()))


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as source:
        return {name: source.read(name) for name in source.namelist()}


def packed(contents: dict[str, bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in contents.items():
            target.writestr(name, data)
    return stream.getvalue()


def refused(data: bytes) -> str:
    with pytest.raises(UserError) as caught:
        read_report(data)
    return caught.value.code


def item(text: str) -> bytes:
    return packed({ITEM: text.encode()})


def test_the_bytes_come_out_as_they_went_in(carrying: bytes) -> None:
    assert read_report(carrying) == encode(sample_report())


def test_nothing_else_of_the_workbook_changes(plain: bytes, carrying: bytes) -> None:
    before, after = parts(plain), parts(carrying)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"[Content_Types].xml", "xl/_rels/workbook.xml.rels"}
    assert set(after) - set(before) == {ITEM, "customXml/itemProps1.xml", "customXml/_rels/item1.xml.rels"}
    assert load_workbook(BytesIO(carrying)).sheetnames == load_workbook(BytesIO(plain)).sheetnames


def test_the_part_is_declared_as_office_does(carrying: bytes) -> None:
    found = parts(carrying)
    kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
    assert found["xl/_rels/workbook.xml.rels"].count(b'Type="' + kind + b'"') == 1
    assert b'PartName="/customXml/itemProps1.xml"' in found["[Content_Types].xml"]
    assert b"\n" not in found["xl/_rels/workbook.xml.rels"], "white space would break signatures"
    ids = [piece.split(b'"')[0] for piece in found["xl/_rels/workbook.xml.rels"].split(b' Id="')[1:]]
    assert len(ids) == len(set(ids))


def test_it_is_always_the_same(plain: bytes, carrying: bytes) -> None:
    assert with_report(plain, encode(sample_report())) == carrying


def test_it_is_put_in_once_only(carrying: bytes) -> None:
    with pytest.raises(ValueError, match="item1"):
        with_report(carrying, b"{}")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"not a zip at all"])
def test_what_is_no_workbook_is_said_so(data: bytes) -> None:
    assert refused(data) == "workbook.unreadable"


def test_a_workbook_without_a_report_is_said_so(plain: bytes) -> None:
    assert refused(plain) == "attachment.missing"


ENTITY = '<!DOCTYPE r [<!ENTITY a "aaaa">]>'
FILE = '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f'{ENTITY}<report xmlns="{NAMESPACE}">&a;</report>', "workbook.unreadable"),
        (f'{FILE}<report xmlns="{NAMESPACE}">&a;</report>', "workbook.unreadable"),
        (f'<report xmlns="{NAMESPACE}">not base64!</report>', "workbook.unreadable"),
        (f'<report xmlns="{NAMESPACE}">', "workbook.unreadable"),
        ("", "workbook.unreadable"),
        ('<report xmlns="urn:other">e30=</report>', "attachment.missing"),
        (f'<other xmlns="{NAMESPACE}">e30=</other>', "attachment.missing"),
    ],
)
def test_a_hostile_part_is_refused(text: str, code: str) -> None:
    assert refused(item(text)) == code


def test_utf16_does_not_smuggle_a_document_type_in() -> None:
    for encoding in ("utf-16", "utf-16-le", "utf-16-be"):
        text = f'<?xml version="1.0" encoding="{encoding}"?>{ENTITY}<report xmlns="{NAMESPACE}">&a;</report>'
        assert refused(packed({ITEM: text.encode(encoding)})) == "workbook.unreadable"
    assert refused(packed({ITEM: b"\xff\xfe" + text.encode("utf-16-le")})) == "workbook.unreadable"


def test_too_much_data_is_refused() -> None:
    data = base64.b64encode(b" " * (LIMIT + 1)).decode()
    assert refused(item(f'<report xmlns="{NAMESPACE}">{data}</report>')) == "attachment.too_large"


def test_a_bomb_is_stopped() -> None:
    assert refused(packed({ITEM: b" " * 40_000_000})) == "attachment.too_large"


def test_a_bomb_that_lies_about_its_size_is_stopped() -> None:
    data = bytearray(packed({ITEM: b" " * 40_000_000}))
    size = (40_000_000).to_bytes(4, "little")
    lie = (100).to_bytes(4, "little")
    assert data.count(size) == 2
    assert refused(bytes(data.replace(size, lie))) == "workbook.unreadable"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "twice.xlsx"
    with zipfile.ZipFile(path, "w") as target:
        for text in ("e30=", "W10="):
            target.writestr(ITEM, f'<report xmlns="{NAMESPACE}">{text}</report>')
    assert refused(path.read_bytes()) == "workbook.unreadable"


def test_any_changed_byte_gives_the_data_or_a_refusal(carrying: bytes) -> None:
    whole = encode(sample_report())
    for place in range(0, len(carrying), 61):
        changed = bytearray(carrying)
        changed[place] ^= 0x55
        try:
            data = read_report(bytes(changed))
        except UserError:
            continue
        assert data == whole, place
