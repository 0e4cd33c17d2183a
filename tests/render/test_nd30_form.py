"""The page of every form, measured on what is drawn, row by row after NĐ 30/2020/NĐ-CP, Phụ lục I (IV, V) and III."""

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from congdoan_desktop.domain.report import Report
from congdoan_desktop.render.paper import draw_pdf
from tests.fixtures.papers import LONG_UNION, RECEIVERS, letter, minutes, plan
from tests.fixtures.sample_report import sample_report
from tests.render.seen import MM, Line, Shape, lines, page_sizes, rules, shapes

REGULAR, BOLD, ITALIC, BOLD_ITALIC = (f"LiberationSerif{style}" for style in ("", "-Bold", "-Italic", "-BoldItalic"))
"""Liberation Serif has the widths of Times New Roman."""
LEFT, RIGHT, MIDDLE = 30.0, 190.0, 110.0
NAMES, STATE = 63.0, 144.5
"""Middles of the columns of the head, in mm."""


@dataclass(frozen=True, kw_only=True)
class Page:
    lines: list[Line]
    rules: list[Shape]
    shapes: list[Shape]

    def line(self, start: str) -> Line:
        return next(line for line in self.lines if line.text.startswith(start))

    def rule_under(self, line: Line) -> Shape:
        return next(rule for rule in self.rules if 0 < line.base - rule.top < 12 and rule.left < line.right > rule.left)


def drawn(report: Report, fonts: Path, page: int = 0) -> Page:
    """Return a page of `report`; -1 is the one with the signature."""
    paper = draw_pdf(report, fonts=fonts, draft=False)
    number = paper.signature.page if page == -1 else page
    return Page(
        lines=lines(paper.pdf, number, columns=True),
        rules=rules(paper.pdf, number),
        shapes=shapes(paper.pdf, number),
    )


@pytest.fixture(scope="module")
def pages(fonts: Path) -> dict[str, Page]:
    """First and last pages by form."""
    reports = {"named": sample_report(), "plan": plan(), "letter": letter(), "minutes": minutes()}
    first = {name: drawn(report, fonts) for name, report in reports.items()}
    return first | {f"{name} end": drawn(report, fonts, -1) for name, report in reports.items()}


ELEMENTS = [
    # page, start of the line, size in points, font, left or middle (negative: from the left) in mm
    ("named", "LIÊN ĐOÀN LAO ĐỘNG", 12, REGULAR, NAMES),
    ("named", "CĐCS CÔNG TY", 12, BOLD, NAMES),
    ("named", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, BOLD, STATE),
    ("named", "Độc lập - Tự do - Hạnh phúc", 13, BOLD, STATE),
    ("named", "Số: 05/BC-CĐCS", 13, REGULAR, NAMES),
    ("named", "Tân Uyên, ngày 12 tháng 6 năm 2026", 13, ITALIC, STATE),
    ("named", "BÁO CÁO", 14, BOLD, MIDDLE),
    ("named", "Kết quả thực hiện Chỉ thị", 14, BOLD, MIDDLE),
    ("named", "Kính gửi: Liên đoàn Lao động tỉnh Lai Châu.", 14, REGULAR, MIDDLE),
    ("named", "I. ĐẶC ĐIỂM, TÌNH HÌNH", 14, BOLD, -42.7),
    ("named", "1. Tình hình đơn vị", 14, BOLD, -42.7),
    ("named", "Công đoàn cơ sở Công ty", 14, REGULAR, -42.7),
    ("named end", "TM. BAN CHẤP HÀNH", 14, BOLD, 146),
    ("named end", "CHỦ TỊCH", 14, BOLD, 146),
    ("named end", "Lò Thị Ánh Nguyệt", 14, BOLD, 146),
    ("named end", "Nơi nhận:", 12, BOLD_ITALIC, -LEFT),
    ("named end", "- Như trên;", 11, REGULAR, -LEFT),
    ("named end", "- Lưu: VT, CĐCS.", 11, REGULAR, -LEFT),
    ("plan", "KẾ HOẠCH", 14, BOLD, MIDDLE),
    ("plan", "Căn cứ Kế hoạch số 30/KH-LĐLĐ", 14, ITALIC, -42.7),
    ("plan", "Căn cứ Quy chế hoạt động", 14, ITALIC, -42.7),
    ("plan", "LƯU HÀNH NỘI BỘ", 13, BOLD, NAMES),
    ("letter", "Số: 05/CĐCS", 13, REGULAR, NAMES),
    ("letter", "V/v đính chính Báo cáo", 12, REGULAR, NAMES),
    ("letter", "Tân Uyên, ngày 12 tháng 6 năm 2026", 13, ITALIC, STATE),
    ("letter", "Kính gửi:", 14, REGULAR, None),
    ("letter", "- Ban Công tác Công đoàn;", 14, REGULAR, None),
    ("letter end", "TM. BAN CHẤP HÀNH", 14, BOLD, 146),
    ("minutes", "Số: 05/BB-CĐCS", 13, REGULAR, NAMES),
    ("minutes", "BIÊN BẢN", 14, BOLD, MIDDLE),
    ("minutes", "Đối thoại định kỳ tại nơi làm việc", 14, BOLD, MIDDLE),
    ("minutes", "Thời gian bắt đầu: 08 giờ 00", 14, REGULAR, -42.7),
    ("minutes", "Địa điểm: Hội trường", 14, REGULAR, -42.7),
    ("minutes end", "THƯ KÝ", 14, BOLD, 70),
    ("minutes end", "CHỦ TỌA", 14, BOLD, 150),
    ("minutes end", "Tòng Văn Mai", 14, BOLD, 70),
    ("minutes end", "Lò Thị Ánh Nguyệt", 14, BOLD, 150),
    ("minutes end", "Nơi nhận:", 12, BOLD_ITALIC, -LEFT),
    ("minutes end", "- Lưu: VT, CĐCS.", 11, REGULAR, -LEFT),
]


