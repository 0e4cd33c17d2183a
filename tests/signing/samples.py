"""A province, its signers, and the small files that they sign."""

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import cache
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Font
from reportlab.pdfgen.canvas import Canvas

from congdoan_desktop.signing.authority import (
    Authority,
    issue,
    make_authority,
    make_crl,
    make_key,
    make_request,
    serial_of,
    to_pkcs12,
)
from congdoan_desktop.signing.opc import (
    CONTENT_TYPES,
    read_package,
    write_package,
)
from congdoan_desktop.signing.pdf_sign import sign_pdf
from congdoan_desktop.signing.signer import Signer, load_pkcs12
from congdoan_desktop.signing.trust import Trust
from congdoan_desktop.signing.xlsx_sign import sign_xlsx

NOW = datetime.now(timezone(timedelta(hours=7))).replace(microsecond=0)
"""The real time: LibreOffice, xmlsec1 and pdfsig ask the clock whether a certificate is in date."""
PASSPHRASE = "chè xanh núi Pú Đao 2026"
PROVINCE = "LĐLĐ tỉnh Lai Châu (mẫu)"
UNIT = "CĐCS Công ty Chè Tân Uyên (mẫu)"


@dataclass(frozen=True, kw_only=True)
class Pki:
    """One authority with signers by name, a trust without and one with a revocation list."""

    province: Authority
    signers: dict[str, Signer]
    trust: Trust
    trust_crl: Trust


@cache
def pki() -> Pki:
    province = make_authority("CA mẫu LĐLĐ tỉnh Lai Châu 2026", PROVINCE, now=NOW - timedelta(days=800))
    fake = make_authority("CA mẫu LĐLĐ tỉnh Lai Châu 2026", PROVINCE, now=NOW - timedelta(days=800))
    stranger = make_authority("CA lạ", "Nơi khác", now=NOW - timedelta(days=800))
    signers = {
        "ec": make_signer(province),
        "rsa": make_signer(province, algorithm="rsa"),
        "province": make_signer(province, name="Lò Văn Sơn"),
        "revoked": make_signer(province, name="Đã thu hồi"),
        "evil": make_signer(fake),
        "stranger": make_signer(stranger),
        "expired": make_signer(province, begin=NOW - timedelta(days=700), life=timedelta(days=699)),
    }
    revoked = [(serial_of(signers["revoked"].certificate_der), NOW - timedelta(days=1))]
    crl = make_crl(province, revoked, number=2, now=NOW - timedelta(days=1))
    trust = Trust(anchors=(province.certificate,))
    return Pki(province=province, signers=signers, trust=trust, trust_crl=Trust(anchors=trust.anchors, crls=(crl,)))


def make_signer(
    authority: Authority,
    *,
    algorithm: str = "ecdsa",
    name: str = "Nguyễn Thị Ánh Đào",
    begin: datetime = NOW - timedelta(days=30),
    life: timedelta = timedelta(days=730),
) -> Signer:
    key = make_key(algorithm)
    certificate = issue(authority, make_request(key, name, UNIT), now=begin, life=life)
    packed = to_pkcs12(key, certificate, [authority.certificate], passphrase=PASSPHRASE, label=name)
    return load_pkcs12(packed, PASSPHRASE)


@cache
def workbook() -> bytes:
    """Two sheets, styles, a hyperlink, and an embedded custom XML part with properties of its own."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Biểu 01"
    sheet.append(["Hình thức", "Số buổi"])
    sheet.append(["Nói chuyện lưu động", 35001])
    sheet["A1"].font = Font(bold=True, name="Times New Roman")
    sheet["A3"] = "Công đoàn Việt Nam"
    sheet["A3"].hyperlink = "https://congdoan.example/bieu"
    book.create_sheet("Biểu 02")["A1"] = 7
    buffer = BytesIO()
    book.save(buffer)
    return with_custom_xml(buffer.getvalue())


def with_custom_xml(data: bytes) -> bytes:
    parts = dict(read_package(data).parts)
    custom = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts["/customXml/item1.xml"] = b'<report xmlns="urn:example">{"n": 35001}</report>'
    parts["/customXml/itemProps1.xml"] = (
        b'<ds:datastoreItem ds:itemID="{6F2B3C4D-0000-4000-8000-000000000001}" '
        b'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"/>'
    )
    parts["/customXml/_rels/item1.xml.rels"] = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + f'<Relationship Id="rId1" Type="{custom}/customXmlProps" Target="itemProps1.xml"/></Relationships>'.encode()
    )
    rels = "/xl/_rels/workbook.xml.rels"
    line = f'<Relationship Id="rId99" Type="{custom}/customXml" Target="../customXml/item1.xml"/></Relationships>'
    parts[rels] = parts[rels].replace(b"</Relationships>", line.encode())
    parts[CONTENT_TYPES] = parts[CONTENT_TYPES].replace(
        b"</Types>",
        b'<Override PartName="/customXml/itemProps1.xml" '
        b'ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/></Types>',
    )
    return write_package(parts)


@cache
def pdf(text: str = "Bao cao 6 thang dau nam 2026: 35001 luot nguoi") -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), invariant=True)
    canvas.drawString(72, 760, text)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@cache
def stamp() -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(180, 60), invariant=True)
    canvas.rect(1, 1, 178, 58)
    canvas.setFont("Helvetica", 9)
    canvas.drawString(8, 28, "Nguyen Thi Anh Dao, 20/06/2026")
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def signed_workbook(data: bytes | None = None, *, signer: str = "ec", at: datetime = NOW) -> bytes:
    return sign_xlsx(
        workbook() if data is None else data,
        pki().signers[signer],
        at=at,
        role="Chủ tịch CĐCS",
        comment="Báo cáo 6 tháng",
    )


def signed_pdf(
    data: bytes | None = None, *, signer: str = "ec", at: datetime = NOW, left: float | None = 330.5
) -> bytes:
    visible = left is not None
    return sign_pdf(
        pdf() if data is None else data,
        pki().signers[signer],
        at=at,
        stamp_pdf=stamp() if visible else None,
        page=-1,
        box=(left, 90, left + 180, 150) if visible else None,
        reason="Ký báo cáo",
        location="Tân Uyên",
    )
