"""Several lists of one day are ticked side by side, and printed, by keyboard."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from congdoan_desktop.domain.records import Activity
from congdoan_desktop.store import attendance, repository
from congdoan_desktop.store.database import open_store
from congdoan_desktop.ui.activities.day_panel import DayPanel
from congdoan_desktop.ui.activities.sheet_dialog import SheetDialog
from congdoan_desktop.ui.pages.activities import ActivitiesPage
from congdoan_desktop.ui.printing.dialog import PrintDialog
from tests.fixtures.desk import CTRL, TODAY, Desk, add_people, focus, press, write
from tests.fixtures.front import activate

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


def open_day(desk: Desk, count: int = 3) -> ActivitiesPage:
    add_people(desk.path, 30)
    talk = Activity(id="a0", title="Quán triệt", held_on=TODAY, starts="07:00", form="mobile_talk", counted_by="names")
    with open_store(desk.path) as store:
        for number in range(count):
            repository.save(store, replace(talk, id=f"a{number}", starts=f"{7 + number:02}:00"))
    page = desk.open().page()
    assert isinstance(page, ActivitiesPage)
    page.open_record("a0")
    return page


def open_panel(desk: Desk) -> DayPanel:
    page = open_day(desk)
    press(Key.Key_T, CTRL | SHIFT)
    desk.settle()
    panel = page.attendance.day_panel
    assert panel is not None and focus() is panel.line
    return panel


def ticked(desk: Desk) -> dict[str, set[str]]:
    with desk.reader() as reader:
        return {f"a{n}": set(attendance.attendees(reader, f"a{n}")) for n in range(3)}


def test_enter_ticks_in_the_list_that_the_arrows_chose(desk: Desk) -> None:
    open_panel(desk)
    write("lvm")
    press(Key.Key_Return)
    press(Key.Key_Right)
    write("ntm")
    press(Key.Key_Return)
    desk.settle()
    assert ticked(desk) == {"a0": {"person-00000"}, "a1": {"person-00006"}, "a2": set()}


def test_digits_tick_one_person_in_several_lists(desk: Desk) -> None:
    panel = open_panel(desk)
    write("lvm")
    press(Key.Key_1)
    press(Key.Key_3)
    assert panel.line.text() == "lvm" and panel.table.current_key() == "person-00000"
    desk.settle()
    assert ticked(desk) == {"a0": {"person-00000"}, "a1": set(), "a2": {"person-00000"}}
    press(Key.Key_Escape)
    press(Key.Key_Z, CTRL)
    desk.settle()
    assert ticked(desk) == {"a0": {"person-00000"}, "a1": set(), "a2": set()}
    press(Key.Key_Z, CTRL)
    desk.settle()
    assert ticked(desk) == {"a0": set(), "a1": set(), "a2": set()}


def test_digits_tick_nobody_while_nobody_is_chosen(desk: Desk) -> None:
    panel = open_panel(desk)
    press(Key.Key_2)
    press(Key.Key_9)
    desk.settle()
    assert ticked(desk) == {"a0": set(), "a1": set(), "a2": set()}
    assert panel.line.text() == "9"


def test_a_click_ticks_in_the_list_of_its_column(desk: Desk) -> None:
    panel = open_panel(desk)
    index = panel.table.model().index(0, 3)
    panel.table.pressed.emit(index)
    panel.table.clicked.emit(index)
    desk.settle()
    assert {name: len(people) for name, people in ticked(desk).items()} == {"a0": 0, "a1": 1, "a2": 0}


def test_a_tick_that_cannot_be_kept_is_taken_off_in_its_own_list(desk: Desk) -> None:
    panel = open_panel(desk)
    context = desk.windows[-1]._context
    context.worker.run(lambda store: store.connection.execute("PRAGMA query_only = ON"))
    write("lvm")
    press(Key.Key_2)
    desk.settle()
    assert panel._marks == [set(), set(), set()]
    assert panel._last.text().startswith("✗ Chưa lưu được")


def test_finishing_shows_the_lists_in_the_record(desk: Desk) -> None:
    open_panel(desk)
    write("lvm")
    press(Key.Key_Return)
    press(Key.Key_Escape)
    desk.settle()
    page = desk.windows[-1].page()
    assert isinstance(page, ActivitiesPage)
    assert page.attendance.words.text().startswith("1 / 30 người có tên")
    assert focus() is page.attendance.day_button


def test_one_list_alone_is_no_day(desk: Desk) -> None:
    page = open_day(desk, count=1)
    assert not page.attendance.day_button.isVisibleTo(page)
    press(Key.Key_T, CTRL | SHIFT)
    desk.settle()
    assert page.attendance.day_panel is None
    assert "không có từ hai buổi" in page.attendance.words.text()


@pytest.mark.parametrize("whole_day", [False, True], ids=["one", "day"])
def test_the_list_to_sign_is_printed_by_keyboard(desk: Desk, whole_day: bool) -> None:
    page = open_day(desk)
    if whole_day:
        press(Key.Key_T, CTRL | SHIFT)
        desk.settle()
    press(Key.Key_P, CTRL)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SheetDialog)
    activate(desk.bot, dialog)
    press(Key.Key_Return)
    desk.settle()
    (paper,) = [w for w in page.window().findChildren(PrintDialog) if w.isVisible()]
    desk.bot.waitUntil(lambda: bool(paper._pdf), timeout=20_000)
    assert len(paper._sizes) == (6 if whole_day else 2)
    paper.reject()
    desk.settle()
