"""Annex tables on paper: no rows, one row, very many, very tall ones."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan_desktop.domain.control_code import ControlStrip
from congdoan_desktop.domain.report import Cell, Column, Table
from congdoan_desktop.render.drawn import Paper
from congdoan_desktop.render.fonts import register
from congdoan_desktop.render.grid import fit_widths, heads_of, in_parts
from congdoan_desktop.render.paper import draw_pdf
from tests.fixtures.sample_report import forms_table, sample_report, topics_table
from tests.render.seen import MM, lines, text


@pytest.fixture(autouse=True, scope="module")
def registered(fonts: Path) -> None:
    """Widths of words are asked of fonts that reportlab knows by name."""
    register(fonts)


def drawn(table: Table, fonts: Path) -> Paper:
    return draw_pdf(replace(sample_report(), annexes=(table,)), fonts=fonts, draft=False)


def annex_pages(paper: Paper, code: str) -> range:
    return range(paper.section_pages[f"annex.{code}"], paper.pages)


def test_a_table_of_many_rows_repeats_its_heads_and_numbers_its_own_pages(fonts: Path) -> None:
    rows: tuple[tuple[Cell, ...], ...] = tuple((n, f"Buổi thứ {n}", n, n, n, n, "", n, "buổi") for n in range(1, 201))
    paper = drawn(replace(forms_table(), rows=rows), fonts)
    pages = annex_pages(paper, "01")
    assert len(pages) >= 8
    for number, page in enumerate(pages, 1):
        found = [line.text for line in lines(paper.pdf, page)]
        assert any("Lượt người" in line for line in found), page
        assert (found[0] == str(number)) == (number > 1)
    flat = " ".join(text(paper.pdf).split())
    assert all(f"Buổi thứ {n}" in flat for n in range(1, 201))
    assert flat.count("Tổng cộng") == 1


def test_one_annex_has_no_numeral_and_several_have(fonts: Path, paper: Paper) -> None:
    alone = drawn(topics_table(), fonts)
    assert lines(alone.pdf, alone.section_pages["annex.02"])[0].text == "Phụ lục"
    numerals = [lines(paper.pdf, paper.section_pages[f"annex.0{n}"])[0].text for n in range(1, 6)]
    assert numerals == [f"Phụ lục {numeral}" for numeral in ("I", "II", "III", "IV", "V")]


def test_an_annex_says_what_it_belongs_to_and_of_an_electronic_paper_leaves_the_number_out(
    fonts: Path, paper: Paper
) -> None:
    strip = ControlStrip(digest="0" * 64)
    printed = draw_pdf(sample_report(), fonts=fonts, draft=False, strip=strip)
    whose = "của Công đoàn cơ sở Công ty Cổ phần Chè Tân Uyên)"
    for drawn_paper, belongs in (
        (paper, f"(Kèm theo Báo cáo số /BC-CĐCS ngày tháng năm 2026 {whose}"),
        (printed, f"(Kèm theo Báo cáo số 05/BC-CĐCS ngày 12 tháng 6 năm 2026 {whose}"),
    ):
        found = lines(drawn_paper.pdf, drawn_paper.section_pages["annex.01"])
        assert [line.text for line in found[:2]] == ["Phụ lục I", "BIỂU 01: KẾT QUẢ TUYÊN TRUYỀN THEO HÌNH THỨC"]
        assert belongs in " ".join(" ".join(line.text for line in found[2:4]).split())


def test_no_rows_are_said_in_words(fonts: Path) -> None:
    flat = " ".join(text(drawn(replace(forms_table(), rows=(), total=()), fonts).pdf).split())
    assert "Không phát sinh trong kỳ báo cáo" in flat
    assert "Tổng cộng" not in flat


def test_a_row_taller_than_a_page_goes_on_over_pages(fonts: Path) -> None:
    first = forms_table().rows[0]
    long_text = " ".join(f"từ{n}" for n in range(2500))
    paper = drawn(replace(forms_table(), rows=((1, long_text, *first[2:]), *forms_table().rows[1:])), fonts)
    found = set(text(paper.pdf).split())
    assert {f"từ{n}" for n in range(2500)} <= found


def test_a_word_wider_than_its_column_is_cut_and_stays_inside(fonts: Path) -> None:
    row: tuple[Cell, ...] = (1, "Ỗ" * 300, *forms_table().rows[0][2:])
    paper = drawn(replace(forms_table(), rows=(row,)), fonts)
    page = paper.section_pages["annex.01"]
    assert sum(line.text.count("Ỗ") for line in lines(paper.pdf, page)) == 300
    assert all(line.right <= (297 - 20) * MM + 1 for line in lines(paper.pdf, page))


def test_figures_stand_right_and_texts_left(paper: Paper) -> None:
    found = lines(paper.pdf, paper.section_pages["annex.02"], columns=True, gap=7)
    counts = [next(line for line in found if line.text == value) for value in ("168", "212", "121", "64")]
    assert max(line.right for line in counts) - min(line.right for line in counts) < 1
    assert len({round(line.left) for line in counts}) > 1


def test_signs_are_explained_only_where_they_occur(paper: Paper) -> None:
    pages = {code: text(paper.pdf, "-f", str(paper.section_pages[f"annex.{code}"] + 1)) for code in ("01", "05")}
    assert "Ký hiệu “…”: chưa có số liệu." in pages["01"]
    assert "Ký hiệu “≥”: mới biết số ít nhất." in pages["01"]
    assert "Ký hiệu" not in pages["05"]


def test_shared_heads_span_their_neighbours() -> None:
    heads, spans = heads_of(forms_table())
    assert heads[0] == [
        *("STT", "Hình thức", "Số buổi/lần", "Lượt người", "", ""),
        *("Tiếp cận ước tính", "Tài liệu, tin bài", "Đơn vị tính"),
    ]
    assert heads[1] == ["", "", "", "Tổng", "Nữ", "DTTS", "", "", ""]
    assert spans[0, 3] == (1, 3)
    assert spans[0, 0] == (2, 1)


def test_two_groups_side_by_side_stay_two() -> None:
    columns = tuple(Column(heading=h, group=g) for h, g in (("a", "A"), ("b", "A"), ("c", "B"), ("d", "B")))
    heads, spans = heads_of(Table(code="09", title="", columns=columns, rows=()))
    assert heads == [["A", "", "B", ""], ["a", "b", "c", "d"]]
    assert spans == {(0, 0): (1, 2), (0, 2): (1, 2)}


@given(st.lists(st.tuples(st.integers(1, 50), st.floats(1, 400)), min_size=1, max_size=12))
def test_widths_add_up_and_keep_the_minima(columns: list[tuple[int, float]]) -> None:
    weights, minima = zip(*columns, strict=True)
    widths = fit_widths(weights, minima, 700.0)
    assert sum(widths) == pytest.approx(700)
    if sum(minima) < 700:
        assert all(width >= minimum - 1e-6 for width, minimum in zip(widths, minima, strict=True))


@given(st.integers(0, 300))
def test_a_row_in_parts_loses_no_line(count: int) -> None:
    row = [tuple(f"dòng {n}" for n in range(count)), ("x",)]
    parts = in_parts(row)
    assert [line for part in parts for line in part[0]] == list(row[0])
    assert [part[1] for part in parts] == [("x",), *[()] * (len(parts) - 1)]
