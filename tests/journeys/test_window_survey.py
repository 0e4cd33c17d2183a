"""The page of surveys: a round from its opening to its minutes, by keyboard; nothing to see before the end."""

import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from congdoan_desktop import paths
from congdoan_desktop.domain.records import SurveyRound
from congdoan_desktop.domain.survey import Form, Sheet
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import open_store
from congdoan_desktop.ui.main_window import MainWindow
from congdoan_desktop.ui.pages.report import ReportPage
from congdoan_desktop.ui.pages.survey import SurveyPage
from congdoan_desktop.ui.printing.dialog import PrintDialog
from congdoan_desktop.ui.survey.close_dialog import CloseDialog
from congdoan_desktop.ui.survey.sheet_dialog import SheetDialog
from congdoan_desktop.usecases import double_entry
from congdoan_desktop.usecases.ballot_box import destroy_key
from congdoan_desktop.usecases.survey import close_round, keep_sheets, sheet_count
from congdoan_desktop.usecases.survey_forms import shipped_forms
from tests.fixtures.desk import CTRL, TODAY, Desk, focus, press, write
from tests.fixtures.front import activate

TYPED = (*"1" * 17, "1", "2", "⏎", "2", "⏎", *"1111", "⏎")
"""24 questions: two of them with several ticks, the last one in words (left blank)."""


@pytest.fixture
def form() -> Form:
    return next(one for one in shipped_forms(paths.resources()) if one.questionnaire.code == "tam-tu-nguyen-vong")


def sheet_of(form: Form) -> Sheet:
    return {question.name: question.choices[0].name for question in form.questions if question.choices}


def with_round(desk: Desk, form: Form, count: int = 0, **values: object) -> str:
    """Keep an open round with so many sheets; return its id."""
    one = SurveyRound(
        id="round", title="Khảo sát", questionnaire=form.reference, period="2026-H1", opened_on=date(2026, 6, 1)
    )
    with open_store(desk.path) as store:
        with store.atomic():
            repository.save(store, replace(one, **values))  # type: ignore[arg-type]
        if count:
            keep_sheets(store, one.id, [sheet_of(form)] * count, form)
    return one.id


def end(desk: Desk, form: Form) -> None:
    with open_store(desk.path) as store:
        close_round(store, "round", date(2026, 6, 20), form)


def page_of(desk: Desk) -> SurveyPage:
    page = desk.open("survey").page()
    assert isinstance(page, SurveyPage)
    desk.settle()
    return page


