"""A survey in the window: a digit an answer, nothing to see before the end, nothing of small groups after it."""

import pytest
from PySide6.QtCore import Qt

from congdoan_desktop.domain.records import SurveyRound
from congdoan_desktop.store import repository, survey_answers
from congdoan_desktop.ui.pages.survey import SurveyPage
from congdoan_desktop.ui.survey.close_dialog import CloseDialog
from congdoan_desktop.ui.survey.sheet_dialog import SheetDialog
from tests.fixtures.desk import CTRL, Desk, press, write
from tests.fixtures.front import activate

SHEET = (*"111111111111111111", "1", "2", "⏎", "2", "⏎", *"1111")
"""24 questions, two of them with several ticks."""


def open_round(desk: Desk) -> SurveyPage:
    page = desk.open("survey").page()
    assert isinstance(page, SurveyPage)
    press(Qt.Key.Key_N, CTRL)
    desk.bot.waitUntil(page.enter_button.isEnabled)
    return page


def type_sheets(desk: Desk, page: SurveyPage, count: int) -> SheetDialog:
    press(Qt.Key.Key_T, CTRL)
    (dialog,) = page.findChildren(SheetDialog)
    activate(desk.bot, dialog)
    for _ in range(count):
        for key in SHEET:
            if key == "⏎":
                press(Qt.Key.Key_Return)
            else:
                press(Qt.Key(int(Qt.Key.Key_0) + int(key)))
        desk.settle()
    return dialog


def close_round(desk: Desk, page: SurveyPage) -> CloseDialog:
    activate(desk.bot, page.window())
    page.close_button.setFocus()
    press(Qt.Key.Key_Space)
    (dialog,) = page.findChildren(CloseDialog)
    activate(desk.bot, dialog)
    press(Qt.Key.Key_Return)
    desk.settle()
    return dialog


def test_six_sheets_by_digits_then_the_end_then_the_results(desk: Desk) -> None:
    page = open_round(desk)
    dialog = type_sheets(desk, page, 6)
    assert "Phiếu 7" in dialog._where.text()
    press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert "Đã nhập 6 phiếu" in page.counted.text()
    assert not page.results_button.isVisible()  # nothing is seen before the end
    close_round(desk, page)
    desk.bot.waitUntil(page.results_button.isVisible)
    page.show_results()
    lines = {line.key: (line.count, line.share) for line in page.panel.table.rows.items}
    assert lines["job/stable"] == ("6", "100,0\u00a0%")
    (kept,) = repository.find(page._context.reader, SurveyRound)
    assert (kept.valid, kept.returned) == (6, 6)


def test_four_sheets_do_not_end_a_round_and_the_reason_is_told(desk: Desk) -> None:
    page = open_round(desk)
    type_sheets(desk, page, 4)
    press(Qt.Key.Key_Escape)
    dialog = close_round(desk, page)
    desk.bot.waitUntil(dialog.problem.isVisible)
    assert "ít nhất 5 phiếu" in dialog.problem.text()
    press(Qt.Key.Key_Escape)
    (kept,) = repository.find(page._context.reader, SurveyRound)
    assert kept.closed_on is None


def test_a_wrong_key_is_mended_by_going_back(desk: Desk) -> None:
    page = open_round(desk)
    dialog = type_sheets(desk, page, 0)
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_9)
    assert dialog._problem.text() == "✗ Không có phương án này."
    press(Qt.Key.Key_1)
    assert dialog._entry.sheet() == {"gender": "male"}
    press(Qt.Key.Key_0)
    assert "F8" in dialog._problem.text()


def test_a_half_typed_sheet_is_left_only_on_purpose(desk: Desk) -> None:
    page = open_round(desk)
    dialog = type_sheets(desk, page, 0)
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_Escape)
    assert dialog.isVisible() and "dở" in dialog._problem.text()
    press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    desk.settle()
    assert repository.count(page._context.reader, SurveyRound) == 1


def test_digits_typed_while_a_sheet_is_being_kept_belong_to_the_next(desk: Desk) -> None:
    page = open_round(desk)
    dialog = type_sheets(desk, page, 0)
    for key in [*SHEET, "2", "3"]:
        press(Qt.Key.Key_Return if key == "⏎" else Qt.Key(int(Qt.Key.Key_0) + int(key)))
    desk.settle()
    assert survey_answers.sheet_count(page._context.reader, dialog._survey.id) == 1
    assert list(dialog._entry.sheet()) == ["gender", "age_group"]


def test_a_sheet_that_cannot_be_kept_stays_on_the_screen(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from congdoan_desktop.errors import UserError

    def full(*_: object) -> None:
        raise UserError("store.disk_full", name="Chè Tân Uyên.congdoan")

    page = open_round(desk)
    with monkeypatch.context() as patch:
        patch.setattr(survey_answers, "add_sheets", full)
        dialog = type_sheets(desk, page, 1)
        assert dialog._problem.isVisible()
        assert len(dialog._entry.sheet()) == 24
    press(Qt.Key.Key_1)
    desk.settle()
    assert survey_answers.sheet_count(page._context.reader, dialog._survey.id) == 1


def test_the_words_of_a_round_save_themselves(desk: Desk) -> None:
    page = open_round(desk)
    page.ledger.form.field("findings").setFocus()
    write("Mong có bữa ăn ca tốt hơn.")
    desk.close()
    with desk.reader() as reader:
        (kept,) = repository.find(reader, SurveyRound)
    assert kept.findings == "Mong có bữa ăn ca tốt hơn."
    assert (kept.period, kept.questionnaire) == ("2026-H1", "tam-tu-nguyen-vong@1")
