"""Lists of units as provinces keep them → units; merged headings, old letters, kinds in free words."""

from datetime import date
from pathlib import Path

import pytest

from congdoan_desktop.intake.layout import guess_layout
from congdoan_desktop.intake.list_file import Cell, Sheet
from congdoan_desktop.intake.list_words import UNIT_FIELDS, plain, unit_words
from congdoan_desktop.intake.text_list import split_text
from congdoan_desktop.intake.unit_rows import UnitRow, Units, read_units
from congdoan_desktop.texts import IMPORT_PROBLEMS
from tests.reference.shipped import shipped

WORDS = unit_words(Path(__file__).parents[2] / "resources" / "imports")
CODES = {**WORDS.values, "commune": {"bum to": "03433", "xa bum to": "03433", "than uyen": "03595"}}


def units_of(sheet: Sheet) -> Units:
    return read_units(sheet, guess_layout(sheet, WORDS), WORDS, CODES, since_1904=False)


def rows_of(text: str) -> tuple[UnitRow, ...]:
    return units_of(split_text(text).sheets[0]).rows


def codes_of(row: UnitRow) -> set[str]:
    return {problem.code for problem in row.problems}


def test_a_list_with_all_columns() -> None:
    (row,) = rows_of(
        "DANH SÁCH CÔNG ĐOÀN CƠ SỞ\n\nSTT\tMã đơn vị\tTên CĐCS\tLoại hình\tXã, phường\tSố lao động\tSố đoàn viên\t"
        "Chủ tịch\tSĐT\tEmail\tNgày thành lập\tTrực thuộc\tGhi chú\n"
        "1\tLC014\tCĐCS Chè\tCông ty cổ phần\tXã Bum Tở\t1.240\t1 231\tLò Văn A\t0213\ta@b.vn\t5/3/2008\t"
        "Công đoàn xã Than Uyên\tmới\n"
    )
    unit = row.unit
    assert (unit.code, unit.name, unit.kind, unit.commune) == ("LC014", "CĐCS Chè", "private_enterprise", "03433")
    assert (unit.workers, unit.members, unit.founded_on) == (1240, 1231, date(2008, 3, 5))
    assert (unit.contact_name, unit.contact_phone, unit.contact_email) == ("Lò Văn A", "0213", "a@b.vn")
    assert (row.parent, unit.note, unit.tier, row.problems) == ("Công đoàn xã Than Uyên", "mới", "base", ())


def test_headings_over_several_columns() -> None:
    texts = (
        ("TT", "Đơn vị", "CNVCLĐ", "", "Đoàn viên", ""),
        ("", "", "Tổng số", "Nữ", "Tổng số", "Nữ"),
        ("1", "CĐCS A", "20", "12", "18", "11"),
        ("2", "CĐCS B", "30", "13", "28", "12"),
    )
    sheet = Sheet(name="", rows=tuple(tuple(map(Cell, line)) for line in texts))
    assert [(r.unit.name, r.unit.workers, r.unit.members) for r in units_of(sheet).rows] == [
        ("CĐCS A", 20, 18),
        ("CĐCS B", 30, 28),
    ]


