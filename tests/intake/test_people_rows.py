"""Cells → people: dates of every kind, marks, words, and what could not be read."""

from pathlib import Path

import pytest

from congdoan_desktop.domain.checks import check
from congdoan_desktop.domain.records import Person
from congdoan_desktop.intake.layout import guess_layout
from congdoan_desktop.intake.list_file import Cell, Kind, Sheet
from congdoan_desktop.intake.list_words import list_words
from congdoan_desktop.intake.names import are_capitals, are_small, family_first, have_family_last, proper_case
from congdoan_desktop.intake.people_rows import Manner, People, read_people
from congdoan_desktop.intake.person_values import YEARS, birth_year
from congdoan_desktop.intake.text_list import split_text
from congdoan_desktop.texts import IMPORT_PROBLEMS

WORDS = list_words(Path(__file__).parents[2] / "resources" / "imports")


def people_of(text: str, **manner: bool) -> People:
    sheet: Sheet = split_text(text).sheets[0]
    return read_people(sheet, guess_layout(sheet, WORDS), WORDS, WORDS.values, Manner(**manner))


def one(text: str, **manner: bool) -> tuple[Person, list[tuple[str, str, str]]]:
    (row,) = people_of(text, **manner).rows
    return row.person, [(problem.column, problem.code, problem.words) for problem in row.problems]


@pytest.mark.parametrize(
    ("text", "kind", "year"),
    [
        *(("1990-03-05", "date", 1990), ("5/3/1990", "text", 1990), ("05.03.1990", "text", 1990)),
        *(("5-3-90", "text", 1990), ("5/3/05", "text", 2005), ("31/12/15", "text", 2015), ("1/1/16", "text", None)),
        *(("1990", "number", 1990), ("'1990", "text", 1990), ("3/1990", "text", 1990), ("05031990", "text", 1990)),
        *(("32937", "number", 1990), ("32937.5", "number", 1990), ("3/25/1990", "text", 1990)),
        *(("31/02/1990", "text", None), ("1890", "number", None), ("2030", "number", None), ("90", "number", None)),
        *(
            ("", "text", None),
            ("x", "text", None),
            ("khoảng 1990", "text", None),
            ("1990-03-05 00:00:00", "text", 1990),
        ),
        *(("99999999999", "number", None), ("1e5", "number", None), ("0", "number", None)),
    ],
)
def test_birth_years(text: str, kind: Kind, year: int | None) -> None:
    assert birth_year(Cell(text, kind)) == year


def test_days_since_1904() -> None:
    assert birth_year(Cell("31475", "number"), since_1904=True) == 1990


def test_the_years_are_those_of_the_records() -> None:
    def is_right(year: int) -> bool:
        return not any(p.field == "birth_year" for p in check(Person(id="", full_name="A", birth_year=year)))

    assert [year for year in range(1900, 2050) if is_right(year)] == list(YEARS)


def test_columns_of_men_and_women() -> None:
    text = "Họ tên\tNam\tNữ\nLò Văn A\t5/3/1990\t\nLò Thị B\t\tx\nLò C\t-\t1991\nLò D\tabc\t\nLò E\tx\tx\n"
    rows = people_of(text).rows
    assert [(row.person.gender, row.person.birth_year) for row in rows] == [
        *(("male", 1990), ("female", None), ("female", 1991), ("male", None), ("male", None)),
    ]
    assert [(p.row, p.column, p.code, p.severity) for row in rows for p in row.problems] == [
        (5, "Nam", "birth", "warning"),
        (6, "Nữ", "contradiction", "warning"),
    ]


@pytest.mark.parametrize(
    ("column", "text", "field", "value"),
    [
        *(("Giới tính", "Nữ", "gender", "female"), ("Giới tính", "nam", "gender", "male")),
        *(
            ("Loại HĐ", "HĐLĐ không xác định thời hạn", "contract", "indefinite"),
            ("HĐLĐ", "12 tháng", "contract", "fixed_term"),
        ),
        *(("HĐLĐ", "Dưới 12 tháng", "contract", "seasonal"), ("HĐLĐ", "thoi vu", "contract", "seasonal")),
        *(("Chức vụ công đoàn", "Phó Chủ tịch CĐCS", "union_role", "vice_chair"),),
        *(("Chức vụ công đoàn", "UVBCH", "union_role", "committee_member"),),
        *(("Chức vụ công đoàn", "Ủy viên ban chấp hành", "union_role", "committee_member"),),
        *(
            ("Đoàn viên", "x", "is_member", True),
            ("Đoàn viên", "", "is_member", False),
            ("ĐV", "12/5/2020", "is_member", True),
        ),
        *(("Đoàn viên", "Chưa", "is_member", False), ("Đoàn viên", "✓", "is_member", True)),
        *(("Số thẻ", "0123", "member_no", "0123"), ("Ghi chú", "  Ca   đêm ", "note", "Ca đêm")),
    ],
)
def test_words(column: str, text: str, field: str, value: object) -> None:
    person, problems = one(f"Họ tên\t{column}\nLò Văn A\t{text}\n")
    assert (getattr(person, field), problems) == (value, [])


