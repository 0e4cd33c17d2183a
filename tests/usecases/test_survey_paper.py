"""Paper there and back: printed, filled in, scanned, looked at, in the box; and not a second time."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pypdfium2
import pytest

from congdoan_desktop.domain.omr import ItemMarks, Layout, PageMarks, SheetMarks
from congdoan_desktop.domain.records import SurveyRound
from congdoan_desktop.errors import UserError
from congdoan_desktop.intake.xform_logic import form_of
from congdoan_desktop.store import repository, survey_layouts
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.survey import sheet_count
from congdoan_desktop.usecases.survey_paper import (
    MOST_SHEETS,
    ScannedSheet,
    answers_of,
    keep_scanned,
    layouts_of,
    pages_of_sheet,
    print_sheets,
    read_scans,
    scan_files,
)
from tests.fixtures.paper import ASKED
from tests.fixtures.scan_sim import Scanner, as_pdf, drawn_pages, filled, scanned

FORM = form_of(ASKED)
SCANNER = Scanner(turn=-1, blur=0.4, noise=3)


@pytest.fixture
def store(union: Store) -> Store:
    survey = SurveyRound(
        id="round", title="Khảo sát", questionnaire=FORM.reference, period="2026-H1", opened_on=date(2026, 6, 8)
    )
    repository.save(union, survey)
    return union


def fill_and_scan(pdf: bytes, layout: Layout, rng: Random) -> bytes:
    pages = drawn_pages(pdf)
    places = [number % len(layout.pages) for number in range(len(pages))]
    done = [
        filled(page, layout.pages[place], layout, rng, hand="full", pen=40)
        for page, place in zip(pages, places, strict=True)
    ]
    return as_pdf([scanned(one.picture, SCANNER, rng) for one in done])


@pytest.mark.parametrize("numbered", [True, False])
def test_there_and_back(numbered: bool, store: Store, tmp_path: Path) -> None:
    pdf = print_sheets(store, FORM, 3, numbered=numbered)
    layouts = layouts_of(store)
    (layout,) = layouts.values()
    path = tmp_path / "scan.pdf"
    path.write_bytes(fill_and_scan(pdf, layout, Random(11)))
    found = read_scans(scan_files([tmp_path]), layouts, FORM)
    assert (found.pages, found.problems) == (3 * len(layout.pages), ())
    sheets = [answers_of(sheet, FORM) for sheet in found.sheets]
    assert [bool(sheet.serial) for sheet in sheets] == [numbered] * 3
    assert len({sheet.paper for sheet in sheets}) == 3
    kept = keep_scanned(store, "round", FORM, [settled(sheet) for sheet in sheets])
    assert (kept.kept, kept.already, kept.faulty) == (3, (), ())
    again = [answers_of(sheet, FORM) for sheet in read_scans([path], layouts, FORM).sheets]
    told = keep_scanned(store, "round", FORM, [settled(sheet) for sheet in again])
    assert (told.kept, len(told.already)) == (0, 3)
    assert sheet_count(store, "round") == 3


def settled(sheet: ScannedSheet) -> ScannedSheet:
    """Answer as a person would who sees the pictures."""
    meal = sheet.sheet.get("meal", "c2")
    fixed = {**sheet.sheet, "meal": meal, "taste": sheet.sheet.get("taste", "c3")}
    return replace(sheet, sheet={name: answer for name, answer in fixed.items() if name != "taste" or meal == "c1"})


def test_a_sheet_that_another_computer_printed_is_read_too(store: Store, tmp_path: Path) -> None:
    pdf = print_sheets(store, FORM, 1, numbered=True)
    (layout,) = layouts_of(store).values()
    (tmp_path / "scan.pdf").write_bytes(fill_and_scan(pdf, layout, Random(3)))
    assert len(read_scans(scan_files([tmp_path]), {}, FORM).sheets) == 1


def test_what_was_printed_before_can_still_be_read(store: Store) -> None:
    print_sheets(store, FORM, 1, numbered=False)
    older = Layout(code="OLDONE", reference="giay@0", pages=())
    with store.atomic():
        survey_layouts.keep_layout(store, older)
        survey_layouts.keep_layout(store, replace(older, reference="changed"))
    print_sheets(store, FORM, 2, numbered=True)
    assert len(layouts_of(store)) == 2
    assert layouts_of(store)["OLDONE"] == older


def test_serial_numbers_are_random_and_different(store: Store) -> None:
    from congdoan_desktop.domain.omr import SERIAL_LENGTH
    from congdoan_desktop.usecases.random_codes import random_codes

    serials = random_codes(MOST_SHEETS, SERIAL_LENGTH)
    assert len(set(serials)) == MOST_SHEETS
    assert list(serials) != sorted(serials)
    assert all(len(serial) == 6 and serial.isalnum() for serial in serials)


def test_how_much_is_printed(store: Store) -> None:
    with pypdfium2.PdfDocument(print_sheets(store, FORM, 5, numbered=True)) as document:
        assert len(document) == 5 * pages_of_sheet(FORM)
    for count in (0, MOST_SHEETS + 1):
        with pytest.raises(UserError, match=r"survey\.too_many_sheets"):
            print_sheets(store, FORM, count, numbered=True)


def sheet_of(*items: ItemMarks, serial: str = "ABCDEF") -> SheetMarks:
    page = PageMarks(code="X", serial=serial, page=1, items=items, digest="d", file="a.pdf", file_page=7)
    return SheetMarks(pages=(page,))


def test_a_person_looks_at_what_is_in_doubt_and_at_what_does_not_fit() -> None:
    read = answers_of(
        sheet_of(
            ItemMarks(question="meal", marked=("c2",)),
            ItemMarks(question="taste", marked=("c1",), picture=b"taste"),
            ItemMarks(question="wish", marked=("c1", "c4")),
            ItemMarks(question="more0", marked=("c1", "c2"), doubt="two_marks", picture=b"two"),
            ItemMarks(question="words", doubt="written", picture=b"words"),
        ),
        FORM,
    )
    assert read.sheet == {"meal": "c2", "taste": "c1", "wish": "c1 c4"}
    assert [(look.question, look.doubt, look.picture) for look in read.looks] == [
        ("taste", "not_asked", b"taste"),
        ("more0", "two_marks", b"two"),
        ("words", "written", b"words"),
    ]
    assert (read.paper, read.file, read.file_page) == ("serial ABCDEF", "a.pdf", 7)


def test_a_required_answer_left_blank_is_looked_at() -> None:
    blank = ItemMarks(question="meal", picture=b"blank")
    read = answers_of(sheet_of(blank, ItemMarks(question="taste")), FORM)
    assert [(look.question, look.doubt) for look in read.looks] == [("meal", "required")]


def test_faulty_sheets_and_doubles_stay_out_and_the_rest_goes_in(store: Store) -> None:
    def sheet(paper: str, **answers: str) -> ScannedSheet:
        return ScannedSheet(paper=paper, serial="", file="a", file_page=1, sheet=answers)

    right, twice, wrong = sheet("one", meal="c2"), sheet("one", meal="c2"), sheet("two", meal="c1")
    kept = keep_scanned(store, "round", FORM, [right, twice, wrong])
    assert (kept.kept, kept.already, kept.faulty) == (1, (twice,), (wrong,))
    assert keep_scanned(store, "round", FORM, []).kept == 0


def test_scans_are_taken_in_the_order_in_which_people_count(tmp_path: Path) -> None:
    for name in ("scan 10.JPG", "scan 2.jpg", "b.pdf", "note.txt", "more/scan 1.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    names = [path.relative_to(tmp_path).as_posix() for path in scan_files([tmp_path, tmp_path / "b.pdf"])]
    assert names == ["b.pdf", "more/scan 1.png", "scan 2.jpg", "scan 10.JPG"]
