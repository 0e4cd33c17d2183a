"""Every control that the Tab key reaches has a name to be read aloud, in Vietnamese."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from congdoan_desktop.ui.pages.report import ReportPage
from congdoan_desktop.ui.pages.settings import BACKUPS, SettingsPage
from congdoan_desktop.ui.pages.survey import SurveyPage
from congdoan_desktop.ui.survey.editor.dialog import EditorDialog
from congdoan_desktop.ui.survey.forms_dialog import FormsDialog
from tests.fixtures.desk import Desk


def unnamed(root: QWidget) -> list[str]:
    reached = [
        w for w in root.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and not w.focusProxy()
    ]
    nameless = [w for w in reached if not (w.accessibleName() or (isinstance(w, QAbstractButton) and w.text()))]
    return [f"{type(w).__name__} in {type(w.parent()).__name__}" for w in nameless if w.isVisibleTo(root)]


@pytest.mark.parametrize("page", ["overview", "activities", "survey", "training", "people", "report", "settings"])
def test_every_control_has_a_name(desk: Desk, page: str) -> None:
    shown = desk.open(page).page()
    assert shown is not None
    assert unnamed(shown) == []


def test_every_control_of_a_dialog_has_a_name(desk: Desk) -> None:
    window = desk.open("survey")
    survey = window.page()
    assert isinstance(survey, SurveyPage)
    survey.open_record("new@2026-H1")
    survey.ledger.autosave.keep()
    desk.settle()
    window.open_page("settings")
    settings = window.page()
    assert isinstance(settings, SettingsPage)
    settings.parts.setCurrentRow(BACKUPS)
    desk.settle()
    settings.backups.refresh()
    window.open_page("report")
    report = window.page()
    assert isinstance(report, ReportPage)
    asked = (survey.enter_sheets(), survey.close_survey(), settings.backups.go_back(), report.sign_dialog())
    for dialog in asked:
        assert dialog is not None
        assert unnamed(dialog) == [], type(dialog).__name__
        dialog.reject()
    desk.settle()


def test_every_control_of_the_questionnaires_has_a_name(desk: Desk) -> None:
    page = desk.open("survey").page()
    assert isinstance(page, SurveyPage)
    desk.settle()
    library = page.open_forms()
    assert isinstance(library, FormsDialog)
    desk.settle()
    assert unnamed(library) == []
    library.copy()
    desk.settle()
    (editor,) = library.findChildren(EditorDialog)
    editor.panel.advanced.set_open(True)
    assert unnamed(editor) == []
    editor.reject()
    desk.settle()