@pytest.mark.parametrize(("page", "start", "size", "font", "place"), ELEMENTS)
def test_size_weight_and_place(
    pages: dict[str, Page], page: str, start: str, size: float, font: str, place: float | None
) -> None:
    line = pages[page].line(start)
    assert (round(line.size, 2), line.font) == (size, font)
    if place is not None and place > 0:
        assert (line.left + line.right) / 2 / MM == pytest.approx(place, abs=0.6)
    if place is not None and place < 0:
        assert line.left / MM == pytest.approx(-place, abs=0.4)


@pytest.mark.parametrize("name", ["named", "plan", "letter", "minutes"])
def test_rules_of_the_head_have_their_lengths(pages: dict[str, Page], name: str) -> None:
    page = pages[name]
    motto = page.line("Độc lập - Tự do - Hạnh phúc")
    assert page.rule_under(motto).width == pytest.approx(
        motto.right - motto.left, abs=2
    )  # the ends of a line are as thick as it is
    assert page.rule_under(motto).middle / MM == pytest.approx(STATE, abs=0.5)
    union = page.line("CHÈ TÂN UYÊN")  # its last line; the first is the longest
    widest = page.line("CĐCS CÔNG TY")
    assert 1 / 3 <= page.rule_under(union).width / (widest.right - widest.left) <= 1 / 2
    assert page.rule_under(union).middle / MM == pytest.approx(NAMES, abs=0.5)


@pytest.mark.parametrize(("name", "last"), [("named", "pháp luật cho công nhân"), ("minutes", "Đối thoại định kỳ")])
def test_the_rule_under_the_subject_is_a_third_to_a_half_of_it(pages: dict[str, Page], name: str, last: str) -> None:
    page = pages[name]
    rule, line = page.rule_under(page.line(last)), page.line(last)
    assert 1 / 3 <= rule.width / (line.right - line.left) <= 1 / 2
    assert rule.middle / MM == pytest.approx(MIDDLE, abs=0.5)


@pytest.mark.parametrize("name", ["named", "plan", "letter"])
def test_number_and_day_share_a_line_and_minutes_have_no_day(pages: dict[str, Page], name: str) -> None:
    assert pages[name].line("Số:").base == pytest.approx(pages[name].line("Tân Uyên, ngày").base, abs=0.1)
    assert not any(line.text.startswith("Tân Uyên") for line in pages["minutes"].lines)


def test_a_letter_has_no_type_and_its_subject_hangs_6_points_under_the_number(pages: dict[str, Page]) -> None:
    page = pages["letter"]
    texts = [line.text for line in page.lines]
    assert "CÔNG VĂN" not in texts
    number, about = page.line("Số:"), page.line("V/v")
    assert number.base - about.base == pytest.approx(13 * 1.3 + 6, abs=1.5)
    below = [line for line in page.lines if line.base <= about.base and line.base > page.line("Kính gửi").base]
    assert " ".join(line.text for line in below) == "V/v đính chính Báo cáo số 05/BC-CĐCS ngày 12 tháng 6 năm 2026"
    assert all(line.right < 99 * MM for line in below)


def test_every_receiver_has_a_line_with_a_dash_and_the_last_a_full_stop(pages: dict[str, Page]) -> None:
    page = pages["letter"]
    found = [line for line in page.lines if page.line("Thực hiện").base < line.base < page.line("Kính gửi:").base]
    dashes = [line for line in found if line.text.startswith("- ")]
    items = " ".join(line.text for line in found)
    assert len(dashes) == len(RECEIVERS)
    assert items == " ".join(f"- {name.rstrip('.;')}{';' if name is not RECEIVERS[-1] else '.'}" for name in RECEIVERS)
    assert {round(line.left, 1) for line in dashes} == {round(dashes[0].left, 1)}


