"""The register by keyboard: papers made elsewhere, columns filled in later, gaps, void numbers, the book on paper."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from congdoan_desktop.domain.records import OutgoingPaper
from congdoan_desktop.store import repository
from congdoan_desktop.ui.exchange.register_dialogs import RegisterDialog
from congdoan_desktop.ui.exchange.register_pane import RegisterPart
from congdoan_desktop.ui.exchange.register_view import runs_text
from congdoan_desktop.ui.pages.exchange import ExchangePage
from congdoan_desktop.ui.printing.dialog import PrintDialog
from tests.fixtures.desk import CTRL, Desk, focus, press, write
from tests.fixtures.exchange import Sticks, add_signed, in_front, journal, open_outbox, rest

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


def opened(desk: Desk) -> RegisterPart:
    page = desk.open("exchange").page()
    assert isinstance(page, ExchangePage)
    rest(desk)
    press(Key.Key_2, ALT)
    rest(desk)
    part = page.current()
    assert isinstance(part, RegisterPart)
    return part


def dialog_of(desk: Desk, part: RegisterPart) -> RegisterDialog:
    return in_front(desk, next(one for one in part.findChildren(RegisterDialog) if one.isVisible()))


def back(desk: Desk, part: RegisterPart) -> None:
    """Wait until the dialog is gone and the window has the keys again."""
    rest(desk)
    part.window().activateWindow()
    desk.bot.waitUntil(part.window().isActiveWindow)
    part.table.setFocus()


def enter_paper(desk: Desk, part: RegisterPart, number: str, subject: str) -> None:
    press(Key.Key_N, CTRL)
    dialog = dialog_of(desk, part)
    write("Công văn")
    press(Key.Key_Tab)
    write(subject)
    if number:
        dialog.fields.by_name["number"].field.setFocus()  # type: ignore[attr-defined]
        press(Key.Key_A, CTRL)
        write(number)
    press(Key.Key_Return)
    back(desk, part)


def lines(desk: Desk) -> dict[int, OutgoingPaper]:
    with desk.reader() as reader:
        return {line.number: line for line in repository.find(reader, OutgoingPaper)}


def test_the_first_paper_of_the_year_is_entered_from_the_empty_book(desk: Desk) -> None:
    part = opened(desk)
    assert "Sổ ghi mọi văn bản đi" in part.empty.label.text()
    assert focus() is part.empty.button
    press(Key.Key_Return)
    dialog_of(desk, part)
    write("Công văn")
    press(Key.Key_Tab)
    write("về việc cử cán bộ dự tập huấn")
    press(Key.Key_Return)
    back(desk, part)
    line = lines(desk)[1]
    assert (line.notation, line.type_name, line.subject) == (*("CV-CĐCS", "Công văn", "về việc cử cán bộ dự tập huấn"),)
    assert (line.state, line.issued_on) == ("issued", date(2026, 6, 30))
    assert part.table.current_key() == line.id
    assert "Số kế tiếp: 02." in part.gaps.text()


def test_what_is_missing_keeps_the_dialog_open(desk: Desk) -> None:
    part = opened(desk)
    press(Key.Key_N, CTRL)
    dialog = dialog_of(desk, part)
    press(Key.Key_Return)
    assert dialog.isVisible()
    assert lines(desk) == {}
    press(Key.Key_Escape)
    back(desk, part)


def test_a_number_leapt_over_is_a_gap_that_is_filled_or_made_void(desk: Desk) -> None:
    part = opened(desk)
    enter_paper(desk, part, "", "một")
    enter_paper(desk, part, "4", "bốn")
    assert {number: line.state for number, line in lines(desk).items()} == {
        **{1: "issued", 2: "skipped", 3: "skipped", 4: "issued"}
    }
    assert "Số bỏ trống: 02–03" in part.gaps.text()
    part.table.choose(lines(desk)[2].id)
    enter_paper(desk, part, "", "hai")  # takes the number of the line chosen
    assert lines(desk)[2].subject == "hai"
    part.table.choose(lines(desk)[3].id)
    press(Key.Key_Delete)
    dialog = dialog_of(desk, part)
    press(Key.Key_Tab)
    press(Key.Key_Return)
    assert dialog.isVisible()  # no reason yet
    write("in nhầm, không ban hành")
    dialog.go_button.setFocus()
    press(Key.Key_Return)
    back(desk, part)
    assert (lines(desk)[3].state, "in nhầm" in lines(desk)[3].note) == ("void", True)
    assert "bỏ trống" not in part.gaps.text()
    part.table.choose(lines(desk)[3].id)
    part.show_one(lines(desk)[3])
    assert not part.void_button.isEnabled()
    assert part.edit_line() is None


def test_a_number_that_is_taken_is_told_beside_it(desk: Desk) -> None:
    part = opened(desk)
    enter_paper(desk, part, "", "một")
    press(Key.Key_N, CTRL)
    dialog = dialog_of(desk, part)
    write("Công văn")
    press(Key.Key_Tab)
    write("lại số một")
    number = dialog.fields.by_name["number"]  # type: ignore[attr-defined]
    number.field.setFocus()
    press(Key.Key_A, CTRL)
    write("1")
    press(Key.Key_Return)
    rest(desk)
    assert "đã dùng" in number._problem.text()
    assert dialog.isVisible()
    press(Key.Key_Escape)
    back(desk, part)
    assert len(lines(desk)) == 1


def test_a_day_against_the_order_is_a_warning(desk: Desk) -> None:
    part = opened(desk)
    enter_paper(desk, part, "", "một")
    press(Key.Key_N, CTRL)
    dialog = dialog_of(desk, part)
    day = dialog.fields.by_name["issued_on"].field  # type: ignore[attr-defined]
    day.setFocus()
    press(Key.Key_A, CTRL)
    write("1/2/2026")
    press(Key.Key_Tab)
    assert "thứ tự số và ngày không khớp" in dialog.problem.text()
    press(Key.Key_Escape)
    back(desk, part)


def test_a_signed_report_is_in_the_book_and_its_columns_are_filled_in_later(desk: Desk, tmp_path: Path) -> None:
    add_signed(desk.path)
    sticks = Sticks()
    sticks.plug(tmp_path / "KINGSTON")
    outbox = open_outbox(desk, sticks)
    carry = in_front(desk, outbox.to_drive())
    press(Key.Key_Return)
    rest(desk)
    press(Key.Key_Return)
    assert not carry.isVisible()
    page = desk.windows[-1].page()
    assert isinstance(page, ExchangePage)
    page.bar.setCurrentIndex(1)
    part = page.current()
    assert isinstance(part, RegisterPart)
    back(desk, part)
    assert "Chưa có trong sổ: 01–04" in part.gaps.text()
    press(Key.Key_Return)
    dialog = dialog_of(desk, part)
    assert set(dialog.fields.by_name) == {  # type: ignore[attr-defined]
        *("receivers", "copy_kept_by", "copies", "sent_on", "received_by", "note"),
    }
    assert any("nhật ký" in label.text() and "KINGSTON" in label.text() for label in dialog.findChildren(QLabel))
    dialog.fields.by_name["copies"].field.setFocus()  # type: ignore[attr-defined]
    write("3")
    press(Key.Key_Return)
    back(desk, part)
    line = lines(desk)[5]
    assert (line.copies, line.subject, line.state) == (3, "Kết quả 6 tháng đầu năm 2026", "issued")
    assert line.sent_on is not None
    assert len(journal(desk)) == 2


def test_the_book_of_another_year_and_on_paper(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    part = opened(desk)
    enter_paper(desk, part, "", "một")
    press(Key.Key_P, CTRL)
    rest(desk)
    shown = next(one for one in part.findChildren(PrintDialog) if one.isVisible())
    in_front(desk, shown)
    assert shown.windowTitle() == "In sổ văn bản đi năm 2026"
    assert shown.paper.pages == 1
    press(Key.Key_Escape)
    back(desk, part)
    part.choose_year(2025)
    part.refresh()
    rest(desk)
    assert part.year() == 2025
    assert part.empty.isVisible()
    part.open_record(lines(desk)[1].id)
    rest(desk)
    assert part.year() == 2026
    assert part.table.current_key() == lines(desk)[1].id


def test_numbers_in_a_row_are_told_together() -> None:
    assert runs_text([2, 4, 5, 6, 9]) == "02, 04–06, 09"
    assert runs_text([]) == ""
