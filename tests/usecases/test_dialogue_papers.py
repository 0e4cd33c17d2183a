"""Minutes, notices, quick reports, the list of petitions and what is due, from records in a store."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import Dialogue, DialogueItem, Incident, Opinion, Petition, Record
from congdoan_desktop.domain.report import Report
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store, open_store
from congdoan_desktop.usecases.build_report import Issue, build_report
from congdoan_desktop.usecases.dialogue_notice import dialogue_notice
from congdoan_desktop.usecases.draw_papers import paper_pdf, sheets_pdf
from congdoan_desktop.usecases.follow_petition import incident_from_opinion, petition_from_item, petition_from_opinion
from congdoan_desktop.usecases.follow_up import open_items
from congdoan_desktop.usecases.petition_list import petition_list
from congdoan_desktop.usecases.start_union import start_union
from tests.fixtures.union import HEAD_COUNT, PROFILE, UNIT
from tests.reference.shipped import shipped

TODAY = date(2026, 6, 30)
AT = datetime(2026, 6, 30, 9, 0, tzinfo=VIETNAM)
HELD = Dialogue(
    id="d1",
    title="Đối thoại định kỳ năm 2026",
    kind="periodic",
    held_on=date(2026, 6, 15),
    starts="14:00",
    ends="16:15",
    venue="Hội trường",
    contents_sent_on=date(2026, 6, 8),
    workers_total=240,
    employer_named=3,
    employer_present=3,
    legal_representative=True,
    worker_named=11,
    worker_present=10,
    employer_members=("Hoàng Quốc Bảo – Giám đốc",),
    worker_members=("Lò Thị Hiên – Tổ hái 1",),
    chair="Hoàng Quốc Bảo – Giám đốc",
    secretary="Phạm Thị Nga",
    employer_signer="Hoàng Quốc Bảo - Giám đốc",
    worker_signer="Lò Văn Đức",
    conclusion="Thống nhất 1/2 nội dung.",
    minutes_signed=True,
    published_on=date(2026, 6, 16),
)
MEAL = DialogueItem(
    id="i1",
    dialogue_id="d1",
    place_no=1,
    issue="Bữa ăn ca",
    workers_view="Suất ăn ít rau",
    employer_answer="Đồng ý",
    agreed=True,
    conclusion="Tăng 5.000 đồng một suất.",
    responsible="Phòng Hành chính",
    due_on=date(2026, 7, 1),
)
REST = DialogueItem(id="i2", dialogue_id="d1", place_no=2, issue="Lán nghỉ trưa", agreed=False)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "a.congdoan"
    start_union(path, UNIT, PROFILE, HEAD_COUNT)
    with open_store(path) as opened:
        yield opened


def keep(store: Store, *records: Record) -> None:
    for record in records:
        repository.save(store, record)


def built(store: Store, kind: str, window: str) -> Report:
    return build_report(store, shipped(), kind, window, Issue(report_id="r", made_at=AT))


def text_of(report: Report) -> str:
    parts = [*report.opening, *(p for s in report.sections for p in (s.heading, *s.paragraphs)), report.closing]
    return "\n".join(parts)


def test_the_minutes_say_what_the_law_asks_for(store: Store) -> None:
    keep(store, HELD, REST, MEAL)
    minutes = built(store, "bien-ban-doi-thoai", "d1")
    text = text_of(minutes).replace("\u00a0", " ")
    assert minutes.document.type_name == "Biên bản" and minutes.addressees == ()
    for words in (
        "Thời gian bắt đầu: 14 giờ 00 phút, ngày 15 tháng 6 năm 2026.",
        "Địa điểm: Hội trường.",
        "Số thành viên được cử: 3 người; có mặt: 3 người.",
        "Số thành viên được cử: 11 người; có mặt: 10 người, đạt 90,9 %.",
        "- Lò Thị Hiên – Tổ hái 1",
        "- Ý kiến của người lao động: Suất ăn ít rau",
        "- Trả lời của người sử dụng lao động: Đồng ý",
        "- Kết luận: hai bên thống nhất. Tăng 5.000 đồng một suất.",
        "- Trách nhiệm thực hiện: Phòng Hành chính; thời hạn: 01/7/2026.",
        "- Kết luận: chưa thống nhất.",
        "Cuộc đối thoại kết thúc lúc 16 giờ 15 phút cùng ngày.",
    ):
        assert words in text
    assert [section.heading for section in minutes.sections if section.level == 2][2:] == ["Bữa ăn ca", "Lán nghỉ trưa"]
    assert [party.full_name for party in minutes.parties] == ["Hoàng Quốc Bảo", "Phạm Thị Nga", "Lò Văn Đức"]
    assert paper_pdf(minutes).startswith(b"%PDF")


def test_minutes_printed_before_the_dialogue_leave_room_for_a_pen(store: Store) -> None:
    keep(store, Dialogue(id="d", title="Đối thoại", kind="periodic", held_on=TODAY))
    text = text_of(built(store, "bien-ban-doi-thoai", "d"))
    assert "…… giờ ……" in text and "được cử: …… người; có mặt: …… người." in text and "None" not in text
    assert paper_pdf(built(store, "bien-ban-doi-thoai", "d")).startswith(b"%PDF")


def test_the_notice_names_no_worker(store: Store) -> None:
    keep(store, HELD, MEAL, REST)
    sheet = dialogue_notice(store, shipped().holidays, "d1")
    assert sheet.table is not None
    assert [row[1:4] for row in sheet.table.rows] == [
        ("Bữa ăn ca", "Tăng 5.000 đồng một suất.", "Thống nhất"),
        ("Lán nghỉ trưa", "", "Chưa thống nhất"),
    ]
    assert "18/06/2026" in sheet.note
    assert "Hiên" not in repr(sheet) and "Đức" not in repr(sheet)
    assert sheets_pdf([sheet], AT).startswith(b"%PDF")


def test_a_quick_report_tells_the_incident_on_one_page(store: Store) -> None:
    incident = Incident(
        id="v",
        title="Ngừng việc ở tổ sao",
        happened_on=date(2026, 6, 12),
        happened_at="06:20",
        place="Xưởng sao",
        people_involved=9,
        story="Máy hỏng.",
        cause="Quá tải.",
        proposal="Sửa máy.",
    )
    keep(store, incident, Opinion(id="o", noted_on=date(2026, 6, 12), content="Lo mất việc", area="jobs", mood="upset"))
    report = built(store, "bao-cao-nhanh", "v")
    text = text_of(report).replace("\u00a0", " ")
    assert "Xảy ra: 06 giờ 20 phút, ngày 12 tháng 6 năm 2026; địa điểm: Xưởng sao; số người liên quan: 9 người." in text
    assert "Diễn biến: Máy hỏng. Nguyên nhân: Quá tải." in text and "- Việc làm (bức xúc): Lo mất việc." in text
    assert [section.number for section in report.sections] == ["I", "II", "III", "IV"]
    assert report.addressees == PROFILE.addressees


def test_the_month_groups_opinions_by_area(store: Store) -> None:
    keep(
        store,
        Opinion(id="1", noted_on=date(2026, 6, 1), content="Cơm nguội", area="meals", mood="upset", spread="few"),
        Opinion(
            id="2", noted_on=date(2026, 6, 30), content="Lo việc", area="jobs", risk="strike_signs", proposal="Họp"
        ),
        Opinion(id="3", noted_on=date(2026, 5, 31), content="Tháng trước", area="jobs"),
        Incident(id="v", title="Xe trượt bánh", happened_on=date(2026, 6, 12)),
    )
    text = text_of(built(store, "du-luan", "2026-06"))
    assert "ghi nhận 2 ý kiến, phản ánh của người lao động (1 ý kiến bức xúc); phát sinh 1 vụ việc." in text
    assert text.index("- Việc làm (chưa phân loại): Lo việc.") < text.index(
        "- Bữa ăn ca (bức xúc; vài người): Cơm nguội."
    )
    assert (
        "- Việc làm: có dấu hiệu đình công, khiếu kiện (1 ý kiến)." in text
        and "- Họp" in text
        and "Tháng trước" not in text
    )


def test_a_month_without_anything_says_so(store: Store) -> None:
    text = text_of(built(store, "du-luan", "2026-06"))
    assert "chưa ghi nhận ý kiến" in text and "không phát sinh vụ việc" in text


def test_the_list_of_petitions_says_what_is_late(store: Store) -> None:
    keep(
        store,
        Petition(id="1", raised_on=date(2026, 5, 1), content="A", due_on=date(2026, 6, 25), state="sent"),
        Petition(
            id="2", raised_on=date(2026, 5, 1), content="B", state="settled", settled_on=date(2026, 6, 1), result="Xong"
        ),
    )
    sheet = petition_list(store, shipped(), TODAY)
    assert sheet.table is not None
    assert [row[-1] for row in sheet.table.rows] == [
        "Đã chuyển giải quyết; quá hạn 5 ngày",
        "Đã giải quyết ngày 01/06/2026",
    ]
    assert sheet.note == "2 kiến nghị; còn 1 đang chờ giải quyết, trong đó 1 đã quá hạn."
    assert len(petition_list(store, shipped(), TODAY, text="B").table.rows) == 1  # type: ignore[union-attr]


def test_what_waits_is_named_with_its_day(store: Store) -> None:
    keep(
        store,
        Petition(id="late", raised_on=date(2026, 5, 1), content="Sửa bếp", due_on=date(2026, 6, 25)),
        Petition(id="far", raised_on=date(2026, 5, 1), content="Xa", due_on=date(2026, 12, 1)),
        Incident(id="said", title="Đã báo", happened_on=TODAY, reported_on=TODAY),
        Incident(id="open", title="Chưa báo", happened_on=TODAY),
        replace(HELD, published_on=None, minutes_signed=False),
        replace(HELD, id="ahead", held_on=date(2026, 7, 10), contents_sent_on=None, published_on=None),
        Dialogue(id="staff", title="Hội nghị", kind="staff_conference", held_on=date(2026, 6, 1)),
    )
    found = [(item.code, item.record_id, item.due_on) for item in open_items(store, TODAY, shipped())]
    assert found == [
        ("minutes", "d1", date(2026, 6, 15)),
        ("publish", "d1", date(2026, 6, 18)),
        ("petition", "late", date(2026, 6, 25)),
        ("incident", "open", TODAY),
        ("contents", "ahead", date(2026, 7, 3)),
        ("planned", "ahead", date(2026, 7, 10)),
    ]


def test_what_was_said_becomes_something_to_follow_once(store: Store) -> None:
    opinion = Opinion(id="o", noted_on=date(2026, 6, 1), content="Bếp nóng", area="meals", proposal="Lắp quạt")
    keep(store, opinion, HELD, MEAL)
    petition = petition_from_opinion(store, opinion, TODAY)
    assert (petition.content, petition.area, petition.opinion_id) == ("Lắp quạt", "meals", "o")
    followed = petition_from_item(store, MEAL, HELD.held_on)
    assert (followed.due_on, followed.state, followed.level) == (date(2026, 7, 1), "in_progress", "employer")
    keep(store, petition, followed)
    assert petition_from_opinion(store, opinion, TODAY) == petition
    assert petition_from_item(store, MEAL, HELD.held_on) == followed
    assert incident_from_opinion(opinion, TODAY).story == "Bếp nóng"
