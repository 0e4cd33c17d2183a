"""The window is locked when nobody is there, or at once: nothing is seen, nothing is lost, work goes on."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QMessageBox, QWidget

from congdoan_desktop.store import drafts
from congdoan_desktop.store.database import open_store
from congdoan_desktop.ui import front
from congdoan_desktop.ui.kiosk.window import KioskWindow
from congdoan_desktop.ui.locking.lock import Lock
from congdoan_desktop.ui.main_window import MainWindow
from congdoan_desktop.ui.pages.activities import ActivitiesPage
from congdoan_desktop.ui.pages.settings import SettingsPage
from congdoan_desktop.ui.phones.phones_dialog import PhonesDialog
from congdoan_desktop.ui.settings import phrase_dialogs as acts
from congdoan_desktop.usecases.lock_setting import keep_lock_minutes, lock_minutes
from congdoan_desktop.usecases.protect_store import new_store_key
from congdoan_desktop.usecases.store_key import keep_wrapped
from tests.fixtures.cheap_keys import cheap_keys
from tests.fixtures.desk import Desk, focus
from tests.fixtures.guarded import PHRASE, guard, seen

__all__ = ["cheap_keys"]

MINUTE = 60
CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Guarded:
    """A desk with a window that can be locked, and a clock that stands."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.now = desk, 1_000_000.0
        self.new = guard(desk.path)
        desk.key = self.new.key
        self.window = desk.open()
        assert self.window.lock is not None
        self.lock: Lock = self.window.lock
        self.lock._clock = lambda: self.now
        self.lock._last = self.now

    def wait(self, minutes: float) -> None:
        self.now += minutes * MINUTE
        self.lock.look()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key as the system hands it over: to the window, not to a part of it."""
        window = QApplication.focusWindow()
        assert window is not None
        QTest.keyClick(window, key, modifiers)

    def unlock(self) -> None:
        form = self.lock.dialog.form
        form.phrase.field.set_value(PHRASE)
        form.go.click()
        self.desk.bot.waitUntil(lambda: not self.lock.is_locked)


@pytest.fixture
def there(desk: Desk) -> Iterator[Guarded]:
    there = Guarded(desk)
    yield there
    if there.lock.is_locked:
        there.unlock()


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def test_when_nobody_is_there(there: Guarded) -> None:
    there.wait(14)
    there.key(Qt.Key.Key_Shift)
    there.wait(14)
    assert not there.lock.is_locked
    QTest.mouseMove(there.window.windowHandle(), QPoint(300, 300))
    there.wait(14)
    assert not there.lock.is_locked
    there.wait(1.1)
    assert there.lock.is_locked and there.lock.dialog.isVisible()
    there.unlock()
    assert not there.lock.dialog.isVisible() and there.window.windowTitle().startswith("CĐCS Chè Tân Uyên")
    there.wait(14)
    assert not there.lock.is_locked, "the time begins anew"
    there.wait(-60)  # somebody sets the clock back
    there.wait(14)
    assert not there.lock.is_locked
    there.now += 8 * 60 * MINUTE  # the computer sleeps: the first key wakes it, and does nothing else
    there.key(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert there.lock.is_locked and there.window.page_key() == "activities"
    there.unlock()
    is_left_alone_while_a_survey_runs_by_itself(there)
    is_a_setting(there)


def is_left_alone_while_a_survey_runs_by_itself(there: Guarded) -> None:
    kiosk = QWidget()
    kiosk.unattended = kiosk.has_own_lock = True  # type: ignore[attr-defined]
    kiosk.show()
    there.wait(60)
    there.lock.lock()
    assert not there.lock.is_locked
    kiosk.close()
    there.wait(14)
    assert not there.lock.is_locked


def is_a_setting(there: Guarded) -> None:
    window: MainWindow = there.window
    window.open_page("settings", "@Phrase")
    there.desk.settle()
    page = window.page()
    assert isinstance(page, SettingsPage) and page.phrase.minutes.currentText() == "Sau 15 phút"
    page.phrase.minutes.setCurrentIndex(0)
    page.phrase.minutes.activated.emit(0)
    there.desk.settle()
    there.wait(60)
    assert not there.lock.is_locked
    page.phrase.lock_now.click()
    assert there.lock.is_locked
    there.unlock()
    context = window._context
    for queue in (context.looker, context.carrier, context.worker):
        queue.stop()
    context.reader.close()
    there.lock.look()  # the store is closed, as for going back to a backup: nothing is read


def test_kiosk_and_phones_say_that_they_run_by_themselves() -> None:
    assert KioskWindow.unattended and KioskWindow.has_own_lock
    assert isinstance(PhonesDialog.unattended, property)


def test_nothing_is_seen_and_nothing_can_be_done(there: Guarded) -> None:
    is_kept_first_and_work_goes_on(there)
    one = picture(there.window)
    there.window.open_page("people")
    note = QLabel("Lò Thị Lan", there.window)  # what comes in the meantime lies below the cover too
    note.show()
    note.raise_()
    there.window.name_unit("Tên khác")
    assert picture(there.window) == one and there.window.windowTitle() == front.PROGRAM
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_3):
        there.key(key, Qt.KeyboardModifier.ControlModifier)
    there.key(Qt.Key.Key_Escape)
    there.lock.dialog.close()
    assert there.lock.dialog.isVisible() and there.window.page_key() == "people"
    there.unlock()
    assert there.window.windowTitle().startswith("Tên khác") and picture(there.window) != one
    covers_dialogs_too(there)


def is_kept_first_and_work_goes_on(there: Guarded) -> None:
    page = there.window.page()
    assert isinstance(page, ActivitiesPage)
    page.begin()
    QTest.keyClicks(focus(), "02/06")
    there.key(Qt.Key.Key_K, CHORD)
    assert there.lock.is_locked
    done: list[object] = []
    there.window._context.worker.run(drafts.all_drafts, done=done.append)
    there.desk.bot.waitUntil(lambda: bool(done))
    assert done != [()], "what was typed is in the store"


def covers_dialogs_too(there: Guarded) -> None:
    dialog = QDialog(there.window)
    dialog.setWindowTitle("Lò Thị Lan")
    dialog.open()
    menu = QMenu(there.window)
    menu.addAction("Lò Thị Lan")
    menu.popup(QPoint(10, 10))
    there.desk.bot.waitUntil(lambda: QApplication.activePopupWidget() is menu)
    there.lock.lock()
    assert not menu.isVisible() and dialog.windowTitle() == front.PROGRAM
    box = QMessageBox(QMessageBox.Icon.Warning, "Lò Văn Thịnh", "Đã xong", parent=there.window)
    box.open()  # work that went on has something to say
    there.desk.bot.waitUntil(lambda: QApplication.activeModalWidget() is there.lock.dialog)
    assert box.windowTitle() == front.PROGRAM
    there.unlock()
    assert (dialog.windowTitle(), box.text()) == ("Lò Thị Lan", "Đã xong") and dialog.isVisible() and box.isVisible()
    there.desk.bot.waitUntil(lambda: QApplication.activeWindow() is box)
    box.close()
    dialog.close()


def test_only_its_own_key_unlocks_it(there: Guarded) -> None:
    there.lock.lock()
    other = new_store_key(there.window._context.reader, PHRASE, there.new.wrapped.made_at)
    keep_wrapped(there.desk.path, other.wrapped)  # somebody puts a wrapped key of their own there
    form = there.lock.dialog.form
    form.phrase.field.set_value(PHRASE)
    form.go.click()
    there.desk.bot.waitUntil(lambda: not form.busy)
    assert there.lock.is_locked and "Sai mật khẩu" in form.phrase._problem.text()
    keep_wrapped(there.desk.path, there.new.wrapped)
    form.other_way.click()
    form.code.field.set_value(there.new.recovery_code)
    form.go.click()
    there.desk.bot.waitUntil(lambda: not there.lock.is_locked)
    asked = seen(acts.NewPhraseDialog)
    assert asked is not None and there.window.page_key() == "settings"
    asked.reject()


def test_only_the_choices_are_kept(desk: Desk) -> None:
    with open_store(desk.path) as store:
        keep_lock_minutes(store, 5)
        assert lock_minutes(store) == 5
        with pytest.raises(ValueError, match="choices"):
            keep_lock_minutes(store, 7)
    assert desk.open().lock is None, "without a pass-phrase there is nothing to unlock with"
