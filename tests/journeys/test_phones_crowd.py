"""A hundred phones at once through the window: every code one sheet, none lost, none doubled."""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from congdoan_desktop.domain.records import SurveyRound
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import create, open_store
from congdoan_desktop.ui.jobs import Worker
from congdoan_desktop.ui.phones.bridge import Bridge
from congdoan_desktop.usecases import phones
from congdoan_desktop.usecases.ballot_box import box_of, opened
from tests.fixtures.phone_crowd import SENT, USED, crowd, form_body
from tests.fixtures.phone_form import phone_form

FORM = phone_form()
CODES, PHONES, AGAIN = 2000, 100, 400


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.congdoan"
    with create(path) as store, store.atomic():
        repository.save(
            store,
            SurveyRound(id="r", title="R", questionnaire="phone@1", period="2026-H2", opened_on=date(2026, 11, 1)),
        )
    return path


@pytest.fixture
def worker(qapp: QCoreApplication, path: Path) -> Iterator[Worker]:
    worker = Worker(lambda: open_store(path))
    yield worker
    worker.stop()


def beside(bot: QtBot, act: Any) -> Any:
    """Do `act` in another thread while the window goes on."""
    with ThreadPoolExecutor(1) as pool:
        future: Future[Any] = pool.submit(act)
        bot.waitUntil(future.done, timeout=150_000)
        return future.result()


def test_two_thousand_codes_from_a_hundred_phones(qtbot: QtBot, path: Path, worker: Worker) -> None:
    bridge = Bridge(worker)
    codes: list[str] = []
    worker.run(lambda store: phones.draw_codes(store, "r", FORM, CODES), done=codes.extend)
    qtbot.waitUntil(lambda: len(codes) == CODES, timeout=20_000)
    server = phones.serve_phones(bridge.ask, "r", FORM, "127.0.0.1", (0,))
    port = int(server.url.rstrip("/").rsplit(":", 1)[1])
    bodies = [form_body(code, seed) for seed, code in enumerate(codes)]
    # A fifth is sent twice at nearly the same time, with other answers: a double tap, or somebody who tries.
    again = {seed: form_body(codes[seed], CODES + seed) for seed in range(0, CODES, CODES // AGAIN)}
    sent = [one for seed, body in enumerate(bodies) for one in (body, again.get(seed)) if one]
    statuses, _ = beside(qtbot, lambda: crowd(port, sent, PHONES))
    bridge.close()
    server.stop()
    assert Counter(statuses) == {SENT: CODES, USED: AGAIN}
    worker.stop()
    with open_store(path) as store:
        assert phones.counts(store, "r") == phones.Counts(sheets=CODES, unused=0)
        sheets = list(opened(store, "r", box_of(store, "r", FORM.questionnaire)))
    rents = Counter(int(sheet["rent"]) - 100_000 for sheet in sheets)
    # One sheet a code, whichever of its two came first.
    assert sorted(seed % CODES for seed in rents) == list(range(CODES)) and set(rents.values()) == {1}
