"""A store with nothing in it, not even a unit: every page opens and says what to do first."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from congdoan_desktop.store.database import create
from congdoan_desktop.ui.pages.overview import OverviewPage
from congdoan_desktop.ui.pages.report import ReportPage
from congdoan_desktop.ui.pages.settings import SettingsPage
from tests.fixtures.desk import Desk


@pytest.fixture
def empty(desk: Desk, tmp_path: Path) -> Desk:
    desk.path = tmp_path / "empty.congdoan"
    create(desk.path).close()
    return desk


@pytest.mark.parametrize("page", ["overview", "activities", "survey", "training", "people", "report", "settings"])
def test_every_page_opens(empty: Desk, page: str) -> None:
    assert empty.open(page).page() is not None


def test_the_first_page_leads_to_settings(empty: Desk) -> None:
    page = empty.open("overview").page()
    assert isinstance(page, OverviewPage)
    assert page.problem.isVisible() and "Cài đặt" in page.problem.text()


def test_the_report_says_why_there_is_none_and_cannot_be_signed(empty: Desk) -> None:
    page = empty.open("report").page()
    assert isinstance(page, ReportPage)
    empty.bot.waitUntil(lambda: "Cài đặt" in page.paper.notice.text())
    assert page.sign_dialog() is None
    assert page.findings.count() == 1
    page.findings.opened.emit(page.findings.item(0).data(Qt.ItemDataRole.UserRole))
    shown = empty.windows[-1].page()
    assert isinstance(shown, SettingsPage)


def test_the_unit_can_be_described_from_nothing(empty: Desk) -> None:
    page = empty.open("settings").page()
    assert isinstance(page, SettingsPage)
    values = {
        "name": "Công đoàn cơ sở Trường Tiểu học",
        "header_name": "CĐCS TRƯỜNG TIỂU HỌC",
        "short_name": "CĐCS Trường Tiểu học",
        "parent_name": "Liên đoàn Lao động tỉnh Lai Châu",
        "place": "Tân Uyên",
    }
    for name, text in values.items():
        page.unit.form.field(name).set_value(text)
    page.unit.form.field("kind").set_value("public_service")
    page.unit.form.edited.emit()
    page.leave()
    empty.settle()
    empty.bot.waitUntil(lambda: page.window().windowTitle().startswith("CĐCS Trường Tiểu học"))
