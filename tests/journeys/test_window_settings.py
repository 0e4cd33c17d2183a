"""Settings save themselves; presets keep the signer; a backup is made, and gone back to."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from congdoan_desktop import settings
from congdoan_desktop.domain.records import HeadCount, SigningProfile, Unit
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import open_store
from congdoan_desktop.ui.pages.settings import BACKUPS, HEAD_COUNTS, PROFILE, SIGNATURE, SettingsPage
from congdoan_desktop.ui.settings.go_back_dialog import GoBackDialog
from congdoan_desktop.usecases.keep_backup import backups_of
from tests.fixtures.desk import CTRL, Desk, press, write
from tests.fixtures.front import activate


def open_settings(desk: Desk, part: int = 0) -> SettingsPage:
    page = desk.open("settings").page()
    assert isinstance(page, SettingsPage)
    page.parts.setCurrentRow(part)
    return page


def test_the_unit_saves_itself_and_the_window_takes_its_name(desk: Desk) -> None:
    page = open_settings(desk)
    page.unit.form.field("short_name").setFocus()
    press(Qt.Key.Key_A, CTRL)
    write("CĐCS Chè mới")
    press(Qt.Key.Key_Tab)
    desk.settle()
    desk.bot.waitUntil(lambda: page.window().windowTitle().startswith("CĐCS Chè mới"))
    with desk.reader() as reader:
        (unit,) = repository.find(reader, Unit)
    assert unit.short_name == "CĐCS Chè mới"


def test_a_new_head_count_is_added_by_keyboard(desk: Desk) -> None:
    page = open_settings(desk, HEAD_COUNTS)
    page.head_counts.table.setFocus()
    press(Qt.Key.Key_N, CTRL)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_A, CTRL)
    write("251")
    press(Qt.Key.Key_Tab)
    desk.settle()
    with desk.reader() as reader:
        counts = repository.find(reader, HeadCount)
    assert [(count.as_of, count.workers_total) for count in counts] == [
        (date(2026, 6, 30), 251),
        (date(2026, 1, 1), 240),
    ]


def test_a_preset_fills_the_profile_but_not_the_signer(desk: Desk) -> None:
    page = open_settings(desk, PROFILE)
    page.presets.field.field.set_value("unit_deputy_for_chair")
    page.presets._use()
    desk.settle()
    with desk.reader() as reader:
        (profile,) = repository.find(reader, SigningProfile)
    assert profile.title_lines == ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert profile.signer_name == "Lò Văn Thịnh"
    assert profile.addressees == ("Liên đoàn Lao động tỉnh Lai Châu",)


def test_the_paths_of_this_computer_are_remembered_and_checked(desk: Desk, tmp_path: Path) -> None:
    page = open_settings(desk, SIGNATURE)
    page.signature.certificate.field.setFocus()
    write(str(tmp_path / "no.p12"))
    page.signature.trust.field.setFocus()
    write(str(tmp_path))
    page.parts.setFocus()
    assert settings.load().certificate == str(tmp_path / "no.p12")
    assert settings.load().trust_folder == str(tmp_path)
    assert "Không thấy tệp" in page.signature.certificate._problem.text()
    assert not page.signature.trust._problem.text()


def test_what_is_no_path_at_all_is_told_beside_its_field(desk: Desk) -> None:
    page = open_settings(desk, SIGNATURE)
    for row in (page.signature.certificate, page.signature.trust):
        row.field.set_text("x" * 5000)
    page.leave()
    assert "Không thấy tệp" in page.signature.certificate._problem.text()
    assert "Không thấy thư mục" in page.signature.trust._problem.text()


def test_a_backup_is_announced_when_it_is_there_and_can_be_gone_back_to(desk: Desk) -> None:
    page = open_settings(desk, BACKUPS)
    desk.settle()  # the one made at every start
    before = {backup.path for backup in backups_of(desk.path)}
    assert before
    page.backups.refresh()
    page._context.worker.run(lambda store: repository.archive(store, HeadCount, "count"))
    desk.settle()
    dialog = page.backups.go_back()
    assert isinstance(dialog, GoBackDialog)
    activate(desk.bot, dialog)
    window = desk.windows.pop()
    dialog.go.setFocus()
    press(Qt.Key.Key_Space)
    assert "Đã khôi phục" in dialog.words.text()
    dialog.stay.setFocus()
    press(Qt.Key.Key_Space)
    desk.bot.waitUntil(lambda: not window.isVisible())
    with open_store(desk.path) as store:
        assert repository.count(store, HeadCount) == 1
    window.deleteLater()
    QApplication.sendPostedEvents(None, 0)


def test_a_backup_by_hand_says_where_it_lies(desk: Desk, tmp_path: Path) -> None:
    page = open_settings(desk, BACKUPS)
    page.backups.back_up(tmp_path / "stick")
    desk.bot.waitUntil(lambda: "đọc lại đúng" in page.backups.state.text())
    (copy,) = (tmp_path / "stick").iterdir()
    assert copy.name in page.backups.state.text()
    with open_store(copy) as store:
        assert repository.count(store, Unit) == 1


def test_opening_the_settings_keeps_the_name_of_who_writes(desk: Desk) -> None:
    known = settings.Settings(author="Phạm Thị Thanh Nga", certificate="/nga.p12", trust_folder="/tin")
    settings.save(known)
    desk.open("settings")
    desk.settle()
    assert settings.load() == known
