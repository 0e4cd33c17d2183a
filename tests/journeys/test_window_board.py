"""*Tổng quan* of a province by keyboard: who is silent, what is done with a report, whom to call and to write to."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from congdoan_desktop.domain.records import ReceivedReport
from congdoan_desktop.store import repository
from congdoan_desktop.ui.pages.board import BoardPage
from congdoan_desktop.ui.pages.report import ReportPage
from congdoan_desktop.ui.province.board.reports_dialog import ReportsDialog
from congdoan_desktop.ui.province.board.send_back_dialog import SendBackDialog
from congdoan_desktop.ui.tables import RowsTable
from congdoan_desktop.usecases.start_union import start_union
from tests.fixtures.desk import CTRL, Desk, desk_at, focus, press, write
from tests.fixtures.exchange import in_front, rest
from tests.fixtures.front import activate
from tests.fixtures.province_store import HYDRO, NURSERY, PROVINCE, PROVINCE_PROFILE, TEA
from tests.fixtures.taken_in import taken_in

Key, ALT, SHIFT = Qt.Key, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(province_desk: Desk) -> BoardPage:
    """One report came in time, one late, one not at all; today is 15 days after they were due."""
    taken_in(province_desk.path, TEA)
    taken_in(province_desk.path, HYDRO, came_on=date(2026, 6, 20))
    found = province_desk.open("").page()
    assert isinstance(found, BoardPage)  # the first page of a province
    found.open_record("ct58@2026-H1")
    province_desk.settle()
    return found


def column(table: RowsTable, place: int) -> list[str]:
    return [str(table.rows.data(table.rows.index(row, place))) for row in range(table.rows.rowCount())]


def states(desk: Desk) -> dict[str, str]:
    with desk.reader() as reader:
        return {one.unit_code: one.state for one in repository.find(reader, ReceivedReport)}


def choose(page: BoardPage, key: str) -> None:
    page.table.choose(key)
    page.table.setFocus()


def test_every_number_shows_the_units_it_counts(province_desk: Desk, page: BoardPage) -> None:
    numbers = {which: button.text().split()[-1] for which, button in page.counts.buttons.items()}
    assert numbers == {"expected": "3", "received": "2", "on_time": "1", "late": "1", "sent_back": "0", "missing": "1"}
    listed = {}
    for which, button in page.counts.buttons.items():
        button.setFocus()
        press(Key.Key_Space)
        listed[which] = set(column(page.table, 0))
    assert listed == {
        "expected": {TEA.code, HYDRO.code, NURSERY.code},
        "received": {TEA.code, HYDRO.code},
        "on_time": {TEA.code},
        "late": {HYDRO.code},
        "sent_back": set(),
        "missing": {NURSERY.code},
    }


def test_units_are_found_and_put_together(province_desk: Desk, page: BoardPage, qtbot: QtBot) -> None:
    press(Key.Key_F, CTRL)
    assert focus() is page.search
    write("thuy dien")
    qtbot.waitUntil(lambda: column(page.table, 0) == [HYDRO.code])
    page.search.clear()
    qtbot.waitUntil(lambda: len(column(page.table, 0)) == 3)
    press(Key.Key_2, ALT)
    assert focus() is page.group_table and len(column(page.group_table, 0)) == 3
    page.group_table.choose("@public_service")
    press(Key.Key_Return)
    assert column(page.table, 0) == [NURSERY.code] and focus() is page.table
    page.group_button.click()
    assert len(column(page.table, 0)) == 3


def test_a_report_is_approved_and_sent_back_with_a_reason(province_desk: Desk, page: BoardPage) -> None:
    desk = province_desk
    choose(page, TEA.id)
    press(Key.Key_D, CTRL)
    desk.settle()
    assert states(desk) == {TEA.code: "approved", HYDRO.code: "received"}
    choose(page, HYDRO.id)
    press(Key.Key_R, CTRL)
    assert isinstance(page.dialog, SendBackDialog)
    dialog = in_front(desk, page.dialog)
    dialog.go.click()
    assert states(desk)[HYDRO.code] == "received"  # not without a reason
    dialog.reason.field.setFocus()
    write("Biểu 02 thiếu số lao động nữ")
    dialog.go.click()
    rest(desk)
    assert states(desk) == {TEA.code: "approved", HYDRO.code: "sent_back"}
    activate(desk.bot, desk.windows[-1])
    rest(desk)
    assert page.counts.buttons["sent_back"].text().split()[-1] == "1"
    choose(page, HYDRO.id)
    press(Key.Key_B, CTRL)
    assert isinstance(page.dialog, ReportsDialog)
    shown = in_front(desk, page.dialog)
    rest(desk)
    assert column(shown.table, 0) == ["V1"] and "Biểu 02" in shown._why.text()
    press(Key.Key_Escape)
    activate(desk.bot, desk.windows[-1])


def test_those_who_are_silent_are_called_and_written_to(province_desk: Desk, page: BoardPage, qtbot: QtBot) -> None:
    desk = province_desk
    page.take_focus()
    calls = page.print_calls()
    assert calls is not None
    in_front(desk, calls)
    rest(desk)
    press(Key.Key_Escape)
    activate(desk.bot, desk.windows[-1])
    choose(page, NURSERY.id)
    press(Key.Key_L, CTRL | SHIFT)
    rest(desk)
    letter = desk.windows[-1].page()
    assert isinstance(letter, ReportPage)
    qtbot.waitUntil(lambda: letter.kinds.kind() == "nhac-nop")


@pytest.fixture
def empty_desk(dressed: None, qtbot: QtBot, qtlog: object, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "mới.congdoan"
    start_union(path, replace(PROVINCE, id="new"), PROVINCE_PROFILE, None)
    yield from desk_at(path, qtbot, qtlog)


def test_an_empty_province_says_its_first_step(empty_desk: Desk) -> None:
    window = empty_desk.open("")
    page = window.page()
    assert isinstance(page, BoardPage) and page.places.currentWidget() is page.no_units
    page.take_focus()
    assert focus() is page.no_units.button
    press(Key.Key_Return)
    empty_desk.settle()
    assert type(window.page()).__name__ == "UnitsPage"
