"""The worker: whatever a job or a page does wrong, the window hears the end of it and can be closed."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QThread, QTimer
from pytestqt.qtbot import QtBot

from congdoan_desktop.errors import UserError
from congdoan_desktop.store.database import Store, create, open_reader, open_store
from congdoan_desktop.ui import bugs, dialogs
from congdoan_desktop.ui.jobs import Looker, Worker


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.congdoan"
    create(path).close()
    return path


@pytest.fixture
def worker(qtbot: QtBot, path: Path) -> Iterator[Worker]:
    worker = Worker(lambda: open_store(path))
    yield worker
    worker.stop()


def nothing(_store: Store) -> None:
    """A job that has nothing to do."""


def test_jobs_run_in_their_order_in_another_thread(qtbot: QtBot, worker: Worker) -> None:
    ended: list[int] = []
    threads: set[QThread] = set()
    for number in range(20):
        worker.run(lambda _: threads.add(QThread.currentThread()), done=partial(lambda n, _: ended.append(n), number))
    qtbot.waitUntil(lambda: not worker.busy)
    assert ended == list(range(20))
    assert len(threads) == 1 and QThread.currentThread() not in threads


def test_a_bug_after_a_job_keeps_nobody_from_hearing_of_it(qtbot: QtBot, worker: Worker) -> None:
    def bug(_result: object) -> None:
        raise ZeroDivisionError

    heard: list[frozenset[str]] = []
    worker.changed.connect(heard.append)
    with qtbot.captureExceptions() as caught, qtbot.waitSignal(worker.idle):
        worker.run(nothing, done=bug, changes=frozenset({"Activity"}))
    assert [kind for kind, *_ in caught] == [ZeroDivisionError]
    assert heard == [frozenset({"Activity"})]
    assert not worker.busy


def test_a_bug_in_telling_of_a_failure_does_not_hide_the_end(qtbot: QtBot, worker: Worker) -> None:
    def fails(_store: Store) -> None:
        raise UserError("store.disk_full", name="a")

    def bug(_error: Exception) -> None:
        raise ZeroDivisionError

    heard: list[object] = []
    worker.changed.connect(heard.append)
    with qtbot.captureExceptions() as caught, qtbot.waitSignal(worker.idle):
        worker.run(fails, failed=bug, changes=frozenset({"Activity"}))
    assert len(caught) == 1 and heard == []


def test_what_comes_after_the_end_is_not_waited_for(qtbot: QtBot, worker: Worker) -> None:
    worker.run(nothing)
    worker.stop()
    worker.run(nothing)
    qtbot.waitUntil(lambda: not worker.busy)


def test_a_store_that_does_not_close_cleanly_ends_the_thread_all_the_same(
    qtbot: QtBot, worker: Worker, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    close = Store.close

    def no_room(store: Store) -> None:
        close(store)
        raise UserError("store.disk_full", name="a")

    monkeypatch.setattr(Store, "close", no_room)
    worker.run(nothing)
    qtbot.waitUntil(lambda: not worker.busy)
    with qtbot.captureExceptions() as caught:
        worker.stop()
    assert caught == []
    assert "store.disk_full" in caplog.text


def test_a_bug_in_another_thread_opens_no_dialog_there(
    qtbot: QtBot, worker: Worker, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[str] = []
    monkeypatch.setattr(dialogs, "warn", lambda _parent, sentence: told.append(sentence))
    worker.run(lambda _: bugs.report(ZeroDivisionError("there")))
    qtbot.waitUntil(lambda: not worker.busy)
    assert told == [] and "ZeroDivisionError: there" in caplog.text
    bugs.report(ZeroDivisionError("here"))
    assert len(told) == 1


def test_what_is_looked_for_waits_for_the_painting_but_counts_at_once(qtbot: QtBot, path: Path) -> None:
    looker, told = Looker(lambda: open_reader(path)), list[str]()
    looker.run(lambda _: None, done=lambda _: told.append("found"))
    QTimer.singleShot(0, lambda: told.append("painted"))
    assert looker.busy
    qtbot.waitUntil(lambda: not looker.busy)
    assert told == ["painted", "found"]
    looker.stop()


def test_of_one_key_only_the_last_question_is_answered(qtbot: QtBot, path: Path) -> None:
    looker, told = Looker(lambda: open_reader(path)), list[int]()
    for number in range(3):
        looker.run(lambda _, number=number: number, done=told.append, key="search")  # type: ignore[misc]
    looker.run(lambda _: 9, done=told.append)
    qtbot.waitUntil(lambda: not looker.busy)
    assert told == [2, 9]
    looker.stop()
