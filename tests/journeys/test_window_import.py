"""An officer takes in a list out of Excel by keyboard alone, sees what is odd about it, and takes it back."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from congdoan_desktop.domain.records import ImportBatch, Person
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import open_store
from congdoan_desktop.ui.imports.batches import BatchesDialog
from congdoan_desktop.ui.imports.dialog import ImportDialog
from congdoan_desktop.ui.imports.dialog_view import COLUMNS, DONE, ROWS, SOURCE
from congdoan_desktop.ui.imports.words import CHOICE_WORDS
from congdoan_desktop.ui.pages.people import PeoplePage
from tests.fixtures.desk import CTRL, Desk, add_people, focus, names, press, write
from tests.fixtures.front import activate

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
HEAD = "DANH SÁCH ĐOÀN VIÊN\n\nSTT\tHọ và tên\tNgày sinh\tNam\tNữ\tTổ\tSố CCCD\n"
FOOT = "Tổng cộng: 60 người\n\tNGƯỜI LẬP BIỂU\n\tLò Văn Thịnh\n"


def lines() -> list[str]:
    """60 people: two without a birth date that can be read, one without a name, one with digits, one twice."""
    made = []
    odd_names = {10: "", 11: "Lò Văn 2", 20: names(1)[0]}
    odd_days = {4: "31/02/1990", 5: "31/02/1990", 20: "1/1/1970"}
    for number, usual in enumerate(names(60)):
        name = odd_names.get(number, usual)
        born = odd_days.get(number, f"{number % 28 + 1}/{number % 12 + 1}/{1970 + number % 30}")
        made.append(f"{number + 1}\t{name}\t{born}\tx\t\tTổ {number % 7 + 1}\t04019900{number:04}\n")
    return made


def people(desk: Desk) -> tuple[Person, ...]:
    with desk.reader() as reader:
        return repository.find(reader, Person)


@pytest.fixture
def dialog(desk: Desk) -> Iterator[ImportDialog]:
    """The import, opened by its keys on a page with five people."""
    add_people(desk.path, 5)
    desk.open("people")
    press(Key.Key_I, CTRL)
    (one,) = (w for w in QApplication.topLevelWidgets() if isinstance(w, ImportDialog))
    desk.bot.waitUntil(one.isActiveWindow)
    yield one
    if isValid(one):
        one.close()
    desk.settle()


def paste(desk: Desk, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    press(Key.Key_V, CTRL)
    desk.settle()


def state(dialog: ImportDialog) -> str:
    return dialog.state.text() if not dialog.state.isHidden() else ""


def test_sixty_rows_are_pasted_taken_in_and_taken_back(desk: Desk, dialog: ImportDialog) -> None:
    paste(desk, HEAD + "".join(lines()) + FOOT)
    assert (dialog.step(), state(dialog)) == (COLUMNS, "")
    press(Key.Key_Return)
    desk.settle()
    assert dialog.step() == ROWS
    counts = [dialog.row_step.filter.itemText(i) for i in range(dialog.row_step.filter.count())]
    assert counts == [
        "Tất cả các dòng: 60",
        "Người mới: 52",
        "Đã có trong danh sách: 5",
        "Trùng trong tệp: 1",
        "Có điều cần xem lại: 2",
        "Không nhập được: 2",
    ]
    assert dialog.next_button.text().startswith("Nhập 57 người")
    press(Key.Key_Return, CTRL)
    desk.settle()
    assert dialog.step() == DONE and dialog.done_step.sentence.text() == "✓ Đã thêm 52 người, bổ sung cho 5 người."
    kept = {person.full_name: person for person in people(desk)}
    assert len(people(desk)) == 57
    assert kept[names(60)[30]].birth_year == 1970 and kept[names(60)[30]].gender == "male"
    dialog.done_step.undo.setFocus()
    press(Key.Key_Return)
    desk.settle()
    assert "52 người được bỏ khỏi danh sách. 5 người trở lại như trước" in dialog.done_step.notes.text()
    assert len(people(desk)) == 5 and {person.birth_year for person in people(desk)} == {None}


def test_an_empty_page_offers_the_import(desk: Desk) -> None:
    desk.open("people")
    assert focus().isVisible()
    press(Key.Key_Tab)
    press(Key.Key_Return)
    (one,) = (w for w in QApplication.topLevelWidgets() if isinstance(w, ImportDialog))
    desk.bot.waitUntil(one.isActiveWindow)
    paste(desk, "Họ và tên\nLò Văn Mai\nVàng Thị Hoa\n")
    for _ in range(2):
        press(Key.Key_Return, CTRL)
        desk.settle()
    press(Key.Key_Return)
    desk.settle()
    page = desk.windows[-1].page()
    assert isinstance(page, PeoplePage) and page.ledger.table.isVisible()
    assert {person.full_name for person in people(desk)} == {"Lò Văn Mai", "Vàng Thị Hoa"}
    activate(desk.bot, desk.windows[-1])
    assert focus() is page.ledger.table, "the button that had the focus is gone, and the keys with it"


def test_who_is_taken_back_is_not_shown_any_more(desk: Desk) -> None:
    window = desk.open("people")
    page = window.page()
    assert isinstance(page, PeoplePage)
    page.import_list()
    (one,) = (w for w in QApplication.topLevelWidgets() if isinstance(w, ImportDialog))
    desk.bot.waitUntil(one.isActiveWindow)
    paste(desk, "Họ và tên\nLò Văn Mai\nVàng Thị Hoa\n")
    for _ in range(2):
        press(Key.Key_Return, CTRL)
        desk.settle()
    assert page.ledger.record is not None
    one.done_step.undo.setFocus()
    press(Key.Key_Return)
    desk.settle()
    assert people(desk) == () and page.ledger.record is None
    assert page.ledger.empty.isVisible()


def test_each_row_can_be_decided_by_one_key(desk: Desk, dialog: ImportDialog) -> None:
    paste(desk, "Họ và tên\tTổ\nLò Văn Mai\tTổ 9\nVàng Thị Hoa\tTổ 2\nNgô Thị Lan\tTổ 2\n")
    press(Key.Key_Return)
    desk.settle()
    table = dialog.row_step.table
    assert focus() is table
    assert [row.match for row in table.rows.items] == ["near", "new", "new"]
    assert table.model().index(0, 5).data() == CHOICE_WORDS["skip"]
    press(Key.Key_1)
    press(Key.Key_Down)
    press(Key.Key_3)
    press(Key.Key_Down)
    press(Key.Key_2)  # there is nobody to fill in
    assert [decided.choice for decided in dialog.row_step.decided()] == ["add", "skip", "add"]
    press(Key.Key_Left, ALT)
    assert dialog.step() == COLUMNS
    press(Key.Key_Return)
    desk.settle()
    assert [decided.choice for decided in dialog.row_step.decided()] == ["add", "skip", "add"]
    dialog.row_step.all["skip"].click()
    assert not dialog.next_button.isEnabled()
    dialog.row_step.all["add"].click()
    press(Key.Key_3)
    press(Key.Key_Return, CTRL)
    desk.settle()
    assert len(people(desk)) == 7


def test_old_letters_are_shown_before_and_after_and_the_person_may_refuse(
    desk: Desk, dialog: ImportDialog, tmp_path: Path
) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(("STT", "Hä vµ tªn", "N¨m sinh"))
    for number, name in enumerate(("NguyÔn V¨n §øc", "Lß ThÞ Mai", "¸nh"), 1):
        sheet.append((number, f"TrÇn {name}", 1990))
        sheet.cell(number + 1, 2).font = Font(name=".VnTime")
    book.save(tmp_path / "cũ.xlsx")
    dialog.read_file(tmp_path / "cũ.xlsx")
    desk.settle()
    row = next(row for row in dialog.column_step.rows if row.plan().field == "full_name")
    assert row.plan().reading == "fonts" and not dialog.column_step.old.isHidden()
    assert row.sample.text().splitlines()[:2] == [
        "trước: TrÇn NguyÔn V¨n §øc  ·  TrÇn Lß ThÞ Mai  ·  TrÇn ¸nh",
        "sau: Trần Nguyễn Văn Đức  ·  Trần Lò Thị Mai  ·  Trần ánh",
    ]
    row.reading.setCurrentIndex(0)
    assert "trước" not in row.sample.text()
    row.reading.setCurrentIndex(1)
    press(Key.Key_Return, CTRL)
    desk.settle()
    press(Key.Key_Return, CTRL)
    desk.settle()
    assert {"Trần Nguyễn Văn Đức", "Trần Lò Thị Mai", "Trần Ánh"} <= {person.full_name for person in people(desk)}


def test_what_hinders_is_said_and_esc_goes_a_step_back(desk: Desk, dialog: ImportDialog, tmp_path: Path) -> None:
    QGuiApplication.clipboard().clear()
    press(Key.Key_V, CTRL)
    assert "Chưa có gì để dán" in state(dialog)
    path = tmp_path / "danh sách.xlsx"
    path.write_bytes(b"MZ\x90" + bytes(1000))
    dialog.read_file(path)
    desk.settle()
    assert dialog.step() == SOURCE and "Đây không phải danh sách" in state(dialog)
    paste(desk, "1\t2\n3\t4\n")
    assert dialog.step() == COLUMNS and not dialog.next_button.isEnabled()
    assert "Chưa có cột nào là họ và tên" in dialog.column_step.problem_line.text()
    press(Key.Key_Escape)
    assert dialog.step() == SOURCE and dialog.isVisible()
    press(Key.Key_Escape)
    assert not dialog.isVisible()


def test_tab_goes_down_the_columns_and_then_below(desk: Desk, dialog: ImportDialog) -> None:
    paste(desk, "Họ và tên\tTổ\nLÒ VĂN MAI\tTổ 9\nVÀNG THỊ HOA\tTổ 2\n")
    step = dialog.column_step
    step.first.setFocus()
    seen = []
    for _ in range(5):
        press(Key.Key_Tab)
        seen.append(focus())
    below = step.manner_box
    assert seen[:3] == [step.rows[0].field, step.rows[1].field, below.case.box]
    assert below.members.isAncestorOf(seen[3]) and seen[4] is dialog.back_button


def test_the_list_may_begin_in_another_row(desk: Desk, dialog: ImportDialog) -> None:
    paste(desk, "Họ và tên\tTổ\n(ghi chữ in)\t(số)\nLò Văn Mai\tTổ 9\n")
    step = dialog.column_step
    step.rows[1].field.setCurrentIndex(0)
    step.first.setFocus()
    step.first.line.selectAll()
    write("3")
    press(Key.Key_Tab)
    desk.bot.waitUntil(lambda: step.layout_chosen().first_row == 2)
    assert step.rows[0].sample.text() == "Lò Văn Mai" and step.rows[1].plan().field == ""
    assert focus() is step.rows[0].field


def test_private_columns_are_named_and_not_shown(desk: Desk, dialog: ImportDialog) -> None:
    paste(desk, HEAD + "".join(lines()) + FOOT)
    row = dialog.column_step.rows[-1]
    assert row.plan().known == "private:id_number" and row.plan().field == ""
    assert "CCCD" in row.sample.text() and "0401" not in row.sample.text()


def test_a_list_is_taken_back_later_and_what_was_edited_stays(desk: Desk, dialog: ImportDialog) -> None:
    paste(desk, "Họ và tên\tTổ\nVàng Thị Hoa\tTổ 2\nNgô Thị Lan\tTổ 2\n")
    for _ in range(2):
        press(Key.Key_Return, CTRL)
        desk.settle()
    press(Key.Key_Return)  # closes
    assert not dialog.isVisible()
    desk.settle()
    desk.close()
    with open_store(desk.path) as store:
        hoa = next(one for one in repository.find(store, Person) if one.full_name == "Vàng Thị Hoa")
        repository.archive(store, Person, hoa.id)
    window = desk.open("people")
    again = BatchesDialog(window.page()._context, window)  # type: ignore[union-attr]
    desk.bot.addWidget(again)
    again.show()
    desk.bot.waitUntil(again.isActiveWindow)
    press(Key.Key_Return)
    press(Key.Key_Backtab)  # from "Đóng", which is the safe one
    press(Key.Key_Return)
    desk.settle()
    assert "1 người được bỏ" in again.state.text() and "1 người giữ nguyên" in again.state.text()
    assert not again.undo.isEnabled()
    with desk.reader() as reader:
        (batch,) = repository.find(reader, ImportBatch)
        assert batch.taken_back_on == date(2026, 6, 30)
