"""Papers signed elsewhere, in the window: given out, waiting over a restart, taken back; no stranger is taken."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import IssuedReport, OutgoingPaper, PreparedPaper
from congdoan_desktop.domain.verdict import State
from congdoan_desktop.signing.trust import Trust
from congdoan_desktop.signing.verify import verify
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import open_store
from congdoan_desktop.ui import folders
from congdoan_desktop.ui.pages.report import ReportPage
from congdoan_desktop.ui.printing.dialog import PrintDialog
from congdoan_desktop.ui.report.drop_dialog import DropDialog
from congdoan_desktop.ui.report.signing.dialog import SignDialog
from congdoan_desktop.ui.report.signing.scan_step import ScanStep
from congdoan_desktop.ui.report.signing.signed_panel import SignedPanel
from congdoan_desktop.ui.report.signing.take_back_step import TakeBackStep
from congdoan_desktop.ui.report.signing.waiting_step import WaitingStep
from congdoan_desktop.ui.settings.unit_key_prompt import UnitKeyPrompt
from congdoan_desktop.usecases.unit_key import make_unit_key
from tests.fixtures.desk import Desk, focus, press, write
from tests.fixtures.front import activate
from tests.fixtures.signing import UNION, go_to, open_report, open_sign, wait_for, words_of
from tests.fixtures.signing_desk import a_signer, printed, scanned, signed_elsewhere

Key = Qt.Key
SECRET = "nương chè xanh trên núi cao"


def give_out(desk: Desk, page: ReportPage, way: str) -> tuple[SignDialog, PreparedPaper]:
    """Come to the step of `way` by keyboard and have the paper written."""
    dialog = open_sign(desk, page)
    go_to(dialog, way)
    press(Key.Key_Return)
    wait_for(desk, dialog, WaitingStep)
    (paper,) = repository.find(page._context.reader, PreparedPaper)
    return dialog, paper


def pdf_of(desk: Desk, paper: PreparedPaper) -> bytes:
    return (folders.waiting_folder(desk.path) / f"{paper.file_stem}.pdf").read_bytes()


def bring(desk: Desk, dialog: SignDialog, path: Path) -> None:
    """Let the step look at a file that was chosen."""
    step = dialog.step
    assert isinstance(step, TakeBackStep | ScanStep)
    step.drop.take(path)
    desk.bot.waitUntil(lambda: not step.busy, timeout=30_000)


def test_a_paper_signed_in_another_program_waits_and_is_taken_back(desk: Desk, tmp_path: Path) -> None:
    page = open_report(desk)
    dialog, paper = give_out(desk, page, "other_program")
    assert paper.number == 1
    path = dialog.step.path.text()  # type: ignore[attr-defined]
    assert Path(path).read_bytes() == pdf_of(desk, paper)
    press(Key.Key_Escape)  # loses nothing: the paper waits
    desk.settle()
    desk.close()
    page = open_report(desk)
    assert page.waiting.count() == 1 and "(1)" in page.tabs.tabText(1)
    page.tabs.setCurrentWidget(page.waiting)
    page.waiting.table.setFocus()
    press(Key.Key_Return)
    dialog = next(found for found in page.findChildren(SignDialog) if found.isVisible())
    activate(desk.bot, dialog)
    step = dialog.step
    assert isinstance(step, TakeBackStep)
    anchor, signer = a_signer("Lò Văn Thịnh", UNION, now=datetime.now(VIETNAM))
    signed = tmp_path / "da-ky.pdf"
    signed.write_bytes(signed_elsewhere(pdf_of(desk, paper), signer, at=datetime.now(VIETNAM)))
    bring(desk, dialog, signed)
    assert "Đúng tệp đã đưa ra" in step._ours.text() and "Lò Văn Thịnh" in step._says.text()
    assert not step._warns.isVisible()
    assert repository.count(page._context.reader, IssuedReport) == 0  # shown first, taken then
    press(Key.Key_Return)
    wait_for(desk, dialog, SignedPanel)
    assert dialog.done_signing is not None
    (file,) = dialog.done_signing.report.files
    assert verify(file.read_bytes(), Trust(anchors=(anchor,)), now=datetime.now(VIETNAM)).state is State.VALID
    press(Key.Key_Escape)
    desk.settle()
    assert (page.waiting.count(), page.issued.count()) == (0, 1)


def test_what_comes_back_wrong_is_refused_and_the_paper_still_waits(desk: Desk, tmp_path: Path) -> None:
    page = open_report(desk)
    dialog, paper = give_out(desk, page, "other_program")
    dialog.go_on()
    step = dialog.step
    assert isinstance(step, TakeBackStep)
    now = datetime.now(VIETNAM)
    _, signer = a_signer("Nguyễn Văn Giám Đốc", "Công ty cổ phần Chè Tân Uyên", now=now)
    genuine = signed_elsewhere(pdf_of(desk, paper), signer, at=now)
    for data, words in (
        (b"PK\x03\x04 no paper", "không phải tệp PDF"),
        (pdf_of(desk, paper), "chưa có chữ ký số nào"),
        (genuine.replace(b"%PDF-1.7", b"%PDF-1.6", 1), "ghi lại toàn bộ"),
        (genuine + b"\n%% more", "bị sửa"),
    ):
        path = tmp_path / "ve.pdf"
        path.write_bytes(data)
        bring(desk, dialog, path)
        assert words in step.trouble.text(), words
        assert step.words() == "Chọn tệp…"
    path.write_bytes(genuine)
    bring(desk, dialog, path)
    assert not step.trouble.isVisible()
    assert "của công ty" in step._warns.text()
    dialog.reject()
    desk.settle()
    assert page.waiting.count() == 1 and page.issued.count() == 0


def test_signing_again_comes_back_to_the_paper_that_waits_and_giving_it_up_needs_a_reason(desk: Desk) -> None:
    page = open_report(desk)
    give_out(desk, page, "other_program")
    press(Key.Key_Escape)
    desk.settle()
    activate(desk.bot, page.window())
    dialog = open_sign(desk, page)
    step = dialog.step
    assert isinstance(step, WaitingStep)
    step.drop_button.setFocus()
    press(Key.Key_Space)
    asking = next(found for found in dialog.findChildren(DropDialog) if found.isVisible())
    activate(desk.bot, asking)
    press(Key.Key_Return)
    assert asking.isVisible() and asking.reason._problem.isVisible()
    write("Số liệu sai")
    press(Key.Key_Return)
    desk.bot.waitUntil(lambda: not any(found.isVisible() for found in page.findChildren(SignDialog)))
    desk.settle()
    activate(desk.bot, page.window())
    assert page.waiting.count() == 0
    (line,) = repository.find(page._context.reader, OutgoingPaper)
    assert (line.number, line.state) == (1, "void")
    assert "Số liệu sai" in line.note
    assert not isinstance(open_sign(desk, page).step, WaitingStep)
    desk.settle()


def a_key(desk: Desk) -> None:
    with open_store(desk.path) as store:
        make_unit_key(store, SECRET, datetime.now(VIETNAM))


def scan_of(pages: Sequence[Image.Image], path: Path) -> Path:
    path.write_bytes(scanned(pages))
    return path


def prompt_over(desk: Desk, dialog: SignDialog) -> None:
    """Wait for the question for the key of the unit."""
    desk.bot.waitUntil(lambda: any(found.isVisible() for found in dialog.findChildren(UnitKeyPrompt)))
    prompt = next(found for found in dialog.findChildren(UnitKeyPrompt) if found.isVisible())
    activate(desk.bot, prompt)


def test_a_paper_signed_by_hand_is_printed_scanned_attached_and_its_data_sealed(desk: Desk, tmp_path: Path) -> None:
    a_key(desk)
    page = open_report(desk)
    dialog, paper = give_out(desk, page, "by_hand")
    assert (paper.number, paper.issued_on) == (None, None)
    assert paper.control_code in words_of(dialog.step)
    assert focus().text() == "In…"  # type: ignore[attr-defined]
    press(Key.Key_Space)
    desk.settle()
    printing = next(found for found in page.findChildren(PrintDialog) if found.isVisible())
    assert printing._pdf == pdf_of(desk, paper)
    printing.reject()
    desk.settle()
    activate(desk.bot, dialog)
    dialog.next_button.setFocus()
    press(Key.Key_Return)
    step = dialog.step
    assert isinstance(step, ScanStep)
    pages = printed(pdf_of(desk, paper))
    bring(desk, dialog, scan_of(pages, tmp_path / "quet.pdf"))
    assert f"{len(pages)}/{len(pages)} trang" in step.facts.text() and "200 dpi" in step.facts.text()
    assert focus() is step.fields["number"].field.focusProxy()
    write("12")
    press(Key.Key_Tab)
    write("29/6/2026")
    press(Key.Key_Return)
    prompt_over(desk, dialog)
    write(SECRET)
    press(Key.Key_Return)
    wait_for(desk, dialog, SignedPanel)
    activate(desk.bot, dialog)
    assert dialog.done_signing is not None
    record = dialog.done_signing.report.record
    assert (record.way, record.number, record.issued_on.isoformat()) == ("by_hand", 12, "2026-06-29")
    assert [path.suffix for path in dialog.done_signing.report.files] == [".pdf", ".p7m"]
    words = words_of(dialog.step)
    assert "Niêm phong không phải chữ ký số" in words and "Chữ ký số:" not in words
    assert "Đã niêm phong bằng khóa của đơn vị" in words and "gọi điện cho đơn vị gửi" not in words
    press(Key.Key_Escape)
    desk.settle()
    assert page.issued.count() == 1


def test_a_scan_is_dropped_and_what_is_typed_beside_it_survives_escape(desk: Desk, tmp_path: Path) -> None:
    page = open_report(desk)
    dialog, paper = give_out(desk, page, "by_hand")
    dialog.go_on()
    step = dialog.step
    assert isinstance(step, ScanStep)
    path = scan_of(printed(pdf_of(desk, paper)), tmp_path / "quet.pdf")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    place, button, none = QPointF(20, 20), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    step.drop.dropEvent(QDropEvent(place, Qt.DropAction.CopyAction, data, button, none))
    desk.bot.waitUntil(lambda: not step.busy, timeout=30_000)
    assert step.words() == "Gắn và niêm phong…"
    write("31")
    press(Key.Key_Escape)
    desk.settle()
    activate(desk.bot, page.window())
    again = open_sign(desk, page)
    assert isinstance(again.step, WaitingStep)
    again.go_on()
    assert isinstance(again.step, ScanStep)
    assert again.step.fields["number"].field.value() == 31
    again.reject()
    desk.settle()


def test_scans_that_are_not_the_paper_say_why_and_lose_nothing(desk: Desk, tmp_path: Path) -> None:
    page = open_report(desk)
    dialog, paper = give_out(desk, page, "by_hand")
    dialog.go_on()
    step = dialog.step
    assert isinstance(step, ScanStep)
    pages = printed(pdf_of(desk, paper))
    coarse = [one.resize((one.width // 2, one.height // 2)) for one in pages]
    for data, words in (
        (pdf_of(desk, paper), "chính là tệp đã in ra"),
        (scanned(pages[:-1]), f"thiếu trang {len(pages)}"),
        (scanned(coarse, dpi=100), "ít nhất 200 dpi"),
    ):
        path = tmp_path / "quet.pdf"
        path.write_bytes(data)
        bring(desk, dialog, path)
        assert words in step.trouble.text(), step.trouble.text()
        assert step.words() == "Chọn tệp…"
    dialog.reject()
    desk.settle()
    assert page.waiting.count() == 1


def test_a_code_that_cannot_be_read_is_typed(desk: Desk, tmp_path: Path) -> None:
    a_key(desk)
    page = open_report(desk)
    dialog, paper = give_out(desk, page, "by_hand")
    dialog.go_on()
    step = dialog.step
    assert isinstance(step, ScanStep)
    pages = printed(pdf_of(desk, paper))
    for one in pages:
        ImageDraw.Draw(one).rectangle((0, one.height - 330, one.width, one.height), fill=(255, 255, 255))
    bring(desk, dialog, scan_of(pages, tmp_path / "quet.pdf"))
    assert focus() is step.fields["code"].field.focusProxy()
    write("AAAA-BBBB-CCCC")
    press(Key.Key_Return)  # told before anybody types a pass-phrase
    assert "không phải mã của văn bản này" in step.fields["code"]._problem.text()
    step.fields["code"].field.set_text(paper.control_code.lower())
    press(Key.Key_Return)
    prompt_over(desk, dialog)
    write(SECRET)
    press(Key.Key_Return)
    wait_for(desk, dialog, SignedPanel)
    activate(desk.bot, dialog)
    press(Key.Key_Escape)
    desk.settle()


@pytest.mark.parametrize("way", ["other_program", "by_hand"])
def test_a_paper_that_waits_is_printed_again_just_as_it_was(desk: Desk, way: str) -> None:
    page = open_report(desk)
    dialog, paper = give_out(desk, page, way)
    before = pdf_of(desk, paper)
    dialog.reject()
    desk.settle()
    (folders.waiting_folder(desk.path) / f"{paper.file_stem}.pdf").unlink()
    page.waiting.printing.emit(paper)
    desk.settle()
    printing = next(found for found in page.findChildren(PrintDialog) if found.isVisible())
    assert printing._pdf == before
    printing.reject()
    desk.settle()