@pytest.mark.parametrize(
    ("head", "line", "problem"),
    [
        ("Họ tên\tTổ", "\tTổ 1", ("Họ tên", "no_name", "")),
        ("Họ tên\tTổ", "Lò Văn 2\tTổ 1", ("Họ tên", "not_a_name", "Lò Văn 2")),
        ("Họ tên\tTổ", "Mai\tTổ 1", ("Họ tên", "one_word", "Mai")),
        ("Họ tên\tNăm sinh", "Lò A\t31/02/1990", ("Năm sinh", "birth", "31/02/1990")),
        ("Họ tên\tGiới tính", "Lò A\t?", ("Giới tính", "gender", "?")),
        ("Họ tên\tHĐLĐ", "Lò A\tabc", ("HĐLĐ", "contract", "abc")),
        ("Họ tên\tChức vụ CĐ", "Lò A\tabc", ("Chức vụ CĐ", "role", "abc")),
        ("Họ tên\tĐoàn viên", "Lò A\tabc", ("Đoàn viên", "member", "abc")),
        ("Họ tên\tTổ", f"Lò A\t{'a' * 300}", ("Tổ", "too_long", "a" * 60)),
    ],
)
def test_every_problem_has_its_row_column_and_sentence(head: str, line: str, problem: tuple[str, str, str]) -> None:
    _, problems = one(f"{head}\n{line}\n")
    assert problems == [problem]
    assert IMPORT_PROBLEMS[problem[1]].format(words=problem[2])


def test_bad_rows_stay_out_alone() -> None:
    rows = people_of("Họ tên\tTổ\nLò A\t1\n\t2\nLò B\t3\n").rows
    assert [row.is_bad for row in rows] == [False, True, False]


def test_rows_that_are_no_people() -> None:
    text = (
        "STT\tHọ và tên\tNăm sinh\nI\tTổ hái 1\t\n1\tLò Văn A\t1990\n2\tLò Văn B\t1991\n"
        "II\tTổ hái 2\t\n1\tVàng C\t1992\n"
        "\tTổng cộng: 3\t\n\tNgười lập\t\n\tTòng D\t\n"
    )
    found = people_of(text)
    assert [(row.row, row.person.full_name, row.person.department) for row in found.rows] == [
        *((3, "Lò Văn A", "Tổ hái 1"), (4, "Lò Văn B", "Tổ hái 1"), (6, "Vàng C", "Tổ hái 2")),
    ]
    assert [(note.row, note.code) for note in found.notes] == [
        *((2, "group"), (5, "group"), (7, "not_a_person"), (8, "not_a_person"), (9, "not_a_person")),
    ]


def test_membership_follows_what_the_list_says() -> None:
    text = "Họ tên\tChức vụ CĐ\tSố thẻ\nLò A\t\t\nLò B\tChủ tịch\t\nLò C\t\t01\n"
    rows = people_of(text, all_members=False).rows
    assert [(row.person.is_member, row.person.union_role) for row in rows] == [
        *((False, "none"), (True, "chair"), (True, "member")),
    ]
    assert people_of(text, all_members=True).rows[0].person.is_member


def test_names_as_they_are_to_be_written() -> None:
    assert proper_case("H'HEN NIÊ") == "H'Hen Niê" and proper_case("nguyễn văn ánh") == "Nguyễn Văn Ánh"
    assert are_capitals(["LÒ VĂN A", "VÀNG B", "Lò C"]) and not are_capitals(["Lò Văn A"])
    assert are_small(["Trần ánh"]) and not are_small(["Trần Ánh"]) and not are_small([])
    turned = ["Đức Nguyễn Văn", "Mai Lò Thị", "Lan Anh"]
    assert have_family_last(turned, WORDS) and not have_family_last(["Nguyễn Văn Đức", "Lò Văn Thị"], WORDS)
    assert [family_first(name, WORDS) for name in turned] == ["Nguyễn Văn Đức", "Lò Thị Mai", "Lan Anh"]
    person, _ = one("Họ tên\tTổ\nĐỨC NGUYỄN VĂN\t1\n", proper_case=True, family_first=True)
    assert person.full_name == "Nguyễn Văn Đức"


def test_only_the_year_of_a_birth_is_kept() -> None:
    person, _ = one("Họ tên\tNgày sinh\tSố CCCD\tDân tộc\nLò A\t5/3/1990\t040190001234\tThái\n")
    assert person.birth_year == 1990
    assert not any(text in repr(person) for text in ("5/3", "0401", "Thái"))
