"""The form of the paper, measured on the drawn pages (NĐ 30/2020/NĐ-CP, Phụ lục I)."""

from dataclasses import replace
from pathlib import Path

import pytest

from congdoan_desktop.domain.report import SignatureBlock
from congdoan_desktop.render.drawn import Paper
from congdoan_desktop.render.paper import draw_pdf
from tests.fixtures.sample_report import sample_report, unnumbered_report
from tests.render.seen import MM, Line, lines, page_sizes, page_text, text

REGULAR, BOLD, ITALIC, BOLD_ITALIC = (f"LiberationSerif{style}" for style in ("", "-Bold", "-Italic", "-BoldItalic"))
LEFT, RIGHT = 30 * MM, (210 - 20) * MM
MIDDLE = (LEFT + RIGHT) / 2


def the_line(start: str, found: list[Line]) -> Line:
    return next(line for line in found if line.text.startswith(start))


@pytest.mark.parametrize(
    ("start", "size", "font", "centre_mm"),
    [
        ("LIÊN ĐOÀN LAO ĐỘNG", 12, REGULAR, 63),
        ("CĐCS CÔNG TY", 12, BOLD, 63),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, BOLD, 144.5),
        ("Độc lập - Tự do - Hạnh phúc", 13, BOLD, 144.5),
        ("Số: 05/BC-CĐCS", 13, REGULAR, 63),
        ("Tân Uyên, ngày 12 tháng 6 năm 2026", 13, ITALIC, 144.5),
        ("BÁO CÁO", 14, BOLD, 110),
        ("Kết quả thực hiện Chỉ thị", 14, BOLD, 110),
        ("Kính gửi: Liên đoàn Lao động tỉnh Lai Châu", 14, REGULAR, 110),
        ("(qua Ban Công tác Công đoàn)", 14, REGULAR, 110),
        ("I. ĐẶC ĐIỂM, TÌNH HÌNH", 14, BOLD, None),
        ("1. Tình hình đơn vị", 14, BOLD, None),
        ("Công đoàn cơ sở Công ty", 14, REGULAR, None),
    ],
)
def test_sizes_weights_and_places_on_page_1(
    paper: Paper, start: str, size: float, font: str, centre_mm: float | None
) -> None:
    line = the_line(start, lines(paper.pdf, 0, columns=True))
    assert (round(line.size, 2), line.font) == (size, font)
    if centre_mm is not None:
        assert (line.left + line.right) / 2 == pytest.approx(centre_mm * MM, abs=1.5)


def test_the_columns_of_the_head_share_their_lines(paper: Paper) -> None:
    head = lines(paper.pdf, 0, columns=True)
    assert the_line("LIÊN ĐOÀN", head).base == pytest.approx(the_line("CỘNG HÒA", head).base, abs=0.5)
    assert the_line("Số:", head).base == pytest.approx(the_line("Tân Uyên,", head).base, abs=0.5)


@pytest.mark.parametrize(
    ("start", "size", "font"),
    [
        ("Nơi nhận:", 12, BOLD_ITALIC),
        ("- Như trên;", 11, REGULAR),
        ("- Lưu: VT, CĐCS.", 11, REGULAR),
        ("TM. BAN CHẤP HÀNH", 14, BOLD),
        ("CHỦ TỊCH", 14, BOLD),
        ("Lò Thị Ánh Nguyệt", 14, BOLD),
    ],
)
def test_sizes_and_weights_of_the_end(paper: Paper, start: str, size: float, font: str) -> None:
    line = the_line(start, lines(paper.pdf, paper.signature.page, columns=True))
    assert (round(line.size, 2), line.font) == (size, font)


def test_receivers_stand_left_level_with_who_signs(paper: Paper) -> None:
    end = lines(paper.pdf, paper.signature.page, columns=True)
    receivers, signer = the_line("Nơi nhận:", end), the_line("TM. BAN CHẤP HÀNH", end)
    assert receivers.base == pytest.approx(signer.base, abs=0.6)
    assert receivers.left == pytest.approx(LEFT, abs=1)
    assert signer.left > MIDDLE - 5


def test_paper_is_a4_upright_and_wide_annexes_lie_on_their_side(paper: Paper) -> None:
    sizes = [(round(w / MM), round(h / MM)) for w, h in page_sizes(paper.pdf)]
    expected = {"01": (297, 210), "02": (210, 297), "03": (210, 297), "04": (297, 210), "05": (297, 210)}
    assert sizes[:4] == [(210, 297)] * 4
    assert {code: sizes[paper.section_pages[f"annex.{code}"]] for code in expected} == expected


def test_nothing_but_the_page_number_stands_in_the_margins(paper: Paper) -> None:
    for page, (width, height) in enumerate(page_sizes(paper.pdf)):
        for line in lines(paper.pdf, page):
            if line.base > height - 20 * MM:
                assert line.text.isdigit(), line
                continue
            assert line.left >= 30 * MM - 1, line
            assert line.right <= width - 20 * MM + 1, line
            assert line.base >= 20 * MM, line


