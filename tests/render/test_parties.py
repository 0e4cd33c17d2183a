"""Minutes are signed by two or three, side by side."""

from dataclasses import replace
from pathlib import Path

import pytest

from congdoan_desktop.domain.report import Report, SignatureBlock
from congdoan_desktop.render.paper import draw_pdf
from tests.fixtures.sample_report import sample_report
from tests.render.seen import MM, Line, lines, page_text

HOW = "(Ký, ghi rõ họ tên, đóng dấu)"
EMPLOYER = SignatureBlock(
    authority_lines=(), title_lines=("Đại diện người sử dụng lao động", HOW), full_name="Phạm Quốc Khánh"
)
WORKERS = SignatureBlock(
    authority_lines=(), title_lines=("Đại diện tập thể lao động", HOW), full_name="Lò Thị Ánh Nguyệt"
)
CLERK = SignatureBlock(authority_lines=(), title_lines=("Thư ký",), full_name="Tòng Văn Mai")


def minutes(*parties: SignatureBlock, recipients: tuple[str, ...] = ("Như trên", "Lưu: VT")) -> Report:
    return replace(sample_report(), parties=parties, recipients=recipients, annexes=())


def the_line(start: str, found: list[Line]) -> Line:
    return next(line for line in found if line.text.startswith(start))


def test_two_sign_side_by_side_and_receivers_stand_below(fonts: Path) -> None:
    paper = draw_pdf(minutes(EMPLOYER, WORKERS), fonts=fonts, draft=False)
    found = lines(paper.pdf, paper.pages - 1, columns=True)
    left, right = the_line("Phạm Quốc Khánh", found), the_line("Lò Thị Ánh Nguyệt", found)
    assert left.base == pytest.approx(right.base, abs=0.5)
    assert left.right < 110 * MM < right.left
    assert [line.text for line in found].count(HOW) == 2
    assert the_line("ĐẠI DIỆN NGƯỜI", found).font == "LiberationSerif-Bold"
    assert the_line("Nơi nhận:", found).base < left.base
    assert "TM. BAN CHẤP HÀNH" not in page_text(paper.pdf, paper.pages - 1)


def test_the_visible_signature_goes_to_the_last_of_them(fonts: Path) -> None:
    paper = draw_pdf(minutes(EMPLOYER, WORKERS), fonts=fonts, draft=False)
    left, bottom, right, top = paper.signature.box
    found = lines(paper.pdf, paper.signature.page, columns=True)
    name = the_line("Lò Thị Ánh Nguyệt", found)
    assert (left + right) / 2 == pytest.approx((name.left + name.right) / 2, abs=4)
    assert name.base < bottom
    assert not [one for one in found if left < one.right and one.left < right and bottom < one.base < top]


def test_three_sign_and_without_receivers_nothing_stands_below(fonts: Path) -> None:
    paper = draw_pdf(minutes(CLERK, EMPLOYER, WORKERS, recipients=()), fonts=fonts, draft=False)
    found = lines(paper.pdf, paper.pages - 1, columns=True)
    names = [the_line(who, found) for who in ("Tòng Văn Mai", "Phạm Quốc Khánh", "Lò Thị Ánh Nguyệt")]
    assert [name.left for name in names] == sorted(name.left for name in names)
    assert len({round(name.base) for name in names}) == 1
    assert found[-1].text == "Lò Thị Ánh Nguyệt"


def test_signatures_are_never_apart_from_the_last_words(fonts: Path) -> None:
    for paragraphs in range(20):
        report = minutes(EMPLOYER, WORKERS)
        section = replace(report.sections[0], paragraphs=("Một đoạn ngắn.",) * paragraphs)
        paper = draw_pdf(replace(report, sections=(section,)), fonts=fonts, draft=False)
        last = page_text(paper.pdf, paper.signature.page)
        assert "./." in last
        assert "Phạm Quốc Khánh" in last
