"""*Giới thiệu, hỗ trợ*: how it stands here, the kit shown before it is saved, the licences."""

import shutil
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from congdoan_desktop import __version__
from congdoan_desktop.ui import folders
from congdoan_desktop.ui.pages.settings import ABOUT, SettingsPage
from congdoan_desktop.ui.settings.about_pane import AboutPane
from congdoan_desktop.ui.settings.texts_dialog import TextsDialog
from tests.fixtures.desk import Desk, press


def open_about(desk: Desk) -> AboutPane:
    page = desk.open("settings").page()
    assert isinstance(page, SettingsPage)
    page.parts.setCurrentRow(ABOUT)
    page.about.refresh()
    return page.about


def dialog_of(desk: Desk) -> TextsDialog:
    desk.bot.waitUntil(
        lambda: isinstance(QApplication.activeModalWidget(), TextsDialog) and QApplication.focusWidget() is not None
    )
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, TextsDialog)
    return dialog


def test_how_it_stands_and_the_kit_is_seen_before_it_is_saved(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    about, target = open_about(desk), tmp_path / "kit.zip"
    assert __version__ in about.version.text()
    assert "B" in about.weight.text() and "✓" in about.disk.text() and "Sao lưu" not in about.backup.text()
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: SimpleNamespace(free=100 << 20))
    about.refresh()
    assert about.disk.text().startswith("✗ 100 MB. Hãy dọn bớt")

    def ask(_parent: QWidget, _title: str, start: Path, _kinds: str) -> Path:
        assert start.name.startswith("goi-ho-tro-") and not target.exists()
        return target

    monkeypatch.setattr(folders, "ask_new_file", ask)
    about.kit.setFocus()
    press(Qt.Key.Key_Return)
    dialog = dialog_of(desk)
    shown = {}
    for row in range(dialog.names.count()):
        dialog.names.setCurrentRow(row)
        shown[dialog.names.item(row).text()] = dialog.text.toPlainText()
    dialog.act.setFocus()
    press(Qt.Key.Key_Space)
    assert str(target) in dialog.state.text()
    with zipfile.ZipFile(target) as kit:
        assert {name: kit.read(name).decode().rstrip() or "(trống)" for name in kit.namelist()} == {
            name: text.rstrip() for name, text in shown.items()
        }
    assert {"versions.txt", "schema.sql"} <= set(shown)
    press(Qt.Key.Key_Escape)

    about.notices.click()
    licences = dialog_of(desk)
    assert licences.names.count() > 30 and not licences.act.isVisible()
    press(Qt.Key.Key_Escape)
