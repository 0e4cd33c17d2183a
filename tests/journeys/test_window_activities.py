"""An officer records what was held, by keyboard alone, and it is in the store."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from congdoan_desktop.domain.records import Activity
from congdoan_desktop.store import attendance, drafts, repository
from congdoan_desktop.ui.pages.activities import ActivitiesPage
from tests.fixtures.desk import CTRL, TODAY, Desk, add_people, focus, press, write

Key = Qt.Key


def activities(desk: Desk) -> tuple[Activity, ...]:
    with desk.reader() as reader:
        return repository.find(reader, Activity)


def page_of(desk: Desk) -> ActivitiesPage:
    page = desk.windows[-1].page()
    assert isinstance(page, ActivitiesPage)
    return page


def record_one(title: str = "Nói chuyện lưu động tại xưởng sao") -> None:
    """Ctrl+N, then the fields in their order."""
    press(Key.Key_N, CTRL)
    write(title)
    press(Key.Key_Tab)
    write("2/6")
    press(Key.Key_Tab)
    write("11h30")
    press(Key.Key_Tab)
    write("12")
    press(Key.Key_Tab)
    press(Key.Key_Tab)
    write("noi chuyen luu")
    press(Key.Key_Return)


def test_from_an_empty_store_to_a_saved_activity(desk: Desk) -> None:
    desk.open()
    record_one()
    for _ in range(3):
        press(Key.Key_Tab)
    write("bao hiem xa")
    press(Key.Key_Return)
    write("tien luong")
    press(Key.Key_Return)
    desk.settle()
    (kept,) = activities(desk)
    assert (kept.title, kept.form, kept.held_on.isoformat()) == (
        "Nói chuyện lưu động tại xưởng sao",
        "mobile_talk",
        "2026-06-02",
    )
    assert (kept.starts, kept.ends, kept.topics) == ("11:30", "12:00", ("social_insurance", "wages"))
    assert kept.total is None


def test_what_is_typed_is_saved_without_leaving_the_field(desk: Desk) -> None:
    desk.open()
    record_one()
    desk.settle()
    page = page_of(desk)
    page.ledger.form.field("total").setFocus()
    write("1.062")
    with desk.bot.waitSignal(page.ledger.stored):
        pass
    assert activities(desk)[0].total == 1062
    assert focus() is page.ledger.form.field("total").focusProxy()


def test_like_last_time(desk: Desk) -> None:
    desk.open()
    record_one()
    page_of(desk).ledger.form.field("total").setFocus()
    write("62")
    press(Key.Key_D, CTRL)
    desk.settle()
    again, first = activities(desk)
    assert (first.total, again.total, again.held_on) == (62, None, TODAY)
    assert (again.title, again.form) == (first.title, first.form)
    write("16/6")  # in place of the day that is proposed
    press(Key.Key_Return)
    desk.settle()
    assert date(2026, 6, 16) in [kept.held_on for kept in activities(desk)]


def test_put_away_and_taken_back(desk: Desk) -> None:
    desk.open()
    record_one()
    desk.settle()
    page = page_of(desk)
    press(Key.Key_Escape)
    assert focus() is page.ledger.table
    press(Key.Key_Delete)
    desk.settle()
    assert activities(desk) == ()
    assert "Nói chuyện" in page.ledger.strip.label.text()
    page.ledger.strip.button.setFocus()
    press(Key.Key_Space)
    desk.settle()
    assert [kept.title for kept in activities(desk)] == ["Nói chuyện lưu động tại xưởng sao"]


def test_from_the_way_of_counting_to_the_names_by_keyboard(desk: Desk) -> None:
    add_people(desk.path, 3)
    desk.open()
    record_one()
    page = page_of(desk)
    page.ledger.form.field("counted_by").setFocus()
    press(Key.Key_Right)
    press(Key.Key_Return)
    assert focus() is page.tick_button
    press(Key.Key_Return)
    assert focus() is page.panel.line
    assert page.panel._title.text() == "Người dự: Nói chuyện lưu động tại xưởng sao, 02/06/2026"


def test_search_without_accents(desk: Desk) -> None:
    desk.open()
    record_one("Gặp gỡ anh Nguyễn Đức")
    record_one("Loa truyền thanh")
    desk.settle()
    press(Key.Key_F, CTRL)
    write("nguyen duc")
    assert [row.title for row in page_of(desk).ledger.table.rows.items] == ["Gặp gỡ anh Nguyễn Đức"]


def test_ten_of_sixty_people_are_ticked(desk: Desk) -> None:
    people = add_people(desk.path, 60)
    desk.open()
    record_one()
    page = page_of(desk)
    page.ledger.form.field("counted_by").set_value("names")
    page.ledger.form.edited.emit()
    page.ledger.form.settled.emit()
    desk.settle()
    press(Key.Key_T, CTRL)
    wanted = people[::6]
    for person in wanted:
        write(person.full_name)
        press(Key.Key_Return)
    write("vang van mai")  # a mistake, and its way back
    press(Key.Key_Return)
    press(Key.Key_Z, CTRL)
    desk.settle()
    with desk.reader() as reader:
        assert attendance.attendees(reader, activities(desk)[0].id) == {person.id for person in wanted}
    press(Key.Key_Escape)
    desk.settle()
    assert page._total_words(activities(desk)[0]) == "10"


def test_a_draft_survives_an_abrupt_end(desk: Desk) -> None:
    """Half a record (no form chosen, a date nobody can read) is offered again by the next window."""
    desk.open()
    press(Key.Key_N, CTRL)
    write("Buổi nói chuyện dở dang")
    press(Key.Key_Tab)
    press(Key.Key_A, CTRL)
    write("31/2")
    press(Key.Key_Tab)
    desk.settle()
    assert activities(desk) == ()
    with desk.reader() as reader:
        ((record_id, state),) = drafts.drafts(reader, Activity).items()
    assert state["held_on"] == "31/2"
    desk.end_abruptly()
    desk.open()
    page = page_of(desk)
    assert page.ledger.strip.isVisible() and "Buổi nói chuyện dở dang" in page.ledger.strip.label.text()
    page.ledger.strip.use()
    assert page.ledger.form.field("title").text() == "Buổi nói chuyện dở dang"
    assert page.ledger.form.field("held_on").text() == "31/2"
    page.ledger.form.field("held_on").setFocus()
    press(Key.Key_A, CTRL)
    write("3/6")
    page.ledger.form.field("form").setFocus()
    write("hoi thao")
    press(Key.Key_Return)
    desk.settle()
    (kept,) = activities(desk)
    assert (kept.id, kept.form) == (record_id, "sports_event")
    with desk.reader() as reader:
        assert drafts.drafts(reader, Activity) == {}


def test_moving_fast_through_the_list_mixes_nothing(desk: Desk) -> None:
    """The record that was left a moment ago is shown as it was typed, though it is still on its way to the store."""
    desk.open()
    for number in range(5):
        record_one(f"Buổi {number}")
    desk.settle()
    page = page_of(desk)
    page.ledger.table.setFocus()
    for row in range(5):
        page.ledger.table.selectRow(row)
        page.ledger.form.field("venue").line.setFocus()
        write(f"Xưởng {row}")
        page.ledger.table.setFocus()
    for row in range(5):
        page.ledger.table.selectRow(row)
        assert page.ledger.form.field("venue").text() == f"Xưởng {row}"
    desk.settle()
    assert [kept.venue for kept in activities(desk)] == [f"Xưởng {row}" for row in range(5)]


def test_a_store_that_cannot_be_written_keeps_the_typing(desk: Desk) -> None:
    window = desk.open()
    record_one()
    desk.settle()
    page = page_of(desk)

    def no_more_room(_store: object) -> None:
        _store.connection.execute("PRAGMA query_only = ON")  # type: ignore[attr-defined]

    window._context.worker.run(no_more_room)
    page.ledger.form.field("venue").line.setFocus()
    write("Xưởng sao")
    page.ledger.flush()
    desk.settle()
    assert page.holds_unsaved()
    assert page.ledger.status.text().startswith("✗ Chưa lưu được")
    assert page.ledger.form.field("venue").text() == "Xưởng sao"

    def room_again(_store: object) -> None:
        _store.connection.execute("PRAGMA query_only = OFF")  # type: ignore[attr-defined]

    window._context.worker.run(room_again)
    page.ledger.table.setFocus()
    press(Key.Key_5, CTRL)  # to another page: what could not be written is tried again
    desk.settle()
    assert not page.holds_unsaved()
    assert activities(desk)[0].venue == "Xưởng sao"


def test_what_cannot_be_put_away_stays_and_is_not_called_put_away(desk: Desk) -> None:
    window = desk.open()
    record_one()
    desk.settle()
    page = page_of(desk)

    def no_more_room(_store: object) -> None:
        _store.connection.execute("PRAGMA query_only = ON")  # type: ignore[attr-defined]

    window._context.worker.run(no_more_room)
    press(Key.Key_Escape)
    press(Key.Key_Delete)
    desk.settle()
    assert page.ledger.status.text().startswith("✗ Chưa cất được")
    assert page.ledger.strip.isHidden()
    assert page.ledger.record is not None
    assert len(page.ledger.table.rows.items) == 1


def test_the_list_can_be_read_while_nothing_is_there(desk: Desk) -> None:
    desk.open()
    page = page_of(desk)
    texts = [label.text() for label in page.findChildren(type(page.ledger.foot)) if label.isVisible()]
    assert any("Ở đây ghi từng buổi" in text for text in texts)
    assert QApplication.focusWidget() is not None
