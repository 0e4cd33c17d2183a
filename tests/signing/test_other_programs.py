"""LibreOffice, xmlsec1 and pdfsig on what we sign: they must find it valid, and must be able to say no."""

from pathlib import Path

import pytest

from congdoan_desktop.signing.opc import read_package
from tests.independent.libreoffice import LibreOfficeSignature, libreoffice
from tests.independent.nss import make_nss
from tests.independent.pdfsig import pdfsig
from tests.independent.xmlsec import xmlsec
from tests.signing.forging import swap, with_parts
from tests.signing.samples import pki, signed_pdf, signed_workbook, workbook
from tests.signing.test_xlsx_tampering import SHEET


def loose(data: bytes) -> bytes:
    """A workbook with white space between relationships, as LibreOffice writes it."""
    rels = [name for name in read_package(data).parts if name.endswith(".rels")]
    return with_parts(
        data, lambda parts: parts.update({each: parts[each].replace(b"><Rel", b">\n  <Rel") for each in rels})
    )


BOOKS = {
    "ec": signed_workbook,
    "rsa": lambda: signed_workbook(signer="rsa"),
    "loose": lambda: signed_workbook(loose(workbook())),
    "counter": lambda: signed_workbook(signed_workbook(), signer="province"),
    "evil": lambda: signed_workbook(signer="evil"),
    "revoked": lambda: signed_workbook(signer="revoked"),
    "changed": lambda: with_parts(signed_workbook(), swap(SHEET, b"35001", b"35002")),
}


@pytest.fixture(scope="module")
def nss(tmp_path_factory: pytest.TempPathFactory) -> Path:
    trust = pki().trust_crl
    return make_nss(tmp_path_factory.mktemp("trust") / "nss", trust.anchors, trust.crls)


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("books")
    paths = {name: folder / f"{name}.xlsx" for name in BOOKS}
    for name, path in paths.items():
        path.write_bytes(BOOKS[name]())
    return paths


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("papers")
    paths = {name: folder / f"{number}.pdf" for number, name in enumerate(PDFS)}
    for name, path in paths.items():
        path.write_bytes(PDFS[name][0]())
    return paths


@pytest.fixture(scope="module")
def office_says(
    books: dict[str, Path], papers: dict[str, Path], nss: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[Path, list[LibreOfficeSignature]]:
    return libreoffice([*books.values(), *papers.values()], nss, tmp_path_factory.mktemp("office") / "work")


GOOD, BAD, NOT_TRUSTED = (True, True), (False, True), (True, False)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        *(("ec", [GOOD]), ("rsa", [GOOD]), ("loose", [GOOD]), ("counter", [GOOD, GOOD])),
        *(("evil", [NOT_TRUSTED]), ("revoked", [NOT_TRUSTED]), ("changed", [BAD])),
    ],
)
def test_libreoffice(
    name: str,
    expected: list[tuple[bool, bool]],
    books: dict[str, Path],
    office_says: dict[Path, list[LibreOfficeSignature]],
) -> None:
    said = office_says[books[name]]
    assert [(each.valid, each.trusted) for each in said] == expected
    assert "CN=Nguyễn Thị Ánh Đào" in said[0].signer or name == "revoked"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        *(("ec", [True]), ("rsa", [True]), ("loose", [True]), ("counter", [True, True])),
        *(("evil", [False]), ("changed", [False])),
    ],
)
def test_xmlsec(name: str, expected: list[bool], books: dict[str, Path], tmp_path: Path) -> None:
    said = xmlsec(books[name], pki().province.certificate, tmp_path / "work")
    assert [each.valid for each in said] == expected


PDFS = {
    "ec": (signed_pdf, [(True, True, True)]),
    "rsa invisible": (lambda: signed_pdf(signer="rsa", left=None), [(True, True, True)]),
    "counter": (
        lambda: signed_pdf(signed_pdf(), signer="province", left=100),
        [(True, True, False), (True, True, True)],
    ),
    "evil": (lambda: signed_pdf(signer="evil"), [(True, False, True)]),
    "revoked": (lambda: signed_pdf(signer="revoked"), [(True, False, True)]),
    "changed": (lambda: signed_pdf().replace(b"/Reason", b"/Raeson"), [(False, False, True)]),
}


@pytest.mark.parametrize("name", PDFS)
def test_pdfsig(name: str, nss: Path, papers: dict[str, Path]) -> None:
    said = pdfsig(papers[name], nss)
    assert [(each.valid, each.trusted, each.whole) for each in said] == PDFS[name][1]
    assert {(each.digest, each.kind) for each in said} == {("SHA-256", "ETSI.CAdES.detached")}


@pytest.mark.parametrize("name", PDFS)
def test_libreoffice_on_papers(
    name: str, papers: dict[str, Path], office_says: dict[Path, list[LibreOfficeSignature]]
) -> None:
    said = [(each.valid, each.trusted) for each in office_says[papers[name]]]
    changed = name == "changed"  # pdfsig asks for the certificate only where the bytes fit
    assert said == [BAD] if changed else said == [each[:2] for each in PDFS[name][1]]


def test_pdfsig_sees_no_signature_where_there_is_none(nss: Path, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"%PDF-1.4")
    assert pdfsig(path, nss) == []
