"""Signing in the window, each way by keyboard to the same end: signed files that programs which are not ours accept."""

import shutil
from datetime import datetime
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from congdoan_desktop import paths, settings
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import IssuedReport
from congdoan_desktop.domain.verdict import State
from congdoan_desktop.signing import authority
from congdoan_desktop.signing.trust import Trust
from congdoan_desktop.signing.verify import verify
from congdoan_desktop.store import repository
from congdoan_desktop.ui.folders import signed_folder
from congdoan_desktop.ui.pages.report import ReportPage
from congdoan_desktop.ui.pages.settings import SIGNATURE, SettingsPage
from congdoan_desktop.ui.printing.dialog import PrintDialog
from congdoan_desktop.ui.report.signing.dialog import SignDialog
from congdoan_desktop.ui.report.signing.file_step import FileStep
from congdoan_desktop.ui.report.signing.signed_panel import SignedPanel
from congdoan_desktop.usecases.signature_picture import picture_of
from tests.fixtures.desk import CTRL, Desk, focus, press, write
from tests.fixtures.front import activate
from tests.fixtures.signing import (
    PASSPHRASE,
    Certified,
    certified,
    go_to,
    open_report,
    open_sign,
    p12,
    sign_by_file,
    type_file,
    words_of,
)
from tests.usecases.test_signature_picture import a_signature

__all__ = ["p12"]
Key = Qt.Key


def test_signing_by_keyboard_gives_two_files_that_others_can_check(desk: Desk, p12: Certified) -> None:
    page = open_report(desk)
    dialog = open_sign(desk, page)
    go_to(dialog, "program")
    step = dialog.step
    assert isinstance(step, FileStep)
    type_file(p12.path, PASSPHRASE)
    press(Key.Key_Return)
    desk.bot.waitUntil(lambda: step._opened is not None)
    assert "Lò Văn Thịnh" in step._card.accessibleName()
    assert "✓ Chứng thư của đơn vị" in step._card.accessibleName()
    assert repository.count(page._context.reader, IssuedReport) == 0  # nothing is signed before it was shown
    press(Key.Key_Return)
    desk.bot.waitUntil(lambda: dialog.done_signing is not None, timeout=20_000)
    files = sorted(signed_folder(desk.path).iterdir())
    assert [file.suffix for file in files] == [".pdf", ".xlsx"]
    for file in files:
        verdict = verify(file.read_bytes(), Trust(anchors=(p12.anchor,)), now=datetime.now(VIETNAM))
        assert verdict.state is State.VALID, verdict
    assert isinstance(dialog.step, SignedPanel)
    assert settings.load().certificate == str(p12.path)
    assert settings.load().signing_way == "program"
    press(Key.Key_Escape)
    assert page.issued.count() == 1
    assert page.issued.table.rows.items[0].number == 1


def test_a_wrong_passphrase_is_told_beside_its_field_and_nothing_is_signed(desk: Desk, p12: Certified) -> None:
    page = open_report(desk)
    dialog = open_sign(desk, page)
    go_to(dialog, "program")
    step = dialog.step
    assert isinstance(step, FileStep)
    type_file(p12.path, "sai mật khẩu")
    press(Key.Key_Return)
    row = step.fields["passphrase"]
    desk.bot.waitUntil(row._problem.isVisible)
    assert "Sai mật khẩu" in row._problem.text()
    assert focus() is row.field.focusProxy()
    assert step._opened is None
    assert row.field.text() == "sai mật khẩu"
    dialog.next_button.setFocus()
    for _ in range(2):  # pressed itself, and from the field it went back to
        row.say("")
        press(Key.Key_Return)
        desk.bot.waitUntil(row._problem.isVisible)
    press(Key.Key_Escape)
    assert not signed_folder(desk.path).exists()
    assert QApplication.activeModalWidget() is None


def test_a_path_is_read_as_it_stands_and_signing_can_be_given_up(desk: Desk) -> None:
    page = open_report(desk)
    dialog = open_sign(desk, page)
    go_to(dialog, "program")
    step = dialog.step
    assert isinstance(step, FileStep)
    type_file(Path("~nobody-of-this-name/a.p12"), PASSPHRASE)
    press(Key.Key_Return)
    desk.bot.waitUntil(step.fields["file"]._problem.isVisible)
    dialog.leave_button.setFocus()
    press(Key.Key_Space)  # presses what has the focus, not what would sign
    assert not dialog.isVisible()
    desk.settle()


def test_what_was_typed_is_there_when_signing_goes_on_later_but_no_secret(desk: Desk) -> None:
    page = open_report(desk)
    open_sign(desk, page)
    press(Key.Key_Return)
    write("7")
    press(Key.Key_Return)
    type_file(Path("E:/chu-tich.p12"), PASSPHRASE)
    press(Key.Key_Escape)
    desk.settle()
    activate(desk.bot, page.window())
    again = open_sign(desk, page)
    press(Key.Key_Return)
    assert again.number.number.field.value() == 7
    press(Key.Key_Return)
    step = again.step
    assert isinstance(step, FileStep)
    assert step.fields["file"].field.text() == "E:/chu-tich.p12"
    assert step.fields["passphrase"].field.text() == ""
    again.reject()
    desk.settle()


