"""What came of a survey, by keyboard: written answers quoted and counted for a petition; results beside the last."""

import random
from datetime import date

import pytest
from PySide6.QtCore import Qt

from congdoan_desktop.domain.records import Petition, SurveyRound
from congdoan_desktop.domain.survey import Form, Sheet
from congdoan_desktop.store import repository, survey_outcome
from congdoan_desktop.store.database import open_store
from congdoan_desktop.ui.pages.opinions import OpinionsPage
from congdoan_desktop.ui.pages.survey import SurveyPage
from congdoan_desktop.ui.survey.texts_dialog import TextsDialog
from congdoan_desktop.usecases.survey import close_round, keep_sheets
from congdoan_desktop.usecases.survey_forms import form_by_name
from congdoan_desktop.usecases.written_answers import quotes
from tests.fixtures.desk import CTRL, Desk, focus, press, write
from tests.fixtures.front import activate

TEXTS = ("Mong tăng tiền ăn ca", "Suất cơm trưa ít quá", "Anh Lò Văn Đức tổ 3 hay quát mắng chị em")


def sheets(form: Form, seed: int) -> list[Sheet]:
    lots = random.Random(seed)
    asked = [question for question in form.questions if question.choices]
    return [{one.name: lots.choice(one.choices).name for one in asked} for _ in range(60)]


@pytest.fixture
def asked(desk: Desk) -> Desk:
    """A union with two closed rounds; three people wrote something in the second."""
    form = form_by_name("tam-tu-nguyen-vong")
    rounds = (
        ("r1", "2025-H2", date(2025, 11, 3), date(2025, 12, 5)),
        ("r2", "2026-H1", date(2026, 5, 4), date(2026, 6, 12)),
    )
    with open_store(desk.path) as store:
        for seed, (name, period, opened, closed) in enumerate(rounds):
            survey = SurveyRound(
                id=name,
                title=f"Khảo sát {period}",
                questionnaire=form.reference,
                period=period,
                opened_on=opened,
                breakdowns=("gender",),
                findings="Mong có bữa ăn ca tốt hơn.",
            )
            repository.save(store, survey)
            found = sheets(form, seed)
            if name == "r2":
                found[:3] = [{**sheet, "wish": text} for sheet, text in zip(found, TEXTS, strict=False)]
            keep_sheets(store, name, found, form)
            close_round(store, name, closed, form)
    return desk


def page_of(desk: Desk) -> SurveyPage:
    page = desk.open("survey").page()
    assert isinstance(page, SurveyPage)
    page.open_record("r2")
    desk.settle()
    return page


def read_texts(desk: Desk, page: SurveyPage) -> TextsDialog:
    page.steps.buttons["texts"].setFocus()
    press(Qt.Key.Key_Space)
    (dialog,) = page.findChildren(TextsDialog)
    activate(desk.bot, dialog)
    desk.settle()
    return dialog


def go_to(dialog: TextsDialog, text: str) -> None:
    """Go up to the first, then down to the answer, with the arrows."""
    for _ in TEXTS:
        press(Qt.Key.Key_Up)
    for _ in TEXTS:
        if dialog.page.text.text() == text:
            return
        press(Qt.Key.Key_Down)
    assert dialog.page.text.text() == text


def test_three_texts_become_a_petition_of_two_and_a_quote_without_a_name(asked: Desk) -> None:
    page = page_of(asked)
    dialog = read_texts(asked, page)
    assert dialog.progress.text() == "Đã đọc 0/3" and "kiến nghị điều gì" in dialog.page.question.text()
    go_to(dialog, TEXTS[0])
    press(Qt.Key.Key_N)
    write("Nâng suất ăn ca")
    press(Qt.Key.Key_Return, CTRL)
    asked.settle()
    assert dialog.progress.text() == "Đã đọc 1/3"
    go_to(dialog, TEXTS[1])
    press(Qt.Key.Key_C)
    press(Qt.Key.Key_Return)
    asked.settle()
    go_to(dialog, TEXTS[2])
    assert "Lò Văn Đức" in dialog.page.named.text()
    press(Qt.Key.Key_T)
    assert dialog.quote_step.value() == "Anh … tổ 3 hay quát mắng chị em"
    press(Qt.Key.Key_Return, CTRL)
    asked.settle()
    assert dialog.progress.text() == "Đã đọc 3/3"
    with asked.reader() as db:
        (petition,) = repository.find(db, Petition)
        assert (petition.content, petition.raised_times, petition.round_id) == ("Nâng suất ăn ca", 2, "r2")
        assert quotes(db, "r2") == ("Anh … tổ 3 hay quát mắng chị em",)


