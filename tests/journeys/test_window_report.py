"""The report in the window: words typed are on the page, the check list leads to them, signing gives genuine files."""

import pypdfium2
import pytest
from PySide6.QtCore import Qt

from congdoan_desktop.domain.records import Narrative
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import repository
from congdoan_desktop.ui import autosave
from congdoan_desktop.ui.pages.report import ReportPage
from tests.fixtures.desk import CTRL, Desk, focus, press, write

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
        patch.setattr("congdoan_desktop.ui.report.own_words.save_narrative", full)
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
        patch.setattr("congdoan_desktop.ui.report.own_words.save_narrative", full)
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
