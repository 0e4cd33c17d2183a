"""A dialog is gone once it is over: with what was typed in it, but not before the jobs it asked for."""

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QScrollArea

from congdoan_desktop import app
from congdoan_desktop.ui import dialogs
from congdoan_desktop.ui.pages.report import ReportPage
from congdoan_desktop.ui.pages.settings import BACKUPS, SettingsPage
from congdoan_desktop.ui.pages.survey import SurveyPage
from tests.fixtures.desk import Desk


def test_a_dialog_that_is_left_early_still_hears_of_its_job(desk: Desk) -> None:
    window = desk.open()
    dialog, heard, gone = QDialog(window), list[str](), list[bool]()
    label = QLabel(dialog)
    dialog.destroyed.connect(lambda: gone.append(True))
    worker = window._context.worker

    def done(_result: object) -> None:
        label.setText("đã xong")
        heard.append(label.text())

    dialogs.open_once(dialog, worker)
    worker.run(lambda _store: None, done=done)
    dialog.reject()
    desk.bot.waitUntil(lambda: bool(gone))
    assert heard == ["đã xong"]


def test_nothing_is_kept_of_signing_that_was_given_up(desk: Desk) -> None:
    """The pass-phrase stands in the dialog."""
    page = desk.open("report").page()
    assert isinstance(page, ReportPage)
    page._open_sign()
    assert page.findChildren(QDialog) != []
    for dialog in list[QDialog](page.findChildren(QDialog)):
        dialog.reject()
    desk.bot.waitUntil(lambda: page.findChildren(QDialog) == [])
    desk.settle()


def test_other_dialogs_go_as_well(desk: Desk) -> None:
    window = desk.open("survey")
    page = window.page()
    assert isinstance(page, SurveyPage)
    page.open_record("new@2026-H1")
    page.ledger.autosave.keep()
    desk.settle()
    for ask in (page.enter_sheets, page.close_survey):
        dialog = ask()
        assert dialog is not None
        dialog.reject()
        desk.bot.waitUntil(lambda: page.findChildren(QDialog) == [])
    window.open_page("settings")
    settings = window.page()
    assert isinstance(settings, SettingsPage)
    settings.parts.setCurrentRow(BACKUPS)
    desk.settle()
    settings.backups.refresh()
    asked = settings.backups.go_back()
    assert asked is not None
    asked.reject()
    desk.bot.waitUntil(lambda: settings.findChildren(QDialog) == [])


@pytest.mark.parametrize("way", ["reject", "close"])
def test_escape_does_not_stop_going_back_halfway(desk: Desk, way: str) -> None:
    window = desk.open("settings")
    page = window.page()
    assert isinstance(page, SettingsPage)
    page.backups.refresh()
    dialog = page.backups.go_back()
    assert dialog is not None
    window._context.worker.run(lambda store: store.rows("SELECT 1"), changes=frozenset({"Unit", "HeadCount"}))
    with desk.bot.captureExceptions() as caught:
        dialog.go_on()
        getattr(dialog, way)()
        assert dialog.isVisible() and "Đã khôi phục" not in dialog.words.text()
        desk.bot.waitUntil(lambda: "Đã khôi phục" in dialog.words.text())
        desk.windows.clear()
        dialog.reject()
        desk.bot.waitUntil(lambda: not window.isVisible())
    assert caught == []
    window.deleteLater()


def test_a_dialog_whose_window_went_before_it_is_no_bug(desk: Desk) -> None:
    """Two dialogs one on the other, left by Esc, Esc: the lower one may be dropped first and takes the other along."""
    window = desk.open()
    lower, context = QDialog(window), window._context
    upper = QDialog(lower)
    dialogs.open_once(lower, context.worker)
    dialogs.open_once(upper, context.worker, context.looker)
    with desk.bot.captureExceptions() as caught:
        upper.reject()
        lower.reject()
        desk.settle()
        desk.bot.waitUntil(lambda: not window.findChildren(QDialog))
        desk.settle()
    assert caught == []


@pytest.mark.parametrize("page", [entry.key for entry in app.entries()])
def test_a_help_longer_than_the_window_can_be_scrolled(desk: Desk, page: str) -> None:
    window = desk.open(page)
    window.resize(910, 440)
    window.show_help()
    (shown,) = [box for box in window.findChildren(QDialog) if box.isVisible()]
    QApplication.processEvents()
    assert shown.height() <= 440
    (room,) = shown.findChildren(QScrollArea)
    words = room.widget()
    assert isinstance(words, QLabel)
    assert words.height() >= words.heightForWidth(words.width())
    assert words.width() <= room.viewport().width()
    shown.close()