def test_a_number_that_was_only_proposed_is_proposed_anew(desk: Desk, p12: Certified) -> None:
    page = open_report(desk)
    open_sign(desk, page).reject()
    desk.settle()
    activate(desk.bot, page.window())
    page.open_record("du-luan@2026-06")
    desk.bot.waitUntil(lambda: page.paper.pages > 0)
    desk.settle()
    sign_by_file(desk, open_sign(desk, page), p12)
    press(Key.Key_Escape)
    desk.settle()
    activate(desk.bot, page.window())
    page.open_record("ct58@2026-H1")
    desk.settle()
    again = open_sign(desk, page)
    assert again.number.number.field.value() == 2
    again.reject()
    desk.settle()


def test_a_step_can_be_gone_back_and_what_stands_there_stays(desk: Desk) -> None:
    page = open_report(desk)
    dialog = open_sign(desk, page)
    press(Key.Key_Return)
    write("9")
    press(Key.Key_Return)
    dialog.back_button.click()
    assert dialog.step is dialog.number and dialog.number.number.field.value() == 9
    dialog.back_button.click()
    assert dialog.step is dialog.way and not dialog.back_button.isVisible()
    dialog.reject()
    desk.settle()


def test_numbers_left_out_and_a_day_out_of_order_are_said_before_signing(desk: Desk, p12: Certified) -> None:
    page = open_report(desk)
    sign_by_file(desk, open_sign(desk, page), p12)
    press(Key.Key_Escape)
    desk.settle()
    activate(desk.bot, page.window())
    dialog = open_sign(desk, page)
    press(Key.Key_Return)
    assert dialog.number.number.field.value() == 2
    write("5")
    assert "các số 02–04" in dialog.number._skipped.text()
    press(Key.Key_Tab)
    write("1/6/2026")
    assert "số 01" in dialog.number._order.text()
    dialog.number.number.field.setFocus()
    dialog.number.number.field.set_value(1)
    press(Key.Key_Return)
    assert dialog.step is dialog.number
    assert "số 1 " in dialog.number.number._problem.text().casefold()
    dialog.reject()
    desk.settle()


def test_a_certificate_opens_where_its_path_cannot_be_remembered(desk: Desk, p12: Certified) -> None:
    page = open_report(desk)
    dialog = open_sign(desk, page)
    shutil.rmtree(paths.settings_folder(), ignore_errors=True)
    paths.settings_folder().write_text("a file where the folder should be")
    go_to(dialog, "program")
    step = dialog.step
    assert isinstance(step, FileStep)
    type_file(p12.path, PASSPHRASE)
    press(Key.Key_Return)
    desk.bot.waitUntil(lambda: step._opened is not None)
    assert settings.load().certificate is None
    dialog.reject()
    desk.settle()


def test_a_certificate_of_the_company_is_told_before_it_signs(desk: Desk, tmp_path: Path) -> None:
    stranger = certified(tmp_path, "Công ty cổ phần Chè Tân Uyên")
    page = open_report(desk)
    dialog = open_sign(desk, page)
    go_to(dialog, "program")
    step = dialog.step
    assert isinstance(step, FileStep)
    type_file(stranger.path, PASSPHRASE)
    press(Key.Key_Return)
    desk.bot.waitUntil(lambda: step._opened is not None)
    assert "của công ty" in step._card._warns.text() and "không phải của công đoàn" in step._card._warns.text()
    assert dialog.next_button.isEnabled()
    dialog.reject()
    desk.settle()


def test_the_panel_says_what_is_not_proven_and_leads_on_to_sending(desk: Desk, p12: Certified) -> None:
    page = open_report(desk)
    dialog = open_sign(desk, page)
    sign_by_file(desk, dialog, p12)
    panel = dialog.step
    assert isinstance(panel, SignedPanel)
    words = words_of(panel)
    assert "chưa có bên thứ ba xác nhận" in words and "không có danh sách thu hồi" in words
    with desk.bot.waitSignal(page.go) as gone:
        press(Key.Key_Return)
    assert gone.args == ["exchange", panel.record.id]
    desk.settle()


def test_a_signed_paper_stays_as_it_is_and_says_which_way_it_was_signed(desk: Desk, p12: Certified) -> None:
    page = open_report(desk)
    assert not page.send_button.isEnabled()
    sign_by_file(desk, open_sign(desk, page), p12)
    press(Key.Key_Escape)
    desk.settle()
    rows = page.issued.table.rows
    assert [rows.data(rows.index(0, column)) for column in (3, 5)] == ["Tệp chứng thư", "✓ Còn nguyên"]
    with desk.bot.waitSignal(page.go):
        page.send_button.click()
    next(signed_folder(desk.path).glob("*.pdf")).write_bytes(b"changed")
    page.refresh()
    assert rows.data(rows.index(0, 5)) == "✗ Đã bị sửa"


