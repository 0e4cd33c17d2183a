"""A signed report is handed over by keyboard: stick, folder, letter, paper; each way the journal says so."""

import email
import threading
from datetime import datetime
from email.policy import default
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.errors import UserError
from congdoan_desktop.ui import folders
from congdoan_desktop.ui.exchange import carry_dialog, mail_program
from congdoan_desktop.ui.exchange.carry_dialog import CarryDialog
from congdoan_desktop.ui.exchange.journal import JournalPart
from congdoan_desktop.ui.exchange.letter_dialog import LetterDialog
from congdoan_desktop.ui.exchange.outbox import OutboxPart
from congdoan_desktop.ui.pages.exchange import ExchangePage
from congdoan_desktop.ui.pages.report import ReportPage
from congdoan_desktop.ui.printing import dialog as print_dialog
from congdoan_desktop.ui.printing.dialog import PrintDialog
from congdoan_desktop.usecases import hand_over_copy
from congdoan_desktop.usecases.hand_over import Parcel
from congdoan_desktop.usecases.hand_over_copy import Going
from tests.fixtures.desk import CTRL, Desk, focus, press, write
from tests.fixtures.exchange import STEM, Sticks, add_signed, in_front, journal, open_outbox, rest
from tests.journeys.test_window_printing import ToFile

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
NAMES = [f"{STEM}.pdf", f"{STEM}.xlsx"]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def sent(part: OutboxPart) -> str:
    return str(part.table.model().index(0, 5).data())


def dialog_of(part: OutboxPart, kind: type) -> object:
    return next(one for one in part.findChildren(kind) if one.isVisible())


def carrying(desk: Desk, part: OutboxPart) -> CarryDialog:
    """Open the dialog that writes to a drive, by its key."""
    press(Key.Key_U, CTRL)
    dialog = dialog_of(part, CarryDialog)
    assert isinstance(dialog, CarryDialog)
    return in_front(desk, dialog)


def test_nothing_signed_yet_leads_to_the_report(desk: Desk) -> None:
    window = desk.open("overview")
    press(Key.Key_9, CTRL)
    assert window.page_key() == "exchange"
    rest(desk)
    assert "báo cáo đầu tiên" in window.page().current().empty.label.text()  # type: ignore[attr-defined,union-attr]
    press(Key.Key_Return)
    assert isinstance(window.page(), ReportPage)
    press(Key.Key_0, CTRL)
    assert window.page_key() == "settings"
    rest(desk)


def test_a_report_goes_to_a_stick_by_keyboard(desk: Desk, tmp_path: Path) -> None:
    add_signed(desk.path)
    sticks = Sticks()
    stick = sticks.plug(tmp_path / "KINGSTON")
    part = open_outbox(desk, sticks)
    assert sent(part) == "! Chưa gửi"
    dialog = carrying(desk, part)
    assert all(name in dialog.what.text() for name in NAMES)
    assert focus() is dialog.go_button
    press(Key.Key_Return)
    rest(desk)
    assert dialog.status.text() == "✓ Đã ghi xong và đọc lại đúng 2 tệp. Có thể rút ổ."
    assert names(stick) == NAMES
    assert [(line.way, line.destination, line.paper_id) for line in journal(desk)] == [
        ("drive", "KINGSTON", "report-5")
    ] * 2
    assert focus() is dialog.close_button
    press(Key.Key_Return)
    rest(desk)
    today = datetime.now(VIETNAM).strftime("%d/%m/%Y")
    assert sent(part) == f"✓ Đã ghi ra USB {today}"
    assert "KINGSTON" in part._went.text()


