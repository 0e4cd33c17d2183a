"""A course with its participants, by keyboard: sessions ticked, results in."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from congdoan_desktop.domain.records import Course, Participant
from congdoan_desktop.store import repository
from congdoan_desktop.ui.pages.people import PeoplePage
from congdoan_desktop.ui.pages.training import TrainingPage
from tests.fixtures.desk import CTRL, Desk, add_people, focus, press, write

Key = Qt.Key


def page_of(desk: Desk) -> TrainingPage:
    page = desk.windows[-1].page()
    assert isinstance(page, TrainingPage)
    return page


def participants(desk: Desk) -> dict[str, Participant]:
    with desk.reader() as reader:
        return {one.full_name: one for one in repository.find(reader, Participant)}


def record_course() -> None:
    press(Key.Key_N, CTRL)
    write("Tập huấn kỹ năng truyền thông số")
    press(Key.Key_Tab)
    write("truyen thong so")
    press(Key.Key_Return)
    press(Key.Key_Tab)
    write("12/6")
    for _ in range(2):
        press(Key.Key_Tab)
    press(Key.Key_A, CTRL)
    write("2")
    press(Key.Key_Tab)


def test_a_course_with_two_participants_is_completed(desk: Desk) -> None:
    people = add_people(desk.path, 60)
    desk.open("training")
    record_course()
    desk.settle()
    page = page_of(desk)
    page.participants.line.setFocus()
    write(people[0].full_name)
    press(Key.Key_Return)
    desk.settle()
    write("Giàng A Chư")  # not on the roster
    press(Key.Key_Return)
    desk.settle()
    assert {name: one.person_id for name, one in participants(desk).items()} == {
        people[0].full_name: people[0].id,
        "Giàng A Chư": "",
    }
    for session in (1, 2):
        page.tick_session(session)
        assert page.panel._title.text() == f"Dự buổi {session}: Tập huấn kỹ năng truyền thông số"
        for name in ("giang a", people[0].full_name):
            write(name)
            press(Key.Key_Return)
            desk.settle()  # the list looks again at what was saved, behind the panel
            assert focus() is page.panel.line
        press(Key.Key_Escape)
        desk.settle()
    assert {one.attended for one in participants(desk).values()} == {(1, 2)}
    page.participants.complete_button.setFocus()
    press(Key.Key_Space)
    desk.settle()
    page.participants.table.setFocus()
    press(Key.Key_Home)
    page.participants.table.choose("")
    page.participants.table.selectRow(0)
    page.participants.form.field("certificate_no").setFocus()
    write("015/2026")
    page.ledger.form.field("finished").setFocus()
    press(Key.Key_Space)
    desk.settle()
    kept = participants(desk)
    assert [one.result for one in kept.values()] == ["completed", "completed"]
    assert sorted(one.certificate_no for one in kept.values()) == ["", "015/2026"]
    with desk.reader() as reader:
        (course,) = repository.find(reader, Course)
    assert (course.kind, course.sessions, course.finished) == ("digital", 2, True)


def test_a_participant_is_taken_out_and_taken_back(desk: Desk) -> None:
    desk.open("training")
    record_course()
    desk.settle()
    page = page_of(desk)
    page.participants.line.setFocus()
    write("Giàng A Chư")
    press(Key.Key_Return)
    desk.settle()
    page.participants.table.setFocus()
    page.participants.table.selectRow(0)
    press(Key.Key_Delete)
    desk.settle()
    assert participants(desk) == {}
    page.participants.strip.use()
    desk.settle()
    assert list(participants(desk)) == ["Giàng A Chư"]


def test_tab_comes_to_the_sessions_after_the_list_whatever_was_looked_at(desk: Desk) -> None:
    desk.open("training")
    record_course()
    desk.settle()
    page = page_of(desk)
    page.participants.line.setFocus()
    write("Giàng A Chư")
    press(Key.Key_Return)
    desk.settle()
    page.participants.table.selectRow(0)  # shows the details, which stand below
    page.participants.table.setFocus()
    for number in (1, 2):
        press(Key.Key_Tab)
        button = focus()
        assert isinstance(button, QPushButton) and button.text() == f"Đánh dấu dự buổi {number}…"
        page.refresh()
        assert focus() is button


def test_no_participants_before_the_course_itself_is_whole(desk: Desk) -> None:
    desk.open("training")
    press(Key.Key_N, CTRL)
    write("Lớp chưa rõ loại")
    press(Key.Key_Tab)
    desk.settle()
    assert not page_of(desk).participants.isVisible()


def test_people_are_listed_by_given_name(desk: Desk) -> None:
    desk.open("people")
    for name in ("Vàng Văn Thắng", "Lò Thị Ánh", "Đỗ Thị Bình"):
        press(Key.Key_N, CTRL)
        write(name)
        press(Key.Key_Tab)
        write("Tổ sao chè")
        press(Key.Key_Tab)
    desk.settle()
    page = desk.windows[-1].page()
    assert isinstance(page, PeoplePage)
    names = [person.full_name for person in page.ledger.table.rows.items]
    assert names == ["Lò Thị Ánh", "Đỗ Thị Bình", "Vàng Văn Thắng"]
    assert focus() is not None
