"""Printed lists: what stands where, on which page, and with which number."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

from congdoan_desktop.domain.report import Column, Header, SignatureBlock, Table
from congdoan_desktop.domain.sheet import Certificate, Sheet
from congdoan_desktop.errors import UserError
from congdoan_desktop.render.certificate_paper import draw_certificates
from congdoan_desktop.render.list_paper import draw_sheets
from tests.render.seen import MM, Line, fonts_of, lines, page_sizes, text

AT = datetime(2026, 6, 30, 14, 2, tzinfo=timezone(timedelta(hours=7)))
HEADER = Header(
    parent_name="LIÊN ĐOÀN LAO ĐỘNG TỈNH LAI CHÂU", organ_name="CĐCS CÔNG TY CỔ PHẦN CHÈ TÂN UYÊN", place="Tân Uyên"
)
CHAIR = SignatureBlock(authority_lines=("TM. BAN CHẤP HÀNH",), title_lines=("Chủ tịch",), full_name="Lò Thị Ánh")
MAKER = SignatureBlock(authority_lines=(), title_lines=("Người lập", "(Ký, ghi rõ họ tên)"), full_name="Tòng Văn Mai")
COLUMNS = (
    Column(heading="STT", kind="index", width=4),
    Column(heading="Họ và tên", width=20),
    Column(heading="Bộ phận, tổ", width=12),
    Column(heading="Ký tên", width=14),
)


def table(count: int) -> Table:
    rows = tuple((n, f"Người thứ {n}", "Tổ sao chè 1", "") for n in range(1, count + 1))
    return Table(code="", title="", columns=COLUMNS, rows=rows)


def sheet(count: int) -> Sheet:
    return Sheet(
        header=HEADER,
        title="DANH SÁCH NGƯỜI DỰ",
        subtitle="Nói chuyện lưu động",
        facts=(("Thời gian", "11:30, ngày 02/6/2026"), ("Địa điểm", "")),
        table=table(count),
        row_height=9,
        note="Người dự ký vào đúng dòng của mình.",
        date_line="Tân Uyên, ngày … tháng … năm 2026",
        signatures=(MAKER, CHAIR),
    )


def words(pdf: bytes, page: int) -> list[str]:
    return [line.text for line in lines(pdf, page, columns=True)]


def the_line(start: str, found: list[Line]) -> Line:
    return next(line for line in found if line.text.startswith(start))


def names_on(pdf: bytes, page: int) -> list[str]:
    return [line for line in words(pdf, page) if line.startswith("Người thứ")]


def test_every_sheet_begins_a_page_and_counts_its_own_pages(fonts: Path) -> None:
    pdf = draw_sheets([sheet(40), sheet(3), replace(sheet(20), landscape=True)], fonts=fonts, made_at=AT)
    feet = [words(pdf, page)[-1] for page in range(len(page_sizes(pdf)))]
    assert feet == ["Trang 1/2", "Trang 2/2", "Trang 1/1", "Trang 1/2", "Trang 2/2"]
    sizes = [(round(w / MM), round(h / MM)) for w, h in page_sizes(pdf)]
    assert sizes == [(210, 297)] * 3 + [(297, 210)] * 2


@pytest.mark.parametrize("count", [1, 17, 18, 19, 20, 21, 22, 23, 24, 60])
def test_rows_are_whole_under_the_head_and_the_signature_never_stands_alone(fonts: Path, count: int) -> None:
    pdf = draw_sheets([sheet(count)], fonts=fonts, made_at=AT)
    pages = range(len(page_sizes(pdf)))
    assert [name for page in pages for name in names_on(pdf, page)] == [f"Người thứ {n}" for n in range(1, count + 1)]
    for page in pages:
        assert "Họ và tên" in words(pdf, page)
        assert len(names_on(pdf, page)) >= min(2, count)
    assert {"CHỦ TỊCH", "Lò Thị Ánh"} <= set(words(pdf, pages[-1]))


def test_what_stands_above_and_below_the_table(fonts: Path) -> None:
    found = words(draw_sheets([sheet(2)], fonts=fonts, made_at=AT), 0)
    order = [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "DANH SÁCH NGƯỜI DỰ",
        "Nói chuyện lưu động",
        "Thời gian: 11:30, ngày 02/6/2026",
        "Họ và tên",
        "Người thứ 2",
        "Người dự ký vào đúng dòng của mình.",
        "Tân Uyên, ngày … tháng … năm 2026",
        "CHỦ TỊCH",
        "Lò Thị Ánh",
    ]
    places = [found.index(one) for one in order]
    assert places == sorted(places)
    assert not [line for line in found if line.startswith("Địa điểm")]


def test_who_signs_stands_side_by_side_and_the_names_are_level(fonts: Path) -> None:
    found = lines(draw_sheets([sheet(2)], fonts=fonts, made_at=AT), 0, columns=True)
    left, right = the_line("NGƯỜI LẬP", found), the_line("TM. BAN CHẤP HÀNH", found)
    assert left.base == pytest.approx(right.base, abs=0.5)
    assert left.right < right.left
    assert the_line("Tòng Văn Mai", found).base == pytest.approx(the_line("Lò Thị Ánh", found).base, abs=0.5)
    assert the_line("(Ký, ghi rõ họ tên)", found).font == "LiberationSerif-Italic"


def test_rows_have_room_for_a_pen(fonts: Path) -> None:
    found = [line for line in lines(draw_sheets([sheet(5)], fonts=fonts, made_at=AT), 0) if "Người thứ" in line.text]
    steps = {round((above.base - below.base) / MM, 1) for above, below in pairwise(found)}
    assert steps == {9.0}


def test_an_empty_list_says_so(fonts: Path) -> None:
    assert "Danh sách trống" in words(draw_sheets([sheet(0)], fonts=fonts, made_at=AT), 0)


def test_a_sheet_of_words_only(fonts: Path) -> None:
    plain = Sheet(title="DỮ LIỆU ĐANG LƯU", paragraphs=("Không có gì.",), signatures=(CHAIR,))
    found = lines(draw_sheets([plain], fonts=fonts, made_at=AT), 0, columns=True)
    assert [line.text for line in found][:2] == ["DỮ LIỆU ĐANG LƯU", "Không có gì."]
    assert the_line("Lò Thị Ánh", found).left > 105 * MM


def test_heads_shared_by_columns_and_a_total(fonts: Path) -> None:
    columns = (
        Column(heading="Tổ", width=10),
        Column(heading="Nam", kind="count", group="Số người"),
        Column(heading="Nữ", kind="count", group="Số người"),
    )
    grouped = Table(code="", title="", columns=columns, rows=(("Tổ 1", 1200, None),), total=("", 1200, None))
    found = words(draw_sheets([Sheet(title="TỔNG HỢP", table=grouped)], fonts=fonts, made_at=AT), 0)
    assert found.count("Số người") == 1
    assert found.count("1.200") == 2
    assert "Tổng cộng" in found
    assert "Ký hiệu “…”: chưa có số liệu." in found


def test_the_word_total_stands_over_the_number_column_too(fonts: Path) -> None:
    columns = (Column(heading="STT", kind="index", width=4), Column(heading="Tổ"), Column(heading="Số", kind="count"))
    counted = Table(code="", title="", columns=columns, rows=((1, "Tổ 1", 3),) * 40, total=(None, "", 120))
    pdf = draw_sheets([Sheet(title="TỔNG HỢP", table=counted)], fonts=fonts, made_at=AT)
    assert [("Tổng cộng" in words(pdf, page), "120" in words(pdf, page)) for page in (0, 1)] == [
        (False, False),
        (True, True),
    ]


def test_every_one_of_thousands_of_rows_is_there(fonts: Path) -> None:
    pdf = draw_sheets([sheet(2000)], fonts=fonts, made_at=AT)
    whole = text(pdf)
    assert all(f"Người thứ {n}" in whole for n in (1, 999, 2000))
    assert f"Trang 1/{len(page_sizes(pdf))}" in whole


def test_the_same_sheets_give_the_same_titled_vietnamese_file(fonts: Path) -> None:
    pdf = draw_sheets([sheet(3)], fonts=fonts, made_at=AT)
    assert pdf == draw_sheets([sheet(3)], fonts=fonts, made_at=AT)
    assert all(embedded for _, embedded in fonts_of(pdf))
    with pypdfium2.PdfDocument(pdf) as document:
        said = document.get_metadata_dict()
    assert said["Title"] == "DANH SÁCH NGƯỜI DỰ"
    assert said["CreationDate"] == "D:20260630140200+07'00'"
    assert b"vi-VN" in pdf


@pytest.mark.parametrize("landscape", [False, True])
@pytest.mark.parametrize("lines", [12, 15, 16, 17, 31, 32, 33, 48])
def test_a_list_that_ends_with_high_rows_is_signed_all_the_same(fonts: Path, lines: int, landscape: bool) -> None:
    for count in (1, 2, 3):
        rows = tuple((n, "\n".join(f"dòng {n}.{i}" for i in range(lines)), "", "") for n in range(1, count + 1))
        long = replace(sheet(0), landscape=landscape, table=replace(table(0), rows=rows), signatures=(MAKER, CHAIR))
        pdf = draw_sheets([long], fonts=fonts, made_at=AT)
        seen = "\n".join(word for page in range(len(page_sizes(pdf))) for word in words(pdf, page))
        assert all(f"dòng {n}.{i}" in seen for n in range(1, count + 1) for i in range(lines))
        assert seen.count(CHAIR.full_name) == 1


def test_a_letter_that_cannot_be_drawn_is_named(fonts: Path) -> None:
    with pytest.raises(UserError) as caught:
        draw_sheets([replace(sheet(1), note="Tặng 🎁 cho người dự")], fonts=fonts, made_at=AT)
    assert caught.value.code == "font.letters_missing"


def test_a_long_text_in_a_cell_is_cut_into_rows_and_nothing_is_lost(fonts: Path) -> None:
    long = " ".join(f"chữ{n}" for n in range(400))
    rows = Table(code="", title="", columns=COLUMNS, rows=((1, long, "", ""), (2, "Sau", "", "")))
    whole = text(draw_sheets([Sheet(title="A", table=rows)], fonts=fonts, made_at=AT))
    assert all(f"chữ{n}" in whole for n in range(400))
    assert "Sau" in whole


def certificate(name: str = "Nguyễn Thị Phương Thảo", lines: int = 2) -> Certificate:
    return Certificate(
        header=HEADER,
        title="Giấy chứng nhận",
        opening="Ban Chấp hành Công đoàn cơ sở chứng nhận",
        full_name=name,
        lines=tuple(f"đã hoàn thành lớp bồi dưỡng kỹ năng tuyên truyền miệng cho tổ trưởng {n}" for n in range(lines)),
        number="12/2026",
        date_line="Tân Uyên, ngày 13 tháng 6 năm 2026",
        signature=CHAIR,
    )


def test_one_page_a_certificate_on_its_side_with_everything_in_the_frame(fonts: Path) -> None:
    pdf = draw_certificates([certificate(), certificate("Lò Văn Đức")], fonts=fonts, made_at=AT)
    assert [(round(w / MM), round(h / MM)) for w, h in page_sizes(pdf)] == [(297, 210)] * 2
    found = lines(pdf, 1, columns=True)
    shown = [line.text for line in found]
    assert {"GIẤY CHỨNG NHẬN", "Lò Văn Đức", "Số: 12/2026", "CHỦ TỊCH"} <= set(shown)
    assert all(line.left >= 26 * MM - 1 and line.right <= 271 * MM + 1 for line in found)
    assert pdf == draw_certificates([certificate(), certificate("Lò Văn Đức")], fonts=fonts, made_at=AT)


def test_many_words_on_a_certificate_get_smaller_and_stay_on_their_page(fonts: Path) -> None:
    pdf = draw_certificates([certificate("Nguyễn Thị " * 12, lines=7)], fonts=fonts, made_at=AT)
    assert len(page_sizes(pdf)) == 1
    found = lines(pdf, 0, columns=True)
    last = next(line for line in reversed(found) if line.text.startswith("đã hoàn thành"))
    assert last.base > the_line("Tân Uyên, ngày", found).base
    assert the_line("GIẤY CHỨNG NHẬN", found).base < the_line("CỘNG HÒA", found).base


def test_nothing_to_draw_is_refused(fonts: Path) -> None:
    with pytest.raises(ValueError, match="no sheet"):
        draw_sheets([], fonts=fonts, made_at=AT)
    with pytest.raises(ValueError, match="no certificate"):
        draw_certificates([], fonts=fonts, made_at=AT)
