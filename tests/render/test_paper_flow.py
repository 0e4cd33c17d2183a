"""Where pages end: nothing is torn from what it belongs to, whatever the length of the text."""

from dataclasses import replace
from pathlib import Path

import pytest

from congdoan_desktop.domain.report import Report, Section
from congdoan_desktop.render.drawn import Paper
from congdoan_desktop.render.paper import draw_pdf
from tests.fixtures.sample_report import sample_report
from tests.render.seen import Line, lines

SENTENCE = "Tuyên truyền, phổ biến chính sách, pháp luật liên quan trực tiếp đến người lao động tại các đội, xưởng. "


def text_of(length: int) -> Report:
    """A report whose text is `length` sentences longer from one to the next, so that pages end everywhere."""
    sections = tuple(
        Section(
            id=f"s{n}",
            level=1 + n % 2,
            number="I",
            heading=f"Mục thử {n}",
            paragraphs=(SENTENCE * (length % 7 + n % 4),),
        )
        for n in range(1, 9)
    )
    filler = Section(id="filler", level=1, number="I", heading="Mở đầu", paragraphs=("Dòng thêm.",) * length)
    return replace(sample_report(), sections=(filler, *sections), annexes=())


@pytest.fixture(scope="module")
def papers(fonts: Path) -> list[Paper]:
    return [draw_pdf(text_of(length), fonts=fonts, draft=False) for length in range(4, 30)]


def body(paper: Paper, page: int) -> list[Line]:
    return [line for line in lines(paper.pdf, page) if not line.text.isdigit()]


def test_no_page_ends_with_a_heading(papers: list[Paper]) -> None:
    for paper in papers:
        for page in range(paper.pages - 1):
            assert "Bold" not in body(paper, page)[-1].font, body(paper, page)[-1]


def test_the_signature_takes_two_lines_of_text_along_and_is_whole(papers: list[Paper]) -> None:
    for paper in papers:
        last = body(paper, paper.pages - 1)
        block = next(i for i, line in enumerate(last) if line.text.startswith("Nơi nhận"))
        assert paper.signature.page == paper.pages - 1
        assert block >= 2
        assert last[-1].text == "Lò Thị Ánh Nguyệt"


def test_pages_end_and_begin_with_at_least_two_lines_of_a_paragraph(papers: list[Paper]) -> None:
    indent = 5
    for paper in papers:
        for page in range(1, paper.pages):
            before, after = body(paper, page - 1), body(paper, page)
            goes_on = after[0].left < before[0].left + indent and "Bold" not in after[0].font and after[0].left < 90
            if goes_on:  # the second half of a paragraph: no widow, no orphan
                assert after[1].left < 90, (page, after[:2])
                assert before[-1].left < 90, (page, before[-2:])


def test_a_closing_of_one_line_does_not_stand_alone_over_the_signature(fonts: Path) -> None:
    for length in range(20, 34):
        report = replace(text_of(length), closing="Trên đây là báo cáo.")
        paper = draw_pdf(report, fonts=fonts, draft=False)
        last = body(paper, paper.pages - 1)
        assert next(i for i, line in enumerate(last) if line.text.startswith("Trên đây")) >= 1


def test_section_pages_are_where_the_headings_are(paper: Paper) -> None:
    for section in sample_report().sections:
        words = section.heading.upper() if section.level == 1 else section.heading
        start = f"{section.number}. {words}"[:40]
        page = paper.section_pages[section.id]
        assert any(line.text.startswith(start[: len(line.text)]) for line in body(paper, page) if "Bold" in line.font)


def test_a_section_without_text_does_not_leave_its_heading_alone(fonts: Path) -> None:
    report = replace(
        sample_report(),
        sections=(*text_of(10).sections, Section(id="last", level=1, number="X", heading="Kiến nghị")),
        annexes=(),
    )
    paper = draw_pdf(report, fonts=fonts, draft=False)
    assert paper.section_pages["last"] == paper.signature.page
