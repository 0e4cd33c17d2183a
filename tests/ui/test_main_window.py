"""The frame around the pages: rail, keys, help, closing, bugs."""

import logging
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QMessageBox, QWidget
from sqlcipher3.dbapi2 import ProgrammingError

from congdoan_desktop import app, paths, settings
from congdoan_desktop.domain.records import Activity, Unit
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import repository
from congdoan_desktop.store.backup import Backup
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.copies import backup_folder
from congdoan_desktop.store.database import open_reader, open_store
from congdoan_desktop.ui import autosave, bugs, dialogs, first_start
from congdoan_desktop.ui.help import help_for
from congdoan_desktop.ui.main_window import MainWindow
from congdoan_desktop.ui.pages.activities import ActivitiesPage
from congdoan_desktop.ui.start import which_backup
from congdoan_desktop.ui.start.which_backup import WhichBackup
from congdoan_desktop.usecases.keep_backup import back_up
from congdoan_desktop.usecases.save_record import save_record
from tests.fixtures.desk import CTRL, TODAY, Desk, press, write

Key = Qt.Key


@pytest.fixture(autouse=True)
def own_hook_and_log(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What `bugs.catch` sets for the whole process ends with the test."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    yield
    logger = logging.getLogger("congdoan_desktop")
    for handler in tuple(logger.handlers):
        handler.close()
        logger.removeHandler(handler)


def test_keys_switch_pages_in_the_order_of_the_rail(desk: Desk) -> None:
    window = desk.open()
    for number, entry in enumerate(app.entries(), start=1):
        press(Qt.Key(Key.Key_0 + number % 10), CTRL)  # the tenth page has the 0
        assert window.page() is not None and window.buttons[entry.key].isChecked()
        assert window.page().isVisible()
    assert [entry.key for entry in app.entries()][-1] == "settings"


class Windows(QObject):
    """Every top-level window that comes up, however shortly."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


def test_opening_pages_flashes_no_other_window(desk: Desk, qapp: QApplication) -> None:
    """A part shown before it has a parent is a window of its own for a moment, and takes the focus with it."""
    windows = Windows()
    qapp.installEventFilter(windows)
    try:
        window = desk.open("overview")
        for entry in app.entries():
            window.open_page(entry.key)
            desk.settle()
            assert window.isActiveWindow() and QApplication.focusWidget() is not None, entry.key
    finally:
        qapp.removeEventFilter(windows)
    assert windows.seen == ["MainWindow"]


def test_tab_goes_round_the_page_in_the_order_of_reading(desk: Desk) -> None:
    with open_store(desk.path) as store:
        save_record(store, Activity(id="a", title="Hội thao", held_on=TODAY, form="sports_event"))
    page = desk.open("activities").page()
    assert isinstance(page, ActivitiesPage)
    page.ledger.create_button.setFocus()
    order = []
    for _ in range(40):
        order.append(QApplication.focusWidget())
        press(Key.Key_Tab)
    ledger = page.ledger
    fields = [ledger.form.field(name).focusProxy() for name in ("title", "held_on", "form", "topics", "total")]
    wanted = [ledger.create_button, page.again_button, ledger.search, ledger.table, ledger.archive_button, *fields]
    places = [order.index(widget) for widget in wanted]
    assert places == sorted(places)


def test_every_page_has_a_help(desk: Desk) -> None:
    assert {entry.key for entry in app.entries() if help_for(entry.key) == help_for("")} == set()
    window = desk.open()
    press(Key.Key_F1)
    (shown,) = [box for box in window.findChildren(QDialog) if box.isVisible()]
    assert "Trợ giúp: Tuyên truyền" in shown.windowTitle()
    assert "Ctrl+D" in " ".join(label.text() for label in shown.findChildren(QLabel))
    shown.close()


def test_the_unit_stands_in_the_title_and_follows_its_record(desk: Desk) -> None:
    window = desk.open()
    assert window.windowTitle().startswith("CĐCS Chè Tân Uyên – ")
    with desk.reader() as reader:
        (unit,) = repository.find(reader, Unit)
    from dataclasses import replace

    renamed = replace(unit, short_name="CĐCS Chè Than Uyên")
    window._context.worker.run(lambda store: save_record(store, renamed), changes=frozenset({"Unit"}))
    desk.settle()
    assert window.windowTitle().startswith("CĐCS Chè Than Uyên – ")


def test_a_backup_is_made_once_the_window_stands(desk: Desk) -> None:
    window = desk.open()
    desk.bot.waitUntil(lambda: window._backup.text() != "")
    assert window._backup.text().startswith("✓ Sao lưu")
    assert len(list(backup_folder(desk.path).glob("*.congdoan"))) == 1


def test_no_backup_is_said_in_words(desk: Desk) -> None:
    backup_folder(desk.path).write_text("a file where the folder should be")
    window = desk.open()
    desk.bot.waitUntil(lambda: window._backup.text() != "")
    assert window._backup.text().startswith("✗ Chưa sao lưu được.")


def test_closing_keeps_the_last_keystrokes(desk: Desk) -> None:
    desk.open()
    press(Key.Key_N, CTRL)
    write("Loa truyền thanh")
    for _ in range(5):
        press(Key.Key_Tab)
    write("loa truyen thanh noi bo")
    press(Key.Key_Return)
    press(Key.Key_Tab)
    write("Xưởng")
    desk.close()
    assert not desk.path.with_name(f"{desk.path.name}-wal").exists()
    with desk.reader() as reader:
        (kept,) = repository.find(reader, Activity)
    assert (kept.title, kept.venue) == ("Loa truyền thanh", "Xưởng")


@pytest.mark.parametrize("page", ["activities", "opinions", "people", "report"])
@pytest.mark.parametrize("typing", [False, True])
def test_nobody_asks_for_anything_after_closing(
    desk: Desk, page: str, typing: bool, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither what waits a moment (a drawing, the roster, the backup) nor the field that loses the focus."""
    caught: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: caught.append(error))
    window = app.open_window(desk.path, first=page)
    window.show()
    if typing:
        desk.bot.waitUntil(window.isActiveWindow)
        press(Key.Key_N, CTRL)
        write("Lò Thị")
    window.close()
    desk.bot.waitUntil(lambda: window._context.worker.is_stopped and window.isHidden())
    QTest.qWait(800)  # longer than anything waits
    assert caught == [] and "a job after the end" not in caplog.text
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize("leave", [False, True])
def test_closing_asks_when_something_cannot_be_saved(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, leave: bool
) -> None:
    monkeypatch.setattr(autosave, "AGAIN", 100)
    asked = []

    def answer(_parent: object) -> bool:
        asked.append(True)
        return leave

    monkeypatch.setattr(dialogs, "close_anyway", answer)
    window = desk.open()
    window._context.worker.run(lambda store: store.connection.execute("PRAGMA query_only = ON"))
    press(Key.Key_N, CTRL)
    write("Buổi chưa lưu được")
    window.close()
    desk.bot.waitUntil(lambda: bool(asked))
    assert window.isVisible() is not leave
    if leave:
        desk.windows.clear()
        QTest.qWait(200)  # what could not be kept is not tried again after the end
        assert "a job after the end" not in caplog.text


