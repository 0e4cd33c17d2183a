"""Ctrl+K, Ctrl+H, Ctrl+M, what was put away and what was begun: by keyboard alone."""

from dataclasses import replace
from datetime import date
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from congdoan_desktop import paths, settings
from congdoan_desktop.domain.records import (
    Activity,
    Course,
    Evidence,
    Narrative,
    NetworkMembership,
    Participant,
    Person,
)
from congdoan_desktop.reference.loaded import load
from congdoan_desktop.store import drafts, repository
from congdoan_desktop.store.database import open_store
from congdoan_desktop.ui.history.dialog import HistoryDialog
from congdoan_desktop.ui.ledger import Ledger
from congdoan_desktop.ui.month.dialog import MonthDialog
from congdoan_desktop.ui.pages.activities import ActivitiesPage
from congdoan_desktop.ui.pages.overview import OverviewPage
from congdoan_desktop.ui.pages.plans import PlansPage
from congdoan_desktop.ui.pages.report import ReportPage
from congdoan_desktop.ui.pages.settings import COMPUTER, TRASH, SettingsPage
from congdoan_desktop.ui.pages.training import TrainingPage
from congdoan_desktop.ui.plans.from_above import FromAbove
from congdoan_desktop.ui.search.dialog import SearchDialog
from congdoan_desktop.ui.sublist import SubList
from congdoan_desktop.ui.trash.dialog import TrashDialog
from congdoan_desktop.ui.trash.drafts_dialog import DraftsDialog
from congdoan_desktop.usecases.places import Place
from tests.fixtures.desk import CTRL, TODAY, Desk, add_people, press, write
from tests.fixtures.front import activate
from tests.fixtures.union import UNIT
from tests.ui.test_accessible import unnamed

Key = Qt.Key
D = TypeVar("D", bound=QDialog)
SHIFT = Qt.KeyboardModifier.ShiftModifier


def held(record_id: str, title: str, **more: object) -> Activity:
    return replace(Activity(id=record_id, title=title, held_on=date(2026, 6, 2), form="mobile_talk", total=40), **more)  # type: ignore[arg-type]


def put(desk: Desk, *records: object) -> None:
    with open_store(desk.path, author="Mai") as store, store.atomic():
        for record in records:
            repository.save(store, record)  # type: ignore[type-var]


def opened(desk: Desk, kind: type[D]) -> D:
    """Return the dialog of `kind` that is in front, once it has the focus and has read what it shows."""
    desk.bot.waitUntil(lambda: isinstance(QApplication.activeWindow(), kind))
    desk.settle()
    front = QApplication.activeWindow()
    assert isinstance(front, kind)
    assert unnamed(front) == []
    return front


def over(desk: Desk) -> None:
    """Wait until no dialog is left, and let the window have the focus again, as a desktop does."""
    desk.bot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    desk.settle()
    activate(desk.bot, desk.windows[-1])
    desk.settle()


def stored(desk: Desk, record_id: str = "a") -> Activity:
    with desk.reader() as reader:
        found = repository.get(reader, Activity, record_id)
        assert found is not None
        return found


def ledger_of(desk: Desk) -> Ledger:
    page = desk.windows[-1].page()
    assert isinstance(page, ActivitiesPage)
    return page.ledger


def test_anything_is_found_and_opened_where_it_is(desk: Desk) -> None:
    add_people(desk.path, 30)
    put(
        desk,
        held("a", "Nói chuyện về tiền lương"),
        Course(id="c", title="Lớp kỹ năng", kind="refute", held_on=TODAY),
        Participant(id="p", course_id="c", full_name="Vàng Thị Lương"),
    )
    window = desk.open("overview")
    press(Key.Key_K, CTRL)
    found = opened(desk, SearchDialog)
    assert "Trang Tuyên truyền" in " ".join(found.list.titles())
    write("luong")
    desk.settle()
    titles = found.list.titles()
    assert titles[0] == "Hoạt động tuyên truyền" and "Nói chuyện về tiền lương" in titles[1]
    assert any("Vàng Thị Lương" in title and "Lớp kỹ năng" in title for title in titles)
    press(Key.Key_Return)
    over(desk)
    assert ledger_of(desk).record == held("a", "Nói chuyện về tiền lương")
    press(Key.Key_K, CTRL)
    opened(desk, SearchDialog)
    write("luong vang")
    desk.settle()
    press(Key.Key_Return)
    over(desk)
    page = window.page()
    assert isinstance(page, TrainingPage)
    assert page.participants.form.isVisible() and page.participants.form.record().id == "p"
    assert page.participants.form.isAncestorOf(QApplication.focusWidget())


