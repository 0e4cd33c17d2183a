"""People: what is kept about them, what they agree to, what they ask, and how they are forgotten."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from congdoan_desktop import paths
from congdoan_desktop.domain.figures import all_figures
from congdoan_desktop.domain.period import Period
from congdoan_desktop.domain.records import (
    Activity,
    Consent,
    NetworkMembership,
    Person,
    PersonRequest,
    SensitiveData,
)
from congdoan_desktop.reference.loaded import load
from congdoan_desktop.store import attendance, drafts, repository
from congdoan_desktop.store.database import open_store
from congdoan_desktop.ui.pages.people import PeoplePage
from congdoan_desktop.ui.people.consent_dialog import ConsentDialog
from congdoan_desktop.ui.people.erase_dialog import EraseDialog
from congdoan_desktop.ui.people.withdraw_dialog import WithdrawDialog
from congdoan_desktop.ui.printing.dialog import PrintDialog
from congdoan_desktop.usecases.gather_facts import gather_facts
from congdoan_desktop.usecases.keep_backup import back_up
from tests.fixtures.desk import CTRL, Desk, focus, press, unfold, write
from tests.fixtures.front import activate
from tests.store.test_erase import holds, written
from tests.ui.test_accessible import unnamed

Key = Qt.Key
NAME = "Khoàng Thị Thoa"
PERSON = Person(id="p", full_name=NAME, gender="female", birth_year=1990, department="Tổ hái 1")
TALK = Activity(id="a", title="Nói chuyện", held_on=date(2026, 5, 1), form="mobile_talk", counted_by="names")


def fill(desk: Desk, *records: Person | Activity, attended: bool = True) -> None:
    with open_store(desk.path) as store, store.atomic():
        for record in records or (PERSON, TALK):
            repository.save(store, record)
        if attended:
            attendance.set_attendees(store, "a", ["p"])


def page_of(desk: Desk) -> PeoplePage:
    page = desk.windows[-1].page()
    assert isinstance(page, PeoplePage)
    return page


def tab_to(widget: QWidget) -> None:
    """Press Tab until `widget` has the focus."""
    wanted = widget.focusProxy() or widget
    for _ in range(60):
        if focus() is wanted:
            return
        press(Key.Key_Tab)
    raise AssertionError(f"Tab does not come to {widget}")


def listed(page: PeoplePage) -> list[str]:
    return [person.full_name for person in page.ledger.table.rows.items]


def give_consent(desk: Desk, page: PeoplePage) -> Consent:
    """From the list on, by keyboard alone; nothing is ticked, dated or chosen beforehand."""
    card = page.below.sensitive
    press(Key.Key_Return)  # into the form
    tab_to(card.fold)
    assert not card.rows["officer_list"].field.isVisible()
    press(Key.Key_Return)
    tab_to(card.rows["officer_list"].give_button)
    press(Key.Key_Return)
    desk.settle()
    asked = card.findChild(ConsentDialog)
    assert isinstance(asked, ConsentDialog)
    activate(desk.bot, asked)
    assert unnamed(asked) == []
    assert not (asked.agrees.isChecked() or asked.day.field.value() or asked.way.field.value())
    asked.keep_button.setFocus()
    press(Key.Key_Return)
    assert asked.isVisible() and focus() is asked.agrees
    press(Key.Key_Space)
    tab_to(asked.day.field)
    write("1/6")
    press(Key.Key_Tab)
    write("phieu giay")
    press(Key.Key_Return)
    tab_to(asked.keep_button)
    press(Key.Key_Return)
    desk.settle()
    activate(desk.bot, desk.windows[-1])
    with desk.reader() as reader:
        (consent,) = repository.find(reader, Consent)
    return consent


def withdraw_consent(desk: Desk, page: PeoplePage) -> None:
    card = page.below.sensitive
    tab_to(card.rows["officer_list"].withdraw_button)
    press(Key.Key_Return)
    desk.settle()
    withdrawal = card.findChild(WithdrawDialog)
    assert isinstance(withdrawal, WithdrawDialog)
    activate(desk.bot, withdrawal)
    assert unnamed(withdrawal) == []
    tab_to(withdrawal.go)
    press(Key.Key_Return)
    desk.settle()
    assert focus() is withdrawal.renew_button
    press(Key.Key_Return)
    desk.settle()
    assert "bản sao lưu mới" in withdrawal.state.text()
    press(Key.Key_Return)
    desk.settle()
    assert card.findChild(WithdrawDialog) is None
    activate(desk.bot, desk.windows[-1])


def sensitive(desk: Desk) -> SensitiveData | None:
    with desk.reader() as reader:
        return repository.get(reader, SensitiveData, "p")


def test_a_consent_opens_a_field_and_its_withdrawal_erases_it(desk: Desk) -> None:
    fill(desk)
    desk.open("people")
    page = page_of(desk)
    consent = give_consent(desk, page)
    assert (consent.purpose, consent.text_version) == ("officer_list", "officer_list@1")
    assert (consent.given_on, consent.given_by) == (date(2026, 6, 1), "paper")
    field = page.below.sensitive.rows["officer_list"].field
    tab_to(field)
    write("la hu")
    press(Key.Key_Return)
    desk.settle()
    assert sensitive(desk) == SensitiveData(id="p", ethnic_group="tctk1979-41")
    copies: list[Path] = []
    page._context.worker.run(lambda store: back_up(store, datetime(2026, 6, 29, 7)), done=copies.append)
    desk.settle()
    (old,) = copies
    assert holds(old, "tctk1979-41")
    withdraw_consent(desk, page)
    assert not field.isVisible()
    assert sensitive(desk) is None and not old.exists()
    assert not any(b"tctk1979-41" in data for data in written(desk.path))


def figures(desk: Desk) -> object:
    reference = load(paths.resources())
    with desk.reader() as reader:
        facts = gather_facts(reader)
    return all_figures(facts, reference.catalogues["forms"], Period(year=2026, half=1), ["ct58"], date(2026, 5, 7))


def confirm(desk: Desk, dialog: EraseDialog, word: str) -> None:
    desk.settle()
    activate(desk.bot, dialog)
    assert unnamed(dialog) == []
    assert focus() is dialog.word.field.focusProxy()
    write(word)
    tab_to(dialog.erase_button)
    press(Key.Key_Return)
    desk.settle()


def test_who_has_left_is_made_nameless_and_the_figures_stay(desk: Desk) -> None:
    fill(desk)
    desk.open("people")
    page = page_of(desk)
    assert not page.below.leaving.isVisible()
    page.ledger.form.field("left_on").setFocus()
    unfold(page.ledger.form)
    page.ledger.form.field("left_on").setFocus()
    write("15/6")
    press(Key.Key_Tab)
    desk.settle()
    before = figures(desk)
    assert page.below.leaving.isVisible()
    assert listed(page) == []
    page.filter.choose("left")
    desk.settle()
    assert listed(page) == [NAME]
    page.below.leaving.button.click()
    dialog = page.rights.findChild(EraseDialog)
    assert isinstance(dialog, EraseDialog)
    confirm(desk, dialog, "thoa")
    assert dialog.state.text().startswith("✓ Đã xóa.")
    dialog.reject()
    desk.settle()
    assert listed(page) == []
    assert figures(desk) == before
    assert not holds(desk.path, NAME)
    with desk.reader() as reader:
        row = repository.get(reader, Person, "p")
    assert row is not None and row.full_name == "Người đã khử nhận dạng" and row.left_on == date(2026, 6, 15)


def test_a_person_is_erased_on_request_and_older_backups_are_replaced(desk: Desk) -> None:
    fill(desk)
    with open_store(desk.path) as store:
        old = back_up(store, datetime(2026, 6, 1, 8))
    desk.open("people")
    page = page_of(desk)
    press(Key.Key_Return)
    tab_to(page.below.rights_button)
    press(Key.Key_Return)
    desk.settle()
    assert [row[1:3] for row in page.rights.table.rows.items] == [("Dự hoạt động", "Nói chuyện")]
    tab_to(page.rights.erase_button)
    press(Key.Key_Return)
    dialog = page.rights.findChild(EraseDialog)
    assert isinstance(dialog, EraseDialog)
    confirm(desk, dialog, "mai")
    assert dialog.erase_button.isVisible()  # another name: nothing was done
    dialog.word.field.setFocus()
    press(Key.Key_A, CTRL)
    confirm(desk, dialog, "Thoa")
    assert isinstance(focus(), QPushButton) and focus() is dialog.renew_button
    press(Key.Key_Return)
    desk.settle()
    assert "bản sao lưu mới" in dialog.state.text()
    assert not old.exists()
    press(Key.Key_Escape)
    desk.settle()
    assert not any(holds(copy, NAME) for copy in (desk.path, *old.parent.iterdir()))
    assert page.ledger.record is None


def test_a_place_that_holds_the_name_is_opened_from_the_dialog(desk: Desk) -> None:
    fill(desk, PERSON, replace(TALK, speaker=f"Bà {NAME}"))
    window = desk.open("people")
    page = page_of(desk)
    page.show_rights()
    dialog = page.rights.erase(is_asked=True)
    assert dialog is not None
    desk.settle()
    dialog.table.setFocus()
    dialog.table.selectRow(0)
    press(Key.Key_Return)
    desk.settle()
    assert window.page() is not page
    with desk.reader() as reader:
        assert repository.get(reader, Person, "p") == PERSON


def test_a_request_is_logged_with_its_due_days(desk: Desk) -> None:
    fill(desk)
    window = desk.open("people")
    page = page_of(desk)
    page.show_rights()
    assert unnamed(page.rights) == []
    press(Key.Key_Return)  # "+ Ghi yêu cầu"
    write("xem")
    press(Key.Key_Return)
    press(Key.Key_Tab)
    desk.settle()
    with desk.reader() as reader:
        (request,) = repository.find(reader, PersonRequest)
    assert (request.kind, request.received_on, request.person_id) == ("view", date(2026, 6, 30), "p")
    (row,) = page.rights.requests.table.rows.items
    columns = page.rights.requests._part.columns
    assert [column.text(row) for column in columns[1:]] == ["30/06/2026", "… trước 02/07/2026", "… trước 10/07/2026"]
    press(Key.Key_P, CTRL)
    desk.settle()
    paper = page.rights.findChild(PrintDialog)
    assert isinstance(paper, PrintDialog)
    assert paper.windowTitle() == f"Dữ liệu đang giữ về {NAME}"
    paper.reject()
    desk.settle()
    activate(desk.bot, window)
    page.rights.print_button.setFocus()
    press(Key.Key_Escape)
    desk.settle()
    assert not page.ledger.shows_panel()
    assert focus() is page.below.rights_button
    assert page.below.open_requests.text() == "! 1 yêu cầu chưa xong"


def test_a_person_with_a_network_is_recorded_by_keyboard_and_found_in_it(desk: Desk) -> None:
    fill(desk)
    desk.open("people")
    page = page_of(desk)
    press(Key.Key_N, CTRL)
    write("Lò Văn Đức")
    tab_to(page.ledger.form.field("department"))
    desk.settle()  # what is in use is asked for
    write("to")
    press(Key.Key_Down)
    press(Key.Key_Return)  # the one department in use
    desk.settle()
    tab_to(page.below.networks.add_button)
    press(Key.Key_Return)
    write("cong nhan nong")
    press(Key.Key_Return)
    write("Quyết định số 06/QĐ-CĐCS")
    press(Key.Key_Tab)
    desk.settle()
    with desk.reader() as reader:
        (made,) = repository.find(reader, NetworkMembership)
        person = repository.get(reader, Person, made.person_id)
    assert person is not None
    assert (person.full_name, person.department, made.network) == ("Lò Văn Đức", "Tổ hái 1", "core_worker")
    page.filter.box.setFocus()
    page.filter.choose("core_worker")
    desk.settle()
    assert listed(page) == ["Lò Văn Đức"]
    assert page.ledger.foot.text() == "1 người · 1 đoàn viên · 0 nữ"
    page.filter.choose("reporter")
    desk.settle()
    assert listed(page) == []


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("working", ["Lò Thị An", "Lò Thị Bình", "Lò Thị Cúc"]),
        ("members", ["Lò Thị An", "Lò Thị Bình"]),
        ("others", ["Lò Thị Cúc"]),
        ("officers", ["Lò Thị An"]),
        ("left", ["Lò Thị Dung"]),
        ("all", ["Lò Thị An", "Lò Thị Bình", "Lò Thị Cúc", "Lò Thị Dung"]),
    ],
)
def test_the_list_shows_whom_it_is_asked_for(desk: Desk, code: str, expected: list[str]) -> None:
    people = (
        Person(id="1", full_name="Lò Thị An", union_role="chair"),
        Person(id="2", full_name="Lò Thị Bình"),
        Person(id="3", full_name="Lò Thị Cúc", is_member=False, union_role="none"),
        Person(id="4", full_name="Lò Thị Dung", left_on=date(2026, 1, 1)),
        Person(id="5", full_name="Không ai", deidentified_on=date(2026, 1, 1), left_on=date(2026, 1, 1)),
    )
    fill(desk, *people, attended=False)
    desk.open("people")
    page = page_of(desk)
    page.filter.choose(code)
    desk.settle()
    assert listed(page) == expected


def test_the_list_in_sight_is_printed(desk: Desk) -> None:
    fill(desk)
    desk.open("people")
    page = page_of(desk)
    for act, title in (
        (page.print_list, "Danh sách đoàn viên, người lao động"),
        (page.print_officers, "Danh sách trích ngang"),
    ):
        dialog = act()
        assert dialog is not None
        desk.settle()
        assert (dialog.windowTitle(), dialog.paper.pages) == (title, 1)
        dialog.reject()
        desk.settle()


def test_somebody_who_is_nobody_any_more_is_not_opened(desk: Desk) -> None:
    fill(desk, PERSON, Person(id="n", full_name="Không ai", deidentified_on=date(2026, 1, 1)), attended=False)
    desk.open("people")
    page = page_of(desk)
    page.open_record("n")
    assert page.ledger.record == PERSON


def test_a_person_who_is_only_a_draft_yet_is_opened(desk: Desk) -> None:
    fill(desk)
    with open_store(desk.path) as store:
        drafts.keep_draft(store, Person, "new", {"full_name": "", "note": "mới nhận việc"})
    desk.open("people")
    page = page_of(desk)
    page.open_record("new")
    assert page.ledger.form.field("note").text() == "mới nhận việc"
    assert not page.below.isVisible()
