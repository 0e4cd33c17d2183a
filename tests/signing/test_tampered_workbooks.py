"""The tamper suite for workbooks: whatever is changed afterwards, in a signed or counter-signed one, is never valid.

`test_xlsx_tampering` says for which reason each attack is seen; here the same attacks and more go through `verify`,
as a receiver's file does. Copies that only a ZIP program made anew stay valid.
"""

import io
import re
import zipfile
from base64 import b64decode, b64encode
from collections.abc import Callable
from hashlib import sha256

import pytest

from congdoan_desktop.domain.verdict import State
from congdoan_desktop.signing.opc import CONTENT_TYPES, read_package, write_package
from congdoan_desktop.signing.verify import verify
from tests.signing.forging import SIG, Parts, both, put, swap, with_parts
from tests.signing.samples import NOW, pki, signed_pdf, signed_workbook, workbook
from tests.signing.test_xlsx_tampering import (
    BOOK,
    BOOK_RELS,
    BROKEN,
    EMPTY_RELS,
    OFFICE,
    ROOT_RELS,
    SHEET,
    SHEET_RELS,
    declare,
    evil_sheet,
    relate,
    relationship,
    stored,
)

SIG2 = "/_xmlsignatures/sig2.xml"
THUMBNAIL = b"http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"
ORIGIN_RELS = "/_xmlsignatures/_rels/origin.sigs.rels"


def state_of(data: bytes) -> State:
    return verify(data, pki().trust_crl, now=NOW).state


def resub(part: str, pattern: bytes, new: bytes) -> Callable[[Parts], None]:
    def change(parts: Parts) -> None:
        parts[part], count = re.subn(pattern, new, parts[part], count=1, flags=re.DOTALL)
        assert count == 1, (part, pattern)

    return change


def sheet_order(parts: Parts) -> None:
    sheets = re.findall(rb"<sheet [^>]*/>", parts[BOOK])
    assert len(sheets) == 2
    parts[BOOK] = parts[BOOK].replace(sheets[0] + sheets[1], sheets[1] + sheets[0])


def signature_of_another_workbook(parts: Parts) -> None:
    other = with_parts(workbook(), swap(SHEET, b"35001", b"35002"))
    parts[SIG] = read_package(signed_workbook(other)).parts[SIG]


def sheet_of_another_workbook(parts: Parts) -> None:
    """A whole signed pair of sheet and digest from elsewhere: the manifest no longer fits SignedInfo."""
    other = with_parts(workbook(), swap(SHEET, b"35001", b"35002"))
    old, new = b64encode(sha256(parts[SHEET]).digest()), b64encode(sha256(read_package(other).parts[SHEET]).digest())
    parts[SHEET] = read_package(other).parts[SHEET]
    swap(SIG, old, new)(parts)


def certificate_of(who: str) -> Callable[[Parts], None]:
    new = b64encode(pki().signers[who].certificate_der)
    return resub(SIG, rb"(<X509Certificate>)[^<]+", rb"\g<1>" + new)


def without_its_reference(parts: Parts) -> None:
    resub(SIG, rb'<Reference URI="/xl/worksheets/sheet1.xml[^"]*">.*?</Reference>', b"")(parts)
    parts[SHEET] = evil_sheet(parts)


def external_sheet(parts: Parts) -> None:
    resub(BOOK_RELS, rb'(Target="[^"]*sheet1.xml")', rb'\1 TargetMode="External"')(parts)


def origin_elsewhere(parts: Parts) -> None:
    parts["/evil/origin.sigs"] = b""
    resub(ROOT_RELS, rb'Target="/?_xmlsignatures/origin.sigs"', b'Target="/evil/origin.sigs"')(parts)