def test_grounds_end_with_semicolons_and_the_last_with_a_full_stop(pages: dict[str, Page]) -> None:
    italic = [
        line.text for line in pages["plan"].lines if line.font == ITALIC and line.base < pages["plan"].line("KẾ").base
    ]
    assert [text[-1] for text in italic if text[-1] in ";."] == [";", ";", "."]
    assert italic[-1] == "Xét tình hình thực tế của đơn vị."


def test_for_the_union_alone_is_said_in_one_box(pages: dict[str, Page]) -> None:
    page = pages["plan"]
    words = page.line("LƯU HÀNH NỘI BỘ")
    near = [shape for shape in page.shapes if shape.bottom - 18 < words.base < shape.top + 18]
    sides = [shape for shape in near if shape.right < 99 * MM]
    assert len(sides) == 4
    box = Shape(
        left=min(side.left for side in sides),
        bottom=min(side.bottom for side in sides),
        right=max(side.right for side in sides),
        top=max(side.top for side in sides),
    )
    assert box.left + 3 < words.left < words.right < box.right - 3
    assert box.bottom + 4 < words.base < box.top - 11
    assert box.middle / MM == pytest.approx(NAMES, abs=0.5)
    assert box.height < 25
    assert "LƯU HÀNH NỘI BỘ" not in [line.text for line in pages["named"].lines]


def test_a_section_without_a_heading_has_its_number_in_the_text(fonts: Path) -> None:
    report = sample_report()
    section = replace(report.sections[1], number="1", heading="", paragraphs=("Giao Ban Chấp hành thực hiện.",))
    page = drawn(replace(report, sections=(report.sections[0], section), annexes=()), fonts)
    assert page.line("1. Giao Ban Chấp hành thực hiện.").font == REGULAR


@pytest.mark.parametrize(
    ("authority", "titles"),
    [
        ("TM. BAN CHẤP HÀNH", ("CHỦ TỊCH",)),
        ("TM. BAN THƯỜNG VỤ", ("CHỦ TỊCH",)),
        ("TM. BAN THƯỜNG VỤ", ("PHÓ CHỦ TỊCH",)),
        ("TM. BAN CHẤP HÀNH", ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
    ],
)
def test_who_signs_stands_in_capitals_one_under_the_other(fonts: Path, authority: str, titles: tuple[str, ...]) -> None:
    report = sample_report()
    signature = replace(report.signature, authority_lines=(authority,), title_lines=titles)
    page = drawn(replace(report, signature=signature), fonts, -1)
    found = [line for line in page.lines if line.left > 102 * MM and line.base <= page.line(authority).base]
    assert [line.text for line in found] == [authority, *titles, "Lò Thị Ánh Nguyệt"]
    assert {(round(line.size, 2), line.font) for line in found} == {(14, BOLD)}
    assert all((line.left + line.right) / 2 / MM == pytest.approx(146, abs=0.6) for line in found)
    assert page.line("Nơi nhận:").base == pytest.approx(page.line(authority).base, abs=0.6)


@pytest.mark.parametrize("form", ["named", "letter", "minutes"])
def test_a_long_name_of_the_union_stays_in_its_column_and_moves_what_is_below(fonts: Path, form: str) -> None:
    report = {"named": sample_report(), "letter": letter(), "minutes": minutes()}[form]
    page = drawn(replace(report, header=replace(report.header, organ_name=LONG_UNION)), fonts)
    number = page.line("Số:")
    left = [line for line in page.lines if line.base > number.base and line.left < 99 * MM]
    assert all(line.left >= LEFT * MM and line.right <= 96.5 * MM for line in left)
    assert LONG_UNION.upper() in " ".join(line.text for line in left)
    assert page.rule_under(left[-1]).bottom > number.base + 9


@pytest.mark.parametrize("form", ["named", "plan", "letter", "minutes"])
def test_paper_is_a4_upright_in_its_margins(fonts: Path, form: str) -> None:
    report = {"named": sample_report(), "plan": plan(), "letter": letter(), "minutes": minutes()}[form]
    paper = draw_pdf(replace(report, annexes=()), fonts=fonts, draft=False)
    for page, (width, height) in enumerate(page_sizes(paper.pdf)):
        assert (width / MM, height / MM) == pytest.approx((210, 297), abs=0.1)
        for line in lines(paper.pdf, page):
            if line.base > 277 * MM:
                assert line.text == str(page + 1)
                assert page > 0
                continue
            assert line.left >= LEFT * MM - 1
            assert line.right <= RIGHT * MM + 1
            assert line.base >= 20 * MM
