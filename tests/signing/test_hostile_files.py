"""Files that were made to hurt: a verdict with a reason, never an exception, never much memory."""

import io
import struct
import zipfile
import zlib

import pytest

from congdoan_desktop.domain.verdict import State
from congdoan_desktop.signing import opc_zip, pdf_verify
from congdoan_desktop.signing.opc import read_package, write_package
from congdoan_desktop.signing.opc_zip import read_members
from congdoan_desktop.signing.reasons import Reason, Refused
from congdoan_desktop.signing.trust import Trust
from congdoan_desktop.signing.verify import verify
from congdoan_desktop.signing.xml_strict import parse_xml
from tests.signing.forging import SIG, with_parts
from tests.signing.samples import NOW, pdf, pki, signed_pdf, signed_workbook, workbook


def zipped(*members: tuple[str, bytes], **settings: object) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, **settings) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return buffer.getvalue()


def many_members() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number in range(opc_zip.MEMBER_COUNT_LIMIT + 1):
            archive.writestr(f"xl/{number}", b"")
    return buffer.getvalue()


def deep_xml() -> bytes:
    return b"<a>" * 100_000 + b"</a>" * 100_000


def signature_of(content: bytes) -> bytes:
    return with_parts(signed_workbook(), lambda parts: parts.update({SIG: content}))


BILLION = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]><a>&c;</a>'
OUTSIDE = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'


def long_table() -> bytes:
    start = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
    rows = 20_000
    table = b"xref\n0 %d\n" % rows + b"0000000009 00000 n \n" * rows + b"trailer\n<</Size %d/Root 1 0 R>>\n" % rows
    return start + table + b"startxref\n%d\n%%%%EOF\n" % len(start)


FILES = {
    "empty": (lambda: b"", "unknown", Reason.NOT_SUPPORTED),
    "text": (lambda: b"hello", "unknown", Reason.NOT_SUPPORTED),
    "pdf header only": (lambda: b"%PDF-1.7", "pdf", Reason.UNREADABLE),
    "pdf cut": (lambda: pdf()[:700], "pdf", Reason.UNREADABLE),
    "pdf behind garbage": (lambda: b"x" * 500 + pdf(), "pdf", Reason.PDF_BYTES_BEFORE),
    "pdf without signature": (pdf, "pdf", Reason.NOT_SIGNED),
    "zip header only": (lambda: b"PK\x03\x04", "xlsx", Reason.PACKAGE_ZIP),
    "zip cut": (lambda: signed_workbook()[:-30], "xlsx", Reason.PACKAGE_ZIP),
    "zip of nothing": (zipped, "xlsx", Reason.NOT_SUPPORTED),
    "zip of something else": (lambda: zipped(("a.txt", b"x")), "xlsx", Reason.NOT_SUPPORTED),
    "workbook without signature": (workbook, "xlsx", Reason.NOT_SIGNED),
    "bomb": (lambda: zipped(("a", bytes(20 << 20))), "xlsx", Reason.TOO_LARGE),
    "many members": (many_members, "xlsx", Reason.TOO_LARGE),
    "folder entry": (lambda: zipped(("xl/", b"")), "xlsx", Reason.PACKAGE_NAMES),
    "vietnamese name": (lambda: zipped(("xl/báo cáo.xml", b"")), "xlsx", Reason.PACKAGE_NAMES),
    "entities": (lambda: signature_of(BILLION), "xlsx", Reason.PACKAGE_XML),
    "outside entity": (lambda: signature_of(OUTSIDE), "xlsx", Reason.PACKAGE_XML),
    "deep xml": (lambda: signature_of(deep_xml()), "xlsx", Reason.PACKAGE_XML),
    "another root": (lambda: signature_of(b"<a/>"), "xlsx", Reason.SIGNATURE_FORM),
    "utf-16": (lambda: signature_of("<a/>".encode("utf-16")), "xlsx", Reason.PACKAGE_XML),
}


@pytest.mark.parametrize("name", FILES)
def test_a_verdict_with_a_reason(name: str) -> None:
    make, kind, reason = FILES[name]
    verdict = verify(make(), pki().trust, now=NOW)
    assert (verdict.state, verdict.kind, verdict.reasons) == (State.BROKEN, kind, (reason,))


