"""Printed lists of a course and its certificates."""

from dataclasses import replace
from datetime import date

import pytest

from congdoan_desktop.domain.records import Course, Participant, Person
from congdoan_desktop.errors import UserError
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.course_papers import certificates, lacking_sheet, result_sheet, sign_in_sheets
from congdoan_desktop.usecases.lacking import lacking

COURSE = Course(
    id="c",
    title="Kỹ năng tuyên truyền miệng",
    kind="oral",
    level="unit",
    held_on=date(2026, 6, 12),
    sessions=2,
    venue="Phòng họp Công ty",
    trainer="Lường Văn Thịnh",
)
ANH = Participant(
    id="a",
    course_id="c",
    person_id="anh",
    full_name="Lò Thị Ánh",
    department="Tổ sao chè",
    gender="female",
    is_union_officer=True,
    attended=(1, 2),
    result="completed",
    certificate_no="06/2026",
)
CHU = Participant(id="b", course_id="c", full_name="Lý A Chư", attended=(2,), result="attended")


@pytest.fixture
def course(union: Store) -> Course:
    with union.atomic():
        repository.save(union, Person(id="anh", full_name="Lò Thị Ánh", birth_year=1990, gender="female"))
        for record in (COURSE, ANH, CHU):
            repository.save(union, record)
    return COURSE


def test_a_list_to_sign_for_every_session_with_empty_rows_at_the_end(
    union: Store, reference: Reference, course: Course
) -> None:
    first, second = sign_in_sheets(union, reference, course.id)
    assert first.table is not None
    assert first.table.rows[:3] == (
        (1, "Lò Thị Ánh", "Tổ sao chè", "Cán bộ CĐ", "x", ""),
        (2, "Lý A Chư", "", "", "", ""),
        (3, "", "", "", "", ""),
    )
    assert (len(first.table.rows), first.row_height) == (5, 9)
    assert dict(second.facts) == {
        "Buổi": "2 trong 2 buổi",
        "Ngày": "12/06/2026",
        "Địa điểm": "Phòng họp Công ty",
        "Giảng viên": "Lường Văn Thịnh",
        "Đơn vị tổ chức": "Công đoàn cơ sở",
    }
    assert (second.title, second.subtitle) == ("DANH SÁCH HỌC VIÊN KÝ TÊN", course.title)
    assert len(second.signatures) == 2


def test_the_day_of_a_session_is_left_to_the_pen_where_there_are_several_days(
    union: Store, reference: Reference, course: Course
) -> None:
    repository.save(union, replace(course, ended_on=date(2026, 6, 13)))
    facts = dict(sign_in_sheets(union, reference, course.id)[0].facts)
    assert set(facts["Ngày"]) == {"…"}
    assert dict(result_sheet(union, reference, course.id).facts)["Thời gian"] == "12/06/2026 – 13/06/2026"


def test_the_list_with_the_results(union: Store, reference: Reference, course: Course) -> None:
    sheet = result_sheet(union, reference, course.id)
    assert sheet.table is not None
    assert sheet.table.rows == (
        (1, "Lò Thị Ánh", "Tổ sao chè", "x", "2/2", "Hoàn thành", "06/2026"),
        (2, "Lý A Chư", "", "", "1/2", "Tham dự", ""),
    )
    assert dict(sheet.facts)["Tổng số"] == "2 học viên, 1 người hoàn thành"


def test_certificates_of_those_who_completed(union: Store, course: Course) -> None:
    (one,) = certificates(union, course.id)
    assert (one.full_name, one.number) == ("Lò Thị Ánh", "06/2026")
    assert one.opening == "Ban Chấp hành Công đoàn cơ sở Công ty Chè Tân Uyên chứng nhận"
    assert one.lines == (
        "Sinh năm 1990, Tổ sao chè",
        "đã hoàn thành lớp tập huấn",
        "“Kỹ năng tuyên truyền miệng”",
        "tổ chức ngày 12/06/2026, tại Phòng họp Công ty (2 buổi)",
    )
    assert certificates(union, course.id, ANH.id) == (one,)


def test_without_number_there_is_room_for_a_pen(union: Store, course: Course) -> None:
    repository.save(union, replace(ANH, certificate_no=""))
    assert set(certificates(union, course.id)[0].number) == {"…"}


def test_nobody_is_certified_who_did_not_complete(union: Store, course: Course) -> None:
    with pytest.raises(UserError) as caught:
        certificates(union, course.id, CHU.id)
    assert caught.value.code == "course.no_certificates"


def test_who_lacks_the_course_as_a_list(union: Store, reference: Reference, course: Course) -> None:
    found = lacking(union, reference, "digital", "everybody", date(2026, 6, 30))
    sheet = lacking_sheet(union, reference, "digital", "everybody", found)
    assert sheet.table is not None
    assert sheet.table.rows == ((1, "Lò Thị Ánh", "", "Đoàn viên", ""),)
    assert sheet.subtitle == "Kỹ năng truyền thông số"
    assert dict(sheet.facts) == {
        "Đối tượng": "Toàn thể người lao động",
        "Tổng số": "1 người chưa học trên 1 người",
        "Tính từ ngày": "01/01/2026",
        "Căn cứ": "KH 30/KH-LĐLĐ, mục III.5",
    }