def test_pages_and_commands_are_found_by_their_words(desk: Desk) -> None:
    window = desk.open("overview")
    for words, key in (("sao luu", "settings"), ("bao cao", "report"), ("buoi tuyen truyen moi", "activities")):
        press(Key.Key_K, CTRL)
        opened(desk, SearchDialog)
        write(words)
        desk.settle()
        press(Key.Key_Return)
        over(desk)
        assert window.page_key() == key
    assert ledger_of(desk).form.field("title").focusProxy() is QApplication.focusWidget()  # "ghi buổi mới"


def test_nothing_found_says_so_and_escape_goes_back(desk: Desk) -> None:
    desk.open("people")
    press(Key.Key_K, CTRL)
    found = opened(desk, SearchDialog)
    write("zzzz")
    desk.settle()
    assert found.list.titles() == ("Không tìm thấy gì. Thử ít chữ hơn, hoặc chữ khác.",)
    press(Key.Key_Return)
    assert found.isVisible()
    press(Key.Key_Escape)
    over(desk)


def test_the_history_of_the_open_record_and_back_and_forth(desk: Desk) -> None:
    put(desk, held("a", "Nói chuyện về lương"))
    put(desk, held("a", "Nói chuyện về lương", total=41, form="show"))
    desk.open()
    press(Key.Key_Tab, SHIFT)
    press(Key.Key_H, CTRL)
    past = opened(desk, HistoryDialog)
    assert [one.by for one in past.table.rows.items] == ["Mai", "Mai"]
    said = past.details.toPlainText()
    assert "40 → 41" in said and "Tổng số lượt" in said and "Hình thức" in said
    assert not past.back.isEnabled()  # it stands on the present state
    press(Key.Key_Down)
    assert "Nói chuyện lưu động" in past.details.toPlainText()
    press(Key.Key_K, Qt.KeyboardModifier.AltModifier)
    over(desk)
    assert stored(desk).total == 40
    ledger = ledger_of(desk)
    assert ledger.form.field("total").text() == "40" and "Đã khôi phục" in ledger.strip.label.text()
    ledger.strip.button.click()
    desk.settle()
    assert stored(desk).total == 41 and ledger.form.field("total").text() == "41"


def test_what_is_typed_now_is_in_the_history_at_once(desk: Desk) -> None:
    put(desk, held("a", "Nói chuyện"))
    desk.open()
    press(Key.Key_Return)
    press(Key.Key_End)
    write(" về lương")
    press(Key.Key_H, CTRL)
    past = opened(desk, HistoryDialog)
    assert past.table.rows.items[0].record.title == "Nói chuyện về lương"
    press(Key.Key_Escape)
    over(desk)


def test_a_line_has_its_own_history(desk: Desk) -> None:
    put(desk, Course(id="c", title="Lớp", kind="refute", held_on=TODAY))
    put(desk, Participant(id="p", course_id="c", full_name="Lò Văn An"))
    put(desk, Participant(id="p", course_id="c", full_name="Lò Văn Ân"))
    window = desk.open("training")
    page = window.page()
    assert isinstance(page, TrainingPage)
    window.open_page("training", "c")
    page.show_line("Participant", "p")
    press(Key.Key_H, CTRL)
    past = opened(desk, HistoryDialog)
    assert "Lò Văn An → Lò Văn Ân" in past.details.toPlainText()
    press(Key.Key_Escape)
    over(desk)


