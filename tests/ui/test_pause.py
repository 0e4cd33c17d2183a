"""Typing is kept at a pause, and after a while without one."""

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from congdoan_desktop.ui import pause
from congdoan_desktop.ui.pages.activities import ActivitiesPage
from congdoan_desktop.ui.pages.report import ReportPage
from tests.fixtures.desk import Desk, write

NEVER = 100_000


@pytest.fixture
def no_end_of_typing(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the next key always came before the pause."""
    monkeypatch.setattr(pause, "PAUSE", NEVER)
    monkeypatch.setattr(pause, "LONGEST", 20)


def count_ends(qtbot: QtBot, parent: QObject, keys: int) -> int:
    """Press `keys` keys, 5 ms apart, and return how often something was kept meanwhile."""
    moment, ends = pause.Pause(parent), list[bool]()
    moment.over.connect(lambda: ends.append(True))
    typist = QTimer(parent, interval=5)
    typist.timeout.connect(moment.typed)
    typist.start()
    pressed = list[bool]()
    typist.timeout.connect(lambda: pressed.append(True))
    qtbot.waitUntil(lambda: len(pressed) >= keys)
    typist.stop()
    return len(ends)


def test_one_end_for_one_pause(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pause, "PAUSE", 1)
    monkeypatch.setattr(pause, "LONGEST", NEVER)
    parent = QObject()
    moment = pause.Pause(parent)
    for _ in range(3):
        with qtbot.waitSignal(moment.over):
            moment.typed()
            moment.typed()


def test_typing_without_a_pause_is_kept_all_the_same(qtbot: QtBot, no_end_of_typing: None) -> None:
    assert count_ends(qtbot, QObject(), 30) >= 2


def test_what_is_kept_already_is_not_kept_again(qtbot: QtBot, no_end_of_typing: None) -> None:
    parent = QObject()
    moment, later = pause.Pause(parent), QTimer(parent, singleShot=True, interval=60)
    moment.typed()
    moment.stop()
    with qtbot.assertNotEmitted(moment.over), qtbot.waitSignal(later.timeout):
        later.start()


def test_a_record_is_kept_while_somebody_types_on(desk: Desk, no_end_of_typing: None) -> None:
    page = desk.open("activities").page()
    assert isinstance(page, ActivitiesPage)
    page.ledger.begin()
    with desk.bot.waitSignal(page.ledger.autosave.said, check_params_cb=lambda _words, state: state == "near"):
        write("Buổi nói chuyện")


def test_a_paragraph_is_kept_while_somebody_writes_on(desk: Desk, no_end_of_typing: None) -> None:
    page = desk.open("report").page()
    assert isinstance(page, ReportPage)
    page.sections.choose("review.limits")
    page.editor.box.setFocus()
    with desk.bot.waitSignal(page.editor.kept):
        write("Ca đêm còn ít buổi")
    desk.settle()
