"""The list people sign: blank before the session, filled in after it."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import Activity, Person
from congdoan_desktop.domain.sheet import Sheet
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import attendance, repository
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.draw_papers import sheets_pdf
from congdoan_desktop.usecases.evidence_time import set_photo_months
from congdoan_desktop.usecases.sign_in import ROOM_FOR_A_PEN, Choice, departments_on, sign_in_sheets
from tests.intake.test_pdf_text import words_of

PEOPLE = (
    Person(id="1", full_name="Vàng Văn Thắng", gender="male", department="Tổ 2", union_role="chair"),
    Person(id="2", full_name="Lò Thị Ánh", gender="female", department="Tổ 1", job_title="Công nhân"),
    Person(id="3", full_name="Đỗ Thị Bình", gender="female", department="Tổ 1", left_on=date(2026, 5, 1)),
    Person(id="4", full_name="Nông Văn Cao", department="Tổ 1", is_member=False),
)
TALK = Activity(
    id="a",
    title="Nói chuyện lưu động",
    held_on=date(2026, 6, 2),
    starts="11:30",
    ends="12:00",
    form="mobile_talk",
    topics=("safety",),
    venue="Xưởng sao",
    counted_by="names",
)


@pytest.fixture
def roster(union: Store) -> Store:
    for person in PEOPLE:
        repository.save(union, person)
    repository.save(union, TALK)
    attendance.set_attendees(union, "a", ["1", "2"])
    return union


def sheets(store: Store, reference: Reference, choice: Choice, activity: Activity = TALK) -> tuple[Sheet, ...]:
    return sign_in_sheets(store, reference.catalogues, [activity], choice)


def column(sheet: Sheet, place: int) -> list[object]:
    assert sheet.table is not None
    return [row[place] for row in sheet.table.rows]


def test_a_list_to_sign_names_who_works_there_on_that_day(roster: Store, reference: Reference) -> None:
    (sheet,) = sheets(roster, reference, Choice())
    assert sheet.table is not None and sheet.row_height == ROOM_FOR_A_PEN
    headings = [column.heading for column in sheet.table.columns]
    assert headings == ["STT", "Họ và tên", "Bộ phận, tổ", "Chức vụ", "Nữ", "Ký tên", "Ghi chú"]
    assert column(sheet, 1) == ["Lò Thị Ánh", "Nông Văn Cao", "Vàng Văn Thắng"]
    assert column(sheet, 3) == ["Công nhân", "", "Chủ tịch công đoàn cơ sở"]
    assert column(sheet, 4) == ["x", "", ""]
    assert dict(sheet.facts) == {
        "Thời gian": "11:30 – 12:00, ngày 02/06/2026",
        "Địa điểm": "Xưởng sao",
        "Nội dung": "An toàn, vệ sinh lao động",
    }


def test_people_are_told_of_photos_and_how_long_they_are_kept(roster: Store, reference: Reference) -> None:
    set_photo_months(roster, 18)
    (sheet,) = sheets(roster, reference, Choice())
    assert len(sheet.paragraphs) == 1 and "giữ 18 tháng rồi xóa" in sheet.paragraphs[0]
    (without,) = sheets(roster, reference, Choice(notice=False))
    assert without.paragraphs == ()


def test_chosen_departments_and_a_sheet_for_each(roster: Store, reference: Reference) -> None:
    assert departments_on(roster, TALK.held_on) == {"Tổ 1": 2, "Tổ 2": 1}
    (only,) = sheets(roster, reference, Choice(departments=("Tổ 2",)))
    assert column(only, 1) == ["Vàng Văn Thắng"]
    first, second = sheets(roster, reference, Choice(apart=True))
    assert (dict(first.facts)["Bộ phận, tổ"], len(column(first, 1))) == ("Tổ 1", 2)
    assert (dict(second.facts)["Bộ phận, tổ"], len(column(second, 1))) == ("Tổ 2", 1)


def test_empty_lines_to_write_on(roster: Store, reference: Reference) -> None:
    (sheet,) = sheets(roster, reference, Choice(source="blank", blank_lines=30))
    assert column(sheet, 0) == list(range(1, 31)) and set(column(sheet, 1)) == {""}


def test_the_filled_list_after_the_session(roster: Store, reference: Reference) -> None:
    both = replace(TALK, counted_by="both", total=14)
    (sheet,) = sheets(roster, reference, Choice(source="attended"), both)
    assert column(sheet, 1) == ["Lò Thị Ánh", "Vàng Văn Thắng"]
    assert sheet.table is not None and "Ký tên" not in [column.heading for column in sheet.table.columns]
    assert sheet.note == (
        "Có tên trong danh sách: 2 người, nữ 1, đoàn viên 2. Ngoài danh sách còn 12 lượt người dự chỉ đếm số."
    )
    assert sheet.paragraphs == () and sheet.row_height == 0


def test_unknown_is_not_none(roster: Store, reference: Reference) -> None:
    attendance.set_attendees(roster, "a", ["1", "4"])  # of one of them the sex is not known
    (sheet,) = sheets(roster, reference, Choice(source="attended"))
    assert sheet.note == "Có tên trong danh sách: 2 người, đoàn viên 1."


def test_the_sheets_of_a_day_are_one_paper(roster: Store, reference: Reference) -> None:
    other = replace(TALK, id="b", title="Sinh hoạt công đoàn", starts="14:00", ends="")
    found = sign_in_sheets(roster, reference.catalogues, [TALK, other], Choice())
    data = sheets_pdf(found, datetime(2026, 6, 2, 8, tzinfo=VIETNAM))
    assert "Nói chuyện lưu động" in words_of(data)
    assert [dict(sheet.facts)["Thời gian"] for sheet in found][1] == "14:00, ngày 02/06/2026"
