"""Every kind of paper the program makes, signed with every kind of key: programs that are not ours find it valid.

The sample unit, all templates; PKCS#12 and a USB token (SoftHSM), RSA and P-256; annexes of 0, 100 and 10 000 rows;
and a second signature on each, by the province. Not every kind with every key: they share one path, and `ct58` has all.
`CONGDOAN_EVERY_KEY=1` signs every kind with all four.
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from congdoan_desktop import paths
from congdoan_desktop.domain.report import Column, Report, Table
from congdoan_desktop.domain.verdict import State
from congdoan_desktop.handoff.attachments import read_attachments
from congdoan_desktop.handoff.report_json import NAME, decode
from congdoan_desktop.handoff.workbook_part import read_report
from congdoan_desktop.reference.loaded import Reference, load
from congdoan_desktop.signing.pdf_sign import sign_pdf
from congdoan_desktop.signing.signer import Signer
from congdoan_desktop.signing.token import open_token
from congdoan_desktop.signing.verify import verify
from congdoan_desktop.store.database import Store, open_store
from congdoan_desktop.usecases.build_report import Issue, build_report
from congdoan_desktop.usecases.report_subject import windows_of
from congdoan_desktop.usecases.sample_union import make_sample
from congdoan_desktop.usecases.sign_report import SignRequest, sign_report
from congdoan_desktop.usecases.signed_files import SignedFiles, sign_files
from tests.fixtures.token import PIN, SoftTokens, soft_tokens, the_certificate
from tests.independent.libreoffice import libreoffice
from tests.independent.nss import make_nss
from tests.independent.pdfsig import pdfsig
from tests.independent.pyhanko import pyhanko
from tests.independent.verapdf import verapdf
from tests.independent.xmlsec import xmlsec
from tests.reference.shipped import shipped
from tests.signing.samples import NOW, UNIT, make_key, make_request, pki
from tests.signing.samples import issue as issue_certificate

KINDS = tuple(kind for kind, one in shipped().templates.items() if "unit" in one.roles)
ROWS = (0, 100, 10_000)
EVERY_KEY = "ct58"
"""The kind that is always signed with all four keys."""
LONGEST = "10000 rows"
TWICE = (EVERY_KEY, "khao-sat", "100 rows")
"""What is signed again: the second signature comes behind all the bytes there are, whatever kind of paper they are."""
COLUMNS = (
    Column(heading="STT", kind="index", width=5),
    Column(heading="Hoạt động", width=40),
    Column(heading="Số người", kind="count", width=9),
)


@dataclass(frozen=True, kw_only=True)
class Papers:
    """Signed files by name (`ct58 p12-ec`), and where they lie."""

    folder: Path
    files: Mapping[str, SignedFiles]

    def pdf(self, name: str) -> Path:
        return self.folder / f"{name}.pdf"

    def xlsx(self, name: str) -> Path:
        return self.folder / f"{name}.xlsx"


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Papers]:
    folder = tmp_path_factory.mktemp("papers")
    reports = {**reports_of_the_sample(folder), **{f"{count} rows": with_rows(count) for count in ROWS}}
    with pytest.MonkeyPatch.context() as patched:
        files = dict(signed(reports, soft_tokens(folder, patched)))
    found = Papers(folder=folder, files=files)
    for name, pair in files.items():
        found.pdf(name).write_bytes(pair.pdf)
        found.xlsx(name).write_bytes(pair.xlsx)
    yield found


@pytest.fixture(scope="module")
def nss(papers: Papers) -> Path:
    return make_nss(papers.folder / "nss", pki().trust.anchors)


def reports_of_the_sample(folder: Path) -> dict[str, Report]:
    """Return a report of every kind of template, on what the sample unit has most of."""
    path, reference = folder / "sample.congdoan", load(paths.resources())
    make_sample(path, paths.resources())
    with open_store(path) as store:
        issue_one(store, reference, folder)
        return {kind: report_of(store, reference, kind) for kind in KINDS}


def issue_one(store: Store, reference: Reference, folder: Path) -> None:
    """Issue a report, so that there is one to correct."""
    request = SignRequest(
        kind="ct58", period="2026-H1", number=1, issued_on=NOW.date(), made_at=NOW, folder=folder / "issued"
    )
    sign_report(store, reference, request, pki().signers["ec"])


def report_of(store: Store, reference: Reference, kind: str) -> Report:
    issue = Issue(report_id=f"{kind}-1", made_at=NOW, number=7, issued_on=NOW.date())
    codes = [window.code for window in windows_of(store, reference, kind, NOW.date())]
    code = "2026-H1" if "2026-H1" in codes else codes[-1]
    return build_report(store, reference, kind, code, issue)


def with_rows(count: int) -> Report:
    from tests.fixtures.sample_report import sample_report

    rows = tuple((number, f"Nói chuyện chuyên đề số {number}", number % 240) for number in range(1, count + 1))
    table = Table(code="06", title="Nhật ký hoạt động", columns=COLUMNS, rows=rows)
    return replace(sample_report(), annexes=(table,))


def signed(reports: Mapping[str, Report], tokens: SoftTokens) -> Iterator[tuple[str, SignedFiles]]:
    everywhere = "CONGDOAN_EVERY_KEY" in os.environ
    few = {name: one for name, one in reports.items() if name == EVERY_KEY or (everywhere and name != LONGEST)}
    yield from ((f"{name} p12-ec", sign_files(one, pki().signers["ec"], NOW)) for name, one in reports.items())
    yield from ((f"{name} p12-rsa", sign_files(one, pki().signers["rsa"], NOW)) for name, one in few.items())
    for algorithm in ("ec", "rsa"):
        with open_token(plugged_in(tokens, algorithm), PIN) as held:
            yield from ((f"{name} token-{algorithm}", sign_files(one, held, NOW)) for name, one in few.items())


def plugged_in(tokens: SoftTokens, algorithm: str):  # type: ignore[no-untyped-def]
    """Plug in a token with a key of that kind, certified by the sample province."""
    label, key = f"khoa-{algorithm}", make_key("rsa" if algorithm == "rsa" else "ecdsa")
    request = make_request(key, "Nguyễn Thị Ánh Đào", UNIT)
    tokens.add(label)
    tokens.put_key(label, key)
    tokens.put_certificate(label, issue_certificate(pki().province, request, now=NOW - timedelta(days=3)))
    return the_certificate(label)


def test_every_kind_is_there(papers: Papers) -> None:
    assert {name.rpartition(" ")[0] for name in papers.files} == {*KINDS, *(f"{count} rows" for count in ROWS)}
    assert {name.rpartition(" ")[2] for name in papers.files} == {"p12-ec", "p12-rsa", "token-ec", "token-rsa"}


def test_our_own_check_finds_them_valid_and_the_data_are_the_same_everywhere(papers: Papers) -> None:
    for name, pair in papers.files.items():
        for data in (pair.pdf, pair.xlsx):
            assert verify(data, pki().trust, now=NOW).state is State.VALID, name
        assert read_report(pair.xlsx) == read_attachments(pair.pdf)[NAME] == pair.data, name
        assert decode(pair.data).report_id, name


def test_pdfsig_finds_every_paper_valid_and_whole(papers: Papers, nss: Path) -> None:
    for name in papers.files:
        assert [(s.valid, s.trusted, s.whole) for s in pdfsig(papers.pdf(name), nss)] == [(True, True, True)], name


def test_xmlsec_finds_every_workbook_valid(papers: Papers, tmp_path: Path) -> None:
    for number, name in enumerate(papers.files):
        found = xmlsec(papers.xlsx(name), pki().province.certificate, tmp_path / str(number))
        assert [s.valid for s in found] == [True], name


def test_libreoffice_finds_papers_and_workbooks_valid(papers: Papers, nss: Path, tmp_path: Path) -> None:
    names = [name for name in papers.files if not name.startswith(LONGEST)]
    wanted = [path for name in names for path in (papers.pdf(name), papers.xlsx(name))]
    for path, found in libreoffice(wanted, nss, tmp_path / "office").items():
        assert [(s.valid, s.trusted) for s in found] == [(True, True)], path.name


def test_signed_papers_are_archive_files(papers: Papers, tmp_path: Path) -> None:
    wanted = [papers.pdf(name) for name in papers.files]
    assert verapdf(wanted, "3u", tmp_path / "vera") == {path: [] for path in wanted}


def test_a_second_signature_leaves_the_first_valid(papers: Papers, nss: Path, tmp_path: Path) -> None:
    wanted = [f"{name} p12-ec" for name in TWICE]
    pdfs = [tmp_path / f"{name}.pdf" for name in wanted]
    for name, path in zip(wanted, pdfs, strict=True):
        path.write_bytes(countersigned(papers.files[name].pdf, pki().signers["province"]))
        verdict = verify(path.read_bytes(), pki().trust, now=NOW)
        assert (verdict.state, len(verdict.signers)) == (State.VALID, 2), name
        assert [(s.valid, s.trusted) for s in pdfsig(path, nss)] == [(True, True)] * 2, name
        assert [s.valid for s in pyhanko(path.read_bytes(), pki().trust_crl, NOW)] == [True, True], name
    assert verapdf(pdfs, "3u", tmp_path / "vera") == {path: [] for path in pdfs}
    for path, found in libreoffice(pdfs, nss, tmp_path / "office").items():
        assert [(s.valid, s.trusted) for s in found] == [(True, True)] * 2, path.name


def countersigned(pdf: bytes, signer: Signer) -> bytes:
    from congdoan_desktop.render.stamp import draw_stamp

    box = (85.0, 30.0, 285.0, 60.0)
    stamp = draw_stamp(
        name=signer.name,
        organisation=signer.organisation,
        position="Ban Công tác Công đoàn",
        at=NOW,
        size=(box[2] - box[0], box[3] - box[1]),
        fonts=paths.resources() / "fonts",
    )
    return sign_pdf(pdf, signer, at=NOW, stamp_pdf=stamp, page=0, box=box, reason="Đã nhận", location="Lai Châu")
