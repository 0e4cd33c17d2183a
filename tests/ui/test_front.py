"""What stands there while the store is opened."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from congdoan_desktop import app, cli, settings, start
from congdoan_desktop.errors import UserError
from congdoan_desktop.ui import first_start, front
from congdoan_desktop.ui.main_window import MainWindow
from tests.fixtures.desk import Desk


def fronts() -> list[front.Front]:
    return [
        widget for widget in QApplication.topLevelWidgets() if isinstance(widget, front.Front) and widget.isVisible()
    ]


def test_the_window_takes_the_place_of_the_front(desk: Desk) -> None:
    seen: list[tuple[object, object]] = []
    standing = front.stand()
    assert fronts() == [standing]

    def close() -> None:
        window = next((w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible()), None)
        if window is None:
            QTimer.singleShot(10, close)
            return
        seen.append((window.geometry(), fronts()))
        window.close()

    QTimer.singleShot(0, close)
    place = standing.geometry()
    assert app.run(desk.path) == 0
    assert seen == [(place, [])]


def test_it_stands_where_the_window_stood_last(dressed: None) -> None:
    last = front.stand()
    last.resize(700, 600)
    settings.save(settings.Settings(window_geometry=front.geometry_of(last)))
    front.give_way()
    assert front.stand().size() == last.size()
    front.give_way()


def test_nobody_can_close_it_and_the_program_does_not_end_with_it(dressed: None) -> None:
    standing = front.stand()
    standing.close()
    assert standing.isVisible()
    front.give_way()
    QTest.qWait(0)
    assert fronts() == [] and QApplication.quitOnLastWindowClosed()


def test_it_does_not_stand_beside_a_question(dressed: None, monkeypatch: pytest.MonkeyPatch) -> None:
    beside: list[list[front.Front]] = []
    monkeypatch.setattr(first_start, "ask", lambda _parent: beside.append(fronts()))
    front.stand()
    assert app.run(None) == 0
    assert beside == [[]]


def test_a_window_is_what_no_words_ask_for(monkeypatch: pytest.MonkeyPatch) -> None:
    stood: list[bool] = []
    monkeypatch.setattr(front, "stand", lambda: stood.append(True))
    monkeypatch.setattr(cli, "main", len)
    assert [start.main(words) for words in ([], ["--store", "x"], ["verify", "x"], ["--help"])] == [0, 2, 2, 1]
    assert stood == [True, True]


def test_without_a_screen_there_is_only_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("congdoan_desktop.start.has_display", lambda: False)
    monkeypatch.setattr("congdoan_desktop.cli.has_display", lambda: False)
    monkeypatch.setattr(front, "stand", lambda: pytest.fail("a window"))
    assert start.main([]) == 1


def test_a_store_that_cannot_be_opened_leaves_no_front(desk: Desk) -> None:
    front.stand()
    with pytest.raises(UserError):
        app.run(desk.path.with_name("nothing.congdoan"))
    assert fronts() == []
