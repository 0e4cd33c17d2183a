"""A scan is attached only if it is the paper that was printed, whole and fine enough; then the data are sealed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from congdoan_desktop.domain.records import IssuedReport, PreparedPaper
from congdoan_desktop.domain.report import Report
from congdoan_desktop.domain.verdict import State
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import sha256
from congdoan_desktop.handoff.sealed_json import decode, report_inside
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.signing.sealed_data import open_sealed
from congdoan_desktop.signing.trust import Trust
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store
from congdoan_desktop.texts import error_sentence
from congdoan_desktop.usecases.attach_scan import Scan, attach_scan, look_at_scan, problem
from congdoan_desktop.usecases.hand_over import state_of
from congdoan_desktop.usecases.issue_paper import SignedReport
from congdoan_desktop.usecases.prepare_paper import GivenOut, Prepared, PrepareRequest, drop, given_out, prepare
from congdoan_desktop.usecases.register import register_of
from tests.fixtures.given_once import give_out, given, union_path
from tests.fixtures.signing_desk import NOW, a_signer, prepared, printed, scanned
from tests.fixtures.union import UNIT

__all__ = ["given", "union_path"]  # fixtures

DAY = date(2026, 7, 1)


@pytest.fixture(scope="module")
def given_once(reference: Reference, tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    return give_out(tmp_path_factory.mktemp("given"), reference, "by_hand")


@pytest.fixture(scope="module")
def pages(given_once: Prepared) -> Sequence[Image.Image]:
    return printed(given_once.pdf.read_bytes())


@pytest.fixture(scope="module")
def whole(pages: Sequence[Image.Image]) -> bytes:
    """The paper as it is scanned most often."""
    return scanned(pages)


def look(db: Store, given: Prepared, data: bytes) -> Scan:
    path = given.pdf.with_name("quet.pdf")
    path.write_bytes(data)
    return look_at_scan(db, given.record.id, path)


def refusal(db: Store, given: Prepared, data: bytes) -> UserError:
    with pytest.raises(UserError) as error:
        look(db, given, data)
    assert error_sentence(error.value)
    return error.value


def attach(store: Store, scan: Scan, folder: Path, number: int = 4, day: date = DAY, code: str = "") -> SignedReport:
    signer = a_signer("Niêm phong", UNIT.name)[1]
    return attach_scan(
        store, scan, number=number, issued_on=day, signer=signer, folder=folder / "đã ký", now=NOW, typed_code=code
    )


def hindrance(scan: Scan, code: str = "") -> str:
    error = problem(scan, code)
    return "" if error is None else error.code


def covered(picture: Image.Image) -> Image.Image:
    """Return the page with its foot hidden: somebody wrote over the strip."""
    page = picture.copy()
    page.paste("white", (0, round(page.height * 0.9), page.width, page.height))
    return page


def test_a_scan_is_issued_untouched_and_its_data_are_sealed(
    union: Store, given: Prepared, pages: Sequence[Image.Image], whole: bytes, tmp_path: Path
) -> None:
    scan = look(union, given, whole)
    assert (scan.pages, scan.expected, scan.dpi, scan.colour, scan.in_order) == (
        len(pages),
        len(pages),
        200,
        True,
        True,
    )
    assert scan.missing_pages == scan.foreign_pages == scan.unread_pages == scan.blank_pages == ()
    issued = attach(union, scan, tmp_path)
    record = issued.record
    assert [path.suffix for path in issued.files] == [".pdf", ".p7m"]
    assert issued.pdf.name.endswith("_BC_00004_V1_20260701_CT58.pdf")
    assert issued.pdf.read_bytes() == whole
    assert (record.way, record.number, record.issued_on, record.control_code) == (
        *("by_hand", 4, DAY, given.record.control_code),
    )
    assert (record.pdf_sha256, record.xlsx_sha256, record.report_json) == (
        *(sha256(whole), "", given.record.report_json),
    )
    seal = issued.files[1].read_bytes()
    assert record.seal_sha256 == sha256(seal)
    verdict, content = open_sealed(seal, Trust(), now=NOW)
    assert verdict.state is State.UNCONFIRMED
    sealed = decode(content)
    assert (sealed.number, sealed.issued_on, sealed.control_code, sealed.scan_sha256) == (
        *(4, DAY, record.control_code, sha256(whole)),
    )
    assert report_inside(content).decode() == given.record.report_json
    assert state_of(record, tmp_path / "đã ký") == "whole"
    assert [(line.number, line.state, line.issued_on) for line in register_of(union, 2026)][-1] == (4, "issued", DAY)
    assert [(paper.state, paper.number) for paper in repository.find(union, PreparedPaper)] == [("signed", 4)]


def test_turned_and_shuffled_pages_with_empty_backs_are_taken(
    union: Store, given: Prepared, pages: Sequence[Image.Image]
) -> None:
    """A duplex scanner brings empty backs; somebody laid the pile upside down."""
    empty = Image.new("RGB", pages[0].size, "white")
    upside_down = [page.rotate(180) for page in reversed(pages)]
    scan = look(union, given, scanned([side for page in upside_down for side in (page, empty)], turn=-1.5))
    assert (scan.pages, scan.in_order) == (len(pages), False)
    assert scan.blank_pages == tuple(range(2, 2 * len(pages) + 1, 2))
    assert hindrance(scan) == ""


def test_a_page_that_is_missing_is_named(union: Store, given: Prepared, pages: Sequence[Image.Image]) -> None:
    scan = look(union, given, scanned([*pages[:1], *pages[2:]]))
    assert (scan.missing_pages, hindrance(scan)) == ((2,), "scan.pages_missing")
    last = look(union, given, scanned(pages[:-1]))
    assert (last.missing_pages, hindrance(last)) == ((len(pages),), "scan.pages_missing")


def test_a_page_of_another_paper_is_named(
    union: Store, reference: Reference, given: Prepared, pages: Sequence[Image.Image], tmp_path: Path
) -> None:
    drop(union, given.record.id, "in lại")
    other = prepared(union, reference, tmp_path, "by_hand")
    mixed = [pages[0], *printed(other.pdf.read_bytes())[1:]]
    scan = look(union, other, scanned(mixed))
    assert (scan.foreign_pages, scan.missing_pages, hindrance(scan)) == ((1,), (1,), "scan.foreign_pages")


def test_where_the_code_cannot_be_read_a_person_types_it(
    union: Store, given: Prepared, pages: Sequence[Image.Image], tmp_path: Path
) -> None:
    scan = look(union, given, scanned([pages[0], covered(pages[1]), *pages[2:]]))
    assert (scan.unread_pages, scan.missing_pages) == ((2,), ())
    assert (hindrance(scan), hindrance(scan, "AAAA-BBBB-CCCC")) == ("scan.code_needed", "scan.wrong_code")
    for code in ("", "AAAA-BBBB-CCCC"):
        with pytest.raises(UserError):
            attach(union, scan, tmp_path, code=code)
    assert repository.find(union, IssuedReport) == ()
    typed = given.record.control_code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    attach(union, scan, tmp_path, code=typed)


def test_one_unread_page_does_not_stand_for_two(union: Store, given: Prepared, pages: Sequence[Image.Image]) -> None:
    scan = look(union, given, scanned([pages[0], covered(pages[1]), *pages[3:]]))
    assert (scan.missing_pages, hindrance(scan, given.record.control_code)) == ((2, 3), "scan.pages_missing")


def test_a_coarse_scan_is_refused_and_a_grey_one_is_noted(union: Store, given: Prepared) -> None:
    pdf = given.pdf.read_bytes()
    coarse = look(union, given, scanned(printed(pdf, dpi=150), dpi=150))
    assert (coarse.dpi, hindrance(coarse)) == (150, "scan.too_coarse")
    grey = look(union, given, scanned(printed(pdf, grey=True)))
    assert (grey.colour, hindrance(grey)) == (False, "")


def test_pixels_count_whatever_size_the_file_claims(
    union: Store, given: Prepared, pages: Sequence[Image.Image]
) -> None:
    """A telephone says that its pages are a yard high."""
    assert look(union, given, scanned(pages, dpi=72)).dpi == pytest.approx(200, abs=2)


def test_what_is_no_scan_is_said(union: Store, given: Prepared) -> None:
    assert refusal(union, given, given.pdf.read_bytes()).code == "scan.is_the_paper"
    assert refusal(union, given, b"\xff\xd8\xff\xe0 JFIF").code == "scan.not_a_pdf"
    assert refusal(union, given, b"%PDF-1.7\n" + b"\0" * 500).code == "scan.unreadable"


def test_the_paper_saved_by_another_program_is_no_scan_either(union: Store, given: Prepared) -> None:
    with pikepdf.open(given.pdf) as document:
        document.save(given.pdf.with_name("luu lai.pdf"))
    assert refusal(union, given, given.pdf.with_name("luu lai.pdf").read_bytes()).code == "scan.no_picture"


def test_a_locked_file_is_said(union: Store, given: Prepared, pages: Sequence[Image.Image]) -> None:
    path = given.pdf.with_name("khoa.pdf")
    path.write_bytes(scanned(pages[:1]))
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        document.save(path, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert refusal(union, given, path.read_bytes()).code == "scan.locked"


def test_what_is_printed_on_the_paper_is_not_typed_otherwise(
    union: Store, reference: Reference, tmp_path: Path
) -> None:
    given = prepared(union, reference, tmp_path, "by_hand", 2)
    scan = look(union, given, scanned(printed(given.pdf.read_bytes())))
    with pytest.raises(UserError) as error:
        attach(union, scan, tmp_path, number=3, day=NOW.date())
    assert error.value.code == "scan.number_differs"
    with pytest.raises(UserError) as error:
        attach(union, scan, tmp_path, number=2, day=DAY)
    assert error.value.code == "scan.day_differs"
    attach(union, scan, tmp_path, number=2, day=NOW.date())
    assert [(line.number, line.state) for line in register_of(union, 2026)] == [(1, "skipped"), (2, "issued")]


def test_a_number_kept_in_one_year_is_not_used_in_the_next(union: Store, reference: Reference, tmp_path: Path) -> None:
    """Printed with its number in December, signed in January."""
    request = PrepareRequest(
        kind="ct58", period="2026", way="by_hand", number=9, issued_on=None, made_at=NOW, folder=tmp_path
    )
    given = prepare(union, reference, request)
    scan = look(union, given, scanned(printed(given.pdf.read_bytes())))
    with pytest.raises(UserError) as error:
        attach(union, scan, tmp_path, number=9, day=date(2027, 1, 4))
    assert (error.value.code, error.value.values["year"]) == ("scan.other_year", 2026)
    attach(union, scan, tmp_path, number=9, day=date(2026, 12, 31))


def test_a_program_that_draws_otherwise_by_now_cannot_count_the_pages(
    union: Store, given: Prepared, pages: Sequence[Image.Image], whole: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def newer(report: Report, data: bytes, way: str) -> GivenOut:
        return replace(given_out(report, data, way), pdf=b"newer", pages=99)

    monkeypatch.setattr("congdoan_desktop.usecases.attach_scan.given_out", newer)
    scan = look(union, given, whole)
    assert (scan.expected, scan.missing_pages, hindrance(scan)) == (None, (), "")
    assert look(union, given, scanned([pages[0], *pages[2:]])).missing_pages == (2,)
