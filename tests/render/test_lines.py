from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan_desktop.render.fonts import BOLD, REGULAR, register
from congdoan_desktop.render.lines import balanced_lines, cut_lines, split_lines, text_width, widest_word
from congdoan_desktop.texts import hold_compounds, keep_together


@pytest.fixture(autouse=True, scope="module")
def registered(fonts: Path) -> None:
    register(fonts)


TEXTS = st.lists(st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyẾỘ", min_size=1, max_size=30), min_size=1, max_size=40).map(
    " ".join
)


@given(TEXTS, st.floats(30, 400))
def test_lines_hold_all_words_in_order(text: str, width: float) -> None:
    assert " ".join(split_lines(text, REGULAR, 12, width)) == text
    assert " ".join(balanced_lines(text, REGULAR, 12, width)) == text


@given(TEXTS, st.floats(30, 400))
def test_cut_lines_fit_and_lose_no_letter(text: str, width: float) -> None:
    lines = cut_lines(text, BOLD, 12, width)
    assert text_width(lines, BOLD, 12) <= width + 1e-6
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(TEXTS, st.floats(100, 400))
def test_balancing_takes_no_more_lines(text: str, width: float) -> None:
    assert len(balanced_lines(text, REGULAR, 12, width)) == len(split_lines(text, REGULAR, 12, width))


def test_balanced_lines_are_even() -> None:
    lines = balanced_lines("một hai ba bốn năm sáu bảy tám chín mười", REGULAR, 12, 200)
    assert lines == ["một hai ba bốn năm", "sáu bảy tám chín mười"]


def test_non_breaking_spaces_hold() -> None:
    assert split_lines("ngày\u00a007 tháng\u00a05", REGULAR, 12, 50) == ["ngày\u00a007", "tháng\u00a05"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("ngày 07 tháng 5 năm 2026", "ngày~07 tháng~5 năm~2026"),
        ("trước ngày 10/12/2026", "trước ngày 10/12/2026"),
        ("Kế hoạch số 30/KH-LĐLĐ", "Kế hoạch số~30/KH-LĐLĐ"),
        ("đạt 70,5 % tại Biểu 05", "đạt 70,5~% tại Biểu~05"),
        ("- Thuận lợi - khó khăn", "-~Thuận lợi - khó khăn"),
        ("một số người", "một số người"),
    ],
)
def test_what_belongs_together_is_kept_together(text: str, kept: str) -> None:
    assert keep_together(text).replace("\u00a0", "~") == kept


def test_words_of_several_syllables_hold_in_headings() -> None:
    held = hold_compounds("CĐCS CÔNG TY CỔ PHẦN CHÈ TÂN UYÊN").replace("\u00a0", "~")
    assert held == "CĐCS CÔNG~TY CỔ~PHẦN CHÈ TÂN UYÊN"


def test_the_widest_word() -> None:
    assert widest_word("a bbbb\ncc", REGULAR, 10) == pytest.approx(text_width(["bbbb"], REGULAR, 10))
    assert widest_word("", REGULAR, 10) == 0
