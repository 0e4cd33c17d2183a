"""Minutes of a session, by keyboard, from the page where it is recorded."""

import pypdfium2
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from congdoan_desktop.domain.records import Activity
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import open_store
from congdoan_desktop.ui.pages.activities import ActivitiesPage
from congdoan_desktop.ui.printing.dialog import PrintDialog
from tests.fixtures.desk import CTRL, TODAY, Desk, press

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


def keep(desk: Desk, form: str) -> None:
    with open_store(desk.path) as store, store.atomic():
        repository.save(store, Activity(id="a", title="Nói chuyện tại xưởng", held_on=TODAY, form=form, total=40))


def shown(window: QWidget) -> list[PrintDialog]:
    return [dialog for dialog in window.findChildren(PrintDialog) if dialog.isVisible()]


def test_minutes_of_the_open_session(desk: Desk) -> None:
    keep(desk, "mobile_talk")
    window = desk.open("activities")
    press(Key.Key_P, CTRL | SHIFT)
    desk.bot.waitUntil(lambda: bool(shown(window)))
    desk.settle()
    (dialog,) = shown(window)
    with pypdfium2.PdfDocument(dialog._pdf) as document:
        words = " ".join(page.get_textpage().get_text_range() for page in document)
    assert "BIÊN BẢN" in words and "Số người dự: 40 người." in words and "DỰ THẢO" not in words
    dialog.reject()
    desk.settle()


def test_what_nobody_sits_in_front_of_has_no_minutes(desk: Desk) -> None:
    keep(desk, "zalo_group")
    window = desk.open("activities")
    page = window.page()
    assert isinstance(page, ActivitiesPage)
    assert not page.attendance.minutes_button.isVisible()
    press(Key.Key_P, CTRL | SHIFT)
    desk.settle()
    assert not shown(window)
