"""The printed questionnaire: what a scanner needs of it, what a worker reads, and that it is the same every time."""

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp

from congdoan_desktop import codec
from congdoan_desktop.domain.omr import Layout, corner_of
from congdoan_desktop.domain.survey import Choice, Question, Questionnaire
from congdoan_desktop.errors import UserError
from congdoan_desktop.render.survey_sheet import draw_sheets, layout_of
from tests.fixtures.paper import ASKED, SCALE


def text_of(pdf: bytes, page: int = 0) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return re.sub(r"\s+", " ", document[page].get_textpage().get_text_range())


def many(count: int) -> Questionnaire:
    questions = tuple(Question(name=f"q{n}", label=f"Câu {n}", kind="select_one", choices=SCALE) for n in range(count))
    return Questionnaire(code="many", version="1", title="Nhiều câu", questions=questions)


def test_the_layout_is_the_same_every_time_and_survives_the_store(fonts: Path) -> None:
    layout = layout_of(ASKED, fonts)
    assert layout == layout_of(ASKED, fonts)
    assert codec.from_json(codec.to_json(layout), Layout) == layout
    assert re.fullmatch("[A-Z2-7]{6}", layout.code)
    assert layout_of(replace(ASKED, version="2"), fonts).code != layout.code


def test_every_answer_has_a_place_and_no_two_share_one(fonts: Path) -> None:
    layout = layout_of(ASKED, fonts)
    items = {item.question: item for page in layout.pages for item in page.items}
    assert list(items) == [question.name for question in ASKED.questions if question.is_answered]
    for question in ASKED.questions:
        if question.is_answered:
            item = items[question.name]
            assert [bubble.choice for bubble in item.bubbles] == [choice.name for choice in question.choices]
            assert bool(item.boxes) == (not question.choices)
            assert item.of_some == bool(question.relevant)
    for page in layout.pages:
        bubbles = [bubble for item in page.items for bubble in item.bubbles]
        far = [abs(a.x - b.x) + abs(a.y - b.y) for a in bubbles for b in bubbles if a is not b]
        assert min(far, default=9999) > 1.6 * layout.diameter


def test_nothing_comes_near_the_codes_at_the_corners(fonts: Path) -> None:
    for page in layout_of(many(200), fonts).pages:
        for item in page.items:
            assert item.area.top >= 2800
            assert item.area.top + item.area.height <= 27100
            for above, below in pairwise(page.items):
                assert above.area.top + above.area.height <= below.area.top + 100


def test_two_hundred_questions_are_printed_and_none_is_split(fonts: Path) -> None:
    layout = layout_of(many(200), fonts)
    assert sum(len(page.items) for page in layout.pages) == 200
    assert all(page.items for page in layout.pages)
    assert len(draw_sheets(many(200), layout, [""], fonts)) < 300_000


def test_a_question_that_is_taller_than_a_page_is_named(fonts: Path) -> None:
    wide = tuple(Choice(name=f"c{number}", label="Một ý trả lời dài, " * 20) for number in range(50))
    tall = replace(many(1), questions=(Question(name="q", label="Câu dài", kind="select_one", choices=wide),))
    with pytest.raises(UserError, match=r"survey\.question_too_tall") as caught:
        layout_of(tall, fonts)
    assert caught.value.values["question"] == "Câu dài"


def test_fifty_short_answers_fit(fonts: Path) -> None:
    short = tuple(Choice(name=f"c{number}", label=f"Tỉnh {number}") for number in range(50))
    layout = layout_of(
        replace(many(1), questions=(Question(name="q", label="Tỉnh", kind="select_one", choices=short),)), fonts
    )
    assert len(layout.pages[-1].items[0].bubbles) == 50


def test_a_worker_reads_what_to_do(fonts: Path) -> None:
    pdf = draw_sheets(ASKED, layout_of(ASKED, fonts), ["K7M2QX"], fonts, organ="Công đoàn cơ sở Chè Tân Uyên")
    words = text_of(pdf)
    for part in (
        "Công đoàn cơ sở Chè Tân Uyên",
        ASKED.title,
        "Không ghi tên.",
        "Chỉ trả lời nếu câu 1 chọn “Có”",
        "Có thể chọn nhiều ý",
        "Trang 1/2",
        "K7M2QX",
    ):
        assert part in words, part
    assert "Cảm ơn" in text_of(pdf, 1)


def test_only_embedded_liberation_and_no_time(fonts: Path) -> None:
    layout = layout_of(ASKED, fonts)
    pdf = draw_sheets(ASKED, layout, ["K7M2QX", "ABCDEF"], fonts)
    assert pdf == draw_sheets(ASKED, layout, ["K7M2QX", "ABCDEF"], fonts)
    named = {name.split(b"+")[-1] for name in re.findall(rb"/BaseFont /([^\s/]+)", pdf)}
    assert named == {b"LiberationSans", b"LiberationSans-Bold", b"LiberationSans-Italic"}
    with pypdfium2.PdfDocument(pdf) as document:
        assert document.get_metadata_value("CreationDate").startswith("D:2000")


def test_the_codes_say_layout_serial_page_and_corner(fonts: Path) -> None:
    layout = layout_of(ASKED, fonts)
    with pypdfium2.PdfDocument(draw_sheets(ASKED, layout, ["K7M2QX", ""], fonts)) as document:
        for place, page in enumerate(document):
            codes = zxingcpp.read_barcodes(page.render(scale=150 / 72, grayscale=True).to_pil())
            found = sorted(corner.corner for code in codes if (corner := corner_of(code.text)))
            assert found == [0, 1, 2, 3]
            corners = [corner_of(code.text) for code in codes]
            assert {(corner.code, corner.serial, corner.page) for corner in corners if corner} == {
                (layout.code, "K7M2QX" if place < 2 else "", place % 2 + 1)
            }


def test_another_layout_and_foreign_letters_are_refused(fonts: Path) -> None:
    with pytest.raises(ValueError, match="another layout"):
        draw_sheets(ASKED, replace(layout_of(ASKED, fonts), code="XXXXXX"), [""], fonts)
    with pytest.raises(UserError, match=r"font\.letters_missing"):
        layout_of(replace(ASKED, title="Khảo sát 조사"), fonts)


@pytest.mark.parametrize(("questions", "pages"), [(30, 3), (24, 2), (4, 1)])
def test_on_both_sides_no_back_is_the_front_of_another_sheet(fonts: Path, questions: int, pages: int) -> None:
    asked = many(questions)
    layout = layout_of(asked, fonts)
    assert len(layout.pages) == pages
    pdf = draw_sheets(asked, layout, ("AAAAAA", "BBBBBB"), fonts, whole_leaves=True)
    with pypdfium2.PdfDocument(pdf) as document:
        serials = [re.search("[AB]{6}", text_of(pdf, number)) for number in range(len(document))]
    leaves = [serials[start : start + 2] for start in range(0, len(serials), 2)]
    assert len(leaves) == 2 * -(-pages // 2)
    assert all(len({one[0] for one in leaf if one}) == 1 for leaf in leaves)
