"""The report in the window: words typed are on the page, the check list leads to them, signing gives genuine files."""

import shutil
from datetime import datetime
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from congdoan_desktop import paths, settings
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import IssuedReport, Narrative
from congdoan_desktop.domain.verdict import State
from congdoan_desktop.errors import UserError
from congdoan_desktop.signing import authority
from congdoan_desktop.signing.trust import Trust
from congdoan_desktop.signing.verify import verify
from congdoan_desktop.store import repository
from congdoan_desktop.ui import autosave, folders
from congdoan_desktop.ui.folders import signed_folder
from congdoan_desktop.ui.pages.report import ReportPage
from congdoan_desktop.ui.printing.dialog import PrintDialog
from congdoan_desktop.ui.report.sign_dialog import SignDialog
from tests.fixtures.desk import CTRL, Desk, focus, press, write
from tests.fixtures.front import activate

ALT = Qt.KeyboardModifier.AltModifier
WORDS = "Ca đêm còn ít buổi; lao động thời vụ ở nương xa khó tập trung."
PASSPHRASE = "mat khau dai 2026"


def open_report(desk: Desk) -> ReportPage:
    page = desk.open("report").page()
    assert isinstance(page, ReportPage)
    desk.bot.waitUntil(lambda: page.paper.pages > 0)
    desk.settle()
    return page


def text_of(page: ReportPage) -> str:
    with pypdfium2.PdfDocument(page.drafting._pdf) as document:
        return " ".join(" ".join(sheet.get_textpage().get_text_range() for sheet in document).split())


def test_what_is_typed_is_kept_and_stands_on_the_page(desk: Desk) -> None:
    page = open_report(desk)
    page.sections.choose("review.limits")
    page.editor.box.setFocus()
    with desk.bot.waitSignal(page.drafting.drawn):
        write(WORDS)
    assert WORDS in text_of(page)
    desk.bot.waitUntil(lambda: not page.holds_unsaved())
    assert page.editor._state.text().startswith("✓ Đã lưu")
    with desk.reader() as reader:
        assert [n.text for n in repository.find(reader, Narrative)] == [WORDS]
    desk.bot.waitUntil(lambda: page.paper.picture_size().width() > 300)


def test_what_could_not_be_saved_stays_on_the_screen_and_is_tried_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise UserError("store.disk_full", name="Chè Tân Uyên.congdoan")

    page = open_report(desk)
    page.sections.choose("review.limits")
    page.editor.box.setFocus()
    with monkeypatch.context() as patch:
        patch.setattr("congdoan_desktop.ui.pages.report.save_narrative", full)
        write(WORDS)
        desk.bot.waitUntil(page.editor._trouble.isVisible)
    page.refresh()
    assert page.editor.box.toPlainText() == WORDS
    assert page.holds_unsaved()
    page.sections.choose("review.causes")
    page.sections.choose("review.limits")
    assert page.editor.box.toPlainText() == WORDS
    page.leave()
    desk.bot.waitUntil(lambda: not page.holds_unsaved())
    assert not page.editor._trouble.isVisible()
    with desk.reader() as reader:
        assert [n.text for n in repository.find(reader, Narrative)] == [WORDS]


