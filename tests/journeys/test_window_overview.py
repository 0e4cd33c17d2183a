"""The first page: what is due leads to its page, every figure to its list, a range to a declared number."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from congdoan_desktop import paths
from congdoan_desktop.domain.records import Activity, Declaration, SurveyRound
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import open_store
from congdoan_desktop.ui.main_window import MainWindow
from congdoan_desktop.ui.overview.behind_dialog import BehindDialog
from congdoan_desktop.ui.overview.declare_dialog import DeclareDialog
from congdoan_desktop.ui.pages.activities import ActivitiesPage
from congdoan_desktop.ui.pages.overview import OverviewPage
from congdoan_desktop.ui.pages.report import ReportPage
from congdoan_desktop.ui.pages.survey import SurveyPage
from congdoan_desktop.usecases.save_record import save_record
from congdoan_desktop.usecases.survey import keep_sheets
from congdoan_desktop.usecases.survey_forms import shipped_forms
from tests.fixtures.desk import TODAY, Desk, press, write
from tests.fixtures.front import activate

TALK = Activity(id="talk", title="Nói chuyện lưu động", held_on=date(2026, 6, 2), form="talk", total=120)


def open_overview(desk: Desk, *activities: Activity) -> tuple[MainWindow, OverviewPage]:
    with open_store(desk.path) as store:
        for activity in activities:
            save_record(store, activity)
    window = desk.open("overview")
    page = window.page()
    assert isinstance(page, OverviewPage)
    return window, page


def texts(page: OverviewPage) -> list[str]:
    return [link.text() for link in page.targets.links]


def test_an_empty_union_is_led_to_its_first_step(desk: Desk) -> None:
    window, page = open_overview(desk)
    assert "0/240 người · 0,0\u00a0%" in texts(page)
    due = {button.text() for button in page.due.buttons}
    assert {"Lập báo cáo", "Mở đợt khảo sát"} <= due
    next(button for button in page.due.buttons if button.text() == "Mở đợt khảo sát").setFocus()
    press(Qt.Key.Key_Space)
    survey = window.page()
    assert isinstance(survey, SurveyPage)
    shown = survey.ledger.form.record()
    assert isinstance(shown, SurveyRound) and shown.period == "2026-H1"


def test_a_survey_of_the_half_before_is_begun_for_that_half(desk: Desk) -> None:
    window = desk.open("overview")
    window.open_page("survey", "new@2025-H2")
    survey = window.page()
    assert isinstance(survey, SurveyPage)
    shown = survey.ledger.form.record()
    assert isinstance(shown, SurveyRound)
    assert shown.period == "2025-H2" and shown.title.endswith("6 tháng cuối năm 2025")


def test_an_open_survey_says_how_many_sheets_are_in(desk: Desk) -> None:
    form = next(one for one in shipped_forms(paths.resources()) if one.questionnaire.code == "tam-tu-nguyen-vong")
    sheet = {question.name: question.choices[0].name for question in form.questions if question.choices}
    survey = SurveyRound(
        id="s", title="Khảo sát", questionnaire=form.reference, period="2026-H1", opened_on=TODAY, handed_out=1240
    )
    with open_store(desk.path) as store:
        save_record(store, survey)
        keep_sheets(store, "s", [sheet] * 3, form)
    _, page = open_overview(desk)
    assert "3/1.240 phiếu" in "\n".join(label.text() for label in page.due.findChildren(QLabel))
    assert "Nhập phiếu" in {button.text() for button in page.due.buttons}


def test_the_report_that_is_due_opens_at_its_period(desk: Desk) -> None:
    window, page = open_overview(desk)
    next(button for button in page.due.buttons if button.text() == "Lập báo cáo").setFocus()
    press(Qt.Key.Key_Space)
    report = window.page()
    assert isinstance(report, ReportPage)
    assert (report.kind, report.period) == ("ct58", "2026-H1")
    desk.settle()


def test_a_figure_opens_the_list_behind_it_and_enter_the_record(desk: Desk) -> None:
    window, page = open_overview(desk, TALK)
    place = next(n for n, text in enumerate(texts(page)) if text.startswith("120/240"))
    page.targets.links[place].setFocus()
    press(Qt.Key.Key_Space)
    desk.settle()
    (dialog,) = page.findChildren(BehindDialog)
    activate(desk.bot, dialog)
    press(Qt.Key.Key_Return)
    activities = window.page()
    assert isinstance(activities, ActivitiesPage)
    assert activities.ledger.record is not None and activities.ledger.record.id == "talk"


def test_a_number_is_declared_inside_the_range_with_its_ground(desk: Desk) -> None:
    _, page = open_overview(desk, TALK, replace(TALK, id="talk2", held_on=date(2026, 6, 9), total=90))
    assert "120–210/240 người · 50,0–87,5\u00a0%" in texts(page)
    result = next(r for r in page.targets._results if r.figure.code == "reached")
    page.targets.declaring.emit(result)
    desk.settle()
    (dialog,) = page.findChildren(DeclareDialog)
    activate(desk.bot, dialog)
    write("230")
    press(Qt.Key.Key_Return)
    assert "từ 120 đến 210" in dialog.value._problem.text()  # outside: nothing is kept
    write("190")  # the wrong number is selected
    press(Qt.Key.Key_Return)
    assert dialog.evidence.field.focusProxy().hasFocus()
    write("Đối chiếu sổ chấm công")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    assert dialog.go.hasFocus()
    press(Qt.Key.Key_Return)
    desk.settle()
    desk.bot.waitUntil(lambda: "190/240 người · 79,2\u00a0% (ước tính)" in texts(page))
    with desk.reader() as reader:
        (kept,) = repository.find(reader, Declaration)
    assert (kept.period, kept.measure, kept.value, kept.evidence) == (
        "2026-H1",
        "reached",
        190,
        "Đối chiếu sổ chấm công",
    )


def test_again_like_last_time_makes_a_new_record_of_today(desk: Desk) -> None:
    window, page = open_overview(desk, TALK)
    page.recent.buttons[0].setFocus()
    press(Qt.Key.Key_Space)
    desk.bot.waitUntil(lambda: isinstance(window.page(), ActivitiesPage))
    with desk.reader() as reader:
        new = next(a for a in repository.find(reader, Activity) if a.id != "talk")
    assert (new.title, new.held_on, new.total) == (TALK.title, date(2026, 6, 30), None)
    activities = window.page()
    assert isinstance(activities, ActivitiesPage)
    assert activities.ledger.record is not None and activities.ledger.record.id == new.id


def test_another_period_shows_its_own_figures(desk: Desk) -> None:
    _, page = open_overview(desk, TALK)
    page.periods.setFocus()
    press(Qt.Key.Key_Down)  # the second half: nothing was held in it, but its year holds the talk
    desk.settle()
    assert page.periods.code() == "2026-H2"
    assert "120/240 người · 50,0\u00a0%" in texts(page)
