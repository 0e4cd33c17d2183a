"""A workbook and a paper signed with one login to a token, then by the province: other programs call both valid."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from congdoan_desktop.domain.verdict import State
from congdoan_desktop.signing.authority import issue, make_key, make_request
from congdoan_desktop.signing.keys import Algorithm
from congdoan_desktop.signing.token import open_token
from congdoan_desktop.signing.verify import verify
from congdoan_desktop.signing.xlsx_sign import sign_xlsx
from tests.fixtures.handwriting import handwriting
from tests.fixtures.token import PIN, SoftTokens, soft_tokens, the_certificate
from tests.independent.libreoffice import LibreOfficeSignature, libreoffice
from tests.independent.nss import make_nss
from tests.independent.pdfsig import pdfsig
from tests.independent.pyhanko import pyhanko
from tests.independent.verapdf import verapdf
from tests.independent.xmlsec import xmlsec
from tests.signing.papers import paper, signed_paper
from tests.signing.samples import NOW, UNIT, pki, signed_workbook, workbook

UNIT_SIGNER, PROVINCE_SIGNER = "Nguyễn Thị Ánh Đào", "Lò Văn Sơn"
SIGNERS = {
    "rsa": [UNIT_SIGNER],
    "ecdsa": [UNIT_SIGNER],
    "rsa-countersigned": [UNIT_SIGNER, PROVINCE_SIGNER],
    "ecdsa-countersigned": [UNIT_SIGNER, PROVINCE_SIGNER],
}


@dataclass(frozen=True, kw_only=True)
class Signed:
    """The files by name in `folder`, and a database in which their issuer is trusted."""

    folder: Path
    nss: Path

    def xlsx(self, name: str) -> Path:
        return self.folder / f"{name}.xlsx"

    def pdf(self, name: str) -> Path:
        return self.folder / f"{name}.pdf"


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Signed]:
    folder = tmp_path_factory.mktemp("token")
    trust = pki().trust_crl
    made = Signed(folder=folder, nss=make_nss(folder / "nss", trust.anchors, trust.crls))
    made.pdf("unsigned").write_bytes(paper())
    with pytest.MonkeyPatch.context() as patch:
        tokens = soft_tokens(folder / "soft", patch)
        for algorithm in ("rsa", "ecdsa"):
            plug_in(tokens, algorithm)
            sign_both(made, algorithm)
            countersign_both(made, algorithm)
    yield made


def plug_in(tokens: SoftTokens, algorithm: Algorithm) -> None:
    key = make_key(algorithm)
    tokens.add(algorithm)
    tokens.put_key(algorithm, key)
    tokens.put_certificate(algorithm, issue(pki().province, make_request(key, UNIT_SIGNER, UNIT), now=NOW))


def sign_both(made: Signed, label: str) -> None:
    """One login, two signatures. SoftHSM holds no chain: the issuer is known to whoever trusts it."""
    with open_token(the_certificate(label), PIN) as signer:
        made.xlsx(label).write_bytes(sign_xlsx(workbook(), signer, at=NOW, role="Chủ tịch", comment="Báo cáo"))
        made.pdf(label).write_bytes(signed_paper(who=signer, picture=handwriting()))


def countersign_both(made: Signed, label: str) -> None:
    """The province, by a PKCS#12, beside the unit; with its list."""
    again = f"{label}-countersigned"
    made.xlsx(again).write_bytes(signed_workbook(made.xlsx(label).read_bytes(), signer="province"))
    data = signed_paper(made.pdf(label).read_bytes(), who="province", beside=True, crls=pki().trust_crl.crls)
    made.pdf(again).write_bytes(data)


@pytest.fixture(scope="module")
def office_says(signed: Signed, tmp_path_factory: pytest.TempPathFactory) -> dict[Path, list[LibreOfficeSignature]]:
    paths = [path for name in SIGNERS for path in (signed.xlsx(name), signed.pdf(name))]
    return libreoffice(paths, signed.nss, tmp_path_factory.mktemp("office") / "work")


@pytest.mark.parametrize("name", SIGNERS)
def test_libreoffice(name: str, signed: Signed, office_says: dict[Path, list[LibreOfficeSignature]]) -> None:
    for path in (signed.xlsx(name), signed.pdf(name)):
        said = office_says[path]
        assert [each.signer.split(",")[0] for each in said] == [f"CN={who}" for who in SIGNERS[name]]
        assert all(each.valid and each.trusted for each in said), said


@pytest.mark.parametrize("name", SIGNERS)
def test_xmlsec(name: str, signed: Signed, tmp_path: Path) -> None:
    said = xmlsec(signed.xlsx(name), pki().province.certificate, tmp_path / "work")
    assert [each.valid for each in said] == [True] * len(SIGNERS[name])


@pytest.mark.parametrize("name", SIGNERS)
def test_pdfsig(name: str, signed: Signed) -> None:
    said = pdfsig(signed.pdf(name), signed.nss)
    assert [each.signer for each in said] == SIGNERS[name]
    assert all(each.valid and each.trusted for each in said)
    assert [each.whole for each in said] == [False, True][-len(said) :]


@pytest.mark.parametrize("name", SIGNERS)
def test_pyhanko(name: str, signed: Signed) -> None:
    said = pyhanko(signed.pdf(name).read_bytes(), pki().trust_crl, NOW)
    assert [(each.signer, each.valid) for each in said] == [(who, True) for who in SIGNERS[name]]
    assert said[-1].whole


@pytest.mark.parametrize("name", SIGNERS)
def test_our_own_verifier(name: str, signed: Signed) -> None:
    for path in (signed.xlsx(name), signed.pdf(name)):
        verdict = verify(path.read_bytes(), pki().trust_crl, now=NOW)
        assert (verdict.state, [each.name for each in verdict.signers]) == (State.VALID, SIGNERS[name])


def test_pdf_a_before_and_after(signed: Signed, tmp_path: Path) -> None:
    found = verapdf([signed.pdf("unsigned"), *map(signed.pdf, SIGNERS)], "3u", tmp_path / "java")
    assert set(map(tuple, found.values())) == {()}, found


def test_pyhanko_can_say_no() -> None:
    assert [each.valid for each in pyhanko(signed_paper(who="evil"), pki().trust_crl, NOW)] == [False]
    assert [each.valid for each in pyhanko(signed_paper(who="revoked"), pki().trust_crl, NOW)] == [False]
