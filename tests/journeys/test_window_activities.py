"""An officer records what was held, by keyboard alone, and it is in the store."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from congdoan_desktop.domain.records import Activity, Opinion, Person
from congdoan_desktop.domain.text import fold
from congdoan_desktop.store import attendance, drafts, repository
from congdoan_desktop.store.database import open_store
from congdoan_desktop.ui.pages.activities import ActivitiesPage
from congdoan_desktop.usecases.gather_facts import gather_facts
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
    for _ in range(5):
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
    assert focus() is page.ledger.form.field("minority").focusProxy()  # no list says that of anybody
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


class Keys:
    """Presses keys and counts them; what is typed as text is counted apart."""

    def __init__(self) -> None:
        self.pressed = 0

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, times: int = 1
    ) -> None:
        for _ in range(times):
            press(key, modifier)
        self.pressed += times


def test_a_repeated_session_takes_at_most_25_keys_beside_its_text(desk: Desk) -> None:
    whole = Activity(
        id="a",
        title="Nói chuyện lưu động tại xưởng sao",
        held_on=date(2026, 6, 2),
        starts="11:30",
        ends="12:00",
        form="mobile_talk",
        venue_kind="workshop",
        commune="03601",
        venue="Xưởng sao",
        topics=("safety",),
        plans=("kh-30-ldld-2026",),
        audiences=("direct_worker",),
        speaker="Lò Văn Thịnh",
        counted_by="heads",
        count_method="counted",
        total=62,
        women=40,
        members=48,
        material_copies=30,
        opinions="Đề nghị thêm quạt.",
    )
    with open_store(desk.path) as store:
        repository.save(store, whole)
    desk.open()
    keys = Keys()
    keys.press(Key.Key_D, CTRL)
    write("16/6")
    page = page_of(desk)
    while focus() is not page.ledger.form.field("total").focusProxy():
        keys.press(Key.Key_Tab)
        assert keys.pressed < 25
    for count in ("58", "37", "44", "40"):
        write(count)
        keys.press(Key.Key_Tab)
    desk.settle()
    again, first = activities(desk)
    assert first == whole
    assert (again.held_on, again.total, again.women, again.minority, again.members) == (
        date(2026, 6, 16),
        58,
        37,
        44,
        40,
    )
    copied = ("title", "starts", "ends", "form", "venue_kind", "venue", "commune", "topics", "plans", "audiences")
    copied += ("speaker",)
    assert {name: getattr(again, name) for name in copied} == {name: getattr(whole, name) for name in copied}
    assert (again.material_copies, again.opinions, again.is_planned) == (None, "", False)
    assert keys.pressed <= 25, keys.pressed


def test_forty_of_sixty_are_ticked_in_at_most_five_keys_each(desk: Desk) -> None:
    """Letters of the name, arrows and Enter, all counted."""
    people = add_people(desk.path, 60)
    desk.open()
    record_one()
    page = page_of(desk)
    page.ledger.form.field("counted_by").set_value("names")
    page.ledger.form.edited.emit()
    desk.settle()
    press(Key.Key_T, CTRL)
    most = 0
    for person in people[:40]:
        text = shortest(page, person.id, person.full_name)
        write(text)
        press(Key.Key_Return)
        most = max(most, len(text) + 1)
    desk.settle()
    with desk.reader() as reader:
        assert attendance.attendees(reader, activities(desk)[0].id) == {person.id for person in people[:40]}
    assert most <= 5


def shortest(page: ActivitiesPage, person_id: str, name: str) -> str:
    """Return the fewest letters of the name after which the person stands first, as somebody who types looks up."""
    words = fold(name).split()
    starts = [word[:size] for word in words for size in (1, 2, 3, 4)]
    found = sorted({*starts, "".join(word[0] for word in words)}, key=len)
    for text in found:
        page.panel.line.setText(text)
        if page.panel.table.current_key() == person_id:
            page.panel.line.clear()
            return text
    raise AssertionError(name)


def test_the_count_has_the_unit_of_the_form(desk: Desk) -> None:
    desk.open()
    record_one()
    form = page_of(desk).ledger.form
    assert form.field("times").focusProxy().accessibleName() == "Số buổi"
    form.field("form").setFocus()
    press(Key.Key_A, CTRL)
    write("loa truyen thanh noi")
    press(Key.Key_Return)
    assert form.field("times").focusProxy().accessibleName() == "Số lượt phát"
    assert form.field("reach").isVisibleTo(form) and not form.field("total").isVisibleTo(form)
    counts = form.field("counts_toward_target")
    assert "Theo hình thức (không tính)" in counts.words(None)


def test_a_day_to_come_proposes_planned_and_it_is_in_no_sum(desk: Desk) -> None:
    desk.open()
    press(Key.Key_N, CTRL)
    write("Hội nghị người lao động")
    press(Key.Key_Tab)
    write("12/7")
    press(Key.Key_Tab)
    page = page_of(desk)
    assert page.ledger.form.field("is_planned").value() is True
    assert "Mới dự kiến" in page.planned.words.text()
    page.ledger.form.field("form").setFocus()
    write("hoi nghi nguoi lao dong")
    press(Key.Key_Return)
    desk.settle()
    (kept,) = activities(desk)
    assert kept.is_planned and kept.held_on == date(2026, 7, 12)
    with desk.reader() as reader:
        assert gather_facts(reader).activities == ()
        assert page._sums(reader, "") == "0 hoạt động · 0 lượt · 1 dự kiến"
    page.ledger.form.field("is_planned").setFocus()
    press(Key.Key_Space)  # not what is proposed: it is asked no second time
    desk.settle()
    assert activities(desk)[0].is_planned is False
    assert page.planned.words.text().startswith("! Ngày 12/07/2026 chưa tới")


def test_what_was_planned_and_has_passed_is_pointed_out_and_one_key_settles_it(desk: Desk) -> None:
    planned = Activity(
        id="a", title="Nói chuyện", held_on=date(2026, 6, 20), form="mobile_talk", is_planned=True, total=5
    )
    with open_store(desk.path) as store:
        repository.save(store, planned)
    desk.open()
    page = page_of(desk)
    assert page._total_words(planned) == "! dự kiến"
    assert page.planned.words.text() == "! Đã qua ngày dự kiến 20/06/2026. Buổi này đã diễn ra chưa?"
    assert [problem.code for problem in page.ledger.form.problems()] == ["planned_not_counted"]
    press(Key.Key_G, CTRL)
    desk.settle()
    assert activities(desk)[0].is_planned is False
    assert page.planned.isHidden() and page.ledger.form.problems() == ()
    assert focus() is page.ledger.form.field("counted_by").focusProxy()


def test_one_key_makes_a_typed_line_an_opinion(desk: Desk) -> None:
    desk.open()
    record_one()
    page = page_of(desk)
    press(Key.Key_I, CTRL)
    assert focus() is page.ledger.form.field("opinions").focusProxy()
    write("Bữa ăn ca ít rau")
    page.ledger.form.field("opinions").box.insertPlainText("\nanh Đức xưởng sao nói lương chậm")  # type: ignore[attr-defined]
    desk.settle()
    press(Key.Key_Up)
    press(Key.Key_I, CTRL)
    desk.settle()
    with desk.reader() as reader:
        (opinion,) = repository.find(reader, Opinion)
    (activity,) = activities(desk)
    assert (opinion.content, opinion.activity_id, opinion.channel) == ("Bữa ăn ca ít rau", activity.id, "activity")
    assert opinion.noted_on == activity.held_on
    assert activity.opinions == "anh Đức xưởng sao nói lương chậm"
    assert [problem.code for problem in page.ledger.form.problems()] == ["names"]
    assert [row.content for row in page.opinions.table.rows.items] == ["Bữa ăn ca ít rau"]


def test_counts_follow_from_the_list_and_only_dtts_is_typed(desk: Desk) -> None:
    people = [
        Person(id="m", full_name="Lò Thị Mai", gender="female", contract="seasonal"),
        Person(id="d", full_name="Lò Văn Đức", gender="male", contract="indefinite", is_member=False),
    ]
    with open_store(desk.path) as store:
        for person in people:
            repository.save(store, person)
        listed = Activity(id="a", title="Nói chuyện", held_on=TODAY, form="mobile_talk", counted_by="names")
        repository.save(store, listed)
        attendance.set_attendees(store, "a", ["m", "d"])
    desk.open()
    page = page_of(desk)
    assert page.attendance.words.text() == "2 / 2 người có tên · nữ 1 · đoàn viên 1 · thời vụ 1"
    form = page.ledger.form
    shown = [
        name for name in ("total", "women", "minority", "members", "seasonal") if form.field(name).isVisibleTo(form)
    ]
    assert shown == ["minority"]


def test_somebody_nameless_is_offered_only_where_ticked_already(desk: Desk) -> None:
    add_people(desk.path, 2)
    with open_store(desk.path) as store, store.atomic():
        for one in ("kept", "gone"):
            repository.save(store, Person(id=one, full_name="Người đã xóa dữ liệu", deidentified_on=TODAY))
        repository.save(store, Activity(id="a", title="Buổi", held_on=TODAY, form="mobile_talk", counted_by="names"))
        attendance.set_attendee(store, "a", "kept", True)
    desk.open()
    page = page_of(desk)
    page.tick_people()
    offered = [one.id for one in page.attendance.panel.table.rows.items]
    assert sorted(offered) == ["kept", "person-00000", "person-00001"]


@pytest.mark.parametrize(("total", "counted_by"), [(None, "names"), (62, "both")])
def test_ticked_names_count_though_heads_were_meant(desk: Desk, total: int | None, counted_by: str) -> None:
    add_people(desk.path, 3)
    with open_store(desk.path) as store, store.atomic():
        one = Activity(id="one", title="Nói chuyện", held_on=TODAY, form="mobile_talk", total=total)
        repository.save(store, one)
    page = desk.open("activities").page()
    assert isinstance(page, ActivitiesPage)
    press(Key.Key_T, CTRL)
    write("mai")
    press(Key.Key_Return)
    press(Key.Key_Escape)
    desk.settle()
    with desk.reader() as reader:
        (kept,) = repository.find(reader, Activity)
    assert (kept.counted_by, kept.total) == (counted_by, total)
    assert page.attendance.words.isVisible() and page.attendance.words.text().startswith("1 / 3 người có tên")


def test_the_field_a_key_leads_to_is_in_sight(desk: Desk) -> None:
    with open_store(desk.path) as store, store.atomic():
        repository.save(store, Activity(id="one", title="Nói chuyện", held_on=TODAY, form="mobile_talk"))
    page = desk.open("activities").page()
    assert isinstance(page, ActivitiesPage)
    page.window().resize(1366, 560)
    desk.settle()
    press(Key.Key_I, CTRL)
    desk.bot.waitUntil(lambda: focus().visibleRegion().boundingRect() == focus().rect())