def test_what_was_put_away_comes_back(desk: Desk) -> None:
    put(desk, held("a", "Nói chuyện về lương"), held("b", "Phát thanh"))
    desk.open()
    press(Key.Key_Delete)
    desk.settle()
    ledger = ledger_of(desk)
    assert ledger.away_button.isVisible() and ledger.away_button.text() == "Đã cất (1)"
    press(Key.Key_Delete, CTRL | SHIFT)
    away = opened(desk, TrashDialog)
    assert away.pane.kinds.currentText() == "Hoạt động tuyên truyền"
    (one,) = away.pane.table.rows.items
    press(Key.Key_Return)
    desk.settle()
    assert "Đã lấy lại" in away.pane.strip.label.text() and away.pane.table.rows.items == ()
    press(Key.Key_Escape)
    over(desk)
    with desk.reader() as reader:
        assert not repository.is_archived(reader, Activity, one.record.id)
    assert not ledger.away_button.isVisible()


def test_several_come_back_at_once_and_go_again(desk: Desk) -> None:
    people = add_people(desk.path, 3)
    with open_store(desk.path, author="Mai") as store:
        for person in people:
            repository.archive(store, Person, person.id)
    window = desk.open("settings")
    page = window.page()
    assert isinstance(page, SettingsPage)
    page.parts.setCurrentRow(TRASH)
    desk.settle()
    page.trash.table.setFocus()
    for _ in people[1:]:
        press(Key.Key_Down, SHIFT)
    press(Key.Key_Return)
    desk.settle()
    assert page.trash.strip.label.text() == "Đã lấy lại 3 bản ghi."
    page.trash.strip.button.click()
    desk.settle()
    assert len(page.trash.table.rows.items) == 3


def test_all_drafts_are_offered_at_the_start(desk: Desk) -> None:
    put(desk, Course(id="c", title="Lớp", kind="refute", held_on=TODAY))
    put(desk, Participant(id="p", course_id="c", full_name="Lò Văn An"))
    with open_store(desk.path) as store:
        drafts.keep_draft(store, Activity, "x", {"title": "Nói chuyện dở", "total": "4o"})
        drafts.keep_draft(store, Participant, "p", {"course_id": "c", "full_name": "", "certificate_no": "12"})
    window = desk.open("overview")
    strip = window.everywhere.strip
    assert strip.isVisible() and strip.label.text().startswith("Còn 2 bản ghi dở")
    strip.button.click()
    begun = opened(desk, DraftsDialog)
    names = [(one.kind, one.name, one.above) for one in begun.table.rows.items]
    assert sorted(names) == [("Activity", "Nói chuyện dở", ""), ("Participant", "", "Lớp")]
    begun.table.choose("Participant p")
    press(Key.Key_Return)
    over(desk)
    page = window.page()
    assert isinstance(page, TrainingPage)
    assert page.participants.form.field("certificate_no").text() == "12"
    window.open_page("overview")
    assert strip.label.text().startswith("Còn 2")


def test_one_draft_is_offered_by_its_name_and_dropped_on_purpose(desk: Desk) -> None:
    with open_store(desk.path) as store:
        drafts.keep_draft(store, Activity, "x", {"title": "Nói chuyện dở", "total": "4o"})
    window = desk.open("overview")
    strip = window.everywhere.strip
    assert "Nói chuyện dở" in strip.label.text()
    strip.button.click()
    desk.settle()
    ledger = ledger_of(desk)
    assert ledger.form.field("total").text() == "4o" and ledger.record is not None and ledger.record.id == "x"
    window.everywhere.drafts()
    begun = opened(desk, DraftsDialog)
    press(Key.Key_Delete)
    desk.settle()
    assert begun.table.rows.items == () and "Đã bỏ bản nháp" in begun.strip.label.text()
    begun.strip.button.click()
    desk.settle()
    assert [one.record_id for one in begun.table.rows.items] == ["x"]
    press(Key.Key_Escape)
    over(desk)


def test_the_month_by_keyboard(desk: Desk) -> None:
    put(desk, held("a", "Nói chuyện về lương"))
    window = desk.open("overview")
    press(Key.Key_M, CTRL)
    month = opened(desk, MonthDialog)
    assert month.title.text() == "Tháng 6 năm 2026"
    for _ in range(4):
        press(Key.Key_Up)
    assert month.day_title.text().startswith("Thứ Ba, 02/06/2026")
    press(Key.Key_PageUp)
    desk.settle()
    assert month.title.text() == "Tháng 5 năm 2026"
    press(Key.Key_PageDown)
    desk.settle()
    press(Key.Key_Return)
    over(desk)
    assert window.page_key() == "activities" and ledger_of(desk).record == stored(desk)


