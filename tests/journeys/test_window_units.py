"""The register of units by keyboard: written, found, merged, ended; what is wrong stands beside its field."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from congdoan_desktop import app
from congdoan_desktop.domain.records import OrgUnit
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import open_store
from congdoan_desktop.ui.help import help_for
from congdoan_desktop.ui.imports.dialog_view import COLUMNS
from congdoan_desktop.ui.pages.settings import HEAD_COUNTS, SettingsPage
from congdoan_desktop.ui.pages.units import UnitsPage
from congdoan_desktop.ui.province.units.change_dialog import EndDialog, MergeDialog
from congdoan_desktop.ui.province.units.import_dialog import UnitImport
from congdoan_desktop.ui.search.dialog import SearchDialog
from congdoan_desktop.usecases.province.units import register_of
from tests.fixtures.desk import CTRL, Desk, focus, press, write
from tests.fixtures.front import activate
from tests.fixtures.province_store import COMMUNE_UNION, ENDED, HYDRO, NURSERY, TEA

Key = Qt.Key
SHIFT, NONE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier


def open_units(desk: Desk) -> UnitsPage:
    page = desk.open("units").page()
    assert isinstance(page, UnitsPage)
    return page


def shown(page: UnitsPage) -> list[str]:
    rows = page.ledger.table.rows
    return [str(rows.data(rows.index(row, 0))) for row in range(rows.rowCount())]


def kept(desk: Desk, unit_id: str) -> OrgUnit:
    desk.settle()
    with desk.reader() as reader:
        unit = repository.get(reader, OrgUnit, unit_id)
    assert unit is not None
    return unit


def test_the_rail_of_a_province_has_pages_of_its_own(province_desk: Desk) -> None:
    window = province_desk.open("")
    keys = list(window.titles())
    assert window.page_key() == keys[0]
    assert {"units", "exchange", "settings"} <= set(keys) and not {"activities", "people", "survey"} & set(keys)
    assert {e.key for e in app.entries("province") if help_for(e.help_key or e.key) == help_for("")} == set()
    for number, key in enumerate(keys, start=1):
        press(Qt.Key(Key.Key_0 + number % 10), CTRL)
        province_desk.settle()
        assert window.page_key() == key and focus().isVisible()


def test_a_unit_is_written_by_keyboard(province_desk: Desk) -> None:
    page = open_units(province_desk)
    press(Key.Key_N, CTRL)
    assert page.ledger.typed(OrgUnit).code == "LC032"  # type: ignore[union-attr]
    press(Key.Key_Tab)
    write("Công đoàn cơ sở Trường Tiểu học Nậm Hàng")
    press(Key.Key_Tab)
    assert page.ledger.form.field("short_name").value() == "CĐCS TH Nậm Hàng"
    press(Key.Key_Return)
    press(Key.Key_Return)  # a grassroots union is proposed
    write("su nghiep cong lap")
    press(Key.Key_Return)
    press(Key.Key_Return)
    write("nam hang")
    press(Key.Key_Return)
    write("than uyen")
    press(Key.Key_Return)
    page.leave()
    assert page.ledger.record is not None
    unit = kept(province_desk, page.ledger.record.id)
    assert (unit.code, unit.kind, unit.commune, unit.parent_id) == (
        "LC032",
        "public_service",
        "03434",
        COMMUNE_UNION.id,
    )


def test_a_code_that_another_unit_has_is_told_beside_it_and_kept_as_a_draft(province_desk: Desk) -> None:
    page = open_units(province_desk)
    page.open_record(NURSERY.id)
    page.ledger.form.enter("code")
    write("lc 014")
    press(Key.Key_Tab)
    said = [label.text() for label in page.ledger.form.findChildren(QLabel) if label.isVisible()]
    assert any("CĐCS Chè Tân Uyên" in words for words in said)
    assert kept(province_desk, NURSERY.id).code == "LC027"
    assert "bản nháp" in page.ledger.status.text()


def the_dialog(desk: Desk, page: UnitsPage, kind: type[QDialog]) -> None:
    (dialog,) = page.findChildren(kind)
    activate(desk.bot, dialog)


def test_units_go_into_another_by_keyboard(province_desk: Desk) -> None:
    page = open_units(province_desk)
    page.open_record(NURSERY.id)
    press(Key.Key_G, CTRL)
    the_dialog(province_desk, page, MergeDialog)
    write("che tan")
    press(Key.Key_Return)
    press(Key.Key_Tab)
    write("ban chat")
    press(Key.Key_Return)  # takes it and goes on to the day
    write("01/07/2026")
    press(Key.Key_Return)
    for unit in (NURSERY, TEA):
        assert kept(province_desk, unit.id).successors == (HYDRO.id,)
        assert kept(province_desk, unit.id).ended_on == date(2026, 7, 1)
    assert [link.text() for link in page.lineage.links] == ["LC031 · CĐCS Thủy điện Bản Chát"]
    page.lineage.links[0].click()
    came_from = [link.text().split(" ")[0] for link in page.lineage.links]
    assert came_from == ["LC009", "LC014", "LC027"]


def test_a_merger_into_itself_says_why_not(province_desk: Desk) -> None:
    page = open_units(province_desk)
    page.open_record(TEA.id)
    dialog = page.merge()
    dialog.new.field.set_value(TEA.id)
    dialog.act()
    province_desk.settle()
    assert dialog.isVisible() and "phải khác" in dialog.state.text()
    dialog.reject()


def test_a_unit_rests_and_works_again_by_keyboard(province_desk: Desk) -> None:
    page = open_units(province_desk)
    page.open_record(TEA.id)
    press(Key.Key_E, CTRL)
    the_dialog(province_desk, page, EndDialog)
    press(Key.Key_Right)
    press(Key.Key_Tab)
    write("01/06/2026")
    press(Key.Key_Return)
    assert kept(province_desk, TEA.id).suspended_on == date(2026, 6, 1)
    province_desk.settle()
    assert "Tạm ngừng" in [shown_state(page, row) for row in range(len(shown(page)))]
    dialog = page.end()
    assert dialog is not None and dialog.what.field.value() == "resume"
    dialog.reject()


def test_a_unit_that_has_ended_offers_no_end(province_desk: Desk) -> None:
    page = open_units(province_desk)
    page.open_record(ENDED.id)
    assert page.end() is None and not page.end_button.isEnabled()


def test_the_list_is_narrowed_and_says_how_many(province_desk: Desk) -> None:
    page = open_units(province_desk)
    assert len(shown(page)) == 5
    page.filter.state.setCurrentIndex(page.filter.state.findData("active"))
    page.filter.parent_box.setCurrentIndex(page.filter.parent_box.findData(COMMUNE_UNION.id))
    province_desk.settle()
    assert shown(page) == ["LC031"]
    assert page.ledger.foot.text().startswith("1 đơn vị · 1 cơ sở đang hoạt động · 310 lao động")
    page.open_record(ENDED.id)
    assert len(shown(page)) == 5


def test_a_unit_is_found_from_everywhere(province_desk: Desk) -> None:
    window = province_desk.open("settings")
    press(Key.Key_K, CTRL)
    (dialog,) = window.findChildren(SearchDialog)
    activate(province_desk.bot, dialog)
    write("thuy dien")
    province_desk.settle()
    press(Key.Key_Return)
    province_desk.settle()
    page = window.page()
    assert isinstance(page, UnitsPage)
    assert page.ledger.record is not None and page.ledger.record.id == HYDRO.id


def test_what_works_everywhere_works_in_a_province(province_desk: Desk) -> None:
    window = open_units(province_desk).window()
    for keys, modifier in ((Key.Key_M, CTRL), (Key.Key_H, CTRL), (Key.Key_Delete, CTRL | SHIFT), (Key.Key_F1, NONE)):
        press(keys, modifier)
        province_desk.settle()
        shown_now = [box for box in window.findChildren(QDialog) if box.isVisible()]
        assert len(shown_now) == 1, keys
        shown_now[0].close()
        province_desk.settle()
        activate(province_desk.bot, window)


def test_the_settings_of_a_province_ask_for_no_head_count(province_desk: Desk) -> None:
    page = province_desk.open("settings").page()
    assert isinstance(page, SettingsPage)
    assert page.parts.item(HEAD_COUNTS).isHidden()
    labels = page.presets.field.field._labels  # type: ignore[attr-defined]
    assert labels and not any(code.startswith("unit_") for code in labels)


@pytest.mark.parametrize("page", [entry.key for entry in app.entries("province")])
def test_the_window_of_a_province_fits_a_low_screen(province_desk: Desk, page: str) -> None:
    window = province_desk.open(page)
    window.resize(910, 440)
    QApplication.processEvents()
    assert (window.width(), window.height()) == (910, 440)


def test_an_empty_register_offers_the_first_step(province_desk: Desk) -> None:
    with open_store(province_desk.path) as store, store.atomic():
        for unit in register_of(store).units:
            repository.archive(store, OrgUnit, unit.id)
    page = open_units(province_desk)
    assert focus() is page.ledger.empty.button
    press(Key.Key_Return)
    assert page.ledger.record is not None


LIST = (
    "DANH SÁCH CÔNG ĐOÀN CƠ SỞ\n\nSTT\tMã\tTên đơn vị\tLoại hình\tXã, phường\tSố lao động\tTrực thuộc\n"
    "1\tLC014\tCĐCS Chè Tân Uyên\tDN ngoài nhà nước\t\t252\t\n"
    "2\t\tTrường THCS Nậm Hàng\t\tNậm Hàng\t40\tCông đoàn xã Than Uyên\n"
    "3\t\t\t\t\t5\t\nTổng cộng\t\t\t\t\t297\t\n"
)


def test_a_list_is_pasted_taken_in_and_taken_back(province_desk: Desk) -> None:
    page = open_units(province_desk)
    press(Key.Key_I, CTRL)
    the_dialog(province_desk, page, UnitImport)
    (dialog,) = page.findChildren(UnitImport)
    QGuiApplication.clipboard().setText(LIST)
    press(Key.Key_V, CTRL)
    province_desk.settle()
    assert dialog.step() == COLUMNS and not dialog.column_step.problem()
    assert [row.plan().field for row in dialog.column_step.rows] == [
        *("", "code", "name", "kind", "commune", "workers", "parent"),
    ]
    dialog.manner.code.set_value("")
    press(Key.Key_Return, CTRL)
    province_desk.settle()
    step = dialog.row_step
    said = [dialog._kind.said(row) for row in step.table.rows.items]
    assert "Số lao động: 240 → 252" in said[0] and said[1] == "! Mới" and said[2].startswith("✗ Không có tên đơn vị")
    assert dialog.next_button.text().startswith("Nhập 2 đơn vị")
    press(Key.Key_Return, CTRL)
    province_desk.settle()
    assert dialog.done_step.sentence.text() == "✓ Đã thêm 1 đơn vị, cập nhật 1 đơn vị."
    assert kept(province_desk, TEA.id).workers == 252
    assert len(shown(page)) == 6
    dialog.done_step.undo.setFocus()
    press(Key.Key_Return)
    assert kept(province_desk, TEA.id) == TEA
    assert len(shown(page)) == 5
    dialog.close()


def test_a_code_that_cannot_go_on_is_told_before_anything_is_compared(province_desk: Desk) -> None:
    page = open_units(province_desk)
    page.import_list()
    (dialog,) = page.findChildren(UnitImport)
    dialog.read_text(LIST)
    province_desk.settle()
    dialog.manner.code.set_value("Chè")
    assert "CS001" in dialog.column_step.problem()
    dialog.close()


def shown_state(page: UnitsPage, row: int) -> str:
    rows = page.ledger.table.rows
    return str(rows.data(rows.index(row, 4)))