def test_a_store_that_is_open_elsewhere_is_told_not_opened(desk: Desk) -> None:
    desk.open()
    with pytest.raises(UserError, match=r"store\.in_use"):
        app.open_window(desk.path)


def test_a_window_that_cannot_be_built_leaves_nothing_open(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    readers = []

    def remember(path: Path, *, key: bytes | None) -> Reader:
        readers.append(open_reader(path, key=key))
        return readers[-1]

    def bug(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(app, "open_reader", remember)
    monkeypatch.setattr(app, "reference_of", bug)
    with pytest.raises(ZeroDivisionError):
        app.open_window(desk.path)
    with pytest.raises(ProgrammingError):
        readers[0].rows("SELECT 1")
    open_store(desk.path).close()


def test_a_second_start_says_so_and_asks_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(QApplication, "platformName", lambda: "windows")  # somebody is there to close the dialog
    monkeypatch.setattr(dialogs, "warn", lambda _parent, sentence: told.append(sentence))
    monkeypatch.setattr(first_start, "ask", lambda _parent: pytest.fail("asked for another file"))
    desk.open()
    assert app.run(desk.path) == 0
    assert len(told) == 1 and "cửa sổ" in told[0]


@pytest.mark.parametrize("damage", [slice(0, 64), slice(100, None)], ids=["head", "body"])
def test_a_damaged_store_opens_again_from_its_last_backup(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, damage: slice
) -> None:
    with open_store(desk.path) as store:
        older = back_up(store, datetime(2026, 6, 1, 8, 0))
        backup = back_up(store, datetime(2026, 6, 29, 16, 30))
    data = bytearray(desk.path.read_bytes())
    data[damage] = b"\xa5" * len(data[damage])
    desk.path.write_bytes(data)
    assert backup.is_file()
    asked: list[str] = []
    offered: list[Path] = []

    def yes() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, WhichBackup):
            QTimer.singleShot(10, yes)
            return
        asked.append(box.words.text())
        offered.extend(one.path for one in box.table.rows.items)
        QTest.keyClick(box.table, Key.Key_Return)

    monkeypatch.setattr(QApplication, "platformName", lambda: "windows")
    QTimer.singleShot(0, yes)
    QTimer.singleShot(0, close_main_window)
    assert app.run(desk.path) == 0
    assert len(asked) == 1 and "Chè Tân Uyên" in asked[0]
    assert offered == [backup, older]
    with desk.reader() as reader:
        assert repository.count(reader, Unit) == 1
    (kept,) = backup_folder(desk.path).glob("*-replaced*")
    assert kept.read_bytes() == data


@pytest.mark.parametrize(("content", "code"), [(None, "store.missing"), (b"no store" * 200, "store.not_ours")])
def test_what_is_no_store_is_one_sentence(tmp_path: Path, dressed: None, content: bytes | None, code: str) -> None:
    path = tmp_path / "x.congdoan"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UserError) as raised:
        app.run(path)
    assert raised.value.code == code
    assert settings.load().last_store is None