def test_a_day_of_the_month_is_planned_for(desk: Desk) -> None:
    desk.open("overview")
    press(Key.Key_M, CTRL)
    opened(desk, MonthDialog)
    press(Key.Key_Right)
    desk.settle()
    press(Key.Key_Plus)
    over(desk)
    write("Nói chuyện quý III")
    desk.settle()
    ledger = ledger_of(desk)
    ledger.form.field("form").setFocus()
    write("noi chuyen luu")
    press(Key.Key_Return)
    desk.settle()
    with desk.reader() as reader:
        (planned,) = repository.find(reader, Activity)
    assert (planned.title, planned.held_on, planned.is_planned) == ("Nói chuyện quý III", date(2026, 7, 1), True)


def test_who_writes_at_this_computer(desk: Desk) -> None:
    put(desk, held("a", "Nói chuyện"))
    window = desk.open("settings")
    page = window.page()
    assert isinstance(page, SettingsPage)
    page.parts.setCurrentRow(COMPUTER)
    page.computer.author.field.setFocus()
    write("Lò Thị Mai")
    press(Key.Key_Return)
    desk.settle()
    assert settings.author() == "Lò Thị Mai"
    window.open_page("activities", "a")
    press(Key.Key_Return)
    write("Buổi ")
    desk.settle()
    press(Key.Key_H, CTRL)
    past = opened(desk, HistoryDialog)
    assert past.table.rows.items[0].by == "Lò Thị Mai"
    press(Key.Key_Escape)
    over(desk)


@pytest.mark.parametrize("keys", ["H", "M", "K"])
def test_the_keys_work_on_every_page(desk: Desk, keys: str) -> None:
    window = desk.open("overview")
    for key in window.titles():
        window.open_page(key)
        desk.settle()
        press(Qt.Key(ord(keys)), CTRL)
        desk.settle()
        front = QApplication.activeModalWidget()
        assert front is not None or keys == "H"
        if front is not None:
            QApplication.processEvents()
            front.close()
            over(desk)


def test_a_plan_from_above_is_opened_where_it_is(desk: Desk) -> None:
    window = desk.open("overview")
    press(Key.Key_K, CTRL)
    found = opened(desk, SearchDialog)
    write("kh 383")
    desk.settle()
    assert found.list.titles()[0] == "Kế hoạch của cấp trên"
    press(Key.Key_Return)
    over(desk)
    assert window.page_key() == "plans"
    page = window.page()
    assert isinstance(page, PlansPage)
    part = page.current()
    assert isinstance(part, FromAbove)
    assert part.table.current_key() == "kh-383-ldld-2022"


def test_evidence_whose_file_is_gone_says_so_when_it_comes_back(desk: Desk) -> None:
    gone = Evidence(
        id="e",
        owner_kind="Activity",
        owner_id="a",
        kind="photo",
        name="anh.jpg",
        media="image/jpeg",
        sha256="0" * 64,
        size=3,
        added_on=TODAY,
        removed_on=TODAY,
    )
    put(desk, held("a", "Nói chuyện về lương"), gone)
    with open_store(desk.path) as store:
        repository.archive(store, Evidence, "e")
    desk.open()
    press(Key.Key_Delete, CTRL | SHIFT)
    away = opened(desk, TrashDialog)
    away.pane.show_kind(None)
    desk.settle()
    assert "tệp đã xóa hẳn" in str(away.pane.table.model().index(0, 1).data())
    away.pane.bring_back()
    desk.settle()
    assert "đã được xóa hẳn" in away.pane.strip.label.text()


