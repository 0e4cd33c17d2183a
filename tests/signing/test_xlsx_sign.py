"""What signing does to a workbook, and which workbooks it refuses."""

import unicodedata
from collections.abc import Callable

import pytest
from lxml import etree

from congdoan_desktop.errors import UserError
from congdoan_desktop.signing.opc import CONTENT_TYPES, read_package
from congdoan_desktop.signing.xlsx_names import XADES
from congdoan_desktop.signing.xlsx_sign import sign_xlsx
from tests.signing.forging import SIG, Parts, put, swap, with_parts
from tests.signing.samples import NOW, pdf, pki, signed_workbook, workbook
from tests.signing.test_xlsx_tampering import (
    BOOK_RELS,
    MAIN_TYPE,
    ROOT_RELS,
    SHEET_TYPE,
    another_book,
    declare,
    relate,
    relationship,
    removed,
)


def refusal(data: bytes) -> UserError:
    with pytest.raises(UserError) as caught:
        signed_workbook(data)
    return caught.value


MACRO = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
UNFIT: dict[str, tuple[Callable[[Parts], None], str]] = {
    "macros": (swap(CONTENT_TYPES, MAIN_TYPE, MACRO), "not_supported"),
    "two main documents": (another_book, "package.relationship"),
    "no main document": (swap(ROOT_RELS, b'/officeDocument"', b'/nothing"'), "package.relationship"),
    "a sheet among the properties": (
        relate(BOOK_RELS, relationship("rId55", "worksheet", "/docProps/app.xml")),
        "package.relationship",
    ),
    "no type": (put({"/xl/strange.part": b"x"}), "package.content_type"),
    "no relationships": (removed(ROOT_RELS), "not_supported"),
}


@pytest.mark.parametrize("name", UNFIT)
def test_unfit_workbooks(name: str) -> None:
    change, reason = UNFIT[name]
    error = refusal(with_parts(workbook(), change))
    assert (error.code, error.values) == ("signer.unfit_workbook", {"reason": reason})


@pytest.mark.parametrize("data", [b"", b"PK", pdf(), workbook()[:500]], ids=["empty", "head", "pdf", "cut"])
def test_what_is_no_workbook(data: bytes) -> None:
    assert refusal(data).code == "signer.unfit_workbook"


def test_out_of_date_certificates_do_not_sign() -> None:
    with pytest.raises(UserError) as caught:
        signed_workbook(signer="expired")
    assert caught.value.code == "signer.out_of_date"


def test_nothing_but_the_package_frame_changes() -> None:
    before, after = read_package(workbook()).parts, read_package(signed_workbook()).parts
    frame = {CONTENT_TYPES, *(name for name in before if name.endswith(".rels"))}
    assert {name: after[name] for name in before if name not in frame} == {
        name: content for name, content in before.items() if name not in frame
    }
    assert {name for name in after if name not in before} == {
        SIG,
        "/_xmlsignatures/origin.sigs",
        "/_xmlsignatures/_rels/origin.sigs.rels",
    }


def test_a_counter_signature_adds_a_part_and_touches_no_signed_one() -> None:
    first = signed_workbook()
    before, after = read_package(first).parts, read_package(signed_workbook(first, signer="province")).parts
    assert {name for name in after if after[name] != before.get(name)} == {
        CONTENT_TYPES,
        "/_xmlsignatures/_rels/origin.sigs.rels",
        "/_xmlsignatures/sig2.xml",
    }


def test_types_of_absent_parts_are_dropped() -> None:
    data = signed_workbook(with_parts(workbook(), declare("/xl/absent.xml", SHEET_TYPE)))
    assert b"absent" not in read_package(data).parts[CONTENT_TYPES]


def test_document_properties_are_never_signed() -> None:
    assert b"docProps" not in read_package(signed_workbook()).parts[SIG]


def test_role_and_comment_become_one_line_of_nfc() -> None:
    role = unicodedata.normalize("NFD", "Chủ tịch\nCông đoàn\x00 cơ sở ")
    data = sign_xlsx(workbook(), pki().signers["ec"], at=NOW, role=role, comment="a <b> & c")
    root = etree.fromstring(read_package(data).parts[SIG])
    assert next(root.iter(f"{{{XADES}}}ClaimedRole")).text == "Chủ tịch Công đoàn cơ sở"
    assert "a <b> & c" in set(root.itertext())


def test_without_a_role_none_is_claimed() -> None:
    data = sign_xlsx(workbook(), pki().signers["ec"], at=NOW, role=" ", comment="")
    assert b"ClaimedRole" not in read_package(data).parts[SIG]