def open_dialog(page: SurveyPage) -> QDialog:
    (dialog,) = page.findChildren(QDialog, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert isinstance(dialog, QDialog)
    return dialog


def test_a_new_round_asks_the_standard_questions_and_is_broken_down_by_the_coarse_ones(desk: Desk) -> None:
    page = page_of(desk)
    press(Qt.Key.Key_N, CTRL)
    page.ledger.form.field("findings").setFocus()
    write("Mong có bữa ăn ca tốt hơn.")
    desk.close()
    with desk.reader() as reader:
        (kept,) = repository.find(reader, SurveyRound)
    assert kept.findings == "Mong có bữa ăn ca tốt hơn."
    assert (kept.period, kept.questionnaire) == ("2026-H1", "tam-tu-nguyen-vong@1")
    assert kept.breakdowns == ("gender", "age_group", "contract")


def test_another_questionnaire_brings_its_own_breakdowns(desk: Desk) -> None:
    page = page_of(desk)
    press(Qt.Key.Key_N, CTRL)
    page.ledger.form.enter("questionnaire")
    write("nhu cau")
    press(Qt.Key.Key_Return)
    page.leave()
    desk.settle()
    (kept,) = repository.find(page._context.reader, SurveyRound)
    assert (kept.questionnaire, kept.breakdowns) == ("nhu-cau-tuyen-truyen@1", ("gender", "age_group"))


def test_sheets_by_digits_then_nothing_of_the_questions_can_be_changed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(double_entry, "_is_drawn", lambda _one_in: False)
    page = page_of(desk)
    press(Qt.Key.Key_N, CTRL)
    press(Qt.Key.Key_T, CTRL)
    dialog = open_dialog(page)
    assert isinstance(dialog, SheetDialog)
    activate(desk.bot, dialog)
    for key in TYPED * 2:
        press(Qt.Key.Key_Return if key == "⏎" else Qt.Key(int(Qt.Key.Key_0) + int(key)))
        desk.settle()
    press(Qt.Key.Key_Escape)
    desk.settle()
    assert page.steps.count.text() == "2 phiếu"
    for name in ("questionnaire", "breakdowns"):
        assert not page.ledger.form.field(name).isEnabled()
    assert not page.steps.is_offered("results")  # nothing is seen before the end


def test_who_is_quicker_than_the_questionnaires_waits_for_them(desk: Desk, form: Form) -> None:
    with_round(desk, form, 1)
    page = page_of(desk)
    page._kept = {}
    press(Qt.Key.Key_T, CTRL)
    assert "Đang đọc" in page.steps.words.text() and page.findChildren(QDialog) == []
    page.load_forms()
    desk.settle()
    assert isinstance(open_dialog(page), SheetDialog)


def test_the_count_follows_what_comes_in_from_elsewhere(desk: Desk, form: Form) -> None:
    with_round(desk, form, 3, handed_out=240)
    page = page_of(desk)
    assert page.steps.count.text() == "3/240 phiếu"
    page._context.worker.run(
        lambda store: keep_sheets(store, "round", [sheet_of(form)], form), changes=frozenset({"SurveyRound"})
    )
    desk.settle()
    assert page.steps.count.text() == "4/240 phiếu"


def test_a_round_is_ended_by_keys_and_its_results_are_the_next_step(desk: Desk, form: Form) -> None:
    with_round(desk, form, 12, handed_out=12)
    page = page_of(desk)
    button = page.steps.buttons["close"]
    assert button.property("role") == "primary"
    button.setFocus()
    press(Qt.Key.Key_Space)
    dialog = open_dialog(page)
    assert isinstance(dialog, CloseDialog)
    activate(desk.bot, dialog)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)  # the box is being opened: that is not left halfway
    assert dialog.isVisible()
    desk.bot.waitUntil(lambda: page.findChildren(QDialog) == [])
    desk.settle()
    activate(desk.bot, page.window())
    assert page.steps.buttons["results"].property("role") == "primary"
    press(Qt.Key.Key_R, CTRL)
    assert page.ledger.shows_panel()
    page.panel.closed.emit()
    assert not page.ledger.shows_panel() and focus() is page.steps.buttons["results"]
    (kept,) = repository.find(page._context.reader, SurveyRound)
    assert (kept.valid, kept.returned, kept.closed_on) == (12, 12, TODAY)


@pytest.mark.parametrize(("count", "allowed", "words"), [(4, False, "ít nhất 5 phiếu"), (7, True, "Dưới 10 phiếu")])
def test_few_sheets_cannot_end_a_round_or_show_little(
    desk: Desk, form: Form, count: int, allowed: bool, words: str
) -> None:
    with_round(desk, form, count)
    page = page_of(desk)
    dialog = page.close_survey()
    assert isinstance(dialog, CloseDialog)
    assert dialog.go.isEnabled() is allowed and words in dialog.problem.text()
    activate(desk.bot, dialog)
    press(Qt.Key.Key_Escape)
    desk.settle()
    (kept,) = repository.find(page._context.reader, SurveyRound)
    assert kept.closed_on is None


def test_without_the_key_sheets_still_go_in_but_the_round_is_ended_elsewhere(desk: Desk, form: Form) -> None:
    with_round(desk, form, 6)
    with desk.reader() as reader:
        destroy_key(reader, "round")
    page = page_of(desk)
    assert "chìa khóa" in page.steps.words.text() and "Hãy kết thúc đợt ở máy đó" in page.steps.words.text()
    assert page.steps.is_offered("enter") and not page.steps.is_offered("close")
    assert page.close_survey() is None


