"""Minutes of a session, letters that correct, and what can be chosen for each kind of paper on one record."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import (
    Activity,
    Dialogue,
    Incident,
    IssuedReport,
    Narrative,
    OwnPlan,
    Record,
)
from congdoan_desktop.domain.report import Report
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import attendance, repository
from congdoan_desktop.store.database import Store, open_store
from congdoan_desktop.usecases.build_report import Issue, build_report
from congdoan_desktop.usecases.draw_papers import record_pdf
from congdoan_desktop.usecases.report_subject import windows_of
from congdoan_desktop.usecases.start_union import start_union
from tests.domain.samples import course, participant, person, survey
from tests.fixtures.union import HEAD_COUNT, PROFILE, UNIT
from tests.reference.shipped import shipped

TODAY = date(2026, 6, 30)
AT = datetime(2026, 6, 30, 9, 0, tzinfo=VIETNAM)
KINDS = ("bien-ban-buoi", "bien-ban-doi-thoai", "bao-cao-nhanh", "ke-hoach", "dinh-chinh", "bien-ban-huy-phieu")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "a.congdoan"
    start_union(path, UNIT, PROFILE, HEAD_COUNT)
    with open_store(path) as opened:
        yield opened


def keep(store: Store, *records: Record) -> None:
    with store.atomic():
        for record in records:
            repository.save(store, record)


def talk(**values: Any) -> Activity:
    base = {"id": "a", "title": "Nói chuyện Luật Công đoàn", "held_on": date(2026, 6, 12), "form": "thematic_talk"}
    return Activity(**(base | values))


def built(store: Store, kind: str, window: str) -> Report:
    return build_report(store, shipped(), kind, window, Issue(report_id="r", made_at=AT))


def text_of(report: Report) -> str:
    said = [*report.opening, *(line for part in report.sections for line in (part.heading, *part.paragraphs))]
    return "\n".join([*said, report.closing]).replace("\u00a0", " ")


def headings(report: Report) -> Sequence[str]:
    return [f"{part.number}. {part.heading}" for part in report.sections]


def test_minutes_of_a_session_say_what_is_known_and_leave_the_rest_to_the_pen(store: Store) -> None:
    keep(
        store,
        talk(
            starts="11:30",
            ends="12:05",
            venue="Xưởng sao",
            host="CĐCS",
            speaker="Lò Thị Mai",
            total=41,
            women=20,
            count_method="counted",
            topics=("union_law",),
            opinions="Mong có tủ sách\n- Nên nói ngắn hơn",
        ),
    )
    report = built(store, "bien-ban-buoi", "a")
    text = text_of(report)
    for words in (
        "Thời gian bắt đầu: 11 giờ 30 phút, ngày 12 tháng 6 năm 2026.",
        "Địa điểm: Xưởng sao.",
        "Đơn vị chủ trì: CĐCS.",
        "Số người dự: 41 người (đếm tại chỗ); trong đó nữ 20 người.",
        "- Mong có tủ sách\n- Nên nói ngắn hơn",
        "Buổi tuyên truyền kết thúc lúc 12 giờ 05 phút cùng ngày.",
    ):
        assert words in text
    assert "thiểu số" not in text and "Đoàn viên" not in text  # nobody counted them
    assert "Chủ trì: …" in text and "Thư ký: …" in text and "Diễn biến: …" in text
    assert [block.authority_lines for block in report.parties] == [("Thư ký",), ("Chủ tọa",)]
    assert (report.form, report.addressees) == ("minutes", ())
    assert headings(report)[2:] == ["III. Ý kiến, kiến nghị tại buổi", "IV. Kết luận"]
    assert record_pdf(store, shipped(), "bien-ban-buoi", "a", AT).startswith(b"%PDF")


def test_minutes_printed_before_the_session_have_room_for_the_counts(store: Store) -> None:
    keep(store, talk(is_planned=True))
    report = built(store, "bien-ban-buoi", "a")
    text = text_of(report)
    assert (
        "Số người dự: ………… người; trong đó nữ: ………… người." in text and "…… giờ …… phút" in text and "None" not in text
    )
    assert headings(report)[-1] == "III. Kết luận"  # no opinions yet, and no gap in the numbers


def test_what_the_officer_writes_stands_where_the_dots_were(store: Store) -> None:
    words = Narrative(id="n", report_kind="bien-ban-buoi", period="a", section="contents", text="Đã nói về Điều 5.")
    keep(store, talk(), words)
    (contents,) = (part for part in built(store, "bien-ban-buoi", "a").sections if part.id == "contents")
    assert contents.paragraphs == ("Hình thức: Nói chuyện chuyên đề.", "Đã nói về Điều 5.")


def test_people_on_a_name_list_are_counted_and_attendances_of_several_times_are_no_people(store: Store) -> None:
    people = [person("1", gender="female"), person("2", gender="male", is_member=False)]
    keep(store, *people, talk(counted_by="names", count_method="signed"), talk(id="b", total=90, times=3))
    attendance.set_attendees(store, "a", ["1", "2"])
    listed = text_of(built(store, "bien-ban-buoi", "a"))
    assert "Số người dự: 2 người (danh sách ký tên); trong đó nữ 1 người, đoàn viên công đoàn 1 người." in listed
    assert "Số lượt người dự (gộp 3 buổi): 90 lượt." in text_of(built(store, "bien-ban-buoi", "b"))


def test_minutes_of_a_course_count_whoever_was_there(store: Store) -> None:
    there = participant("p", "c", gender="female", result="attended")
    absent = participant("q", "c", gender="male", result="")
    keep(store, course("c", title="Tập huấn truyền thông số", ended_on=date(2026, 5, 21), trainer="Ban TG"), there)
    keep(store, absent)
    text = text_of(built(store, "bien-ban-buoi", "c"))
    assert "Số học viên dự: 1 người; trong đó nữ 1 người." in text and "Giảng viên: Ban TG." in text
    assert "Lớp tập huấn kết thúc lúc …… giờ …… phút, ngày 21 tháng 5 năm 2026." in text
    assert record_pdf(store, shipped(), "bien-ban-buoi", "c", AT).startswith(b"%PDF")


def issued(**values: Any) -> IssuedReport:
    base = {
        "id": "i",
        "report_kind": "ct58",
        "period": "2026-H1",
        "number": 5,
        "year": 2026,
        "revision": 1,
        "issued_on": date(2026, 6, 15),
        "subject": "Kết quả 6 tháng",
        "signer_name": "Lò Văn Thịnh",
        "file_stem": "x",
        "report_json": "{}",
        "pdf_sha256": "0",
        "xlsx_sha256": "0",
    }
    return IssuedReport(**(base | values))


@pytest.mark.parametrize("told", [{}, {"notation": "BC-CĐCS", "type_name": "Báo cáo"}])
def test_a_letter_corrects_one_paper_and_names_it(store: Store, told: dict[str, str]) -> None:
    keep(store, issued(**told))
    keep(store, Narrative(id="n", report_kind="dinh-chinh", period="i", section="wrong", text="Trang 1: “Tân Uyen”."))
    letter = built(store, "dinh-chinh", "i")
    assert (letter.form, letter.document.code_notation) == ("letter", "CĐCS")
    assert letter.document.subject == "đính chính Báo cáo số 05/BC-CĐCS"
    assert "Ngày 15/6/2026" in letter.opening[0] and "“Kết quả 6 tháng”" in letter.opening[0]
    assert letter.addressees == PROFILE.addressees and letter.about == "i"
    wrong, right = letter.sections
    assert wrong.paragraphs == ("Trang 1: “Tân Uyen”.",) and right.paragraphs[0].strip("…") == ""  # not written yet
    assert record_pdf(store, shipped(), "dinh-chinh", "i", AT).startswith(b"%PDF")


@pytest.mark.parametrize("kind", [*KINDS, "du-luan"])
def test_what_is_not_there_is_said(store: Store, kind: str) -> None:
    with pytest.raises(UserError, match=r"report\.no_subject"):
        built(store, kind, "nothing")


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_store_has_nothing_to_choose(store: Store, kind: str) -> None:
    assert windows_of(store, shipped(), kind, TODAY) == ()


def test_what_can_be_chosen_has_a_name_that_is_recognised_newest_first(store: Store) -> None:
    keep(
        store,
        talk(),
        talk(id="zalo", form="zalo_group"),
        course("c", title="Tập huấn số"),
        Dialogue(id="old", title="Đối thoại quý I", kind="periodic", held_on=date(2026, 3, 2)),
        Dialogue(id="new", title="Đối thoại quý II", kind="periodic", held_on=date(2026, 6, 12)),
        Incident(id="v", title="Xe trượt bánh", happened_on=date(2026, 2, 1)),
        OwnPlan(id="p", title="Tuyên truyền pháp luật", year=2026),
        issued(),
        survey("s", title="Khảo sát", returned=4),
        survey("lan", title="Khảo sát trên máy", method="lan"),
    )

    def names(kind: str) -> list[str]:
        return [window.name for window in windows_of(store, shipped(), kind, TODAY)]

    assert names("bien-ban-doi-thoai") == ["12/6/2026 · Đối thoại quý II", "02/3/2026 · Đối thoại quý I"]
    assert names("bien-ban-buoi") == ["12/6/2026 · Nói chuyện Luật Công đoàn", "20/5/2026 · Tập huấn số"]
    assert names("bao-cao-nhanh") == ["01/02/2026 · Xe trượt bánh"]
    assert names("ke-hoach") == ["Năm 2026 · Tuyên truyền pháp luật"]
    assert names("dinh-chinh") == ["15/6/2026 · Báo cáo số 05: Kết quả 6 tháng"]
    assert names("bien-ban-huy-phieu") == ["10/6/2026 · Khảo sát"]


def test_a_year_of_months_can_be_chosen_and_any_in_which_something_was_noted(store: Store) -> None:
    keep(store, Incident(id="v", title="Cũ", happened_on=date(2024, 2, 9)))
    found = windows_of(store, shipped(), "du-luan", TODAY)
    assert [window.code for window in found][:2] == ["2026-06", "2026-05"]
    assert (found[0].name, found[-1].code, found[-2].code) == ("Tháng 6 năm 2026", "2024-02", "2025-06")
    assert len(found) == 14
