"""Phones in the window: nothing is served until it is asked for, and nothing after the dialog or the window is gone."""

import http.client
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from congdoan_desktop.domain.records import SurveyRound
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import open_store
from congdoan_desktop.ui import dialogs
from congdoan_desktop.ui.phones import phones_dialog
from congdoan_desktop.ui.phones.addresses import THIS_COMPUTER, near_addresses
from congdoan_desktop.ui.phones.bridge import Bridge
from congdoan_desktop.ui.phones.papers import SlipsDialog
from congdoan_desktop.ui.phones.phones_dialog import PhonesDialog
from congdoan_desktop.ui.printing.dialog import PrintDialog
from congdoan_desktop.usecases import phones
from congdoan_desktop.usecases.phones import Counts, counts, is_near
from tests.fixtures.desk import CTRL, Desk, press
from tests.fixtures.front import activate
from tests.fixtures.phone_crowd import HERE, SENT, USED, form_body, send
from tests.fixtures.phone_form import phone_form

FORM = phone_form()
ROUND = SurveyRound(
    id="r", title="Khảo sát", questionnaire="phone@1", period="2026-H1", opened_on=date(2026, 6, 1), handed_out=30
)


class Printer:
    """Printers of this computer, none of which is ever opened."""

    def __init__(self, *names: str) -> None:
        self._names = names

    def names(self) -> tuple[str, ...]:
        return self._names

    def open(self, _name: str) -> Any:
        raise AssertionError("nothing is printed here")


