"""A store with a pass-phrase at the start: typed wrong, typed right, forgotten, another file, damaged."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from congdoan_desktop import app, settings
from congdoan_desktop.domain.records import Unit
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import open_reader, open_store
from congdoan_desktop.ui import first_start, front
from congdoan_desktop.ui.locking.unlock_dialog import UnlockDialog
from congdoan_desktop.ui.main_window import MainWindow
from congdoan_desktop.ui.start.which_backup import WhichBackup
from congdoan_desktop.usecases.keep_backup import back_up, backups_of
from congdoan_desktop.usecases.store_key import key_by_phrase
from tests.fixtures.cheap_keys import cheap_keys
from tests.fixtures.desk import Desk
from tests.fixtures.guarded import OTHER, PHRASE, guard, once

__all__ = ["cheap_keys"]


def test_typed_wrong_then_right(desk: Desk) -> None:
    new = guard(desk.path)
    seen: list[str] = []

    def type_it(dialog: UnlockDialog) -> None:
        assert dialog.form.phrase.field.line.echoMode() is QLineEdit.EchoMode.Password
        dialog.form.shows.click()
        assert dialog.form.phrase.field.line.echoMode() is QLineEdit.EchoMode.Normal
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        seen.append(dialog.form.phrase._problem.text())
        dialog.form.phrase.field.set_value("không phải câu này")
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        desk.bot.waitUntil(lambda: not dialog.form.busy)
        seen.append(dialog.form.phrase._problem.text())
        dialog.form.phrase.field.set_value(PHRASE)
        once(MainWindow, lambda window: (seen.append(window.windowTitle()), window.close()))
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    front.stand()
    once(UnlockDialog, type_it)
    assert app.run(desk.path) == 0
    assert "Sai mật khẩu của tệp dữ liệu" in seen[1] and seen[0] and "Chè Tân Uyên" in seen[2]
    with open_reader(desk.path, key=new.key) as reader:
        assert repository.count(reader, Unit) == 1


def test_whoever_closes_the_question_ends_the_program(desk: Desk) -> None:
    guard(desk.path)
    once(UnlockDialog, lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    assert app.run(desk.path) == 0
    assert settings.load().last_store is None


def test_another_file_can_be_wanted(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    guard(desk.path)
    asked: list[object] = []
    monkeypatch.setattr(first_start, "ask", asked.append)
    once(UnlockDialog, lambda dialog: dialog.other.click())
    assert app.run(desk.path) == 0
    assert asked == [None]


def test_a_damaged_one_is_restored_under_its_pass_phrase(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(desk.path) as store:
        plain = back_up(store, datetime(2026, 6, 1, 8, 0))
    key = guard(desk.path, OTHER).key
    with open_store(desk.path, key=key) as store:
        back_up(store, datetime(2026, 6, 2, 8, 0))
    data = bytearray(desk.path.read_bytes())
    data[:64] = bytes(64)
    desk.path.write_bytes(data)
    said: list[str] = []

    def choose(dialog: WhichBackup) -> None:
        said.append(dialog.words.text())
        dialog.table.choose(plain.name)
        once(MainWindow, lambda window: window.close())
        dialog.go.click()

    def type_it(dialog: UnlockDialog) -> None:
        dialog.form.phrase.field.set_value(OTHER)
        once(WhichBackup, choose)
        dialog.form.go.click()

    monkeypatch.setattr(QApplication, "platformName", lambda: "windows")
    once(UnlockDialog, type_it)
    assert app.run(desk.path) == 0
    assert "bị hỏng" in said[0]
    with open_reader(desk.path, key=key_by_phrase(desk.path, OTHER)) as reader:
        assert repository.count(reader, Unit) == 1
    assert len(backups_of(desk.path)) == 3, "the one of today was made at the start"


def test_the_code_of_the_sheet_opens_it_too(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    new = guard(desk.path)
    dialog = UnlockDialog(desk.path)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.form.other_way.click()
    assert dialog.form.code.isVisible() and not dialog.form.phrase.isVisible()
    for typed in ("0O1l", new.recovery_code[:-1] + ("0" if new.recovery_code[-1] != "0" else "1")):
        dialog.form.code.field.set_value(typed)
        dialog.form.go.click()
        qtbot.waitUntil(lambda: not dialog.form.busy)
        assert dialog.form.code._problem.isVisible() and dialog.opened is None
    dialog.form.code.field.set_value(new.recovery_code.lower().replace("-", " "))
    dialog.form.go.click()
    qtbot.waitUntil(lambda: dialog.opened is not None)
    assert dialog.opened is not None and dialog.opened.by_code and dialog.opened.key == new.key
