"""The kiosk by real keys: one person after the other, nothing left of anybody, no way out but the password."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from congdoan_desktop.domain.records import SurveyRound
from congdoan_desktop.domain.survey import Choice, Form, NoLogic, Question, Questionnaire, Translation
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import repository, survey_box
from congdoan_desktop.store.database import Store
from congdoan_desktop.ui import dialogs
from congdoan_desktop.ui.kiosk.start_dialog import KioskDialog
from congdoan_desktop.ui.kiosk.window import KioskWindow
from congdoan_desktop.usecases.survey import close_round, results, sheet_count
from tests.fixtures.desk import Desk, focus, press, write
from tests.fixtures.front import activate

QUESTIONS = (
    Question(name="note", label="Phiếu không ghi tên.", kind="note"),
    Question(
        name="job",
        label="Việc làm thế nào?",
        kind="select_one",
        choices=(Choice(name="good", label="Rất tốt"), Choice(name="bad", label="Rất kém")),
        required=True,
    ),
    Question(name="wish", label="Mong muốn gì?", kind="text"),
)
FORM = Form(
    questionnaire=Questionnaire(
        code="thu",
        version="1",
        title="Khảo sát thử",
        questions=QUESTIONS,
        language="Tiếng Việt",
        translations=(Translation(language="English", texts={"label:job": "How is work?"}),),
    ),
    logic=NoLogic(QUESTIONS),
)
SURVEY = SurveyRound(
    id="round", title="Khảo sát", questionnaire=FORM.reference, period="2026-H1", opened_on=date(2026, 6, 8)
)


def save(store: Store) -> None:
    with store.atomic():
        repository.save(store, SURVEY)


def start(desk: Desk) -> KioskDialog:
    window = desk.open()
    window._context.worker.run(save, changes=frozenset({"SurveyRound"}))
    desk.settle()
    dialog = KioskDialog(window._context, SURVEY, FORM, window)
    dialogs.open_once(dialog, window._context.worker)
    activate(desk.bot, dialog)
    return dialog


def open_kiosk(desk: Desk) -> KioskWindow:
    dialog = start(desk)
    write("2580")
    press(Qt.Key.Key_Tab)
    write("2580")
    press(Qt.Key.Key_Return)
    kiosk = dialog.kiosk
    assert kiosk is not None
    desk.bot.waitUntil(kiosk.isActiveWindow)
    return kiosk


def leave(desk: Desk, kiosk: KioskWindow) -> None:
    if not kiosk.password.isVisible():
        press(Qt.Key.Key_Escape)
    write("2580")
    press(Qt.Key.Key_Return)
    assert not kiosk.isVisible()
    desk.settle()
    activate(desk.bot, desk.windows[-1])


def answer(kiosk: KioskWindow, choice: Qt.Key, wish: str) -> None:
    press(Qt.Key.Key_Return)
    press(choice)
    press(Qt.Key.Key_Return)
    write(wish)
    press(Qt.Key.Key_Return)
    assert kiosk.last.isVisible()


def everything_said(root: QWidget) -> str:
    """Return all words that can be seen or read aloud, shown or not."""
    widgets = [root, *root.findChildren(QWidget)]
    words = [getattr(w, "text", lambda: "")() for w in widgets if isinstance(w, QLabel) or hasattr(w, "text")]
    plain = [w.toPlainText() for w in widgets if hasattr(w, "toPlainText")]
    return " ".join([*words, *plain, *(w.accessibleName() + w.accessibleDescription() for w in widgets)])


def test_two_people_answer_and_nothing_of_the_first_is_left_for_the_second(desk: Desk) -> None:
    kiosk = open_kiosk(desk)
    answer(kiosk, Qt.Key.Key_2, "bi no luong")
    with desk.bot.waitSignal(kiosk.kept):
        press(Qt.Key.Key_Return)
    assert kiosk.thanks.isVisible()
    kiosk._rest.setInterval(10)
    with desk.bot.waitSignal(kiosk.at_start):
        kiosk._rest.start()
    assert kiosk.welcome.isVisible()
    QApplication.sendPostedEvents(None, 0)
    said = everything_said(kiosk)
    assert "bi no luong" not in said and "đã chọn" not in said and "Rất kém" not in said
    press(Qt.Key.Key_Left)  # back leads nowhere
    press(Qt.Key.Key_Backspace)
    assert kiosk.welcome.isVisible()
    answer(kiosk, Qt.Key.Key_1, "")
    with desk.bot.waitSignal(kiosk.kept):
        press(Qt.Key.Key_Return)
    leave(desk, kiosk)
    assert sheet_count(desk.windows[-1]._context.reader, "round") == 2


def test_what_was_answered_is_counted(desk: Desk) -> None:
    kiosk = open_kiosk(desk)
    for _ in range(5):
        answer(kiosk, Qt.Key.Key_1, "")
        with desk.bot.waitSignal(kiosk.kept):
            press(Qt.Key.Key_Return)
        press(Qt.Key.Key_Return)
        assert kiosk.welcome.isVisible()
    leave(desk, kiosk)
    context = desk.windows[-1]._context
    context.worker.run(lambda store: close_round(store, "round", date(2026, 6, 20), FORM))
    desk.settle()
    found = results(context.reader, "round")
    assert found is not None and found.total == 5


def test_a_half_finished_sheet_is_in_no_file(desk: Desk, own_home: Path) -> None:
    kiosk = open_kiosk(desk)
    answer(kiosk, Qt.Key.Key_2, "chi noi nho")
    desk.settle()
    files = [file for folder in (desk.path.parent, own_home) for file in folder.rglob("*") if file.is_file()]
    assert desk.path in files
    assert not [file for file in files if b"chi noi nho" in file.read_bytes()]
    assert sheet_count(desk.windows[-1]._context.reader, "round") == 0
    leave(desk, kiosk)


def test_who_walks_away_is_forgotten(desk: Desk) -> None:
    kiosk = open_kiosk(desk)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_Return)
    write("chi noi nho")
    kiosk.idle._quiet.setInterval(10)
    kiosk.idle._end.setInterval(10)
    with desk.bot.waitSignals([kiosk.idle.warned, kiosk.at_start], order="strict"):
        kiosk.idle.start()
    assert kiosk.welcome.isVisible() and kiosk.strip.isHidden()
    assert "chi noi nho" not in everything_said(kiosk)
    leave(desk, kiosk)
    assert sheet_count(desk.windows[-1]._context.reader, "round") == 0


def test_who_types_after_the_warning_goes_on(desk: Desk) -> None:
    kiosk = open_kiosk(desk)
    press(Qt.Key.Key_Return)
    kiosk.idle._quiet.setInterval(10)
    with desk.bot.waitSignal(kiosk.idle.warned):
        kiosk.idle.start()
    assert kiosk.strip.isVisible() and "giây" in kiosk.strip.words.text()
    kiosk.idle._quiet.setInterval(60_000)
    press(Qt.Key.Key_2)
    assert kiosk.strip.isHidden() and kiosk.page is not None
    assert kiosk.page.entry.sheet() == {"job": "bad"}
    leave(desk, kiosk)


def test_only_the_password_leads_out(desk: Desk) -> None:
    kiosk = open_kiosk(desk)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_2)
    assert not kiosk.close()  # Alt+F4
    assert kiosk.isVisible() and kiosk.password.isVisible()
    write("1111")
    press(Qt.Key.Key_Return)
    assert "Còn 2 lần" in kiosk.password.problem.text()
    press(Qt.Key.Key_Escape)  # back to the sheet as it was
    assert kiosk.page is not None and kiosk.page.isVisible()
    assert kiosk.page.entry.sheet() == {"job": "bad"}
    press(Qt.Key.Key_Escape)
    for _ in range(2):
        write("1111")
        press(Qt.Key.Key_Return)
    assert "Chờ" in kiosk.password.problem.text()
    write("2580")
    press(Qt.Key.Key_Return)
    assert kiosk.isVisible()  # in the pause not even the right one
    kiosk.password._password._until = 0
    kiosk.password._count_down()
    leave(desk, kiosk)


def test_it_comes_back_to_the_front_and_does_not_become_small(desk: Desk) -> None:
    kiosk = open_kiosk(desk)
    assert kiosk.isFullScreen()
    desk.windows[-1].activateWindow()
    desk.bot.waitUntil(kiosk.isActiveWindow)
    kiosk.showMinimized()
    desk.bot.waitUntil(lambda: kiosk.isFullScreen() and not kiosk.isMinimized())
    kiosk.activateWindow()
    desk.bot.waitUntil(kiosk.isActiveWindow)
    kiosk._turn(kiosk.welcome)
    leave(desk, kiosk)


def test_a_sheet_that_cannot_be_kept_stays_unseen_until_it_can(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise UserError("store.disk_full", name="a.congdoan")

    kiosk = open_kiosk(desk)
    answer(kiosk, Qt.Key.Key_2, "bi no luong")
    with monkeypatch.context() as patch:
        patch.setattr(survey_box, "add", full)
        press(Qt.Key.Key_Return)
        desk.settle()
    assert kiosk.trouble.isVisible()
    QApplication.sendPostedEvents(None, 0)
    assert "bi no luong" not in everything_said(kiosk)
    press(Qt.Key.Key_Escape)
    assert "phiếu đó mất" in everything_said(kiosk.password)
    press(Qt.Key.Key_Escape)
    assert kiosk.trouble.isVisible()
    with desk.bot.waitSignal(kiosk.kept):
        press(Qt.Key.Key_Return)
    leave(desk, kiosk)
    assert sheet_count(desk.windows[-1]._context.reader, "round") == 1


def test_another_language_changes_what_is_read_and_not_what_is_kept(desk: Desk) -> None:
    kiosk = open_kiosk(desk)
    assert [button.text() for button in kiosk.welcome.starts] == ["Tiếng Việt", "English"]
    kiosk.welcome.starts[1].click()
    assert kiosk.page is not None and kiosk.page.words.text() == "How is work?"
    press(Qt.Key.Key_1)
    assert kiosk.page.entry.sheet() == {"job": "good"}
    leave(desk, kiosk)


def test_the_password_is_typed_twice_and_alike(desk: Desk) -> None:
    dialog = start(desk)
    write("12")
    press(Qt.Key.Key_Return)
    assert "ít nhất 4" in dialog.problem.text() and dialog.kiosk is None
    write("34")
    press(Qt.Key.Key_Tab)
    write("1235")
    press(Qt.Key.Key_Return)
    assert "không giống nhau" in dialog.problem.text() and dialog.kiosk is None
    assert focus() is dialog.second
    press(Qt.Key.Key_Escape)
    desk.settle()