def test_the_month_is_opened_from_the_first_page(desk: Desk) -> None:
    put(desk, held("a", "Nói chuyện về lương"))
    window = desk.open("overview")
    page = window.page()
    assert isinstance(page, OverviewPage)
    page.month_button.setFocus()
    press(Key.Key_Space)
    month = opened(desk, MonthDialog)
    month.chosen.emit(Place(page="activities", record_id="a"))
    month.reject()
    over(desk)
    assert isinstance(ledger_of(desk).record, Activity)


def test_the_history_of_the_unit_goes_back(desk: Desk) -> None:
    window = desk.open("settings")
    page = window.page()
    assert isinstance(page, SettingsPage)
    page.unit.form.field("short_name").setFocus()
    press(Key.Key_A, CTRL)
    write("Tên sai")
    desk.settle()
    page.unit.history_button.setFocus()
    press(Key.Key_Space)
    past = opened(desk, HistoryDialog)
    assert "Tên sai" in past.details.toPlainText()
    press(Key.Key_Down)
    press(Key.Key_K, Qt.KeyboardModifier.AltModifier)
    desk.settle()
    over(desk)
    assert page.unit.form.field("short_name").text() == UNIT.short_name
    page.unit.strip.button.click()
    desk.settle()
    assert page.unit.form.field("short_name").text() == "Tên sai"


def test_the_history_of_a_narrative_goes_back(desk: Desk) -> None:
    kind = "ct58"
    template = load(paths.resources()).templates[kind]
    part = next(part for part in template.sections if part.narrative)
    put(
        desk,
        Narrative(id="n", report_kind=kind, period="2026-H1", section=part.id, text="Kết quả tốt."),
    )
    window = desk.open("report")
    page = window.page()
    assert isinstance(page, ReportPage)
    page.open_record(f"{kind}@2026-H1@{part.id}")
    page.editor.box.setFocus()
    press(Key.Key_A, CTRL)
    write("Kết quả chưa tốt.")
    press(Key.Key_H, CTRL)
    past = opened(desk, HistoryDialog)
    assert "Kết quả tốt. → Kết quả chưa tốt." in past.details.toPlainText()
    press(Key.Key_Down)
    press(Key.Key_K, Qt.KeyboardModifier.AltModifier)
    desk.settle()
    over(desk)
    assert page.editor.box.toPlainText() == "Kết quả tốt."
    assert "khôi phục" in page.editor.strip.label.text()


@pytest.mark.parametrize("is_kept", [True, False])
def test_a_draft_that_is_dropped_leaves_its_open_form(desk: Desk, is_kept: bool) -> None:
    put(desk, held("b", "Phát thanh"))
    if is_kept:
        put(desk, held("a", "Nói chuyện về lương", held_on=date(2026, 6, 20)))
    with open_store(desk.path) as store:
        drafts.keep_draft(store, Activity, "a", {"title": "Nói chuyện dở", "held_on": "20/6/20", "form": ""})
    desk.open()
    ledger = ledger_of(desk)
    ledger.open("a")
    assert ledger.form.field("title").text() == "Nói chuyện dở"
    dialog = desk.windows[-1].everywhere.drafts()
    desk.settle()
    dialog.drop_button.click()
    desk.settle()
    dialog.reject()
    over(desk)
    assert ledger.form.field("title").text() == ("Nói chuyện về lương" if is_kept else "Phát thanh")
    with desk.reader() as reader:
        assert drafts.drafts(reader, Activity) == {}


def test_a_draft_of_a_line_that_is_dropped_leaves_its_open_form(desk: Desk) -> None:
    (person,) = add_people(desk.path, 1)
    with open_store(desk.path) as store:
        drafts.keep_draft(store, NetworkMembership, "m", {"person_id": person.id, "network": "", "note": "dở"})
    window = desk.open("people")
    page = window.page()
    assert page is not None
    page.open_record(person.id)
    page.show_line("NetworkMembership", "m")
    (line,) = (one for one in page.findChildren(SubList) if one.form.isVisible())
    assert line.form.isVisible() and line.form.field("note").text() == "dở"
    window.everywhere._context.worker.run(
        lambda store: drafts.drop_draft(store, NetworkMembership, "m"), changes=frozenset({"NetworkMembership"})
    )
    desk.settle()
    assert not line.form.isVisible() and not line.holds_unsaved()