def test_what_could_not_be_saved_is_tried_again_by_itself(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise UserError("store.disk_full", name="Chè Tân Uyên.congdoan")

    monkeypatch.setattr(autosave, "AGAIN", 20)
    page = open_report(desk)
    page.sections.choose("review.limits")
    page.editor.box.setFocus()
    with monkeypatch.context() as patch:
        patch.setattr("congdoan_desktop.ui.pages.report.save_narrative", full)
        write(WORDS)
        desk.bot.waitUntil(page.editor._trouble.isVisible)
    desk.bot.waitUntil(lambda: not page.holds_unsaved())
    assert page.editor._state.text().startswith("✓ Đã lưu")
    with desk.reader() as reader:
        assert [n.text for n in repository.find(reader, Narrative)] == [WORDS]
    desk.settle()


def test_letters_that_cannot_be_printed_are_told_and_the_last_page_stays(desk: Desk) -> None:
    page = open_report(desk)
    page.sections.choose("review.limits")
    page.editor.box.setFocus()
    write("Rất vui 😀")
    desk.bot.waitUntil(lambda: "😀" in page.paper.notice.text())
    assert page.paper.pages > 0
    page.window().resize(1300, 720)  # the last good page is pictured again, and does not hide what is wrong
    with desk.bot.waitSignal(page.drafting.pictured):
        page.paper._ask()
    assert "😀" in page.paper.notice.text()
    press(Qt.Key.Key_Backspace)
    desk.bot.waitUntil(lambda: "nháp" in page.paper.notice.text())


def test_leaving_the_page_keeps_what_was_typed_a_moment_ago(desk: Desk) -> None:
    page = open_report(desk)
    page.sections.choose("review.limits")
    page.editor.box.setFocus()
    write(WORDS)
    desk.close()
    with desk.reader() as reader:
        assert [n.text for n in repository.find(reader, Narrative)] == [WORDS]


def test_the_preview_follows_the_section_and_the_keyboard_turns_pages(desk: Desk) -> None:
    page = open_report(desk)
    last = page.paper.pages - 1
    press(Qt.Key.Key_PageDown, CTRL)
    assert page.paper.page == 1
    page.sections.choose("proposals")
    assert page.paper.page == page._section_pages["proposals"] <= last
    page.editor.box.setFocus()
    press(Qt.Key.Key_Up, ALT)
    part = page.sections.current()
    assert part is not None and part.id != "proposals" and part.narrative


def test_the_proposal_is_taken_by_keyboard_and_the_check_list_gets_shorter(desk: Desk) -> None:
    page = open_report(desk)
    missing = [finding.section for finding in page._findings if finding.section]
    assert "situation.conditions" in missing
    place = next(row for row, f in enumerate(page._findings) if f.section == "situation.conditions")
    page.findings.setFocus()
    page.findings.setCurrentRow(place)
    press(Qt.Key.Key_Return)
    assert focus() is page.editor.box
    press(Qt.Key.Key_G, CTRL)
    desk.bot.waitUntil(lambda: "situation.conditions" not in {f.section for f in page._findings})
    assert "Thuận lợi" in page.editor.box.toPlainText()
    assert not page.editor._use.isVisible()
    text = page.editor.box.toPlainText()
    press(Qt.Key.Key_G, CTRL)
    assert page.editor.box.toPlainText() == text  # once is enough


def test_the_proposal_is_taken_wherever_the_focus_stands(desk: Desk) -> None:
    page = open_report(desk)
    page.kinds.setFocus()
    page.sections.choose("situation.conditions")
    press(Qt.Key.Key_G, CTRL)
    assert "Thuận lợi" in page.editor.box.toPlainText()
    assert focus() is page.editor.box


@pytest.fixture(scope="module")
def certified(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """A PKCS#12 file of the unit and the certificate of its authority."""
    now = datetime.now(VIETNAM)
    root = authority.make_authority("CA LĐLĐ tỉnh Lai Châu", "LĐLĐ tỉnh Lai Châu", now=now)
    key = authority.make_key("ecdsa")
    request = authority.make_request(key, "Lò Văn Thịnh", "Công đoàn cơ sở Công ty Chè Tân Uyên")
    bag = authority.to_pkcs12(
        key, authority.issue(root, request, now=now), [root.certificate], passphrase=PASSPHRASE, label="x"
    )
    path = tmp_path_factory.mktemp("p12") / "chu-tich.p12"
    path.write_bytes(bag)
    return path, root.certificate


def open_sign(desk: Desk, page: ReportPage) -> SignDialog:
    page.sign_button.setFocus()
    press(Qt.Key.Key_Space)
    (dialog,) = page.findChildren(SignDialog)
    activate(desk.bot, dialog)
    return dialog


def fill(dialog: SignDialog, path: Path, passphrase: str) -> None:
    """Number and day are proposed: Tab over them, type the path, Tab over its button, type the pass-phrase."""
    dialog.fields["number"].field.setFocus()
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    write(str(path))
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    write(passphrase)


def test_signing_by_keyboard_gives_two_files_that_others_can_check(desk: Desk, certified: tuple[Path, bytes]) -> None:
    path, anchor = certified
    page = open_report(desk)
    dialog = open_sign(desk, page)
    fill(dialog, path, PASSPHRASE)
    press(Qt.Key.Key_Return)
    desk.bot.waitUntil(lambda: dialog._opened is not None)
    assert "Lò Văn Thịnh" in dialog._card.accessibleName()
    assert "✓ Chứng thư của đơn vị" in dialog._card.accessibleName()
    assert repository.count(page._context.reader, IssuedReport) == 0  # nothing is signed before it was shown
    press(Qt.Key.Key_Return)
    desk.bot.waitUntil(lambda: dialog.done_signing is not None, timeout=20_000)
    files = sorted(signed_folder(desk.path).iterdir())
    assert [file.suffix for file in files] == [".pdf", ".xlsx"]
    for file in files:
        verdict = verify(file.read_bytes(), Trust(anchors=(anchor,)), now=datetime.now(VIETNAM))
        assert verdict.state is State.VALID, verdict
    assert dialog.panel.isVisible()
    assert settings.load().certificate == str(path)
    press(Qt.Key.Key_Escape)
    assert page.issued.count() == 1
    assert page.issued.table.rows.items[0].number == 1


def test_a_wrong_passphrase_is_told_beside_its_field_and_nothing_is_signed(
    desk: Desk, certified: tuple[Path, bytes]
) -> None:
    page = open_report(desk)
    dialog = open_sign(desk, page)
    fill(dialog, certified[0], "sai mật khẩu")
    press(Qt.Key.Key_Return)
    row = dialog.fields["passphrase"]
    desk.bot.waitUntil(row._problem.isVisible)
    assert "Sai mật khẩu" in row._problem.text()
    assert focus() is row.field.focusProxy()
    assert dialog._opened is None
    dialog._next.setFocus()
    for _ in range(2):  # pressed itself, and from the field it went back to
        row.say("")
        press(Qt.Key.Key_Return)
        desk.bot.waitUntil(row._problem.isVisible)
    press(Qt.Key.Key_Escape)
    assert not signed_folder(desk.path).exists()
    assert QApplication.activeModalWidget() is None


def test_a_path_is_read_as_it_stands_and_signing_can_be_given_up(desk: Desk) -> None:
    page = open_report(desk)
    dialog = open_sign(desk, page)
    fill(dialog, Path("~nobody-of-this-name/a.p12"), PASSPHRASE)
    press(Qt.Key.Key_Return)
    desk.bot.waitUntil(dialog.fields["file"]._problem.isVisible)
    dialog._cancel.setFocus()
    press(Qt.Key.Key_Return)  # presses what has the focus, not what would sign
    assert not dialog.isVisible()
    desk.settle()


def test_a_certificate_opens_where_its_path_cannot_be_remembered(desk: Desk, certified: tuple[Path, bytes]) -> None:
    page = open_report(desk)
    dialog = open_sign(desk, page)
    fill(dialog, certified[0], PASSPHRASE)
    shutil.rmtree(paths.settings_folder(), ignore_errors=True)
    paths.settings_folder().write_text("a file where the folder should be")
    press(Qt.Key.Key_Return)
    desk.bot.waitUntil(lambda: dialog._opened is not None)
    assert settings.load().certificate is None
    dialog.reject()
    desk.settle()


def test_a_number_that_was_given_already_is_told_beside_its_field(desk: Desk, certified: tuple[Path, bytes]) -> None:
    page = open_report(desk)
    for _ in range(2):
        dialog = SignDialog(page._context, page.kind, page.period, 0, page)
        dialog.open()
        activate(desk.bot, dialog)
        dialog.fields["number"].field.set_value(7)
        fill(dialog, certified[0], PASSPHRASE)
        dialog.go_on()
        desk.bot.waitUntil(lambda dialog=dialog: dialog._opened is not None)
        dialog.go_on()
        desk.settle()
        desk.bot.waitUntil(lambda dialog=dialog: not dialog._busy, timeout=20_000)
        done = dialog.done_signing is not None
        said = dialog.fields["number"]._problem.text()
        dialog.reject()
    assert not done and "7" in said
    assert repository.count(page._context.reader, IssuedReport) == 1


def test_signed_files_are_carried_to_a_stick_and_say_so_only_then(
    desk: Desk, certified: tuple[Path, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_report(desk)
    assert not page.save_button.isEnabled()
    dialog = open_sign(desk, page)
    fill(dialog, certified[0], PASSPHRASE)
    dialog.go_on()
    desk.bot.waitUntil(lambda: dialog._opened is not None)
    dialog.go_on()
    desk.bot.waitUntil(lambda: dialog.done_signing is not None, timeout=20_000)
    dialog.accept()
    desk.settle()
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(folders, "ask_folder", lambda *_: stick)
    page.save_button.click()
    desk.bot.waitUntil(lambda: "đọc lại đúng 2 tệp" in page.issued._said.text())
    assert {p.name for p in stick.iterdir()} == {p.name for p in signed_folder(desk.path).iterdir()}
    next(stick.glob("*.pdf")).write_bytes(b"something else")
    page.save_button.click()
    desk.bot.waitUntil(lambda: "không ghi đè" in page.issued._said.text())
    next(signed_folder(desk.path).glob("*.pdf")).write_bytes(b"changed")
    page.refresh()
    assert page.issued.table.rows.data(page.issued.table.rows.index(0, 4)) == "✗ Đã bị sửa"


def printing(desk: Desk, page: ReportPage) -> tuple[str, str]:
    """Press Ctrl+P; return the title of the dialog that comes and the words of its first page."""
    press(Qt.Key.Key_P, CTRL)
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
    desk: Desk, certified: tuple[Path, bytes]
) -> None:
    page = open_report(desk)
    title, words = printing(desk, page)
    assert title == "In dự thảo báo cáo"
    assert "DỰ THẢO" in words
    dialog = open_sign(desk, page)
    fill(dialog, certified[0], PASSPHRASE)
    dialog.go_on()
    desk.bot.waitUntil(lambda: dialog._opened is not None)
    dialog.go_on()
    desk.bot.waitUntil(lambda: dialog.done_signing is not None, timeout=20_000)
    dialog.accept()
    desk.settle()
    activate(desk.bot, page.window())
    page.tabs.setCurrentWidget(page.issued)
    title, words = printing(desk, page)
    assert title == "In báo cáo số 01"
    assert "BÁO CÁO" in words and "DỰ THẢO" not in words
    next(signed_folder(desk.path).glob("*.pdf")).write_bytes(b"changed")
    said, words = printing(desk, page)
    assert "đã bị sửa sau khi ký" in said and not words