def test_the_last_store_and_the_place_of_the_window_are_remembered(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []

    def ask(_parent: object) -> Path:
        asked.append(True)
        return desk.path

    monkeypatch.setattr(first_start, "ask", ask)
    for _ in range(2):
        QTimer.singleShot(0, close_main_window)
        assert app.run(None) == 0
    assert asked == [True]
    assert settings.load().last_store == str(desk.path)
    assert settings.load().window_geometry


def test_a_last_store_that_cannot_even_be_looked_for_is_none(dressed: None, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.save(settings.Settings(last_store=f"/{'x' * 5000}"))
    monkeypatch.setattr(first_start, "ask", lambda _parent: None)
    assert app.run(None) == 0


def test_leaving_the_first_start_leaves_nothing_behind(dressed: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_start, "ask", lambda _parent: None)
    assert app.run(None) == 0
    assert settings.load().last_store is None


def close_main_window() -> None:
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, MainWindow) and widget.isVisible():
            widget.close()
            return
    QTimer.singleShot(10, close_main_window)


def test_a_bug_is_logged_and_told_once(desk: Desk) -> None:
    window = desk.open()
    bugs.catch()
    for _ in range(2):
        sys.excepthook(ZeroDivisionError, ZeroDivisionError("one divided by nothing"), None)
    boxes = [box for box in window.findChildren(QMessageBox) if box.isVisible()]
    assert len(boxes) == 1 and "nhật ký" in boxes[0].text()
    boxes[0].close()
    log = (paths.log_folder() / "congdoan.log").read_text("utf-8")
    assert log.count("ZeroDivisionError: one divided by nothing") == 2


@pytest.mark.usefixtures("dressed")
def test_words_of_qt_are_vietnamese() -> None:
    line = QLineEdit("chữ")
    menu = line.createStandardContextMenu()
    words = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
    menu.deleteLater()
    assert words == ["&Hoàn tác", "&Làm lại", "&Cắt", "&Sao chép", "&Dán", "Xóa", "Chọn tất cả"]
    assert QApplication.translate("QDialogButtonBox", "Cancel") == "Thôi"
    assert QApplication.translate("nowhere", "unknown words") == "unknown words"


def test_a_backup_that_is_damaged_too_is_left_out(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(desk.path) as store:
        older, newer = (back_up(store, datetime(2026, 6, day, 8, 0)) for day in (1, 2))
    for path in (desk.path, newer):
        path.write_bytes(b"\xa5" * path.stat().st_size)
    offered: list[list[Path]] = []

    def ask(_sentence: str, found: Sequence[Backup]) -> Backup:
        offered.append([one.path for one in found])
        return found[0]

    monkeypatch.setattr(QApplication, "platformName", lambda: "windows")
    monkeypatch.setattr(dialogs, "warn", lambda _parent, _sentence: None)
    monkeypatch.setattr(which_backup, "ask_which", ask)
    QTimer.singleShot(0, close_main_window)
    assert app.run(desk.path) == 0
    assert offered == [[newer, older], [older]]


def test_a_crash_leaves_a_trace(tmp_path: Path) -> None:
    code = "from congdoan_desktop.ui import bugs; import faulthandler; bugs.catch(); faulthandler._sigsegv()"
    environment = {**os.environ, paths.HOME_VARIABLE: str(tmp_path)}
    run = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, timeout=60)
    assert run.returncode != 0
    assert "Segmentation fault" in (tmp_path / "log" / "crash.log").read_text("utf-8")


def test_a_window_that_is_to_open_anew_does(desk: Desk) -> None:
    seen: list[MainWindow] = []

    def ask_for_it() -> None:
        windows = [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow) and one.isVisible()]
        if not windows:
            QTimer.singleShot(10, ask_for_it)
            return
        seen.extend(windows)
        page = windows[0].page()
        assert page is not None
        QTimer.singleShot(0, close_another)
        page.reopening.emit()

    def close_another() -> None:
        found = [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow) and one.isVisible()]
        if not found or found[0] in seen:
            QTimer.singleShot(10, close_another)
            return
        seen.extend(found)
        found[0].close()

    QTimer.singleShot(0, ask_for_it)
    assert app.run(desk.path) == 0
    assert len(seen) == 2
    open_store(desk.path).close()