def test_a_quote_with_a_name_stays_unkept_until_it_is_blanked_or_confirmed(asked: Desk) -> None:
    dialog = read_texts(asked, page_of(asked))
    go_to(dialog, TEXTS[2])
    press(Qt.Key.Key_T)
    press(Qt.Key.Key_A, CTRL)
    write("Anh Lò Văn Đức hay quát")
    press(Qt.Key.Key_Return, CTRL)
    asked.settle()
    assert "Lò Văn Đức" in dialog.quote_step.problem.text() and dialog.quote_step.isVisible()
    press(Qt.Key.Key_Tab)
    assert focus() is dialog.quote_step.nobody
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return, CTRL)
    asked.settle()
    assert "Trích: “Anh Lò Văn Đức hay quát”" in dialog._decision(survey_texts(asked)[TEXTS[2]])[1]


def survey_texts(desk: Desk) -> dict[str, survey_outcome.Written]:
    with desk.reader() as db:
        return {one.text: one for one in survey_outcome.written(db, "r2")}


def test_letters_typed_in_a_quote_are_letters(asked: Desk) -> None:
    dialog = read_texts(asked, page_of(asked))
    press(Qt.Key.Key_T)
    press(Qt.Key.Key_A, CTRL)
    for key in (Qt.Key.Key_K, Qt.Key.Key_N, Qt.Key.Key_C):
        press(key)
    assert dialog.quote_step.value() == "knc" and dialog.progress.text() == "Đã đọc 0/3"
    press(Qt.Key.Key_Escape)  # back to reading, and only then away; nothing typed is lost
    assert dialog.isVisible()
    press(Qt.Key.Key_T)
    assert dialog.quote_step.value() == "knc"
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_K)
    asked.settle()
    assert dialog.progress.text() == "Đã đọc 1/3"
    press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_once_all_is_read_what_was_written_is_deleted_only_on_purpose(asked: Desk) -> None:
    dialog = read_texts(asked, page_of(asked))
    assert not dialog.forget_button.isVisible()
    for _ in TEXTS:
        press(Qt.Key.Key_K)
        asked.settle()
    dialog.forget_button.setFocus()
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Escape)
    assert len(survey_texts(asked)) == 3
    dialog.forget_button.setFocus()
    press(Qt.Key.Key_Space)
    dialog.forget_step.keep_button.setFocus()
    press(Qt.Key.Key_Space)
    asked.settle()
    assert survey_texts(asked) == {} and not dialog.page.isVisible()


def test_a_petition_says_which_survey_it_came_from_and_leads_there(asked: Desk) -> None:
    petition = Petition(id="p", raised_on=date(2026, 6, 15), content="Nâng suất ăn ca", round_id="r2")
    with open_store(asked.path) as store:
        repository.save(store, petition)
    window = asked.open("opinions")
    page = window.page()
    assert isinstance(page, OpinionsPage)
    page.open_record("p")
    asked.settle()
    pane = page.current()
    assert pane.from_button.isVisible() and "Khảo sát 2026-H1" in pane.from_button.text()
    pane.from_button.setFocus()
    press(Qt.Key.Key_Space)
    asked.settle()
    survey = window.page()
    assert isinstance(survey, SurveyPage) and survey.ledger.record is not None and survey.ledger.record.id == "r2"


def test_results_by_keyboard_then_by_groups_then_what_changed(asked: Desk) -> None:
    page = page_of(asked)
    page.steps.buttons["results"].setFocus()
    press(Qt.Key.Key_Space)
    panel = page.panel
    assert panel.isVisible() and panel.list.cards[0].hasFocus()
    press(Qt.Key.Key_Down)
    assert panel.list.cards[1].hasFocus()
    panel.views.buttons[""].setFocus()
    press(Qt.Key.Key_Right)
    assert panel.views.buttons["gender"].isChecked()
    press(Qt.Key.Key_Right)
    assert panel.views.buttons["changed"].isChecked() and panel.list.cards
    assert "6 tháng cuối năm 2025 (60 phiếu)" in panel.list.accessibleDescription()
    press(Qt.Key.Key_Escape)
    assert not panel.isVisible() and page.ledger.form.isVisible()