@pytest.fixture
def dialog(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[PhonesDialog]:
    # Only this computer itself: a test serves nothing to the network it happens to be in.
    monkeypatch.setattr(phones_dialog, "near_addresses", lambda: near_addresses()[-1:])
    with open_store(desk.path) as store, store.atomic():
        repository.save(store, ROUND)
    window = desk.open("people")
    dialog = PhonesDialog(window._context, ROUND, FORM, window)
    dialog._printers = Printer("HP")
    dialogs.open_once(dialog, window._context.worker)
    activate(desk.bot, dialog)
    yield dialog


def draw(desk: Desk, count: int) -> list[str]:
    codes: list[str] = []
    desk.windows[-1]._context.worker.run(lambda store: phones.draw_codes(store, "r", FORM, count), done=codes.extend)
    desk.settle()
    return codes


def post(desk: Desk, url: str, code: str) -> int:
    """Send a sheet from another thread while the window goes on."""
    port = int(url.rstrip("/").rsplit(":", 1)[1])
    connection = http.client.HTTPConnection(HERE, port, timeout=30)
    with ThreadPoolExecutor(1) as pool, closing(connection):
        sent = pool.submit(send, connection, form_body(code, 1))
        desk.bot.waitUntil(sent.done, timeout=30_000)
        return sent.result()


def is_open(url: str) -> bool:
    with socket.socket() as phone:
        return phone.connect_ex((HERE, int(url.rstrip("/").rsplit(":", 1)[1]))) == 0


def kept(desk: Desk) -> Counts:
    with desk.reader() as reader:
        return counts(reader, "r")


def start(dialog: PhonesDialog) -> str:
    dialog.start_button.setFocus()
    press(Qt.Key.Key_Space)
    assert dialog._server is not None
    return dialog._server.url


def test_sheets_come_in_while_it_runs_and_the_counter_waits(desk: Desk, dialog: PhonesDialog) -> None:
    code, _other = draw(desk, 2)
    assert not dialog.is_running and dialog.side.currentIndex() == 0
    url = start(dialog)
    assert dialog.url.text() == url.removeprefix("http://").rstrip("/") and dialog.side.currentIndex() == 1
    assert post(desk, url, code) == SENT
    assert post(desk, url, code) == USED
    assert kept(desk) == Counts(sheets=1, unused=1)
    assert "Phiếu trong thùng: 0" in dialog.counted.text()  # not at once: nobody sees whose sheet has come
    assert dialog._clock.isActive() and dialog._clock.interval() >= 10_000
    dialog._clock.timeout.emit()
    assert dialog.counted.text() == "Phiếu trong thùng: 1\nMã chưa dùng: 1"
    press(Qt.Key.Key_Space)
    assert not dialog.is_running and not is_open(url) and dialog.side.currentIndex() == 0
    assert kept(desk) == Counts(sheets=1, unused=1)


def test_escape_frees_the_port(desk: Desk, dialog: PhonesDialog) -> None:
    url = start(dialog)
    assert is_open(url)
    press(Qt.Key.Key_Escape)
    assert not dialog.isVisible() and not is_open(url)


def test_the_window_takes_it_along(desk: Desk, dialog: PhonesDialog) -> None:
    url = start(dialog)
    desk.close()
    assert not is_open(url)


def test_pages_that_show_the_round_look_again_when_it_stops(desk: Desk, dialog: PhonesDialog) -> None:
    (code,) = draw(desk, 1)
    changes: list[frozenset[str]] = []
    desk.windows[-1]._context.worker.changed.connect(changes.append)
    url = start(dialog)
    assert post(desk, url, code) == SENT
    assert changes == []  # a page that counts would tell who has just answered
    dialog.stop()
    desk.settle()
    assert changes == [frozenset({"SurveyRound"})]


def test_codes_that_came_on_no_paper_are_taken_back(desk: Desk, dialog: PhonesDialog) -> None:
    dialog.slips_button.click()
    desk.bot.waitUntil(lambda: bool(dialog.findChildren(SlipsDialog)))
    (shown,) = dialog.findChildren(SlipsDialog)
    desk.bot.waitUntil(shown.print_button.isEnabled, timeout=20_000)
    assert kept(desk).unused == 30 and shown.paper.pages == 2
    assert not shown.save_button.isVisible()  # where there is a printer codes come into no file
    activate(desk.bot, shown)
    press(Qt.Key.Key_S, CTRL)
    press(Qt.Key.Key_Escape)
    desk.settle()
    assert kept(desk).unused == 0


def test_printed_codes_stay(desk: Desk, dialog: PhonesDialog) -> None:
    dialog.count.field.set_value(5)
    dialog.slips_button.click()
    desk.bot.waitUntil(lambda: bool(dialog.findChildren(SlipsDialog)))
    (shown,) = dialog.findChildren(SlipsDialog)
    desk.settle()
    shown._printed()
    shown.reject()
    desk.settle()
    assert kept(desk).unused == 5 and "Đã in 5 mã" in dialog.status.text()


@pytest.mark.parametrize(("count", "words"), [(None, "Hãy"), (0, "từ 1 đến"), (99_999, "từ 1 đến")])
def test_how_many_codes(desk: Desk, dialog: PhonesDialog, count: int | None, words: str) -> None:
    dialog.count.field.set_value(count)
    dialog.slips_button.click()
    desk.settle()
    said = " ".join(part.text() for part in (dialog.problem, dialog.count._problem))
    assert kept(desk).unused == 0 and words in said


def test_the_password_of_the_wifi_is_printed_and_kept_nowhere(desk: Desk, dialog: PhonesDialog) -> None:
    dialog.wifi.field.set_value("KhaoSat")
    dialog.password.field.set_value("mat-khau-rieng-77")
    dialog.poster_button.click()
    shown = dialog.findChildren(PrintDialog)[-1]
    desk.bot.waitUntil(shown.print_button.isEnabled, timeout=20_000)
    assert shown.paper.pages == 1 and "mat-khau-rieng-77" not in repr(
        phones.Wifi(name="a", password="mat-khau-rieng-77")
    )
    shown.reject()
    dialog.reject()
    desk.settle()
    desk.close()
    files = b"".join(path.read_bytes() for path in desk.path.parent.rglob("*") if path.is_file())
    assert b"mat-khau-rieng-77" not in files and b"KhaoSat" not in files


def test_only_addresses_near_by_are_offered_and_this_computer_last() -> None:
    found = near_addresses()
    assert all(is_near(one.address) for one in found) and found[-1].address == THIS_COMPUTER
    assert [one.address for one in found].count(THIS_COMPUTER) == 1


def test_every_control_has_a_name(dialog: PhonesDialog) -> None:
    for widget in (dialog.addresses, dialog.count.field, dialog.wifi.field, dialog.password.field, dialog.code):
        assert isinstance(widget, QWidget) and widget.accessibleName()


def beside(desk: Desk, bridge: Bridge, task: Any) -> Any:
    """Ask in another thread; return what came of it, an exception too."""
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(bridge.ask, task)
        desk.bot.waitUntil(asked.done, timeout=30_000)
        return asked.exception() or asked.result()


def test_who_waits_when_it_closes_is_told_and_nothing_is_done_later(desk: Desk) -> None:
    worker = desk.open("people")._context.worker
    bridge, go_on, begun, done = Bridge(worker), threading.Event(), threading.Event(), []

    def long_work(_store: Any) -> None:
        begun.set()
        go_on.wait(20)

    worker.run(long_work)
    assert begun.wait(10)
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(bridge.ask, lambda _store: str(done.append(1)))
        desk.bot.waitUntil(lambda: bool(bridge._waiting))
        bridge.close()
        assert isinstance(asked.exception(10), TimeoutError)
        go_on.set()
    desk.settle()
    assert done == []
    assert isinstance(beside(desk, bridge, lambda _store: "late"), TimeoutError)


def test_a_store_that_cannot_write_is_told_to_the_window_and_to_the_phone(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    worker = desk.open("people")._context.worker
    bridge, told = Bridge(worker), []
    bridge.failed.connect(told.append)

    def full(_store: Any) -> str:
        raise UserError("store.disk_full")

    caplog.clear()
    found = beside(desk, bridge, full)
    desk.settle()
    assert isinstance(found, UserError) and told == [found]
    assert "disk_full" not in caplog.text  # what was under way, and when, is nobody's business


def test_without_codes_it_is_said_that_nobody_can_answer(desk: Desk, dialog: PhonesDialog) -> None:
    dialog.start_or_stop()
    assert "In mã phiếu" in dialog.status.text()
    dialog.start_or_stop()
    draw(desk, 2)
    dialog.start_or_stop()
    assert "Đang nhận phiếu." in dialog.status.text()
