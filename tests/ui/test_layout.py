"""Nothing is cut off: at 100 % on 1366 × 768, and at 150 %, where 910 × 512 points are left."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPushButton, QRadioButton, QWidget

from congdoan_desktop import app
from congdoan_desktop.domain.records import Activity, Course, Dialogue, OwnPlan, Participant, PlanTask, SurveyRound
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import open_store
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.ledger import Ledger
from congdoan_desktop.ui.pages.opinions import OpinionsPage
from congdoan_desktop.ui.pages.plans import PlansPage
from congdoan_desktop.ui.pages.settings import SettingsPage
from tests.fixtures.desk import TODAY, Desk, add_people, unfold

CONTROLS = (QLineEdit, QPushButton, QCheckBox, QRadioButton, QLabel)


def fill(desk: Desk) -> None:
    add_people(desk.path, 30)
    with open_store(desk.path) as store, store.atomic():
        activity = Activity(
            id="a",
            title="Hội nghị tuyên truyền, phổ biến pháp luật cho công nhân lao động toàn công ty",
            held_on=TODAY,
            form="law_conference",
            counted_by="both",
            topics=("party_line", "nq02", "ct58"),
            audiences=("members", "non_member", "hardship"),
            plans=("kh-30-ldld-2026",),
            funds_union=1_500_000,
        )
        repository.save(store, activity)
        repository.save(store, Course(id="c", title="Tập huấn", kind="refute", held_on=TODAY, sessions=6))
        repository.save(store, Participant(id="p", course_id="c", full_name="Nguyễn Thị Phương Thảo"))
        asked = {"questionnaire": "tam-tu-nguyen-vong@1", "period": "2026-H1", "audiences": ("members", "hardship")}
        title = "Khảo sát tâm tư, nguyện vọng công nhân 6 tháng đầu năm 2026"
        repository.save(store, SurveyRound(id="s", title=title, opened_on=TODAY, **asked))  # type: ignore[arg-type]


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (910, 512)])
@pytest.mark.parametrize("page", ["activities", "survey", "training", "people"])
def test_every_control_lies_inside_the_page(desk: Desk, page: str, width: int, height: int) -> None:
    fill(desk)
    window = desk.open(page)
    window.resize(width, height)
    QApplication.processEvents()
    desk.settle()
    assert (window.width(), window.height()) == (width, height)
    ledger = window.page().findChild(Ledger)  # type: ignore[union-attr]
    unfold(ledger.form)
    QApplication.processEvents()
    right = ledger._scroll.viewport().mapTo(window, QPoint(0, 0)).x() + ledger._scroll.viewport().width()
    controls = [part for part in ledger._scroll.findChildren(QWidget) if isinstance(part, CONTROLS)]
    shown = [part for part in controls if part.isVisible()]
    assert len(shown) > 20
    assert [part for part in shown if part.mapTo(window, QPoint(part.width(), 0)).x() > right] == []


def test_rows_and_fields_are_high_enough_to_hit(desk: Desk) -> None:
    fill(desk)
    window = desk.open("activities")
    ledger = window.page().findChild(Ledger)  # type: ignore[union-attr]
    assert ledger.table.rowHeight(0) >= theme.ROW
    assert ledger.form.field("title").height() >= theme.ROW
    assert ledger.create_button.height() >= theme.ROW


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (910, 512)])
@pytest.mark.parametrize("tab", range(4))
def test_every_control_of_the_plans_lies_inside_the_page(desk: Desk, tab: int, width: int, height: int) -> None:
    plan = OwnPlan(id="own", title="Tuyên truyền, giáo dục chính trị, tư tưởng, pháp luật năm 2026", year=2026)
    with open_store(desk.path) as store, store.atomic():
        repository.save(store, plan)
        repository.save(store, PlanTask(id="t", plan_id="own", content="Quán triệt Chỉ thị số 58-CT/TW", due_on=TODAY))
    window = desk.open("plans")
    window.resize(width, height)
    page = window.page()
    assert isinstance(page, PlansPage)
    page.open_record({0: "kh-383-ldld-2022#2.1", 1: "t", 2: "", 3: "kh-30-ldld-2026#ct58-half"}[tab])
    page.bar.setCurrentIndex(tab)
    desk.settle()
    QApplication.processEvents()
    assert (window.width(), window.height()) == (width, height)
    shown = [part for part in page.findChildren(QWidget) if isinstance(part, CONTROLS) and part.isVisible()]
    assert len(shown) > 3
    right = [part.mapTo(page, QPoint(part.width(), 0)).x() for part in shown]
    assert max(right) <= page.width()


@pytest.mark.parametrize("page", [entry.key for entry in app.entries()])
def test_the_window_fits_a_low_screen(desk: Desk, page: str) -> None:
    """150 % on 1366 × 768, less the bar of the system and the title of the window."""
    fill(desk)
    window = desk.open(page)
    window.resize(910, 440)
    QApplication.processEvents()
    assert (window.width(), window.height()) == (910, 440)
    button, rail = window.buttons[page], window._rail_room.viewport()
    top = button.mapTo(rail, QPoint(0, 0)).y()
    assert top >= 0 and top + button.height() <= rail.height()
    assert window._rail_room.verticalScrollBar().maximum() == 0, "all pages are in sight without scrolling"


def test_every_part_of_the_settings_fits_a_low_screen(desk: Desk) -> None:
    window = desk.open("settings")
    page = window.page()
    assert isinstance(page, SettingsPage)
    for part in range(page.parts.count()):
        page.parts.setCurrentRow(part)
        window.resize(910, 440)
        QApplication.processEvents()
        assert (window.width(), window.height()) == (910, 440)


def test_the_verdict_on_a_dialogue_leaves_the_form_its_width(desk: Desk) -> None:
    with open_store(desk.path) as store, store.atomic():
        repository.save(store, Dialogue(id="d", title="Đối thoại định kỳ", kind="periodic", held_on=TODAY))
    window = desk.open("opinions")
    window.resize(910, 440)
    page = window.page()
    assert isinstance(page, OpinionsPage)
    page.open_record("d")
    desk.settle()
    area = page.current().findChild(Ledger)._scroll  # type: ignore[union-attr]
    QApplication.processEvents()
    assert area.widget().width() <= area.viewport().width()
