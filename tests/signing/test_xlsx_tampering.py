"""What may happen to a signed workbook afterwards: all attacks known to pass in Office-type verifiers are seen here."""

import io
import re
import zipfile
from base64 import b64encode
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256

import pytest

from congdoan_desktop.domain.verdict import State, Verdict
from congdoan_desktop.signing.opc import CONTENT_TYPES, read_package, write_package
from congdoan_desktop.signing.reasons import Reason
from congdoan_desktop.signing.signer import Signer
from congdoan_desktop.signing.xlsx_sign import sign_xlsx
from congdoan_desktop.signing.xlsx_verify import verify_xlsx
from tests.signing.forging import SIG, Parts, both, put, swap, with_parts
from tests.signing.samples import NOW, pki, signed_workbook, workbook

BOOK = "/xl/workbook.xml"
BOOK_RELS = "/xl/_rels/workbook.xml.rels"
ROOT_RELS = "/_rels/.rels"
SHEET = "/xl/worksheets/sheet1.xml"
SHEET_RELS = "/xl/worksheets/_rels/sheet1.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
MAIN_TYPE = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"

EMPTY_RELS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>'


def verdict_on(data: bytes) -> Verdict:
    return verify_xlsx(data, pki().trust_crl, now=NOW)


def relationship(identity: str, kind: str, target: str) -> bytes:
    return f'<Relationship Id="{identity}" Type="{OFFICE}/{kind}" Target="{target}"/>'.encode()


def relate(rels: str, line: bytes, *, first: bool = False) -> Callable[[Parts], None]:
    if first:
        return lambda parts: parts.update(
            {rels: re.sub(rb"(<Relationships[^>]*>)", rb"\1" + line, parts[rels], count=1)}
        )
    return swap(rels, b"</Relationships>", line + b"</Relationships>")


def declare(part: str, content_type: str) -> Callable[[Parts], None]:
    line = f'<Override PartName="{part}" ContentType="{content_type}"/></Types>'
    return swap(CONTENT_TYPES, b"</Types>", line.encode())


def evil_sheet(parts: Parts) -> bytes:
    return parts[SHEET].replace(b"35001", b"99999")


def another_sheet(parts: Parts) -> None:
    put({"/xl/worksheets/evil.xml": evil_sheet(parts)})(parts)
    relate(BOOK_RELS, relationship("rId777", "worksheet", "/xl/worksheets/evil.xml"))(parts)
    declare("/xl/worksheets/evil.xml", SHEET_TYPE)(parts)


def another_book(parts: Parts) -> None:
    put({"/evil/workbook.xml": parts[BOOK]})(parts)
    relate(ROOT_RELS, relationship("rId0", "officeDocument", "/evil/workbook.xml"), first=True)(parts)
    declare("/evil/workbook.xml", MAIN_TYPE.decode())(parts)


def fixed_up(parts: Parts) -> None:
    old = b64encode(sha256(parts[SHEET]).digest())
    parts[SHEET] = evil_sheet(parts)
    swap(SIG, old, b64encode(sha256(parts[SHEET]).digest()))(parts)


def stripped(parts: Parts) -> None:
    for name in [name for name in parts if name.startswith("/_xmlsignatures/")]:
        del parts[name]
    parts[ROOT_RELS] = re.sub(rb"<Relationship [^>]*digital-signature/origin[^>]*/>", b"", parts[ROOT_RELS])


def targets_swapped(parts: Parts) -> None:
    rels = parts[BOOK_RELS]
    parts[BOOK_RELS] = (
        rels.replace(b"sheet1.xml", b"sheetX.xml")
        .replace(b"sheet2.xml", b"sheet1.xml")
        .replace(b"sheetX.xml", b"sheet2.xml")
    )


def removed(part: str) -> Callable[[Parts], None]:
    return lambda parts: parts.pop(part) and None


def edit(change: Callable[[Parts], None]) -> Callable[[], bytes]:
    return lambda: with_parts(signed_workbook(), change)


def with_entry(name: str, make: Callable[[Parts], bytes]) -> bytes:
    """Append a member by hand: the archive keeps two entries of one name, or names that differ in case only."""
    parts = dict(read_package(signed_workbook()).parts)
    buffer = io.BytesIO(write_package(parts))
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(name), make(parts))
    return buffer.getvalue()


def duplicate() -> bytes:
    with pytest.warns(UserWarning, match="Duplicate name"):
        return with_entry("xl/worksheets/sheet1.xml", evil_sheet)


def wrong_key() -> bytes:
    signer, other = pki().signers["ec"], pki().signers["province"]
    mixed = Signer(**{**vars(signer), "sign": other.sign})
    return sign_xlsx(workbook(), mixed, at=NOW, role="", comment="")


