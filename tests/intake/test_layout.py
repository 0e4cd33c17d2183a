"""Nasty headings of real lists, and what the program proposes for them."""

import unicodedata
from pathlib import Path

import pytest

from congdoan_desktop.intake.layout import Layout, guess_layout
from congdoan_desktop.intake.list_words import FIELDS, ListWords, list_words, plain
from congdoan_desktop.intake.text_list import split_text

WORDS = list_words(Path(__file__).parents[2] / "resources" / "imports")


@pytest.fixture(scope="module")
def words() -> ListWords:
    return WORDS


def layout_of(text: str) -> Layout:
    return guess_layout(split_text(text).sheets[0], WORDS)


def fields_of(text: str) -> list[str]:
    return [column.field or column.known for column in layout_of(text).columns]


@pytest.mark.parametrize(
    ("headings", "fields"),
    [
        ("STT|Họ và tên|Ngày sinh|Tổ", "leave:number full_name birth department"),
        ("STT|HỌ VÀ TÊN|NĂM SINH|GIỚI TÍNH", "leave:number full_name birth gender"),
        ("TT|HO VA TEN|NAM SINH|NAM|NU", "leave:number full_name birth male female"),
        ("Họ, tên (chữ in hoa)|Nam/Nữ|Ngày,\xa0tháng, năm sinh", "full_name gender birth"),
        ("Họ tên|Nam|Nữ|Đoàn viên", "full_name male female is_member"),
        ("Họ đệm|Tên|Phòng, ban|Chức danh", "family_name given_name department job_title"),
        ("Tên|Sinh năm|Phân xưởng|Loại HĐLĐ", "full_name birth department contract"),
        ("Họ và tên|Tên|Bộ phận", "full_name  department"),
        ("Họ và tên|Chức vụ|Chức vụ Công đoàn|Mã số ĐV", "full_name job_title union_role member_no"),
        ("Họ và tên|Chức vụ, đơn vị công tác|Số thẻ đoàn viên|Ghi chú", "full_name job_title member_no note"),
        ("Họ và tên|Số CCCD/CMND|SĐT|Địa chỉ thường trú", "full_name private:id_number private:phone private:address"),
        ("Họ và tên|Dân tộc|Tôn giáo|Ngày vào Đảng", "full_name private:ethnic private:religion private:party"),
        ("Họ và tên|Ngày vào công đoàn|Ký tên|Tuổi", "full_name leave:joined leave:signature leave:age"),
        ("Họ và tên|Họ tên vợ|Số điện thoại liên hệ|Email", "full_name private:family private:phone private:email"),
        ("Hä vµ tªn|N¨m sinh|Bé phËn|Chøc vô", "full_name birth department job_title"),
        ("Hoï vaø teân|Naêm sinh|Boä phaän|Ghi chuù", "full_name birth department note"),
        ("Họ và tên đoàn viên|NS|ĐV|GC", "full_name birth is_member note"),
        ("Họ và tên|ngày sinh|Ngày sinh|Mã NV", "full_name birth  leave:staff_no"),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_headings(headings: str, fields: str, form: str) -> None:
    row = "\t".join(["1"] * len(headings.split("|")))
    heading = unicodedata.normalize(form, headings.replace("|", "\t"))
    assert " ".join(fields_of(f"{heading}\n{row}\n")) == fields


def test_headings_of_two_rows_under_title_lines() -> None:
    layout = layout_of(
        "CÔNG ĐOÀN CƠ SỞ CHÈ MÂY\n\nDANH SÁCH ĐOÀN VIÊN NĂM 2026\n\n"
        "STT\tHọ và tên\tNgày tháng năm sinh\t\tTrình độ\t\tBộ phận\n"
        "\t\tNam\tNữ\tHọc vấn\tChính trị\t\n"
        "(1)\t(2)\t(3)\t(4)\t(5)\t(6)\t(7)\n"
        "1\tNguyễn Văn Đức\t5/3/1990\t\t12/12\t\tTổ 1\n"
        "2\tLò Thị Mai\t\t1992\t12/12\tSơ cấp\tTổ 2\n"
        "Tổng cộng: 02 người\nTân Uyên, ngày 02 tháng 6 năm 2026\n"
        "\tNGƯỜI LẬP BIỂU\t\tTM. BAN CHẤP HÀNH\n\n\tLò Văn B\t\tTòng C\n"
    )
    assert [column.field or column.known for column in layout.columns] == [
        *("leave:number", "full_name", "male", "female", "leave:schooling", "leave:schooling", "department"),
    ]
    assert (layout.first_row, layout.end_row) == (7, 9)
    assert "DANH SÁCH ĐOÀN VIÊN" in layout.title


def test_one_heading_over_two_columns_of_a_name() -> None:
    assert fields_of("TT\tHọ và tên\t\tTổ\n1\tNguyễn Văn\tĐức\t1\n2\tLò Thị\tMai\t2\n") == [
        *("leave:number", "family_name", "given_name", "department"),
    ]


def test_without_headings_the_columns_speak_for_themselves() -> None:
    layout = layout_of("Nguyễn Văn Đức\t1990\tNam\tA1\nTòng Thị Mai\t1991\tNữ\tB2\n")
    assert [(column.field, column.title) for column in layout.columns] == [
        *(("full_name", ""), ("birth", ""), ("gender", ""), ("", "")),
    ]
    assert (layout.first_row, layout.end_row) == (0, 2)


def test_a_list_of_names_alone() -> None:
    assert fields_of("Nguyễn Văn Đức\nLò Thị Mai\n") == ["full_name"]


def test_a_family_is_no_sum() -> None:
    """Tòng without accents begins as "tổng" does."""
    text = "Họ và tên\tTổ\nNguyễn Văn Đức\t1\nTòng Văn A\t2\nTong Van B\t3\n"
    assert layout_of(text).end_row == 4


def test_nothing_that_can_be_understood() -> None:
    assert fields_of("1\t2\n3\t4\n") == ["", ""]


def test_the_words_are_whole(words: ListWords) -> None:
    taken = {field for field in words.headings.values() if ":" not in field}
    assert taken == set(FIELDS)
    text = (Path(__file__).parents[2] / "resources" / "imports" / "headings.toml").read_text("utf-8")
    written = [plain(part) for part in text.split('"')[1::2]]
    assert set(written) == set(words.headings)
