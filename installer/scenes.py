"""What the pictures show: each scene has the name of its picture.

`PAGES`: sets the window as it is to be shown. `DIALOGS`: opens a dialog and returns it; `settle()` waits until the
window is at rest.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

import survey_scenes
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from congdoan_desktop.domain.records import Activity, Consent, Dialogue
from congdoan_desktop.store import repository
from congdoan_desktop.ui.imports.dialog import open_import
from congdoan_desktop.ui.main_window import MainWindow
from congdoan_desktop.ui.pages.activities import ActivitiesPage
from congdoan_desktop.ui.pages.opinions import OpinionsPage
from congdoan_desktop.ui.pages.people import PeoplePage
from congdoan_desktop.ui.pages.plans import PlansPage
from congdoan_desktop.ui.pages.training import TrainingPage
from congdoan_desktop.usecases.lacking import EVERYBODY
from congdoan_desktop.usecases.save_record import save_record

Settle = Callable[[], None]

_LIST = """STT\tHọ và tên\tGiới tính\tNgày sinh\tTổ\tSố CCCD\tĐoàn viên
1\tLò Thị Hoa\tNữ\t12/03/1995\tTổ hái 2\t011095000001\tx
2\tNguyễn Văn Bình\tNam\t1988\tTổ sao chè\t011088000002\tx
3\tVàng A Páo\tNam\t31/02/1990\tTổ hái 4\t011090000003\t
4\t\tNữ\t2001\tTổ đóng gói\t011001000004\tx
5\tĐào Thị Thanh Ánh\tNữ\t1999\tTổ hái 3\t011099000005\tx
"""
"""A list as it comes from Excel, with a number nobody needs, a day that is none, a line without a name and somebody
who is there already.
"""


def _page(key: str) -> Callable[[MainWindow], None]:
    return lambda window: window.open_page(key)


def _activity(window: MainWindow) -> None:
    window.open_page("activities", _listed(window).id)


def _attendance(window: MainWindow) -> None:
    _activity(window)
    page = window.page()
    assert isinstance(page, ActivitiesPage)
    page.tick_people()
    page.panel.setFocus()
    QTest.keyClicks(page.panel.line, "van")
    QTest.keyClick(page.panel.line, Qt.Key.Key_Return)


def _dialogue(window: MainWindow) -> None:
    held = min(repository.find(window._context.reader, Dialogue), key=lambda dialogue: dialogue.held_on)
    window.open_page("opinions", held.id)


def _tab(page: str, number: int) -> Callable[[MainWindow], None]:
    def show(window: MainWindow) -> None:
        window.open_page(page)
        tabbed = window.page()
        assert isinstance(tabbed, OpinionsPage | PlansPage)
        tabbed.bar.setCurrentIndex(number)

    return show


def _rights(window: MainWindow) -> None:
    """What is held about somebody who gave a consent."""
    (consent, *_) = repository.find(window._context.reader, Consent)
    window.open_page("people", consent.person_id)
    page = window.page()
    assert isinstance(page, PeoplePage)
    page.show_rights()


PAGES: Mapping[str, Callable[[MainWindow], None]] = {
    "overview": _page("overview"),
    "activities": _activity,
    **survey_scenes.PAGES,
    "training": _page("training"),
    "opinions": _tab("opinions", 0),
    "petitions": _tab("opinions", 1),
    "dialogue": _dialogue,
    "people": _page("people"),
    "rights": _rights,
    "plans": _tab("plans", 0),
    "own-plan": _tab("plans", 1),
    "targets": _tab("plans", 2),
    "report": _page("report"),
    "settings": _page("settings"),
    "attendance": _attendance,  # marks somebody: the figures above are those of the sample
}


def _search(window: MainWindow, settle: Settle) -> QWidget:
    dialog = window.everywhere.search()
    dialog.line.setText("doi thoai")
    settle()
    return dialog


def _history(window: MainWindow, settle: Settle) -> QWidget:
    """An activity of which the place was mended afterwards."""
    before = _listed(window)
    mended = replace(before, venue="Hội trường Công ty, tầng 2", starts="16:15")
    window._context.worker.run(lambda store: save_record(store, mended), changes=frozenset({"Activity"}))
    settle()
    _activity(window)
    settle()
    dialog = window.everywhere.history()
    assert dialog is not None
    return dialog


def _month(window: MainWindow, _settle: Settle) -> QWidget:
    dialog = window.everywhere.month()
    dialog.go_to(date(2026, 6, 25))
    return dialog


def _lacking(window: MainWindow, settle: Settle) -> QWidget:
    window.open_page("training")
    settle()
    page = window.page()
    assert isinstance(page, TrainingPage)
    dialog = page.show_lacking()
    dialog.choose_group(EVERYBODY)
    dialog.look()
    return dialog


def _import(step: int) -> Callable[[MainWindow, Settle], QWidget]:
    def show(window: MainWindow, settle: Settle) -> QWidget:
        window.open_page("people")
        page = window.page()
        assert page is not None
        dialog = open_import(page, window._context)
        dialog.read_text(_LIST)
        settle()
        for _ in range(step):
            dialog.go_on()
            settle()
        return dialog

    return show


DIALOGS: Mapping[str, Callable[[MainWindow, Settle], QWidget]] = {
    **survey_scenes.DIALOGS,
    "lacking": _lacking,
    "import-columns": _import(0),
    "import-rows": _import(1),
    "search": _search,
    "month": _month,
    "history": _history,
}


def _listed(window: MainWindow) -> Activity:
    """Return an activity that has a name list."""
    found = repository.find(window._context.reader, Activity)
    return next(one for one in found if one.counted_by != "heads" and not one.is_planned)