def test_sticks_come_and_go_while_the_dialog_is_open(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(carry_dialog, "_EVERY", 10)
    add_signed(desk.path)
    sticks = Sticks()
    part = open_outbox(desk, sticks)
    press(Key.Key_U, CTRL)
    dialog = dialog_of(part, CarryDialog)
    assert isinstance(dialog, CarryDialog)
    desk.bot.waitUntil(dialog.none.isVisible)
    assert not dialog.go_button.isEnabled()
    sticks.plug(tmp_path / "FULL", free=10)
    sticks.plug(tmp_path / "LOCKED", is_read_only=True)
    desk.bot.waitUntil(lambda: dialog.table.model().rowCount() == 2)
    assert [dialog.table.model().index(row, 2).data() for row in (0, 1)] == ["✗ Không đủ chỗ", "✗ Khóa ghi"]
    assert not dialog.go_button.isEnabled()
    sticks.plug(tmp_path / "GOOD")
    desk.bot.waitUntil(dialog.go_button.isEnabled)
    assert dialog.table.current_key() == str(tmp_path / "GOOD")
    sticks.plugged.clear()
    desk.bot.waitUntil(dialog.none.isVisible)
    assert not dialog.go_button.isEnabled()
    dialog.reject()
    rest(desk)


def test_a_stick_pulled_midway_is_told_and_the_next_try_is_whole(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_signed(desk.path)
    sticks = Sticks()
    stick, away = sticks.plug(tmp_path / "KINGSTON"), tmp_path / "away"
    real = hand_over_copy._write_part

    def pull(part: Path, data: bytes, meter: hand_over_copy._Meter) -> None:
        real(part, data, meter)
        stick.rename(away)

    part = open_outbox(desk, sticks)
    dialog = carrying(desk, part)
    with monkeypatch.context() as patch:
        patch.setattr(hand_over_copy, "_write_part", pull)
        press(Key.Key_Return)
        rest(desk)
    assert "bị rút ra" in dialog.status.text()
    assert journal(desk) == []
    assert names(away)[0].endswith(".part")
    away.rename(stick)
    assert focus() is dialog.go_button
    assert dialog.go_button.text() == "Ghi lại"
    press(Key.Key_Return)
    rest(desk)
    assert "Có thể rút ổ" in dialog.status.text()
    assert names(stick) == NAMES
    assert len(journal(desk)) == 2


class Slow:
    """A stick that writes until it is told to stop."""

    def __init__(self) -> None:
        self.begun = threading.Event()

    def __call__(self, parcel: Parcel, folder: Path, now: datetime, going: Going | None = None) -> tuple[Path, ...]:
        assert going is not None
        going.told(parcel.size // 2, parcel.size)
        self.begun.set()
        while not going.cancelled():
            threading.Event().wait(0.005)
        raise UserError("handover.cancelled")


def test_esc_stops_and_saves_do_not_wait_for_the_stick(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow()
    monkeypatch.setattr(carry_dialog, "carry_out", slow)
    add_signed(desk.path)
    sticks = Sticks()
    sticks.plug(tmp_path / "SLOW")
    part = open_outbox(desk, sticks)
    dialog = carrying(desk, part)
    press(Key.Key_Return)
    desk.bot.waitUntil(slow.begun.is_set)
    desk.bot.waitUntil(lambda: dialog.bar.value() in (499, 500))  # the size may be odd
    assert dialog.status.text() == "… Đang ghi. Đừng rút ổ."
    done = []
    desk.windows[-1]._context.worker.run(lambda _store: None, done=lambda _: done.append("saved"))
    desk.windows[-1]._context.looker.run(lambda _db: None, done=lambda _: done.append("seen"))
    desk.bot.waitUntil(lambda: sorted(done) == ["saved", "seen"])
    press(Key.Key_Escape)
    rest(desk)
    assert dialog.isVisible()
    assert dialog.status.text().startswith("✗ Đã dừng")
    assert journal(desk) == []
    press(Key.Key_Escape)
    assert not dialog.isVisible()
    rest(desk)


def test_the_window_closes_while_a_stick_is_slow(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = Slow()
    monkeypatch.setattr(carry_dialog, "carry_out", slow)
    add_signed(desk.path)
    sticks = Sticks()
    sticks.plug(tmp_path / "SLOW")
    part = open_outbox(desk, sticks)
    carrying(desk, part)
    press(Key.Key_Return)
    desk.bot.waitUntil(slow.begun.is_set)
    desk.close()
    assert not desk.windows


def test_a_report_goes_into_a_folder(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add_signed(desk.path)
    (tmp_path / "Chung").mkdir()
    monkeypatch.setattr(folders, "ask_folder", lambda *_: tmp_path / "Chung")
    part = open_outbox(desk, Sticks())
    press(Key.Key_S, CTRL)
    dialog = dialog_of(part, CarryDialog)
    assert isinstance(dialog, CarryDialog)
    in_front(desk, dialog)
    press(Key.Key_Return)
    rest(desk)
    assert dialog.status.text().startswith("✓ Đã lưu và đọc lại đúng 2 tệp trong ")
    assert names(tmp_path / "Chung") == NAMES
    assert {(line.way, line.destination) for line in journal(desk)} == {("folder", str(tmp_path / "Chung"))}


def test_a_letter_is_made_and_opened_and_not_said_to_be_sent(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    add_signed(desk.path)
    opened: list[Path] = []
    monkeypatch.setattr(mail_program, "open_letter", lambda path: not opened.append(path))
    part = open_outbox(desk, Sticks())
    press(Key.Key_E, CTRL)
    dialog = dialog_of(part, LetterDialog)
    assert isinstance(dialog, LetterDialog)
    in_front(desk, dialog)
    write("ban@congdoan")
    press(Key.Key_Return)
    rest(desk)
    assert "không phải địa chỉ" in dialog.to._problem.text()
    assert opened == []
    write(".vn")
    press(Key.Key_Return)
    rest(desk)
    assert opened == [folders.signed_folder(desk.path) / f"{STEM}.eml"]
    message = email.message_from_bytes(opened[0].read_bytes(), policy=default)
    assert message["To"] == "ban@congdoan.vn"
    assert message["X-Unsent"] == "1"
    assert [one.get_filename() for one in message.iter_attachments()] == NAMES  # type: ignore[attr-defined]
    assert "bấm Gửi ở đó" in dialog.status.text()
    assert {(line.way, line.destination) for line in journal(desk)} == {("email", "ban@congdoan.vn")}
    press(Key.Key_Escape)
    rest(desk)
    assert sent(part).startswith("… Đã tạo thư")
    again = in_front(desk, part.to_letter())
    assert again.to.field.text() == "ban@congdoan.vn"  # proposed by the journal


def test_without_a_mail_program_the_letter_says_where_it_is(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    add_signed(desk.path)
    monkeypatch.setattr(mail_program, "open_letter", lambda _path: False)
    dialog = in_front(desk, open_outbox(desk, Sticks()).to_letter())
    dialog.make_letter()
    rest(desk)
    assert f"{STEM}.eml" in dialog.status.text()
    assert "chưa có chương trình thư" in dialog.status.text()


def test_printing_is_a_line_of_the_journal_too(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add_signed(desk.path)
    monkeypatch.setattr(print_dialog, "Installed", lambda: ToFile(path=tmp_path / "out.pdf"))
    part = open_outbox(desk, Sticks())
    press(Key.Key_P, CTRL)
    dialog = dialog_of(part, PrintDialog)
    assert isinstance(dialog, PrintDialog)
    in_front(desk, dialog)
    press(Key.Key_Return)
    rest(desk)
    (line,) = journal(desk)
    assert (line.way, line.destination, line.file_name) == ("print", "Máy in phòng họp", NAMES[0])
    monkeypatch.setattr(folders, "ask_new_file", lambda *_: tmp_path / "kept.pdf")
    press(Key.Key_S, CTRL)
    rest(desk)
    assert {(line.way, line.destination) for line in journal(desk)} == {
        ("print", "Máy in phòng họp"),
        ("folder", str(tmp_path)),
    }


def test_a_changed_file_is_seen_and_has_no_way_out(desk: Desk) -> None:
    add_signed(desk.path)
    file = folders.signed_folder(desk.path) / NAMES[1]
    file.write_bytes(file.read_bytes() + b" ")
    part = open_outbox(desk, Sticks())
    assert part.table.model().index(0, 4).data() == "✗ Đã bị sửa"
    assert not any(
        b.isEnabled() for b in (part.drive_button, part.letter_button, part.folder_button, part.print_button)
    )
    assert "chép lại" in part._state.text()
    assert part.to_drive() is part.to_letter() is part.to_printer() is None
    file.unlink()
    part.refresh()
    rest(desk)
    assert part.table.model().index(0, 4).data() == "✗ Không thấy tệp"


def test_another_page_sends_to_a_report(desk: Desk) -> None:
    for number in (5, 6, 7):
        add_signed(desk.path, number)
    window = desk.open("overview")
    window.open_page("exchange", "report-6")
    rest(desk)
    page = window.page()
    assert isinstance(page, ExchangePage)
    part = page.current()
    assert isinstance(part, OutboxPart)
    assert part.table.current_key() == "report-6"
    assert "06/BC-CĐCS" in part._title.text()


def test_the_journal_is_searched_and_shows_the_digest(desk: Desk, tmp_path: Path) -> None:
    report = add_signed(desk.path)
    sticks = Sticks()
    sticks.plug(tmp_path / "KINGSTON")
    part = open_outbox(desk, sticks)
    carrying(desk, part)
    press(Key.Key_Return)
    rest(desk)
    press(Key.Key_Return)
    part.window().activateWindow()
    desk.bot.waitUntil(part.window().isActiveWindow)
    press(Key.Key_3, ALT)
    rest(desk)
    page = desk.windows[-1].page()
    assert isinstance(page, ExchangePage)
    lines = page.current()
    assert isinstance(lines, JournalPart)
    assert lines.table.model().rowCount() == 2
    assert "mã sha-256: " in lines._details.text().casefold()
    press(Key.Key_F, CTRL)
    write("kingston pdf")
    rest(desk)
    assert lines.table.model().rowCount() == 1
    assert report.pdf_sha256 in lines._details.text()
    write(" nowhere")
    rest(desk)
    assert lines.empty.isVisible()
    assert lines.empty.label.text() == "Không có dòng nào như vậy."
    QApplication.processEvents()
