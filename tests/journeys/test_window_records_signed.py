"""From a record to its paper, signed and sent, by keyboard: where the way begins, and where it ends."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from congdoan_desktop.domain.records import Activity, Course, Dialogue, Incident, OwnPlan, PhaseProgress, Record
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import open_store
from congdoan_desktop.ui.pages.report import ReportPage
from congdoan_desktop.ui.pages.training import TrainingPage
from tests.fixtures.desk import CTRL, TODAY, Desk, focus, press, write
from tests.fixtures.front import activate
from tests.fixtures.signing import Certified, open_sign, p12, sign_by_file

__all__ = ["p12"]
Key = Qt.Key
HELD = date(2026, 6, 12)
PHASE = "KH383#1"
RECORDS = (
    Dialogue(id="dialogue", title="Đối thoại định kỳ", kind="periodic", held_on=HELD),
    Incident(id="incident", title="Xe trượt bánh", happened_on=HELD),
    OwnPlan(id="plan", title="Tuyên truyền năm 2026", year=2026),
    Activity(id="activity", title="Quán triệt Chỉ thị 58", held_on=HELD, form="mobile_talk"),
)


def keep(desk: Desk, *records: Record) -> None:
    with open_store(desk.path) as store, store.atomic():
        for record in records:
            repository.save(store, record)


def shown(desk: Desk) -> ReportPage:
    """Return the page of reports, once it is there with its paper."""
    window = desk.windows[-1]
    desk.bot.waitUntil(lambda: window.page_key() == "report")
    page = window.page()
    assert isinstance(page, ReportPage)
    desk.bot.waitUntil(lambda: page.paper.pages > 0)
    desk.settle()
    return page


@pytest.mark.parametrize(
    ("page", "record", "paper"),
    [
        ("opinions", "dialogue", "bien-ban-doi-thoai"),
        ("opinions", "incident", "bao-cao-nhanh"),
        ("plans", "plan", "ke-hoach"),
        ("activities", "activity", "bien-ban-buoi"),
    ],
)
def test_two_keys_lead_from_a_record_to_signing_its_paper(desk: Desk, page: str, record: str, paper: str) -> None:
    keep(desk, *RECORDS)
    window = desk.open(page)
    window.open_page(page, record)
    desk.settle()
    press(Key.Key_Return, CTRL)
    reports = shown(desk)
    assert (reports.kind, reports.period) == (paper, record)
    press(Key.Key_Return, CTRL)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None and dialog.windowTitle() == "Ký văn bản"
    dialog.close()
    desk.settle()


def test_what_was_typed_a_moment_ago_is_on_the_paper(desk: Desk) -> None:
    window = desk.open("opinions")
    window.open_page("opinions", "@Incident")
    desk.settle()
    press(Key.Key_N, CTRL)
    write("Ngừng việc ở tổ sao chè")
    press(Key.Key_Return, CTRL)
    page = shown(desk)
    assert page.kind == "bao-cao-nhanh"
    assert "Ngừng việc ở tổ sao chè" in page.subjects.currentText()


def test_of_a_course_a_menu_asks_which_paper(desk: Desk) -> None:
    keep(desk, Course(id="course", title="Tuyên truyền miệng", kind="oral", held_on=HELD))
    page = desk.open("training").page()
    assert isinstance(page, TrainingPage)
    press(Key.Key_Return, CTRL)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, Key.Key_2)
    reports = shown(desk)
    assert (reports.kind, reports.period) == ("tap-huan", "course")


def test_an_activity_that_is_only_planned_has_nothing_to_sign(desk: Desk) -> None:
    keep(desk, Activity(id="planned", title="Nói chuyện", held_on=TODAY, form="mobile_talk", is_planned=True))
    window = desk.open("activities")
    press(Key.Key_Return, CTRL)
    desk.settle()
    assert window.page_key() == "activities"


def test_after_signing_the_signed_papers_are_in_sight_and_sending_is_the_next_key(desk: Desk, p12: Certified) -> None:
    keep(desk, *RECORDS)
    window = desk.open("opinions")
    window.open_page("opinions", "incident")
    press(Key.Key_Return, CTRL)
    page = shown(desk)
    sign_by_file(desk, open_sign(desk, page), p12)
    press(Key.Key_Escape)
    desk.settle()
    activate(desk.bot, window)
    assert page.tabs.currentWidget() is page.issued
    assert focus() is page.send_button
    window.open_page("opinions", "dialogue")
    press(Key.Key_Return, CTRL)
    assert shown(desk).kind == "bien-ban-doi-thoai"
    assert page.tabs.currentWidget() is page.findings
    assert focus() is page.sections  # not on what stands beside the button that is off now
    window.open_page("report", "bao-cao-nhanh@incident")
    page.send_button.setFocus()
    press(Key.Key_Return)
    desk.settle()
    assert window.page_key() == "exchange"


def test_the_tabs_have_keys_and_a_waiting_paper_is_found_from_the_check_list(desk: Desk) -> None:
    page = desk.open("report").page()
    assert isinstance(page, ReportPage)
    desk.bot.waitUntil(lambda: page.paper.pages > 0)
    desk.settle()
    for key, table in ((Key.Key_3, page.issued.table), (Key.Key_2, page.waiting.table), (Key.Key_1, page.findings)):
        press(key, Qt.KeyboardModifier.AltModifier)
        assert focus() is table
    dialog = open_sign(desk, page)
    for _ in range(2):
        press(Key.Key_Down)
    for _ in range(3):
        press(Key.Key_Return)
    desk.bot.waitUntil(lambda: page.waiting.count() == 1, timeout=30_000)
    desk.settle()
    dialog.reject()
    desk.settle()
    activate(desk.bot, page.window())
    assert page.tabs.currentWidget() is page.waiting
    desk.bot.waitUntil(lambda: "Đã đưa ra ký số 01" in page.paper.notice.text())
    page.missing_button.click()
    place = next(row for row, found in enumerate(page._findings) if found.code == "paper_waiting")
    page.findings.setCurrentRow(place)
    press(Key.Key_Return)
    assert focus() is page.waiting.table


def test_the_phase_that_began_last_is_proposed_and_none_whose_days_nobody_knows(desk: Desk) -> None:
    page = desk.open("report").page()
    assert isinstance(page, ReportPage)
    page._chooser.show("dot")
    desk.settle()
    plan, _, number = page.period.partition("#")
    context = desk.windows[-1]._context
    phases = [one for one in context.reference.plans[plan].phases if not one.is_part]
    assert next(one.starts for one in phases if one.code == number) is not None
    last = f"{plan}#{phases[-1].code}"
    assert last != page.period
    begun = PhaseProgress(id=last, plan=plan, phase=phases[-1].code, starts=HELD, ends=date(2026, 7, 31))
    context.worker.run(lambda store: repository.save(store, begun), changes=frozenset({"PhaseProgress"}))
    desk.settle()
    page._chooser._last.clear()
    page._chooser.show("dot")
    desk.settle()
    assert page.period == last  # it is going on


def test_alt_down_opens_the_box_and_does_not_step_through_the_sections(desk: Desk) -> None:
    page = desk.open("report").page()
    assert isinstance(page, ReportPage)
    desk.settle()
    before = page.sections.current()
    page.kinds.setFocus()
    press(Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert page.sections.current() == before
    view = page.kinds.view()
    last = view.visualRect(view.model().index(page.kinds.count() - 1, 0))
    assert view.viewport().rect().contains(last)  # every kind is in sight at once
    page.kinds.hidePopup()
    desk.settle()
