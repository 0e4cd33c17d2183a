"""Sessions of a course are ticked while other changes are still on their way to the store."""

import threading

from PySide6.QtCore import Qt

from congdoan_desktop.domain.records import Course, Participant
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store, open_store
from congdoan_desktop.ui.pages.training import TrainingPage
from tests.fixtures.desk import TODAY, Desk, press, write

Key = Qt.Key


def open_course(desk: Desk) -> TrainingPage:
    with open_store(desk.path) as store, store.atomic():
        repository.save(store, Course(id="course", title="Lớp", kind="digital", held_on=TODAY, sessions=1))
        repository.save(store, Participant(id="mai", course_id="course", full_name="Lò Thị Mai"))
    page = desk.open("training").page()
    assert isinstance(page, TrainingPage)
    return page


def kept(desk: Desk) -> Participant:
    with desk.reader() as reader:
        (found,) = repository.find(reader, Participant)
    return found


def hold(page: TrainingPage) -> threading.Event:
    """Keep the worker busy, as drawing a report does, until the event is set."""
    held = threading.Event()
    page._context.worker.run(lambda _: held.wait(10))
    return held


def test_a_tick_takes_nothing_back_that_was_typed_just_before(desk: Desk) -> None:
    page = open_course(desk)
    held = hold(page)
    page.participants.table.selectRow(0)
    page.participants.form.field("certificate_no").setFocus()
    write("015/2026")
    page.participants.sessions.buttons[0].setFocus()
    press(Key.Key_Space)
    write("mai")
    press(Key.Key_Return)
    held.set()
    desk.settle()
    assert (kept(desk).certificate_no, kept(desk).attended) == ("015/2026", (1,))


def test_completing_takes_nothing_back_that_was_typed_just_before(desk: Desk) -> None:
    page = open_course(desk)
    page.tick_session(1)
    write("mai")
    press(Key.Key_Return)
    press(Key.Key_Escape)
    desk.settle()
    held = hold(page)
    page.participants.table.selectRow(0)
    page.participants.form.field("certificate_no").setFocus()
    write("015/2026")
    page.participants.complete_button.setFocus()
    press(Key.Key_Space)
    held.set()
    desk.settle()
    assert (kept(desk).certificate_no, kept(desk).result) == ("015/2026", "completed")


def test_details_opened_before_the_ticks_arrived_do_not_undo_them(desk: Desk) -> None:
    page = open_course(desk)
    held = hold(page)
    page.tick_session(1)
    write("mai")
    press(Key.Key_Return)
    press(Key.Key_Escape)
    page.participants.table.selectRow(0)
    held.set()
    desk.settle()
    page.participants.form.field("certificate_no").setFocus()
    write("015/2026")
    page.participants.table.setFocus()
    desk.settle()
    assert (kept(desk).certificate_no, kept(desk).attended) == ("015/2026", (1,))


def test_who_cannot_be_taken_out_is_not_called_taken_out(desk: Desk) -> None:
    page = open_course(desk)
    said: list[str] = []
    page.saved.connect(said.append)
    page._context.worker.run(lambda store: store.connection.execute("PRAGMA query_only = ON"))
    page.participants.table.setFocus()
    page.participants.table.selectRow(0)
    press(Key.Key_Delete)
    desk.settle()
    assert page.participants.strip.isHidden()
    assert said and said[-1].startswith("Chưa lưu được")


def test_a_tick_that_cannot_be_kept_is_taken_off_again(desk: Desk) -> None:
    page = open_course(desk)

    def no_more_room(store: Store) -> None:
        store.connection.execute("PRAGMA query_only = ON")

    page._context.worker.run(no_more_room)
    page.tick_session(1)
    write("mai")
    press(Key.Key_Return)
    desk.settle()
    assert page.panel.present() == frozenset()
    assert page.panel._last.text().startswith("✗ Chưa lưu được")
    assert kept(desk).attended == ()