CHANGES: dict[str, Callable[[Parts], None]] = {
    "50_sheets_in_another_order": sheet_order,
    "51_sheet_hidden": resub(BOOK, rb'(<sheet [^>]*)state="visible"', rb'\1state="veryHidden"'),
    "52_sheet_renamed": swap(BOOK, "Biểu 02".encode(), "Biểu 20".encode()),
    "53_name_defined": resub(BOOK, rb"</sheets>", b'</sheets><definedNames><definedName name="x">1</definedName>'),
    "54_white_space_in_a_sheet": swap(SHEET, b"<row", b" <row"),
    "55_byte_order_mark": lambda parts: parts.update({SHEET: b"\xef\xbb\xbf" + parts[SHEET]}),
    "56_signature_of_another_workbook": signature_of_another_workbook,
    "57_sheet_and_digest_of_another_workbook": sheet_of_another_workbook,
    "58_certificate_of_somebody_else": certificate_of("province"),
    "59_certificate_of_a_look_alike": certificate_of("evil"),
    "60_reference_cut_out": without_its_reference,
    "61_weaker_digest_named": swap(SIG, b"xmlenc#sha256", b"xmldsig#sha1"),
    "62_comment_in_the_signature": swap(SIG, b"<SignedInfo", b"<!-- x --><SignedInfo"),
    "63_entity_in_the_signature": resub(SIG, rb"<Signature ", b'<!DOCTYPE x [<!ENTITY y "z">]><Signature '),
    "64_signature_id_changed": swap(SIG, b"idPackageSignature", b"idPackageSignaturf"),
    "65_two_signed_infos": resub(SIG, rb"(<SignedInfo.*?</SignedInfo>)", rb"\1\1"),
    "67_sheet_outside_the_package": external_sheet,
    "68_origin_elsewhere": origin_elsewhere,
    "69_signature_listed_twice": resub(ORIGIN_RELS, rb'(<Relationship [^>]*Id=")([^"]+)("[^>]*/>)', rb"\1\2\3\1x\2\3"),
    "70_hyperlink_added": relate(
        SHEET_RELS,
        b'<Relationship Id="rId9" Type="%s/hyperlink" Target="https://evil.example" TargetMode="External"/>'
        % OFFICE.encode(),
    ),
    "71_drawing_over_the_sheet": both(
        put({"/xl/drawings/drawing1.xml": b"<x/>"}),
        relate(SHEET_RELS, relationship("rId8", "drawing", "/xl/drawings/drawing1.xml")),
    ),
    "72_external_link": both(
        put({"/xl/externalLinks/externalLink1.xml": b"<externalLink/>"}),
        relate(BOOK_RELS, relationship("rId7", "externalLink", "externalLinks/externalLink1.xml")),
    ),
    "73_styles_from_a_new_part": both(
        put({"/xl/styles2.xml": b"<styleSheet/>"}),
        resub(BOOK_RELS, rb'Target="[^"]*styles.xml"', b'Target="/xl/styles2.xml"'),
    ),
    "74_calculation_chain": both(
        put({"/xl/calcChain.xml": b"<calcChain/>"}),
        relate(BOOK_RELS, relationship("rId6", "calcChain", "calcChain.xml")),
    ),
    "75_theme_emptied": put({"/xl/theme/theme1.xml": b""}),
    "76_data_replaced": put({"/customXml/item1.xml": b'<report xmlns="urn:example">{"n": 99999}</report>'}),
    "77_data_not_related": resub(BOOK_RELS, rb'<Relationship [^>]*Id="rId99"[^>]*/>', b""),
    "78_relationships_of_a_signature": put({"/_xmlsignatures/_rels/sig1.xml.rels": EMPTY_RELS % b""}),
    "79_thumbnail_is_a_sheet": relate(
        ROOT_RELS, b'<Relationship Id="rIdT" Type="%s" Target="%s"/>' % (THUMBNAIL, SHEET.encode())
    ),
    "80_default_type_is_a_macro": resub(
        CONTENT_TYPES, rb'(Extension="xml" ContentType=")[^"]+', rb"\1application/vnd.ms-office.vbaProject"
    ),
    "81_type_of_a_sheet_left_out": resub(CONTENT_TYPES, rb'<Override [^>]*"/xl/worksheets/sheet1.xml"[^>]*/>', b""),
    "82_types_in_capitals": declare(SHEET.upper(), "application/xml"),
}


def one() -> bytes:
    return signed_workbook()


def two() -> bytes:
    return signed_workbook(signed_workbook(), signer="province")