BROKEN: dict[str, tuple[Callable[[], bytes], Reason]] = {
    "01_sheet_digit": (edit(swap(SHEET, b"35001", b"35002")), Reason.CHANGED),
    "02_custom_xml": (edit(swap("/customXml/item1.xml", b"35001", b"35002")), Reason.CHANGED),
    "03_styles": (edit(swap("/xl/styles.xml", b'val="11"', b'val="12"')), Reason.CHANGED),
    "04_workbook": (edit(swap(BOOK, b'sheetId="1"', b'sheetId="9"')), Reason.CHANGED),
    "05_rels_swap": (edit(targets_swapped), Reason.CHANGED),
    "06_hyperlink": (edit(swap(SHEET_RELS, b"congdoan.example", b"congdoan.invalid")), Reason.CHANGED),
    "07_rels_add_worksheet": (edit(another_sheet), Reason.PACKAGE_RELATIONSHIP),
    "07b_part_without_relationship": (
        edit(lambda parts: put({"/xl/worksheets/evil.xml": evil_sheet(parts)})(parts)),
        Reason.PACKAGE_PART_UNSIGNED,
    ),
    "08_second_officeDocument": (edit(another_book), Reason.PACKAGE_RELATIONSHIP),
    "09_content_type_macro": (
        edit(swap(CONTENT_TYPES, MAIN_TYPE, b"application/vnd.ms-excel.sheet.macroEnabled.main+xml")),
        Reason.PACKAGE_CONTENT_TYPE,
    ),
    "12_stray_part": (edit(put({"/xl/media/evil.png": b"\x89PNG"})), Reason.PACKAGE_PART_UNSIGNED),
    "13_sigtime": (
        edit(
            lambda p: swap(SIG, re.search(rb"<mdssi:Value>[^<]+", p[SIG])[0], b"<mdssi:Value>2020-01-01T00:00:00Z")(p)
        ),
        Reason.CHANGED,
    ),
    "14_comment": (edit(swap(SIG, "Báo cáo 6 tháng".encode(), "Báo cáo 9 tháng".encode())), Reason.CHANGED),
    "15_role": (edit(swap(SIG, "Chủ tịch".encode(), "Phó chủ tịch".encode())), Reason.CHANGED),
    "16_signingtime": (
        edit(
            lambda p: swap(
                SIG, re.search(rb"<xd:SigningTime>[^<]+", p[SIG])[0], b"<xd:SigningTime>2020-01-01T00:00:00Z"
            )(p)
        ),
        Reason.CHANGED,
    ),
    "17_sigvalue": (
        edit(lambda p: swap(SIG, re.search(rb"<SignatureValue>.{8}", p[SIG])[0], b"<SignatureValue>AAAAAAAA")(p)),
        Reason.SIGNATURE_WRONG,
    ),
    "18_manifest_digest": (edit(fixed_up), Reason.CHANGED),
    "19_stripped": (edit(stripped), Reason.NOT_SIGNED),
    "20_empty_sig": (edit(put({SIG: b""})), Reason.PACKAGE_XML),
    "20b_hollow_sig": (
        edit(put({SIG: b'<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>'})),
        Reason.SIGNATURE_FORM,
    ),
    "20c_no_signature_listed": (
        edit(put({"/_xmlsignatures/_rels/origin.sigs.rels": EMPTY_RELS % b""})),
        Reason.NOT_SIGNED,
    ),
    "21_duplicate_entry": (duplicate, Reason.PACKAGE_NAMES),
    "22_case_twin": (lambda: with_entry("XL/worksheets/Sheet1.xml", evil_sheet), Reason.PACKAGE_NAMES),
    "22b_percent_twin": (lambda: with_entry("xl/worksheets/sheet%31.xml", evil_sheet), Reason.PACKAGE_NAMES),
    "22c_backslash_twin": (lambda: with_entry("xl\\worksheets\\sheet1.xml", evil_sheet), Reason.PACKAGE_NAMES),
    "22d_dotted_name": (lambda: with_entry("xl/../xl/worksheets/sheet1.xml", evil_sheet), Reason.PACKAGE_NAMES),
    "23_rel_type_changed": (edit(swap(BOOK_RELS, b"relationships/styles", b"relationships/stylez")), Reason.CHANGED),
    "24_dup_rel_id": (
        edit(relate(BOOK_RELS, relationship("rId1", "worksheet", "/xl/worksheets/sheet2.xml"))),
        Reason.PACKAGE_RELATIONSHIP,
    ),
    "25_missing_part": (edit(removed("/xl/theme/theme1.xml")), Reason.PACKAGE_PART_MISSING),
    "26_sheet_rels_added": (
        edit(
            put({"/xl/worksheets/_rels/sheet2.xml.rels": EMPTY_RELS % relationship("rId1", "hyperlink", "sheet1.xml")})
        ),
        Reason.PACKAGE_PART_UNSIGNED,
    ),
    "26b_macro_added": (
        edit(
            both(
                put({"/xl/vbaProject.bin": b"x"}),
                relate(BOOK_RELS, relationship("rIdV", "vbaProject", "vbaProject.bin")),
            )
        ),
        Reason.PACKAGE_RELATIONSHIP,
    ),
    "27_unsigned_object": (
        edit(swap(SIG, b"</Signature>", b'<Object Id="idEvil"><x xmlns="urn:x">!</x></Object></Signature>')),
        Reason.SIGNATURE_FORM,
    ),
    "27b_unsigned_property": (
        edit(
            swap(
                SIG,
                b"<xd:UnsignedSignatureProperties/>",
                b"<xd:UnsignedSignatureProperties>!</xd:UnsignedSignatureProperties>",
            )
        ),
        Reason.SIGNATURE_FORM,
    ),
    "28_trailing": (lambda: signed_workbook() + b"evil", Reason.PACKAGE_ZIP),
    "28b_comment": (lambda: signed_workbook()[:-2] + b"\x04\x00evil", Reason.PACKAGE_ZIP),
    "29_prefix": (lambda: b"evil" + signed_workbook(), Reason.PACKAGE_ZIP),
    "31_core_relationship_turned": (
        edit(swap(ROOT_RELS, b"docProps/core.xml", b"docProps/app.xml")),
        Reason.PACKAGE_RELATIONSHIP,
    ),
    "32_app_part_used_as_sheet": (
        edit(relate(BOOK_RELS, relationship("rId55", "worksheet", "/docProps/app.xml"))),
        Reason.PACKAGE_RELATIONSHIP,
    ),
    "33b_type_of_an_absent_part": (edit(declare("/xl/absent.xml", SHEET_TYPE)), Reason.PACKAGE_CONTENT_TYPE),
    "33c_type_declared_twice": (edit(declare(SHEET, SHEET_TYPE)), Reason.PACKAGE_CONTENT_TYPE),
    "33_stray_signature": (
        edit(put({"/_xmlsignatures/sig7.xml": b"<x/>"})),
        Reason.PACKAGE_PART_UNSIGNED,
    ),
    "40_evil_ca": (lambda: signed_workbook(signer="evil"), Reason.ISSUER_LOOK_ALIKE),
    "42_revoked": (lambda: signed_workbook(signer="revoked"), Reason.CERTIFICATE_REVOKED),
    "44_wrongcert": (wrong_key, Reason.SIGNATURE_WRONG),
}