def test_page_numbers_stand_centred_in_the_top_margin_from_page_2_on(paper: Paper) -> None:
    tops = [lines(paper.pdf, page)[0] for page in range(4)]
    assert [top.text for top in tops[1:]] == ["2", "3", "4"]
    assert tops[0].text.startswith("LIÊN ĐOÀN")
    for top in tops[1:]:
        assert (top.left + top.right) / 2 == pytest.approx(MIDDLE, abs=1)
        assert (round(top.size, 2), top.font) == (14, REGULAR)
        assert 277 * MM < top.base < 290 * MM


def test_first_lines_are_indented_and_the_text_is_justified(paper: Paper) -> None:
    page = lines(paper.pdf, 0)
    first = next(i for i, line in enumerate(page) if line.text.startswith("Thực hiện Kế hoạch"))
    assert page[first].left == pytest.approx(LEFT + 12.7 * MM, abs=1)
    for line in page[first : first + 3]:
        assert line.right == pytest.approx(RIGHT, abs=1.5)
    assert page[first + 1].left == pytest.approx(LEFT, abs=1)


def test_paragraphs_are_6_points_apart(paper: Paper) -> None:
    page = lines(paper.pdf, 0)
    heading = next(i for i, line in enumerate(page) if line.text.startswith("1. Tình hình"))
    leading = page[heading + 1].base - page[heading + 2].base
    assert leading == pytest.approx(14 * 1.3, abs=0.3)
    assert page[heading].base - page[heading + 1].base == pytest.approx(leading + 6, abs=0.3)


def test_the_end_mark_closes_the_text_once(paper: Paper) -> None:
    whole = text(paper.pdf)
    assert whole.count("./.") == 1
    assert "chỉ đạo./." in whole


def test_the_room_for_the_signature_is_empty_between_title_and_name(paper: Paper) -> None:
    left, bottom, right, top = paper.signature.box
    end = lines(paper.pdf, paper.signature.page, columns=True)
    assert not [line for line in end if left < line.right and line.left < right and bottom < line.base < top]
    title, name = the_line("CHỦ TỊCH", end), the_line("Lò Thị Ánh Nguyệt", end)
    assert title.base >= top
    assert name.base < bottom
    assert (left + right) / 2 == pytest.approx((name.left + name.right) / 2, abs=1)
    assert (right - left, top - bottom) == pytest.approx((84 * MM, 27 * MM))


def test_without_number_and_date_there_is_room_for_a_pen(fonts: Path) -> None:
    paper = draw_pdf(unnumbered_report(), fonts=fonts, draft=False)
    head = lines(paper.pdf, 0, columns=True)
    number, symbol = the_line("Số:", head), the_line("/BC-CĐCS", head)
    day, month, year = (the_line(word, head) for word in ("Tân Uyên, ngày", "tháng", "năm 2026"))
    for before, after in ((number, symbol), (day, month), (month, year)):
        assert before.base == pytest.approx(after.base, abs=0.1)
        assert after.left - before.right > 6 * MM


def test_several_addressees_each_have_a_line_with_a_dash(fonts: Path) -> None:
    report = replace(sample_report(), addressees=("Ban Thường vụ LĐLĐ tỉnh", "Ban Công tác Công đoàn."), via="")
    found = lines(draw_pdf(report, fonts=fonts, draft=False).pdf, 0)
    start = next(i for i, line in enumerate(found) if line.text.startswith("Kính gửi"))
    assert [line.text for line in found[start : start + 3]] == [
        "Kính gửi:",
        "- Ban Thường vụ LĐLĐ tỉnh;",
        "- Ban Công tác Công đoàn.",
    ]


def test_a_long_name_of_the_union_is_broken_inside_its_column(fonts: Path) -> None:
    name = "CĐCS Công ty Trách nhiệm hữu hạn Một thành viên Đầu tư phát triển chè và dược liệu Tam Đường - Phong Thổ"
    report = sample_report()
    head = lines(
        draw_pdf(replace(report, header=replace(report.header, organ_name=name)), fonts=fonts, draft=False).pdf,
        0,
        columns=True,
    )
    top, number = the_line("LIÊN ĐOÀN", head), the_line("Số:", head)
    left = [line for line in head if number.base < line.base <= top.base and line.left < 99 * MM]
    assert all(line.right <= 99 * MM for line in left)
    assert name.upper() in " ".join(line.text for line in left)


def test_deputies_sign_under_two_title_lines(fonts: Path) -> None:
    block = SignatureBlock(
        authority_lines=("TM. BAN CHẤP HÀNH",), title_lines=("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), full_name="Lý A Sùng"
    )
    paper = draw_pdf(replace(sample_report(), signature=block), fonts=fonts, draft=False)
    end = [line.text for line in lines(paper.pdf, paper.signature.page, columns=True) if line.left > MIDDLE - 5]
    assert end[-4:] == ["TM. BAN CHẤP HÀNH", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lý A Sùng"]


def test_a_draft_says_so_on_every_page_and_a_final_paper_does_not(fonts: Path, paper: Paper) -> None:
    draft = draw_pdf(sample_report(), fonts=fonts, draft=True)
    assert (draft.pages, draft.signature) == (paper.pages, paper.signature)
    assert all("DỰ THẢO" in page_text(draft.pdf, page) for page in range(draft.pages))
    assert not any("DỰ THẢO" in page_text(paper.pdf, page) for page in range(paper.pages))