def test_old_letters_by_their_font() -> None:
    font = (".VnTime", "VNI-Times")
    rows = (
        tuple(Cell(text, font=1) for text in ("Tªn ®¬n vÞ", "Sè lao ®éng")),
        tuple(Cell(text, font=1) for text in ("C«ng ®oµn x· Than Uyªn", "12")),
        tuple(Cell(text, font=1) for text in ("Tr­êng MÇm non", "5")),
    )
    found = units_of(Sheet(name="", rows=rows, fonts=("", *font))).rows
    assert [row.unit.name for row in found] == ["Công đoàn xã Than Uyên", "Trường Mầm non"]
    assert [row.unit.tier for row in found] == ["middle", "base"]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Doanh nghiệp nhà nước", "state_enterprise"),
        ("DN ngoài nhà nước", "private_enterprise"),
        ("Công ty cổ phần do Nhà nước chi phối", "state_enterprise"),
        ("Cty TNHH", "private_enterprise"),
        ("DNTN", "private_enterprise"),
        ("FDI (Hàn Quốc)", "fdi_enterprise"),
        ("HTX nông nghiệp", "cooperative"),
        ("Đơn vị sự nghiệp ngoài công lập", "private_service"),
        ("Sự nghiệp công lập", "public_service"),
        ("Cơ quan hành chính", "admin_agency"),
        ("nghiệp đoàn xe ôm", "trade_guild"),
        ("???", ""),
    ],
)
def test_kinds_in_free_words(words: str, kind: str) -> None:
    (row,) = rows_of(f"Tên đơn vị\tLoại hình\nĐơn vị X\t{words}\n")
    assert row.unit.kind == kind
    assert ("unit_kind" in codes_of(row)) == (not kind)


def test_a_kind_is_taken_from_the_name_and_told() -> None:
    school, nothing = rows_of("Tên đơn vị\nTrường THCS Nậm Hàng\nĐội 3\n")
    assert (school.unit.kind, codes_of(school)) == ("public_service", {"kind_guessed"})
    assert nothing.unit.kind == ""


def test_a_heading_of_a_group_tells_the_kind() -> None:
    found = units_of(
        split_text(
            "STT\tTên đơn vị\tSố lao động\nI\tKhối doanh nghiệp ngoài nhà nước\t\n1\tHoàng Liên\t10\n"
            "II\tĐơn vị sự nghiệp công lập\t\n1\tNậm Hàng\t5\n\tTổng cộng\t15\n"
        ).sheets[0]
    )
    assert [row.unit.kind for row in found.rows] == ["private_enterprise", "public_service"]
    assert [problem.code for problem in found.notes] == ["unit_group", "unit_group", "not_a_unit"]


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("\t5\t\t", {"no_unit_name"}),
        ("12\t5\t\t", {"no_unit_name"}),
        ("CĐCS A\tnăm người\t\t", {"count"}),
        ("CĐCS A\t-\t\t", set()),
        ("CĐCS A\tkhông\t\t", set()),
        ("CĐCS A\t1.240 người\t\t", set()),
        ("CĐCS A\t10,5\t\t", {"count"}),
        ("CĐCS A\t5\t2008\t", {"whole_day"}),
        ("CĐCS A\t5\t1/1/1900\t", {"odd_day"}),
        ("CĐCS A\t5\t\t9", {"more_members"}),
        ("CĐCS A\t99999999999999\t\t", {"count"}),
    ],
)
def test_what_cannot_be_read_is_named(line: str, codes: set[str]) -> None:
    (row,) = rows_of(f"Tên đơn vị\tSố lao động\tNgày thành lập\tSố đoàn viên\n{line}\n")
    assert codes_of(row) == codes
    assert codes <= set(IMPORT_PROBLEMS)


def test_a_list_without_headings_is_known_by_its_names() -> None:
    found = rows_of("1\tCĐCS Trường Mầm non A\n2\tCông đoàn cơ sở Sở Y tế\n3\tNghiệp đoàn xe ôm\n")
    assert [row.unit.name for row in found] == [
        "CĐCS Trường Mầm non A",
        "Công đoàn cơ sở Sở Y tế",
        "Nghiệp đoàn xe ôm",
    ]


def test_words_lead_to_fields_and_codes_that_exist() -> None:
    assert {field for field in WORDS.headings.values() if ":" not in field} == set(UNIT_FIELDS)
    assert all(word == plain(word) for word in WORDS.headings)
    catalogues = shipped().catalogues
    for values, catalogue in (("kind", "unit_kinds"), ("kind_by_name", "unit_kinds"), ("size", "enterprise_sizes")):
        assert set(WORDS.values[values].values()) <= set(catalogues[catalogue])
    assert set(WORDS.values["begins"].values()) == {"base", "keeper", "middle"}