def printing(desk: Desk, page: ReportPage) -> tuple[str, str]:
    """Press Ctrl+P; return the title of the dialog that comes and the words of its first page."""
    press(Key.Key_P, CTRL)
    desk.settle()
    dialog = next(found for found in page.findChildren(PrintDialog) if found.isVisible())
    words = ""
    if dialog._pdf:
        with pypdfium2.PdfDocument(dialog._pdf) as document:
            words = " ".join(document[0].get_textpage().get_text_range().split())
    said = dialog.status.text() or dialog.windowTitle()
    dialog.reject()
    desk.settle()
    activate(desk.bot, page.window())
    return said, words


def test_the_draft_is_printed_with_what_was_typed_last_and_the_signed_report_as_it_was_signed(
    desk: Desk, p12: Certified
) -> None:
    page = open_report(desk)
    title, words = printing(desk, page)
    assert title == "In dự thảo báo cáo"
    assert "DỰ THẢO" in words
    sign_by_file(desk, open_sign(desk, page), p12)
    press(Key.Key_Escape)
    desk.settle()
    activate(desk.bot, page.window())
    page.tabs.setCurrentWidget(page.issued)
    title, words = printing(desk, page)
    assert title == "In báo cáo số 01"
    assert "BÁO CÁO" in words and "DỰ THẢO" not in words
    next(signed_folder(desk.path).glob("*.pdf")).write_bytes(b"changed")
    said, words = printing(desk, page)
    assert "đã bị sửa sau khi ký" in said and not words


@pytest.mark.parametrize("width", [911, 1366])
def test_every_step_stands_in_the_window(desk: Desk, width: int) -> None:
    page = open_report(desk)
    page.window().resize(width, 512 if width == 911 else 768)
    dialog = open_sign(desk, page)
    for way in dialog.way.buttons:
        dialog.way.buttons[way].setFocus()
        dialog.way.buttons[way].setChecked(True)
        press(Key.Key_Return)
        press(Key.Key_Return)
        desk.settle()
        assert dialog.height() <= page.window().height() and dialog.width() <= page.window().width()
        assert dialog._room.horizontalScrollBar().maximum() == 0
        dialog.go_back()
        dialog.go_back()
    dialog.reject()
    desk.settle()


def test_a_revocation_list_of_the_issuer_travels_with_the_signature(desk: Desk, p12: Certified, tmp_path: Path) -> None:
    trust = tmp_path / "tin cậy"
    trust.mkdir()
    (trust / "ca.cer").write_bytes(p12.anchor)
    crl = authority.make_crl(p12.root, [], number=1, now=datetime.now(VIETNAM))
    (trust / "ca.crl").write_bytes(crl)
    settings.save(settings.Settings(trust_folder=str(trust)))
    page = open_report(desk)
    dialog = open_sign(desk, page)
    sign_by_file(desk, dialog, p12)
    assert crl in _unpacked(next(signed_folder(desk.path).glob("*.pdf")))
    words = words_of(dialog.step)
    assert "Chữ ký số: hợp lệ" in words and f"sau ngày {datetime.now(VIETNAM):%d/%m/%Y}" in words
    dialog.reject()
    desk.settle()


def test_the_picture_of_the_signature_is_shown_in_it(desk: Desk, p12: Certified, tmp_path: Path) -> None:
    window = desk.open("settings")
    page = window.page()
    assert isinstance(page, SettingsPage)
    page.parts.setCurrentRow(SIGNATURE)
    row = page.signature.picture
    assert not row.shown.isVisible() and not row.drop_button.isVisible()
    (tmp_path / "a.png").write_bytes(b"\xff\xd8\xff\xe0 a photo")
    row.take(tmp_path / "a.png")
    desk.settle()
    assert "không phải ảnh PNG" in row.trouble.text()
    row.take(a_signature(tmp_path / "chu-ky.png"))
    desk.settle()
    assert row.shown.isVisible() and row.drop_button.isVisible() and not row.trouble.isVisible()
    desk.close()
    sign_by_file(desk, open_sign(desk, open_report(desk)), p12)
    assert pictures(next(signed_folder(desk.path).glob("*.pdf"))) == 1
    dialog = next(found for found in desk.windows[-1].findChildren(SignDialog) if found.isVisible())
    dialog.reject()
    desk.settle()
    desk.close()
    page = desk.open("settings").page()
    assert isinstance(page, SettingsPage)
    page.parts.setCurrentRow(SIGNATURE)
    page.signature.picture.drop_button.click()
    desk.settle()
    with desk.reader() as reader:
        assert picture_of(reader) is None


def pictures(path: Path) -> int:
    """Return how many pictures the last page of a signed paper with a visible signature shows."""
    with pikepdf.open(path) as pdf:
        found = [one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"]
        return len([one for one in found if "/SMask" in one])


def _unpacked(path: Path) -> bytes:
    with pikepdf.open(path) as pdf:
        return b"".join(one.read_bytes() for one in pdf.objects if isinstance(one, pikepdf.Stream)) + path.read_bytes()
