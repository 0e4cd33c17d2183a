"""The five tabs: nothing is cut off, everything Tab reaches has a name, buttons that can do nothing are off."""

import time
from datetime import date

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget

from congdoan_desktop.domain.records import Dialogue, DialogueItem, Incident, Opinion, Petition, Refutation
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import open_store
from congdoan_desktop.ui.opinions.dialogues import DialoguesPane
from congdoan_desktop.ui.opinions.incidents import IncidentsPane
from congdoan_desktop.ui.opinions.pane import Pane
from congdoan_desktop.ui.pages.opinions import OpinionsPage
from tests.fixtures.desk import TODAY, Desk, unfold
from tests.ui.test_accessible import unnamed
from tests.ui.test_layout import CONTROLS

LONG = "Đề nghị công ty bố trí chỗ nghỉ trưa có mái che, nước uống ở các nương xa cho công nhân tổ hái 3, tổ hái 4"
EARLIER, LATE = date(2026, 1, 30), date(2026, 5, 30)
RECORDS = (
    Opinion(id="o", noted_on=TODAY, content=f"{LONG}. Chị Mai nói.", risk="strike_signs", mood="upset", proposal=LONG),
    Petition(id="p", raised_on=EARLIER, content=LONG, due_on=LATE, state="in_progress"),
    Incident(id="i", title=LONG, happened_on=LATE),
    Refutation(id="r", noted_on=TODAY, content=LONG),
    Dialogue(id="d", title=LONG, kind="periodic", held_on=LATE, workers_total=5000, worker_named=9),
    DialogueItem(id="t", dialogue_id="d", issue=LONG, agreed=False, conclusion=LONG),
)


@pytest.fixture
def page(desk: Desk) -> OpinionsPage:
    with open_store(desk.path) as store, store.atomic():
        for record in RECORDS:
            repository.save(store, record)
    page = desk.open("opinions").page()
    assert isinstance(page, OpinionsPage)
    return page


def pane_at(page: OpinionsPage, number: int) -> Pane:
    page.bar.setCurrentIndex(number)
    pane = page.current()
    assert isinstance(pane, Pane)
    return pane


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (910, 512)])
@pytest.mark.parametrize("number", range(5))
def test_every_control_lies_inside_the_page(page: OpinionsPage, number: int, width: int, height: int) -> None:
    window, pane = page.window(), pane_at(page, number)
    window.resize(width, height)
    if isinstance(pane, DialoguesPane):
        pane.items.open("t")
    unfold(pane.ledger.form)
    QApplication.processEvents()
    assert (window.width(), window.height()) == (width, height)
    view = pane.ledger._scroll.viewport()
    right = view.mapTo(window, QPoint(view.width(), 0)).x()
    shown = [part for part in view.findChildren(QWidget) if isinstance(part, CONTROLS) and part.isVisible()]
    assert len(shown) > 15
    assert [part for part in shown if part.mapTo(window, QPoint(part.width(), 0)).x() > right] == []
    head = [button for button in (pane.ledger.create_button, pane.ledger.search) if button.isVisible()]
    assert all(part.mapTo(window, QPoint(part.width(), 0)).x() <= width for part in head)


@pytest.mark.parametrize("number", range(5))
def test_every_control_has_a_name(page: OpinionsPage, number: int) -> None:
    pane_at(page, number)
    assert unnamed(page) == []


def test_buttons_that_can_do_nothing_are_off(desk: Desk) -> None:
    page = desk.open("opinions").page()
    assert isinstance(page, OpinionsPage)
    incidents, dialogues = pane_at(page, 3), pane_at(page, 2)
    assert isinstance(incidents, IncidentsPane) and isinstance(dialogues, DialoguesPane)
    for button in (incidents.print_button, dialogues.minutes_button, dialogues.notice_button):
        assert not button.isEnabled()
    dialogues.begin()
    assert dialogues.minutes_button.isEnabled()  # what is proposed for a new dialogue is enough for blank minutes


def test_a_tab_opens_at_once(page: OpinionsPage) -> None:
    taken = []
    for number in (1, 2, 3, 4, 0):
        begun = time.perf_counter()
        pane_at(page, number)
        QApplication.processEvents()
        taken.append(time.perf_counter() - begun)
    assert max(taken) < 1.0, taken
