"""Answers of KoboToolbox, from the file into the box, by keyboard."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from congdoan_desktop.domain.records import SurveyRound
from congdoan_desktop.intake.xform_logic import form_of
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store
from congdoan_desktop.ui import dialogs, folders
from congdoan_desktop.ui.main_window import MainWindow
from congdoan_desktop.ui.survey.import_dialog import ImportDialog
from congdoan_desktop.usecases.survey import sheet_count
from tests.fixtures.desk import Desk, focus, press
from tests.intake.exports import FORM, GOOD, KOBO, as_xlsx, kobo_row

SURVEY = SurveyRound(
    id="round", title="Khảo sát", questionnaire=FORM.reference, period="2026-H1", opened_on=date(2026, 6, 8)
)


def _save(store: Store) -> None:
    with store.atomic():
        repository.save(store, SURVEY)


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    window = desk.open("survey")
    window._context.worker.run(_save, changes=frozenset({"SurveyRound"}))
    desk.settle()
    return window


def opened(desk: Desk, window: MainWindow) -> ImportDialog:
    dialog = ImportDialog(window._context, SURVEY, form_of(FORM), window)
    dialogs.open_once(dialog, window._context.worker)
    desk.bot.waitUntil(dialog.isVisible)
    dialog.activateWindow()
    desk.bot.waitUntil(dialog.isActiveWindow)
    return dialog


def export(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    path = tmp_path / "kobo.xlsx"
    path.write_bytes(data)
    monkeypatch.setattr(folders, "ask_file", lambda *_: path)


def test_from_the_file_to_the_box(
    desk: Desk, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export(tmp_path, monkeypatch, as_xlsx(KOBO, [*GOOD, kobo_row("c", "maybe", *[None] * 9)]))
    dialog = opened(desk, window)
    assert focus() is dialog.view.choose
    press(Qt.Key.Key_Space)
    desk.settle()
    assert dialog.view.facts.text() == "kobo.xlsx: 2 phiếu nhận được, 1 dòng không nhận."
    assert [one.row for one in dialog.view.refused.rows.items] == [4]
    assert "start" in [one.heading for one in dialog.view.dropped.rows.items]
    assert dialog.view.warning.isVisible() and "không lấy ra được" in dialog.view.warning.text()
    assert sheet_count(window._context.reader, "round") == 0
    assert focus() is dialog.view.go
    press(Qt.Key.Key_Return)
    desk.settle()
    assert dialog.view.state.text() == "✓ Đã bỏ 2 phiếu vào thùng. Hãy xóa tệp gốc."
    with desk.reader() as reader:
        assert sheet_count(reader, "round") == 2
    press(Qt.Key.Key_Escape)
    desk.bot.waitUntil(lambda: not dialog.isVisible())


def test_the_same_file_again_offers_nothing_to_take(
    desk: Desk, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export(tmp_path, monkeypatch, as_xlsx(KOBO, GOOD))
    dialog = opened(desk, window)
    for _ in range(2):
        dialog.ask_file()
        desk.settle()
        dialog.take()
        desk.settle()
    assert "2 phiếu đã có trong thùng từ trước" in dialog.view.facts.text()
    assert not dialog.view.go.isVisible()
    with desk.reader() as reader:
        assert sheet_count(reader, "round") == 2
    dialog.reject()


def test_a_file_of_something_else_is_told_with_the_remedy(
    desk: Desk, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export(tmp_path, monkeypatch, as_xlsx(["Họ và tên"], [["Lò Thị Mai"]]))
    dialog = opened(desk, window)
    dialog.ask_file()
    desk.settle()
    assert "Không thấy cột nào của phiếu “Phiếu thử”" in dialog.view.problem.text()
    assert dialog.view.choose.isEnabled() and not dialog.view.go.isVisible()
    dialog.reject()
