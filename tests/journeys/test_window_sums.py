"""*Tổng hợp* by keyboard: every figure leads to its reports, the report is written from there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from congdoan_desktop.domain.numbers import NBSP
from congdoan_desktop.domain.province.examined import Tallied
from congdoan_desktop.ui.pages.report import ReportPage
from congdoan_desktop.ui.pages.sums import SumsPage
from congdoan_desktop.ui.province.sums.view import ANSWERS, GROUPS, MOMENTS, SUMS, TARGETS, UNITS
from congdoan_desktop.ui.tables import RowsTable
from congdoan_desktop.usecases.start_union import start_union
from tests.fixtures.desk import CTRL, Desk, desk_at, focus, press
from tests.fixtures.front import activate
from tests.fixtures.province_store import HYDRO, NURSERY, PROVINCE, PROVINCE_PROFILE, TEA
from tests.fixtures.taken_in import taken_in

Key, ALT = Qt.Key, Qt.KeyboardModifier.AltModifier


def answer(choice: str, place: int, count: int | None) -> Tallied:
    return Tallied(
        questionnaire="tam-tu@1",
        question="q",
        question_label="Bữa ăn ca?",
        choice=choice,
        choice_label=choice,
        place=place,
        kind="select_one",
        count=count,
        total=40,
    )


def open_sums(desk: Desk) -> SumsPage:
    page = desk.open("sums").page()
    assert isinstance(page, SumsPage)
    page.open_record("ct58@2026-H1")
    desk.settle()
    return page


def column(table: RowsTable, place: int) -> list[str]:
    cells = (str(table.rows.data(table.rows.index(row, place))) for row in range(table.rows.rowCount()))
    return [cell.replace(NBSP, " ") for cell in cells]


def close_dialog(desk: Desk) -> None:
    press(Key.Key_Escape)
    desk.settle()
    activate(desk.bot, desk.windows[-1])


@pytest.fixture
def page(province_desk: Desk) -> SumsPage:
    for unit in (TEA, HYDRO):
        taken_in(province_desk.path, unit)
    taken_in(province_desk.path, TEA, "khao-sat", answer("Hài lòng", 0, 30), answer("Chưa", 1, 10))
    taken_in(province_desk.path, HYDRO, "khao-sat", answer("Hài lòng", 0, None), answer("Chưa", 1, None))
    return open_sums(province_desk)


def test_every_figure_leads_to_its_reports(province_desk: Desk, page: SumsPage) -> None:
    assert page.words.text().startswith("Đã báo cáo 2/3")
    page.take_focus()
    assert focus() is page.target_table
    assert column(page.target_table, 0)[0] == "T01"
    press(Key.Key_Return)
    assert page.dialog is not None
    activate(province_desk.bot, page.dialog)
    assert column(page.dialog.table, 1) == [TEA.short_name, HYDRO.short_name, NURSERY.short_name]
    assert "32 lao động" in column(page.dialog.table, 2)[2]
    close_dialog(province_desk)
    press(Key.Key_3, ALT)
    assert page.tabs.currentIndex() == SUMS and focus() is page.sum_table
    page.sum_table.choose("reached")
    press(Key.Key_Return)
    province_desk.settle()
    activate(province_desk.bot, page.dialog)
    assert column(page.dialog.table, 1) == [TEA.short_name, HYDRO.short_name]
    close_dialog(province_desk)
    press(Key.Key_6, ALT)
    assert page.tabs.currentIndex() == ANSWERS
    assert column(page.answer_table, 3) == ["≥ 30", "≥ 10"]
    press(Key.Key_Return)
    province_desk.settle()
    activate(province_desk.bot, page.dialog)
    assert column(page.dialog.table, 2) == ["30/40 · 75,0 %", "không có số"]
    close_dialog(province_desk)


def test_groups_windows_and_units(province_desk: Desk, page: SumsPage) -> None:
    page.take_focus()
    press(Key.Key_4, ALT)
    assert page.tabs.currentIndex() == GROUPS
    assert len(column(page.group_table, 0)) == 3
    page.group_table.choose("@public_service")
    press(Key.Key_Return)
    assert page.tabs.currentIndex() == UNITS
    assert column(page.unit_table, 1) == [NURSERY.short_name]
    page.group_button.click()
    assert len(column(page.unit_table, 1)) == 3
    press(Key.Key_5, ALT)
    assert page.tabs.currentIndex() == MOMENTS
    assert column(page.moment_table, 0) == ["6 tháng đầu năm 2026", "Năm 2026"]
    page.moment_table.choose("2026")
    press(Key.Key_Return)
    province_desk.settle()
    assert page.tabs.currentIndex() == TARGETS
    assert page.words.text().startswith("Đã báo cáo 0/3")


def test_the_report_is_written_from_what_is_shown(province_desk: Desk, page: SumsPage) -> None:
    page.take_focus()
    dialog = page.pass_on()
    assert dialog is not None
    carrier = province_desk.windows[-1]._context.carrier
    province_desk.bot.waitUntil(lambda: not carrier.busy)
    QApplication.processEvents()
    assert not dialog.go_button.isEnabled()  # nothing was signed yet, and it says so
    dialog.reject()
    province_desk.settle()
    activate(province_desk.bot, province_desk.windows[-1])
    page.take_focus()
    press(Key.Key_L, CTRL)
    province_desk.settle()
    written = province_desk.windows[-1].page()
    assert isinstance(written, ReportPage)
    assert written.kinds.kind() == "tong-hop"


def test_an_empty_page_offers_the_first_step(dressed: None, tmp_path, qtbot, qtlog) -> None:  # type: ignore[no-untyped-def]
    start_union(tmp_path / "t.congdoan", PROVINCE, PROVINCE_PROFILE, None)
    desk = next(opened := desk_at(tmp_path / "t.congdoan", qtbot, qtlog))
    page = desk.open("sums").page()
    assert isinstance(page, SumsPage)
    page.take_focus()
    assert focus() is page.no_units.button
    press(Key.Key_Space)
    desk.settle()
    assert desk.windows[-1].page_key() == "units"
    next(opened, None)