@pytest.mark.parametrize("step", ["enter", "paper", "scan", "kiosk", "phones", "import", "check"])
def test_every_way_in_opens_from_the_page(desk: Desk, form: Form, step: str) -> None:
    with_round(desk, form, 6)
    page = page_of(desk)
    page.steps.buttons[step].setFocus()
    press(Qt.Key.Key_Space)
    dialog = open_dialog(page)
    assert dialog.isVisible()
    desk.settle()
    dialog.reject()
    desk.bot.waitUntil(lambda: page.findChildren(QDialog) == [])
    assert sheet_count(page._context.reader, "round") == 6


def test_written_answers_open_after_the_end(desk: Desk, form: Form) -> None:
    with_round(desk, form, 11)
    with open_store(desk.path) as store:
        keep_sheets(store, "round", [{**sheet_of(form), "wish": "Mong có lán nghỉ trưa"}], form)
    end(desk, form)
    page = page_of(desk)
    assert "1 chưa đọc" in page.steps.buttons["texts"].text()
    dialog = page.act("texts")
    assert dialog is not None
    desk.settle()
    dialog.reject()
    desk.bot.waitUntil(lambda: page.findChildren(QDialog) == [])


def test_minutes_ask_first_who_destroyed_the_paper_and_when(desk: Desk, form: Form) -> None:
    with_round(desk, form, 12, findings="Lán nghỉ")
    end(desk, form)
    page = page_of(desk)
    press(Qt.Key.Key_P, CTRL)
    assert page.findChildren(QDialog) == [] and "Hãy ghi ngày hủy" in page.ledger.status.text()
    write("21/6")
    press(Qt.Key.Key_Return)
    write("12")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_P, CTRL)
    dialog = open_dialog(page)
    assert isinstance(dialog, PrintDialog)
    desk.settle()
    assert dialog._pdf.startswith(b"%PDF")
    dialog.reject()
    desk.settle()
    (kept,) = repository.find(page._context.reader, SurveyRound)
    assert (kept.destroyed_on, kept.destroyed_sheets) == (date(2026, 6, 21), 12)
    assert page.steps.buttons["report"].property("role") == "primary"


def test_the_report_of_the_round_is_one_press_away(desk: Desk, form: Form) -> None:
    with_round(desk, form, 12)
    end(desk, form)
    page = page_of(desk)
    window = page.window()
    assert isinstance(window, MainWindow)
    page.steps.buttons["report"].setFocus()
    press(Qt.Key.Key_Space)
    desk.settle()
    report = window.page()
    assert isinstance(report, ReportPage)
    assert (report.kind, report.period) == ("khao-sat", "2026-H1")


def test_a_round_that_lacks_something_opens_nothing_and_says_so(desk: Desk) -> None:
    page = page_of(desk)
    press(Qt.Key.Key_N, CTRL)
    page.ledger.form.field("title").set_value("")
    press(Qt.Key.Key_T, CTRL)
    assert page.findChildren(QDialog) == []
    assert "còn thiếu" in page.steps.words.text()


def test_what_the_page_opens_is_loaded_only_then() -> None:
    code = (
        "import sys, congdoan_desktop.ui.pages.survey\n"
        "late = ('sheet_dialog', 'paper_dialog', 'phones_dialog', 'results_panel', 'forms_dialog', 'start_dialog')\n"
        "print([name for name in sys.modules if name.rpartition('.')[2] in late])\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert run.stdout.strip() == "[]"


def test_a_second_round_of_a_period_says_so(desk: Desk, form: Form) -> None:
    with_round(desk, form)
    page = page_of(desk)
    press(Qt.Key.Key_N, CTRL)
    begun = page.ledger.typed(SurveyRound)
    assert begun is not None and begun.title.endswith("6 tháng đầu năm 2026 (lần 2)")
