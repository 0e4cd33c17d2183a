"""The library of questionnaires and its editor, by keys: copied, changed, saved by itself, asked, locked."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from congdoan_desktop import paths
from congdoan_desktop.domain import survey_editing as editing
from congdoan_desktop.domain.records import SurveyRound
from congdoan_desktop.domain.survey import Questionnaire, Translation
from congdoan_desktop.domain.survey_editing import question_of
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import open_store
from congdoan_desktop.ui import folders
from congdoan_desktop.ui.pages.survey import SurveyPage
from congdoan_desktop.ui.survey.editor.dialog import EditorDialog
from congdoan_desktop.ui.survey.forms_dialog import FormsDialog
from congdoan_desktop.usecases.edit_form import copy_form
from congdoan_desktop.usecases.survey_forms import library, save_form, shipped_forms
from tests.fixtures.desk import CTRL, TODAY, Desk, focus, press, write
from tests.fixtures.front import activate

ALT = Qt.KeyboardModifier.AltModifier
CODE = "nhu-cau-tuyen-truyen"


def library_of(desk: Desk) -> FormsDialog:
    page = desk.open("survey").page()
    assert isinstance(page, SurveyPage)
    desk.settle()
    press(Qt.Key.Key_L, CTRL)
    (dialog,) = page.findChildren(FormsDialog)
    activate(desk.bot, dialog)
    desk.settle()
    return dialog


def editor_of(desk: Desk, dialog: FormsDialog) -> EditorDialog:
    """Copy the questionnaire of needs by keys; return the editor that opens."""
    dialog.table.choose(f"{CODE}@1")
    dialog._fit()
    dialog.copy_button.setFocus()
    press(Qt.Key.Key_Space)
    desk.settle()
    (editor,) = dialog.findChildren(EditorDialog)
    activate(desk.bot, editor)
    return editor


def kept(desk: Desk, version: str = "2") -> Questionnaire:
    with desk.reader() as reader:
        found = {one.form.reference: one.form.questionnaire for one in library(reader, paths.resources())}
    return found[f"{CODE}@{version}"]


def original() -> Questionnaire:
    return next(one.questionnaire for one in shipped_forms(paths.resources()) if one.questionnaire.code == CODE)


def choose(editor: EditorDialog, name: str) -> None:
    editor.table.choose(name)
    editor._show_question()
    editor.table.setFocus()


def close(desk: Desk, dialog: QDialog) -> None:
    owner = dialog.parent()
    press(Qt.Key.Key_Escape)
    desk.bot.waitUntil(lambda: owner.findChildren(type(dialog)) == [], timeout=20_000)
    desk.settle()


def test_a_shipped_questionnaire_is_not_edited_but_copied(desk: Desk) -> None:
    dialog = library_of(desk)
    assert "Anh/chị là nam hay nữ?" in dialog.preview.toPlainText()
    press(Qt.Key.Key_Return)
    assert dialog.findChildren(EditorDialog) == [] and "Chép thành bản mới" in dialog.state.text()
    assert focus() is dialog.copy_button
    assert not dialog.edit_button.isEnabled() and not dialog.away_button.isEnabled()


def test_new_wording_saves_itself_and_codes_stay(desk: Desk) -> None:
    editor = editor_of(desk, library_of(desk))
    choose(editor, "gender")
    press(Qt.Key.Key_Return)  # into the wording
    focus().selectAll()  # type: ignore[attr-defined]
    write("Nam hay nữ?")
    press(Qt.Key.Key_Escape)  # back to the list
    assert focus() is editor.table
    close(desk, editor)
    assert question_of(kept(desk), "gender").label == "Nam hay nữ?"
    assert [q.name for q in kept(desk).questions] == [q.name for q in original().questions]
    assert question_of(original(), "gender").label == "Anh/chị là nam hay nữ?"


def test_answers_are_added_moved_and_taken_out_by_keys(desk: Desk) -> None:
    editor = editor_of(desk, library_of(desk))
    choose(editor, "time")
    before = [choice.name for choice in question_of(editor.now, "time").choices]
    editor.panel.choices.enter(before[0])
    press(Qt.Key.Key_Return)
    write("Buổi trưa")
    press(Qt.Key.Key_Up, ALT)
    close_to = question_of(editor.now, "time").choices
    assert close_to[0].label == "Buổi trưa" and close_to[1].name == before[0]
    editor.panel.choices.enter(before[-1])
    press(Qt.Key.Key_Delete, CTRL)
    editor.table.setFocus()
    close(desk, editor)
    assert [choice.name for choice in question_of(kept(desk), "time").choices] == ["c1", *before[:-1]]


def test_a_question_that_is_not_written_yet_is_missed_and_dropped_only_on_purpose(desk: Desk) -> None:
    editor = editor_of(desk, library_of(desk))
    choose(editor, "gender")
    press(Qt.Key.Key_N, CTRL)
    write("Bao nhiêu con?")
    editor.table.setFocus()
    press(Qt.Key.Key_Escape)
    assert editor.isVisible() and "Ý thứ 1 chưa có lời" in editor.state.text() and "Esc lần nữa" in editor.state.text()
    close(desk, editor)
    assert [q.name for q in kept(desk).questions] == [q.name for q in original().questions]


def test_a_question_is_moved_and_one_taken_out_comes_back(desk: Desk) -> None:
    editor = editor_of(desk, library_of(desk))
    choose(editor, "topics")
    press(Qt.Key.Key_Up, ALT)
    press(Qt.Key.Key_Delete)
    assert "topics" not in [q.name for q in editor.now.questions]
    editor.strip.use()
    close(desk, editor)
    names = [q.name for q in kept(desk).questions]
    assert names.index("topics") == names.index("heard_enough") - 1


def test_a_broken_condition_is_explained_beside_it(desk: Desk) -> None:
    editor = editor_of(desk, library_of(desk))
    choose(editor, "topics")
    editor.panel.advanced.set_open(True)
    editor.panel.expressions["relevant"].setFocus()
    write("${gendr} = 'male'")
    editor.save()
    assert "gendr" in editor.panel.advanced_problem.text() and editor.panel.advanced_problem.isVisible()
    focus().selectAll()  # type: ignore[attr-defined]
    write("${gender} = 'male'")
    editor.table.setFocus()
    close(desk, editor)
    assert question_of(kept(desk), "topics").relevant == "${gender} = 'male'"


def test_another_language_is_worded_beside_the_first(desk: Desk) -> None:
    thai = replace(original(), version="7", translations=(Translation(language="Tiếng Thái", texts={}),))
    with open_store(desk.path) as store:
        save_form(store, editing.with_text(thai, "Tiếng Thái", "label:gender", "Chaư"), paths.resources())
    dialog = library_of(desk)
    dialog.table.choose(f"{CODE}@7")
    dialog._fit()
    dialog.edit()
    (editor,) = dialog.findChildren(EditorDialog)
    activate(desk.bot, editor)
    editor.language.setFocus()
    press(Qt.Key.Key_Down)
    choose(editor, "age_group")
    press(Qt.Key.Key_Return)
    assert focus().placeholderText() == "Anh/chị bao nhiêu tuổi?"  # type: ignore[attr-defined]
    write("Tau")
    editor.table.setFocus()
    close(desk, editor)
    (translation,) = kept(desk, "7").translations
    assert dict(translation.texts) == {"label:gender": "Chaư", "label:age_group": "Tau"}
    assert question_of(kept(desk, "7"), "age_group").label == "Anh/chị bao nhiêu tuổi?"


def test_a_question_that_others_ask_for_is_not_taken_out(desk: Desk) -> None:
    editor = editor_of(desk, library_of(desk))
    choose(editor, "topics")
    editor._changed({"relevant": "${gender} = 'male'"})
    choose(editor, "gender")
    press(Qt.Key.Key_Delete)
    assert "gender" in [q.name for q in editor.now.questions] and "câu 4" in editor.panel.problem.text()


def test_a_version_that_was_asked_is_locked_and_can_be_copied(desk: Desk) -> None:
    with open_store(desk.path) as store:
        copied = copy_form(store, paths.resources(), original())
        with store.atomic():
            repository.save(
                store,
                SurveyRound(id="r", title="A", questionnaire=copied.reference, period="2026-H1", opened_on=TODAY),
            )
    dialog = library_of(desk)
    dialog.table.choose(copied.reference)
    dialog._fit()
    assert not dialog.edit_button.isEnabled()
    assert dialog.copy_button.isEnabled() and dialog.copy_button.property("role") == "primary"


def test_xlsform_goes_out_and_comes_in_again(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    editor = editor_of(desk, dialog := library_of(desk))
    editor.title.setFocus()
    focus().selectAll()  # type: ignore[attr-defined]
    write("Phiếu của xã")
    editor.table.setFocus()
    close(desk, editor)
    target = tmp_path / "phiếu.xlsx"
    monkeypatch.setattr(folders, "ask_new_file", lambda *_: target)
    dialog.export()
    desk.settle()
    assert target.read_bytes()[:2] == b"PK" and "Đã lưu" in dialog.state.text()
    dialog.put_away()
    desk.settle()
    assert dialog.away_button.text() == "Lấy lại"
    dialog.take_file(target)
    desk.settle()
    assert "Đã lấy vào “Phiếu của xã”" in dialog.state.text() and dialog.away_button.text() == "Cất đi"


def test_a_file_that_is_no_questionnaire_is_refused_in_words(desk: Desk, tmp_path: Path) -> None:
    dialog = library_of(desk)
    wrong = tmp_path / "ảnh.xlsx"
    wrong.write_bytes(b"\x89PNG")
    dialog.take_file(wrong)
    desk.settle()
    assert dialog.state.text().startswith("✗") and "XLSForm" in dialog.state.text()
