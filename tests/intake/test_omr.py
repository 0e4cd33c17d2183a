"""Simulated scans are read: by every hand, turned as they come, and never wrong without a person being asked."""

from random import Random

import pytest
from PIL import Image, ImageDraw

from congdoan_desktop.domain.omr import ItemMarks, Layout, PageMarks
from congdoan_desktop.intake.omr import read_page
from tests.fixtures.paper import blank_sheet, layout
from tests.fixtures.scan_sim import HANDS, Filled, Scanner, filled, scanned, some_scanner, written

PLAIN = Scanner(turn=1.2, shift=(1, -1), blur=0.5, noise=4)


def page_of(rng: Random, place: int = 0, hand: str = "full", pen: int = 40) -> Filled:
    return filled(blank_sheet("ABCDEF")[place], layout().pages[place], layout(), rng, hand=hand, pen=pen)


def read(picture: Image.Image) -> PageMarks:
    found = read_page(picture, {layout().code: layout()})
    assert isinstance(found, PageMarks), found
    return found


def marks(found: PageMarks) -> dict[str, ItemMarks]:
    return {item.question: item for item in found.items}


def wrong(found: PageMarks, page: Filled) -> list[str]:
    """Return the questions that are wrong without a doubt."""
    return [
        item.question
        for item in found.items
        if item.question in page.truth and not item.doubt and item.marked != page.truth[item.question]
    ]


@pytest.mark.parametrize("hand", sorted(set(HANDS)))
def test_every_hand_is_read_right_or_shown_to_a_person(hand: str) -> None:
    for seed in range(4):
        rng = Random(f"{hand}{seed}")
        page = page_of(rng, seed % 2, hand, pen=rng.randint(20, 110))
        found = read(scanned(page.picture, some_scanner(rng), rng))
        assert (found.serial, found.page) == ("ABCDEF", seed % 2 + 1)
        assert wrong(found, page) == []
        doubted = [item for item in found.items if item.doubt]
        assert len(doubted) <= 2 + len(page.hard)


@pytest.mark.parametrize("quarter_turns", [0, 1, 2, 3])
def test_a_page_is_read_however_it_lies(quarter_turns: int) -> None:
    rng = Random(1)
    page = page_of(rng)
    found = read(scanned(page.picture, Scanner(quarter_turns=quarter_turns, turn=-2.5), rng))
    assert wrong(found, page) == []
    assert {item.question: item.marked for item in found.items if not item.doubt}.items() <= page.truth.items()


@pytest.mark.parametrize("dpi", [120, 150, 200, 240])
def test_resolutions_of_office_scanners(dpi: int) -> None:
    rng = Random(dpi)
    page = page_of(rng)
    assert wrong(read(scanned(page.picture, Scanner(dpi=dpi, noise=3), rng)), page) == []


def test_perspective_of_a_photograph_is_taken_out() -> None:
    rng = Random(5)
    page = page_of(rng)
    width, height = page.picture.size
    terms = (1.15, 0.05, -0.08 * width, 0.03, 1.12, -0.06 * height, 0.00002, 0.00001)
    seen = page.picture.transform(
        (width, height), Image.Transform.PERSPECTIVE, terms, Image.Resampling.BICUBIC, fillcolor=200
    )
    assert wrong(read(seen), page) == []


@pytest.mark.parametrize("covered", range(4))
def test_three_codes_are_enough_and_two_are_not(covered: int) -> None:
    rng = Random(covered)
    page = page_of(rng)
    whole = scanned(page.picture, PLAIN, rng)
    cover(whole, covered)
    assert wrong(read(whole), page) == []
    cover(whole, (covered + 1) % 4)
    assert read_page(whole, {layout().code: layout()}) == "no_codes"


def test_what_is_no_page_of_ours_is_named() -> None:
    blank = scanned(Image.new("L", blank_sheet("ABCDEF")[0].size, 255), PLAIN, Random(1))
    assert read_page(blank, {}) == "blank_page"
    ours = scanned(blank_sheet("ABCDEF")[0], PLAIN, Random(1))
    assert read_page(ours, {}) == "unknown_layout"
    cover(ours, 0)
    cover(ours, 3)
    assert read_page(ours, {layout().code: layout()}) == "no_codes"
    shorter = Layout(code=layout().code, reference=layout().reference, pages=layout().pages[:1])
    second = scanned(blank_sheet("ABCDEF")[1], PLAIN, Random(1))
    assert read_page(second, {shorter.code: shorter}) == "unknown_layout"


def test_an_empty_sheet_is_empty_and_a_blank_question_can_be_shown() -> None:
    found = read(scanned(blank_sheet("ABCDEF")[0], PLAIN, Random(2)))
    assert all(not item.marked and not item.doubt for item in found.items)
    assert marks(found)["meal"].picture.startswith(b"\x89PNG")
    assert marks(found)["taste"].picture == b""  # who does not eat there leaves it blank


def test_writing_in_a_box_is_shown_to_a_person_and_an_empty_box_is_not() -> None:
    place = len(layout().pages) - 1
    words = next(item for item in layout().pages[place].items if item.question == "words")
    rng = Random(3)
    empty = Filled(picture=blank_sheet("ABCDEF")[place], truth={})
    page = written(empty, words, rng)
    for scanner in (PLAIN, some_scanner(rng), some_scanner(rng)):
        found = marks(read(scanned(page.picture, scanner, rng)))
        assert found["words"].doubt == "written"
        assert found["words"].picture.startswith(b"\x89PNG")
        assert found["since"].doubt is None


@pytest.mark.parametrize("pen", [150, 175, 190])
def test_a_hard_pencil_is_a_mark_or_a_doubt_but_never_nothing(pen: int) -> None:
    rng = Random(pen)
    page = page_of(rng, hand="full", pen=pen)
    for item in read(scanned(page.picture, PLAIN, rng)).items:
        meant = page.truth.get(item.question, ())
        assert item.doubt or item.marked == meant
        assert set(meant) <= set(item.marked)


@pytest.mark.parametrize("aside", [1.0, 1.6, 2.2, 3.0])
def test_a_fold_that_moves_bubbles_aside_makes_no_wrong_answer(aside: float) -> None:
    rng = Random(8)
    page = page_of(rng)
    seen = scanned(page.picture, Scanner(noise=3), rng)
    fold = (0, round(0.55 * seen.height), seen.width, round(0.8 * seen.height))
    seen.paste(seen.crop(fold), (round(aside / 25.4 * 150), fold[1]))
    assert wrong(read(seen), page) == []


def test_a_scan_in_black_and_white_loses_pencils_and_says_so() -> None:
    for seed in range(3):
        rng = Random(seed)
        page = page_of(rng, pen=110)
        seen = scanned(page.picture, Scanner(contrast=0.7, noise=3), rng).point(lambda grey: 255 if grey > 105 else 0)
        assert wrong(read(seen), page) == []


def test_the_same_picture_has_the_same_digest_and_another_scan_has_not() -> None:
    one, other = (scanned(blank_sheet("ABCDEF")[0], PLAIN, Random(seed)) for seed in (1, 2))
    assert read(one).digest == read(one).digest != read(other).digest


def cover(picture: Image.Image, corner: int) -> None:
    width, height = picture.size
    left, top = (0 if corner % 2 == 0 else 0.82 * width), (0 if corner < 2 else 0.88 * height)
    ImageDraw.Draw(picture).rectangle((left, top, left + 0.18 * width, top + 0.12 * height), fill=245)
