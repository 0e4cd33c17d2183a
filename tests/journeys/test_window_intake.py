"""*Tiếp nhận* by keyboard: look through a stick, take in what is good, decide about the rest."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from congdoan_desktop.domain.records import ReceivedFile, ReceivedReport
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import open_store
from congdoan_desktop.ui.pages.intake import IntakePage
from tests.fixtures.desk import CTRL, Desk, press, write
from tests.fixtures.front import activate
from tests.fixtures.handed_up import good, hand_up, keep_office
from tests.usecases.province.test_receive import with_figures

Key = Qt.Key


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "KINGSTON"
    hand_up(folder, good("LC014"), "LC014", "pdf")
    (folder / "LC031.pdf").write_bytes(good("LC031").pdf[:-40])
    (folder / "la.pdf").write_bytes(with_figures(workers_total=10, workers_women=11))
    return folder


def open_intake(desk: Desk) -> IntakePage:
    with open_store(desk.path) as store:
        keep_office(store)
    page = desk.open("intake").page()
    assert isinstance(page, IntakePage)
    return page


def settle(desk: Desk) -> None:
    carrier = desk.windows[-1]._context.carrier
    desk.bot.waitUntil(lambda: not carrier.busy, timeout=30_000)
    desk.settle()


def states(page: IntakePage) -> dict[str, str]:
    return {line.name: line.state for line in page._lines.values()}


def test_a_stick_is_taken_in_and_the_rest_decided_by_keyboard(province_desk: Desk, stick: Path) -> None:
    desk, page = province_desk, open_intake(province_desk)
    assert page.empty.button.hasFocus()
    page.dropped.emit((stick,))
    settle(desk)
    assert states(page) == {"LC014.pdf": "accept", "LC031.pdf": "refuse", "la.pdf": "look"}
    assert page._lines[page.table.current_key()].name == "la.pdf"  # what waits for somebody is chosen first
    page.table.setFocus()
    press(Key.Key_Return, CTRL)
    settle(desk)
    with desk.reader() as reader:
        assert [one.unit_id for one in repository.find(reader, ReceivedReport)] == ["lc014"]
    assert states(page) == {"LC014.pdf": "known", "LC031.pdf": "refuse", "la.pdf": "look"}
    page.table.setFocus()
    press(Key.Key_R, CTRL)
    dialog = page.dialog
    assert dialog is not None
    activate(desk.bot, dialog)
    dialog.go.click()
    assert "Hãy ghi lý do." in dialog.trouble.text()
    dialog.text.setFocus()
    write("Nữ nhiều hơn tổng số")
    dialog.go.click()
    settle(desk)
    with desk.reader() as reader:
        outcomes = {one.name: one.outcome for one in repository.find(reader, ReceivedFile)}
        assert outcomes == {"LC014.pdf": "accepted", "LC031.pdf": "refused", "la.pdf": "sent_back"}
        (back,) = repository.find(reader, ReceivedReport, where={"state": "sent_back"})
        assert back.reason == "Nữ nhiều hơn tổng số"
    assert page.receipt_button.isVisible()


def test_the_filter_shows_what_waits_and_a_place_that_is_gone_is_said(province_desk: Desk, stick: Path) -> None:
    desk, page = province_desk, open_intake(province_desk)
    page.look_at((stick,))
    settle(desk)
    page.filter.setCurrentIndex(page.filter.findData("refuse"))
    page.filter.activated.emit(page.filter.currentIndex())
    settle(desk)
    assert page.table.rows.rowCount() == 1
    page.finish()
    settle(desk)
    assert page.empty.isVisible()
    page.look_at((stick / "nothing here",))
    settle(desk)
    assert "Không tìm thấy" in page.problem.text()