WHOLE: dict[str, Callable[[], bytes]] = {
    "90_second_signature_broken": lambda: with_parts(two(), resub(SIG2, rb"(<SignatureValue>).{8}", rb"\1AAAAAAAA")),
    "91_first_signature_emptied": lambda: with_parts(two(), put({SIG: b""})),
    "92_first_signature_left_out": lambda: with_parts(two(), lambda parts: parts.pop(SIG) and None),
    "93_signatures_exchanged_for_one": lambda: with_parts(two(), lambda parts: parts.update({SIG2: parts[SIG]})),
    "94_changed_then_counter_signed": lambda: signed_workbook(
        with_parts(one(), swap(SHEET, b"35001", b"35002")), signer="province"
    ),
    "95_part_added_then_counter_signed": lambda: signed_workbook(
        with_parts(one(), put({"/xl/media/evil.xml": b"<x/>"})), signer="province"
    ),
    "96_two_archives_in_a_row": lambda: one() + workbook(),
    "97_an_unsigned_one_before_it": lambda: workbook() + one(),
    "98_a_signed_paper_before_it": lambda: signed_pdf() + one(),
    "99_in_another_archive": lambda: wrapped(one()),
    "9a_entry_that_the_directory_hides": lambda: hidden_entry(one()),
    "9b_bytes_of_the_signature_value_turned": lambda: with_parts(one(), value_turned),
}


def value_turned(parts: Parts) -> None:
    """r and s exchanged."""
    found = re.search(rb"<SignatureValue>([^<]+)", parts[SIG])
    assert found is not None
    value = b64decode(found[1])
    parts[SIG] = parts[SIG].replace(found[1], b64encode(value[32:] + value[:32]))


def wrapped(data: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("report.xlsx", data)
    return buffer.getvalue()


def hidden_entry(data: bytes) -> bytes:
    """A local entry that some readers find by walking, and others, through the directory, do not."""
    extra = wrapped(b"evil")
    local = extra[: extra.index(b"PK\x01\x02")]
    start = data.index(b"PK\x01\x02")
    end = bytearray(data[start:])
    place = end.rindex(b"PK\x05\x06") + 16
    end[place : place + 4] = (start + len(local)).to_bytes(4, "little")
    return data[:start] + local + bytes(end)


@pytest.mark.parametrize("row", BROKEN)
def test_changed(row: str) -> None:
    assert state_of(BROKEN[row][0]()) is State.BROKEN


@pytest.mark.parametrize("row", CHANGES)
@pytest.mark.parametrize("make", [one, two], ids=["signed", "countersigned"])
def test_changed_part(row: str, make: Callable[[], bytes]) -> None:
    assert state_of(make()) is State.VALID
    assert state_of(with_parts(make(), CHANGES[row])) is State.BROKEN


@pytest.mark.parametrize("row", WHOLE)
def test_changed_file(row: str) -> None:
    assert state_of(WHOLE[row]()) is State.BROKEN


def zipped(data: bytes, *, level: int, year: int, turned: bool = False) -> bytes:
    """What other ZIP programs make of the same parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in reversed(old.namelist()) if turned else old.namelist():
            info = zipfile.ZipInfo(name, (year, 6, 12, 7, 30, 8))
            new.writestr(info, old.read(name), zipfile.ZIP_DEFLATED if level else zipfile.ZIP_STORED, level)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "again",
    [
        stored,
        lambda data: write_package(read_package(data).parts),
        lambda data: zipped(data, level=9, year=1999),
        lambda data: zipped(data, level=1, year=2030, turned=True),
        lambda data: zipped(data, level=0, year=2026),
    ],
    ids=["stored", "rewritten", "best, another time", "fast, other order", "plain"],
)
@pytest.mark.parametrize("make", [one, two], ids=["signed", "countersigned"])
def test_copies_zipped_anew_stay_valid(again: Callable[[bytes], bytes], make: Callable[[], bytes]) -> None:
    assert again(make()) != make()
    assert state_of(again(make())) is State.VALID


def test_the_suite_is_as_large_as_it_must_be() -> None:
    assert len(BROKEN) + len(CHANGES) + len(WHOLE) >= 80
