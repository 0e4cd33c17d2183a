"""From a file to people: what the program proposes, and what comes of it."""

from dataclasses import replace
from pathlib import Path

import pytest

from congdoan_desktop.errors import UserError
from congdoan_desktop.files import sha256
from congdoan_desktop.usecases.import_list import (
    laid_anew,
    people_of,
    propose,
    read_list_file,
    read_list_text,
    words_of,
)
from tests.reference.shipped import RESOURCES, shipped

DATA = Path(__file__).parents[1] / "intake" / "data" / "danh-sach.xls"
WORDS = words_of(RESOURCES)


def test_an_old_workbook_from_the_file_to_people() -> None:
    source = read_list_file(DATA)
    (sheet,) = source.file.sheets
    proposal = propose(source, sheet, WORDS)
    people = people_of(sheet, proposal.layout, proposal.manner, WORDS, shipped().catalogues)
    assert (source.name, source.sha256) == ("danh-sach.xls", sha256(DATA.read_bytes()))
    assert [(r.row, r.person.full_name, r.person.birth_year, r.person.is_member) for r in people.rows] == [
        *((2, "Nguyễn Văn Đức", 1990, True), (3, "NGUYỄN THỊ MAI", 1990, False), (4, "Lò Văn Ứng", 1991, False)),
    ]
    assert [problem.code for one in people.rows for problem in one.problems] == ["error_cell"]


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("DANH SÁCH ĐOÀN VIÊN\nHọ tên\tTổ\nLò A\t1\n", True),
        ("Họ tên\tSố thẻ đoàn viên\nLò A\t1\n", True),
        ("DANH SÁCH LAO ĐỘNG\nHọ tên\tTổ\nLò A\t1\n", False),
    ],
)
def test_people_are_members_where_the_list_says_so(text: str, members: bool) -> None:
    source = read_list_text(text)
    proposal = propose(source, source.file.sheets[0], WORDS)
    assert proposal.manner.all_members is members and source.name == ""


def test_questions_are_asked_only_where_there_is_reason() -> None:
    for text, asked in (("LÒ VĂN A\nVÀNG THỊ B\n", (True, False)), ("Lò Văn A\nĐức Nguyễn Văn\n", (False, False))):
        source = read_list_text(f"Họ tên\n{text}")
        proposal = propose(source, source.file.sheets[0], WORDS)
        assert (proposal.asks_case, proposal.asks_order) == asked


def test_a_list_may_begin_elsewhere() -> None:
    source = read_list_text("Họ tên\tTổ\nMẫu ghi\tvào đây\nLò A\t1\nTổng cộng: 1\t\n")
    (sheet,) = source.file.sheets
    layout = propose(source, sheet, WORDS).layout
    again = laid_anew(source, sheet, replace(layout, first_row=2), WORDS).layout
    people = people_of(sheet, again, propose(source, sheet, WORDS).manner, WORDS, shipped().catalogues)
    assert [one.person.full_name for one in people.rows] == ["Lò A"] and again.end_row == 3


def test_labels_of_the_catalogues_are_understood() -> None:
    labels = [entry.label for entry in shipped().catalogues["union_roles"].values()]
    source = read_list_text("Họ tên\tChức vụ công đoàn\n" + "".join(f"Lò A\t{label}\n" for label in labels))
    (sheet,) = source.file.sheets
    proposal = propose(source, sheet, WORDS)
    people = people_of(sheet, proposal.layout, proposal.manner, WORDS, shipped().catalogues)
    assert [one.person.union_role for one in people.rows] == list(shipped().catalogues["union_roles"])


def test_a_missing_file_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"file\.unreadable"):
        read_list_file(tmp_path / "không có.xlsx")


def test_damaged_words_are_said_so(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"reference\.damaged"):
        words_of(tmp_path)


def test_reading_can_be_stopped() -> None:
    with pytest.raises(UserError, match=r"intake\.cancelled"):
        read_list_text("Họ tên\n" * 1000, cancelled=lambda: True)


@pytest.mark.parametrize(
    "text", ["MẬT\nHọ tên\tTổ\tGhi chú\nLò A\t1\tx\n", "Công đoàn\tĐộ mật: Tối mật\nHọ tên\tTổ\tGhi chú\nLò A\t1\tx\n"]
)
def test_a_list_under_the_stamp_of_a_secret_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"evidence\.classified"):
        read_list_text(text)
    file = tmp_path / "Danh sách TUYỆT MẬT.csv"
    file.write_text("Họ tên\nLò A\n", "utf-8")
    with pytest.raises(UserError, match=r"evidence\.classified"):
        read_list_file(file)


def test_one_row_with_the_stamp_does_not_keep_the_others_out() -> None:
    source = read_list_text("Họ tên\tTổ\tGhi chú\nLò A\t1\tTUYỆT MẬT\nLò Thị Mật\t2\tbí mật\n")
    (sheet,) = source.file.sheets
    proposal = propose(source, sheet, WORDS)
    rows = people_of(sheet, proposal.layout, proposal.manner, WORDS, shipped().catalogues).rows
    assert [(row.person.full_name, row.is_bad) for row in rows] == [("Lò A", True), ("Lò Thị Mật", False)]
