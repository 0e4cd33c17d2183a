"""What is done with a course besides filling it: results, numbers, who lacks it, papers; by keyboard."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from congdoan_desktop.domain.records import Course, Participant, Person
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import open_store
from congdoan_desktop.ui.pages.training import TrainingPage
from congdoan_desktop.ui.printing.dialog import PrintDialog
from congdoan_desktop.ui.training.lacking_dialog import LackingDialog
from congdoan_desktop.ui.training.numbers_dialog import NumbersDialog
from tests.fixtures.desk import CTRL, Desk, add_people, focus, press, write
from tests.fixtures.front import activate

Key = Qt.Key
COURSE = Course(
    id="course",
    title="Kỹ năng tuyên truyền miệng",
    kind="oral",
    level="unit",
    held_on=date(2026, 6, 12),
    sessions=2,
    venue="Phòng họp",
)


def begun(desk: Desk, *, attended: tuple[int, ...] = (1, 2), course: Course = COURSE, **more: object) -> TrainingPage:
    """Open the page on a course in which three people were at the sessions `attended`."""
    people = add_people(desk.path, 3)
    with open_store(desk.path) as store, store.atomic():
        repository.save(store, course)
        for person in people:
            one = Participant(
                id=f"in-{person.id}",
                course_id=course.id,
                person_id=person.id,
                full_name=person.full_name,
                attended=attended,
            )
            repository.save(store, replace(one, **more))  # type: ignore[arg-type]
    page = desk.open("training").page()
    assert isinstance(page, TrainingPage)
    return page


def participants(desk: Desk) -> list[Participant]:
    with desk.reader() as reader:
        return list(repository.find(reader, Participant))


def dialog_of(desk: Desk, page: TrainingPage, kind: type[QDialog]) -> QDialog:
    desk.bot.waitUntil(lambda: any(one.isVisible() for one in page.window().findChildren(kind)))
    dialog = next(one for one in page.window().findChildren(kind) if one.isVisible())
    activate(desk.bot, dialog)
    return dialog


def words_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        text = " ".join(page.get_textpage().get_text_range() for page in document)
    return re.sub(r"\s+", " ", text)


def test_results_are_written_and_the_course_is_finished_by_two_keys(desk: Desk) -> None:
    page = begun(desk)
    page.participants.complete_button.setFocus()
    press(Key.Key_Space)
    desk.settle()
    assert {one.result for one in participants(desk)} == {"completed"}
    assert focus() is page.participants.strip.button
    press(Key.Key_Space)
    page.leave()
    desk.settle()
    with desk.reader() as reader:
        assert [course.finished for course in repository.find(reader, Course)] == [True]


def test_certificates_get_their_numbers_and_give_them_back(desk: Desk) -> None:
    page = begun(desk, result="completed")
    page.participants.numbers_button.setFocus()
    press(Key.Key_Space)
    dialog = dialog_of(desk, page, NumbersDialog)
    assert isinstance(dialog, NumbersDialog)
    assert dialog.first.field.text() == "01/2026"
    dialog.first.field.setFocus()
    press(Key.Key_A, CTRL)
    write("a")
    press(Key.Key_Return)
    assert dialog.isVisible()
    press(Key.Key_A, CTRL)
    write("015/2026")
    assert "017/2026" in dialog.shown.text()
    press(Key.Key_Return)
    desk.settle()
    assert sorted(one.certificate_no for one in participants(desk)) == ["015/2026", "016/2026", "017/2026"]
    assert not page.participants.numbers_button.isEnabled()
    page.participants.strip.use()
    desk.settle()
    assert {one.certificate_no for one in participants(desk)} == {""}


def test_who_else_held_the_course_gives_its_own_numbers(desk: Desk) -> None:
    page = begun(desk, course=replace(COURSE, level="province"), result="completed")
    assert not page.participants.numbers_button.isVisible()


def test_a_name_half_typed_stays_when_somebody_else_is_saved(desk: Desk) -> None:
    page = begun(desk)
    page.participants.line.setFocus()
    write("Giàng A")
    page.refresh()
    assert page.participants.line.text() == "Giàng A"


def test_who_is_in_the_course_or_has_left_is_not_offered(desk: Desk) -> None:
    gone = Person(id="gone", full_name="Lò Văn Mai", left_on=date(2026, 5, 1))
    there = Person(id="there", full_name="Lò Văn Mai Anh", department="Tổ 9")
    with open_store(desk.path) as store:
        for person in (gone, there):
            repository.save(store, person)
    page = begun(desk)
    page.participants.line.setFocus()
    write("lo van mai")
    assert page.participants.line.list.codes() == ("there",)
    press(Key.Key_Return)
    desk.settle()
    assert "there" in {one.person_id for one in participants(desk)}


def lacking(desk: Desk, page: TrainingPage) -> LackingDialog:
    press(Key.Key_L, CTRL)
    dialog = dialog_of(desk, page, LackingDialog)
    assert isinstance(dialog, LackingDialog)
    desk.settle()
    return dialog


def test_who_lacks_the_course_is_invited_by_one_key_and_can_be_sent_home(desk: Desk) -> None:
    with open_store(desk.path) as store:
        for number, role in enumerate(("chair", "team_leader", "member")):
            repository.save(store, Person(id=f"p{number}", full_name=f"Vàng Văn {number}", union_role=role))
        repository.save(store, COURSE)
    page = desk.open("training").page()
    assert isinstance(page, TrainingPage)
    dialog = lacking(desk, page)
    assert (dialog.kind(), dialog.who()) == ("oral", "full_time")  # T06
    assert "không có ai" in dialog.counted.text()
    assert "KH 30/KH-LĐLĐ, mục III.5" in dialog.asked.text()
    dialog.groups.setFocus()
    press(Key.Key_Down)
    desk.settle()
    assert [one.id for one in dialog.table.rows.items] == ["p0", "p1"]
    press(Key.Key_I, CTRL)
    desk.settle()
    assert sorted(one.person_id for one in participants(desk)) == ["p0", "p1"]
    assert not dialog.invite_button.isEnabled()
    dialog.strip.use()
    desk.settle()
    assert participants(desk) == []
    dialog.table.setFocus()
    press(Key.Key_Down)
    press(Key.Key_Return)
    desk.settle()
    assert [one.person_id for one in participants(desk)] == ["p1"]
    dialog.reject()
    desk.settle()


def test_who_lacks_a_course_is_asked_before_there_is_one_and_printed(desk: Desk) -> None:
    add_people(desk.path, 3)
    page = desk.open("training").page()
    assert isinstance(page, TrainingPage)
    dialog = lacking(desk, page)
    assert not dialog.invite_button.isVisible()
    dialog.choose("law")
    dialog.choose_group("everybody")
    dialog.search.setFocus()
    write("lo van")
    desk.settle()
    assert len(dialog.table.rows.items) == 1
    press(Key.Key_P, CTRL)
    paper = dialog_of(desk, page, PrintDialog)
    assert isinstance(paper, PrintDialog)
    desk.settle()
    words = words_of(paper._pdf)
    assert "DANH SÁCH NGƯỜI CHƯA HỌC" in words and "Lò Văn Mai" in words
    assert "Toàn thể người lao động" in words and "1 người chưa học trên 1 người" in words
    paper.reject()
    dialog.reject()
    desk.settle()


@pytest.mark.parametrize(
    ("choose", "says"),
    [
        (lambda menu: press_in(menu, Key.Key_Return), ("DANH SÁCH HỌC VIÊN KÝ TÊN", "2 trong 2 buổi", "Ký tên")),
        (lambda menu: press_in(menu, Key.Key_2), ("KẾT QUẢ HỌC VIÊN", "Hoàn thành", "2/2")),
        (lambda menu: press_in(menu, Key.Key_Up), ("GIẤY CHỨNG NHẬN", "“Kỹ năng tuyên truyền miệng”", "Lò Thị Mai")),
        (lambda menu: press_in(menu, Key.Key_3), ("BIÊN BẢN", "Số học viên dự: ", "THƯ KÝ", "CHỦ TỌA")),
        (lambda menu: press_in(menu, Key.Key_4), ("GIẤY CHỨNG NHẬN", "Lò Văn Mai", "Lò Thị Mai")),
    ],
)
def test_each_paper_of_a_course_by_two_keys(
    desk: Desk, choose: Callable[[QWidget | None], None], says: tuple[str, ...]
) -> None:
    page = begun(desk, result="completed")
    people = [one.full_name for one in page.participants.all()]
    page.participants.table.setFocus()
    page.participants.table.selectRow(people.index("Lò Thị Mai") if "Lò Thị Mai" in people else 0)
    press(Key.Key_P, CTRL)
    menu = QApplication.activePopupWidget()
    choose(menu)
    paper = dialog_of(desk, page, PrintDialog)
    assert isinstance(paper, PrintDialog)
    desk.settle()
    words = words_of(paper._pdf)
    chosen = page.participants.chosen()
    assert chosen is not None
    assert all(one.replace("Lò Thị Mai", chosen.full_name) in words for one in says)
    paper.reject()
    desk.settle()


def press_in(menu: QWidget | None, key: Qt.Key) -> None:
    """Press a key in the menu; an arrow is followed by Enter."""
    assert menu is not None
    QTest.keyClick(menu, key)
    if key == Key.Key_Up:
        QTest.keyClick(menu, Key.Key_Return)


def test_what_another_office_certifies_is_not_printed_here(desk: Desk) -> None:
    page = begun(desk, course=replace(COURSE, level="province"), result="completed")
    press(Key.Key_P, CTRL)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    actions = {action.text(): action.isEnabled() for action in menu.actions()}
    assert actions["Giấy chứng nhận: do nơi tổ chức lớp cấp"] is False
    assert len(actions) == 4
    menu.close()
    assert page.isVisible()


def test_evidence_belongs_to_the_course(desk: Desk, tmp_path: Path) -> None:
    page = begun(desk)
    assert page.evidence.isVisibleTo(page)
    page.ledger.begin()
    assert not page.evidence.isVisibleTo(page)


def test_somebody_typed_in_is_tied_to_the_same_person_of_the_roster_and_back(desk: Desk) -> None:
    person = Person(
        id="mai", full_name="Tẩn Thị Mai", department="Tổ sao 1", gender="female", union_role="group_leader"
    )
    typed = Participant(id="typed", course_id="course", full_name="Tẩn Thị Mai", result="completed")
    with open_store(desk.path) as store, store.atomic():
        for record in (
            replace(COURSE, finished=True),
            person,
            typed,
            replace(typed, id="other", full_name="Lò Thị Ban"),
        ):
            repository.save(store, record)
    page = desk.open("training").page()
    assert isinstance(page, TrainingPage)
    rows = page.participants
    assert rows._same.isVisible() and rows._same.text().startswith("1 người gõ tay trùng tên")
    rows.open_line("Participant", "other")
    assert not rows.namesakes.isVisible()
    rows.open_line("Participant", "typed")
    offered = [button.text() for button in rows.namesakes.buttons if button.isVisible()]
    assert offered == ["Đúng là Tẩn Thị Mai · Tổ sao 1"]
    rows.namesakes.buttons[0].setFocus()
    press(Key.Key_Space)
    desk.settle()
    tied = next(one for one in participants(desk) if one.id == "typed")
    assert (tied.person_id, tied.department, tied.gender, tied.result) == ("mai", "Tổ sao 1", "female", "completed")
    assert not rows.namesakes.isVisible() and not rows._same.isVisible()
    press(Key.Key_Space)
    desk.settle()
    assert next(one for one in participants(desk) if one.id == "typed") == typed
