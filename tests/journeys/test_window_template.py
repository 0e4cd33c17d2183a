"""A report template changed by keys: worded anew, a part added, kept as a new version; Esc loses nothing at once."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from congdoan_desktop.ui.pages.report import ReportPage
from congdoan_desktop.ui.templates.dialog import TemplateDialog
from tests.fixtures.desk import CTRL, Desk, press, write
from tests.fixtures.front import activate

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def dialog(desk: Desk) -> TemplateDialog:
    window = desk.open("overview")
    dialog = TemplateDialog(window._context, "ct58", window)
    dialog.open()
    activate(desk.bot, dialog)
    return dialog


def own_file(desk: Desk, version: int) -> Path:
    return desk.path.parent / "Mau bao cao" / f"ct58-v{version}.toml"


def test_a_heading_and_a_proposal_are_worded_anew(desk: Desk, dialog: TemplateDialog) -> None:
    dialog.table.choose("review.limits")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_A, CTRL)
    write("Tồn tại, hạn chế")
    dialog.section.rows["suggestion"].field.setFocus()
    write("Mới có ‹Buổi tuyên truyền trực tiếp› buổi.")
    with desk.bot.waitSignal(dialog.renewed):
        press(Qt.Key.Key_S, CTRL)
    kept = own_file(desk, 2).read_text("utf-8")
    assert "Tồn tại, hạn chế" in kept
    assert "Mới có {sessions} buổi." in kept
    part = next(one for one in dialog._reference.templates["ct58"].sections if one.id == "review.limits")
    assert part.heading == "Tồn tại, hạn chế"
    assert "✓ Đã lưu bản 2" in dialog.state.text()


def test_a_part_is_added_moved_and_taken_out_again(desk: Desk, dialog: TemplateDialog) -> None:
    dialog.table.choose("review.limits")
    press(Qt.Key.Key_N, CTRL)
    press(Qt.Key.Key_A, CTRL)
    write("Kết quả ca đêm")
    assert dialog.chosen == "own.1"
    dialog.table.setFocus()
    press(Qt.Key.Key_Up, ALT)
    places = [one.id for one in dialog.now.sections]
    assert places.index("own.1") == places.index("review.limits") - 1
    assert next(one.heading for one in dialog.now.sections if one.id == "own.1") == "Kết quả ca đêm"
    press(Qt.Key.Key_Delete)
    assert "own.1" not in [one.id for one in dialog.now.sections]
    assert dialog.now == dialog._kept


def test_a_word_that_does_not_exist_is_not_kept(desk: Desk, dialog: TemplateDialog) -> None:
    dialog.table.choose("next")
    dialog.section.rows["suggestion"].field.setFocus()
    write("Có ‹số lạ› người")
    press(Qt.Key.Key_S, CTRL)
    assert "không có số liệu nào tên ‹số lạ›" in dialog.state.text()
    assert not own_file(desk, 2).exists()


def test_what_is_computed_stays(desk: Desk, dialog: TemplateDialog) -> None:
    dialog.table.choose("results.spread")
    dialog.table.setFocus()
    press(Qt.Key.Key_Delete)
    assert "results.spread" in [one.id for one in dialog.now.sections]


def test_esc_asks_once_before_anything_is_lost(desk: Desk, dialog: TemplateDialog) -> None:
    dialog.table.choose("review")
    press(Qt.Key.Key_Return)
    write("Phần ")
    press(Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "Chưa lưu" in dialog.state.text()
    press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert not own_file(desk, 2).exists()


def test_back_to_the_shipped_one(desk: Desk, dialog: TemplateDialog) -> None:
    before = dialog.now
    dialog.table.choose("review")
    press(Qt.Key.Key_Return)
    write("Phần ")
    with desk.bot.waitSignal(dialog.renewed):
        press(Qt.Key.Key_S, CTRL)
    dialog.use_shipped()
    with desk.bot.waitSignal(dialog.renewed):
        press(Qt.Key.Key_S, CTRL)
    assert dialog.now.sections == before.sections
    assert own_file(desk, 3).exists()


def test_the_report_being_written_follows_its_template(desk: Desk) -> None:
    page = desk.open("report").page()
    assert isinstance(page, ReportPage)
    desk.bot.waitUntil(lambda: page.paper.pages > 0)
    page.open_record("ct58@2026-H1")
    desk.settle()
    page.template_button.setFocus()
    press(Qt.Key.Key_Space)
    (dialog,) = page.findChildren(TemplateDialog)
    activate(desk.bot, dialog)
    dialog.table.choose("review.limits")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_A, CTRL)
    write("Tồn tại, hạn chế")
    press(Qt.Key.Key_S, CTRL)

    def follows() -> bool:
        listed = [page.sections.item(row).text() for row in range(page.sections.count())]
        return any("Tồn tại, hạn chế" in text for text in listed)

    desk.bot.waitUntil(follows)
    press(Qt.Key.Key_Escape)
    desk.bot.waitUntil(lambda: not dialog.isVisible())


def test_the_heading_of_each_course_is_shown_in_words_and_kept_as_it_was(desk: Desk) -> None:
    window = desk.open("overview")
    dialog = TemplateDialog(window._context, "tap-huan", window)
    dialog.open()
    activate(desk.bot, dialog)
    part = next(one for one in dialog.now.sections if one.heading == "{name}")
    while dialog.chosen != part.id:
        press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    heading = dialog.section.rows["heading"].field
    assert heading.value() == "‹tên từng mục›"
    press(Qt.Key.Key_Home, CTRL)
    write("Lớp ")
    assert next(one.heading for one in dialog.now.sections if one.id == part.id) == "Lớp {name}"
    assert any("Lớp ‹tên từng mục›" in row.words for row in dialog.table.rows.items)
    dialog.reject()
    dialog.reject()
    desk.settle()