UNHARMED: dict[str, Callable[[], bytes]] = {
    "00_untouched": lambda: write_package(read_package(signed_workbook()).parts),
    "00b_stored_not_deflated": lambda: stored(signed_workbook()),
    "10_core_props": edit(swap("/docProps/core.xml", b"openpyxl", b"somebody")),
    "11_app_props": edit(swap("/docProps/app.xml", b"Microsoft Excel", b"Another program")),
    "30_content_types_extra": edit(
        swap(CONTENT_TYPES, b"<Default ", b'<Default Extension="zzz" ContentType="text/plain"/><Default ')
    ),
}


def stored(data: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as new:
        for name in reversed(old.namelist()):
            new.writestr(name, old.read(name))
    return buffer.getvalue()


@pytest.mark.parametrize("row", BROKEN)
def test_broken(row: str) -> None:
    make, reason = BROKEN[row]
    verdict = verdict_on(make())
    assert verdict.state is State.BROKEN
    assert reason in verdict.reasons, verdict.reasons


@pytest.mark.parametrize("row", UNHARMED)
def test_unharmed(row: str) -> None:
    verdict = verdict_on(UNHARMED[row]())
    assert (verdict.state, verdict.reasons) == (State.VALID, (Reason.NOTE_TIME_CLAIMED,))


def test_41_an_expired_certificate_cannot_be_confirmed() -> None:
    verdict = verdict_on(signed_workbook(signer="expired", at=NOW - timedelta(days=2)))
    assert (verdict.state, verdict.reasons) == (
        State.UNCONFIRMED,
        (Reason.CERTIFICATE_EXPIRED, Reason.NOTE_TIME_CLAIMED),
    )


def test_43_a_counter_signature_leaves_the_first_one_valid() -> None:
    verdict = verdict_on(signed_workbook(signed_workbook(signer="rsa"), signer="province"))
    assert verdict.state is State.VALID
    assert [signer.name for signer in verdict.signers] == ["Nguyễn Thị Ánh Đào", "Lò Văn Sơn"]


def test_a_counter_signed_workbook_that_was_changed_breaks_both_signatures() -> None:
    changed = with_parts(signed_workbook(signed_workbook(), signer="province"), swap(SHEET, b"35001", b"35002"))
    assert [signer.state for signer in verdict_on(changed).signers] == [State.BROKEN, State.BROKEN]