@pytest.mark.parametrize("limit", ["FILE_LIMIT", "INFLATED_LIMIT", "MEMBER_COUNT_LIMIT"])
def test_limits_of_archives_hold(monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    data = signed_workbook()
    monkeypatch.setattr(opc_zip, limit, 10)
    with pytest.raises(Refused) as caught:
        read_members(data)
    assert caught.value.reason is Reason.TOO_LARGE


def test_the_limit_of_pdfs_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("congdoan_desktop.signing.pdf_verify.FILE_LIMIT", 100)
    assert verify(signed_pdf(), Trust(), now=NOW).reasons == (Reason.TOO_LARGE,)


def test_every_cut_of_a_workbook_and_a_pdf_is_broken() -> None:
    for data in (signed_workbook(), signed_pdf()):
        for length in range(0, len(data), 97):
            assert verify(data[:length], pki().trust, now=NOW).state is State.BROKEN


def patched(data: bytes, mark: bytes, offset: int, form: str, value: int, *, last: bool = False) -> bytes:
    """Overwrite a number in the (first or last) record that starts with `mark`."""
    start = (data.rindex(mark) if last else data.index(mark)) + offset
    return data[:start] + struct.pack(form, value) + data[start + struct.calcsize(form) :]


LOCAL, CENTRAL, END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
HEADERS = {
    "encrypted": lambda data: patched(patched(data, LOCAL, 6, "<H", 1), CENTRAL, 8, "<H", 1),
    "other method": lambda data: patched(patched(data, LOCAL, 8, "<H", 12), CENTRAL, 10, "<H", 12),
    "method differs": lambda data: patched(data, LOCAL, 8, "<H", 0),
    "check sum differs": lambda data: patched(data, LOCAL, 14, "<L", 7),
    "check sum wrong": lambda data: patched(patched(data, LOCAL, 14, "<L", 7), CENTRAL, 16, "<L", 7),
    "size differs": lambda data: patched(data, LOCAL, 22, "<L", 7),
    "size too small": lambda data: patched(patched(data, LOCAL, 22, "<L", 7), CENTRAL, 24, "<L", 7),
    "name differs": lambda data: data.replace(b"[Content_Types].xml", b"[Content_Types].xmL", 1),
    "offset wrong": lambda data: patched(data, CENTRAL, 42, "<L", 1),
    "offset far away": lambda data: patched(data, CENTRAL, 42, "<L", 0xFFFFFFF0, last=True),
    "count too small": lambda data: patched(patched(data, END, 8, "<H", 1), END, 10, "<H", 1),
    "directory elsewhere": lambda data: patched(data, END, 16, "<L", 5),
    "extra field past the end": lambda data: patched(data, CENTRAL, 30, "<H", 40, last=True),
    "comment of a member": lambda data: patched(data, CENTRAL, 32, "<H", 1),
    "version differs": lambda data: patched(data, CENTRAL, 6, "<H", 45),
    "time differs": lambda data: patched(data, LOCAL, 10, "<H", 45),
    "more disks": lambda data: patched(data, END, 4, "<H", 1),
}


@pytest.mark.parametrize("name", HEADERS)
def test_headers_that_readers_would_understand_differently(name: str) -> None:
    with pytest.raises(Refused) as caught:
        read_members(HEADERS[name](signed_workbook()))
    assert caught.value.reason in (Reason.PACKAGE_ZIP, Reason.PACKAGE_NAMES)


def test_a_second_name_in_an_extra_field_is_refused() -> None:
    name, other = b"xl/a.xml", b"xl/b.xml"
    info = zipfile.ZipInfo(name.decode())
    content = struct.pack("<BL", 1, zlib.crc32(name)) + other
    info.extra = struct.pack("<2H", 0x7075, len(content)) + content
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(info, b"x")
    with pytest.raises(Refused) as caught:
        read_members(buffer.getvalue())
    assert caught.value.reason is Reason.PACKAGE_NAMES


def test_sizes_may_follow_the_bytes_as_libreoffice_writes_them() -> None:
    class Unseekable(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: int) -> int:
            raise io.UnsupportedOperation

    buffer = Unseekable()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.xml", b"<a/>" * 50)
        archive.writestr("b.xml", b"<b/>")
    data = buffer.getvalue()
    assert read_members(data) == (("a.xml", b"<a/>" * 50), ("b.xml", b"<b/>"))
    follower = data.index(b"PK\x07\x08") + 4
    with pytest.raises(Refused):
        read_members(data[:follower] + b"\x00" + data[follower + 1 :])


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b"<a", b"<a></b>", b"<!-- x --><a/>", b"<?pi x?><a/>", b"<a><![CDATA[x]]></a>", b"<a>&nbsp;</a>"),
        *(b'<?xml version="1.1"?><a/>', b'<?xml version="1.0" encoding="UTF-7"?><a/>', b"<a/>\x00", b"<a>\xff</a>"),
    ],
)
def test_xml_that_is_not_taken(data: bytes) -> None:
    with pytest.raises(Refused) as caught:
        parse_xml(data)
    assert caught.value.reason is Reason.PACKAGE_XML


def test_rewriting_a_package_keeps_every_part() -> None:
    parts = read_package(signed_workbook()).parts
    assert dict(read_package(write_package(parts)).parts) == dict(parts)


def test_no_network_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked for")

    data = [signed_pdf(signer="rsa"), signed_workbook(signer="rsa")]
    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("socket.getaddrinfo", refuse)
    for each in data:
        assert verify(each, pki().trust_crl, now=NOW).state is State.VALID


def test_a_pdf_made_to_be_read_for_minutes_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    assert verify(long_table(), Trust(), now=NOW).reasons == (Reason.NOT_SIGNED,)
    monkeypatch.setattr(pdf_verify, "READ_LIMIT", 10_000)
    assert verify(long_table(), Trust(), now=NOW).reasons == (Reason.TOO_LARGE,)
    assert verify(signed_pdf(), Trust(), now=NOW).state is State.UNCONFIRMED
