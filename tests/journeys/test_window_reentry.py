"""One paper in ten is typed twice, by real keys: its code, the answers without the first ones, what differs."""

from datetime import date
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from congdoan_desktop.domain.records import SurveyRound
from congdoan_desktop.domain.survey import Choice, Form, NoLogic, Question, Questionnaire
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store
from congdoan_desktop.store.survey_checks import CheckSums, check_sums
from congdoan_desktop.ui import dialogs
from congdoan_desktop.ui.main_window import MainWindow
from congdoan_desktop.ui.survey.check_dialog import CheckDialog
from congdoan_desktop.ui.survey.sheet_dialog import SheetDialog
from congdoan_desktop.usecases import double_entry
from congdoan_desktop.usecases.double_entry import first_typed, waiting_count
from congdoan_desktop.usecases.survey import sheet_count
from tests.fixtures.desk import Desk, focus, press, write
from tests.fixtures.front import activate


def choices(*labels: str) -> tuple[Choice, ...]:
    return tuple(Choice(name=label.casefold(), label=label) for label in labels)


QUESTIONS = (
    Question(
        name="job", label="Việc làm thế nào?", kind="select_one", choices=choices("Tốt", "Vừa", "Kém"), required=True
    ),
    Question(name="topics", label="Muốn nghe gì?", kind="select_multiple", choices=choices("Lương", "Luật", "Nghề")),
    Question(name="km", label="Nhà cách bao xa?", kind="decimal"),
    Question(name="end", label="Có tin tưởng không?", kind="select_one", choices=choices("Có", "Không"), required=True),
)
FORM = Form(
    questionnaire=Questionnaire(code="thu", version="1", title="Thử", questions=QUESTIONS), logic=NoLogic(QUESTIONS)
)
SURVEY = SurveyRound(
    id="round",
    title="Khảo sát",
    questionnaire=FORM.reference,
    period="2026-H1",
    opened_on=date(2026, 6, 8),
)


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    window = desk.open()
    window._context.worker.run(_save, changes=frozenset({"SurveyRound"}))
    desk.settle()
    return window


def _save(store: Store) -> None:
    with store.atomic():
        repository.save(store, SURVEY)


@pytest.fixture
def lot(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether the lot falls on the next sheets, one after the other; then on none."""
    draws: list[bool] = []
    monkeypatch.setattr(double_entry, "_is_drawn", lambda one_in: one_in > 0 and bool(draws) and draws.pop(0))
    return draws


def keys(text: str) -> None:
    for key in text:
        if key == "⏎":
            press(Qt.Key.Key_Return)
        elif key.isdigit():
            press(Qt.Key(int(Qt.Key.Key_0) + int(key)))
        else:
            write(key)


def sheets(desk: Desk, window: MainWindow) -> SheetDialog:
    dialog = SheetDialog(window._context, SURVEY, FORM, window)
    dialogs.open_once(dialog, window._context.worker)
    activate(desk.bot, dialog)
    return dialog


def check(desk: Desk, window: MainWindow) -> CheckDialog:
    dialog = CheckDialog(window._context, SURVEY, FORM, window)
    dialogs.open_once(dialog, window._context.worker)
    activate(desk.bot, dialog)
    return dialog


def number(text: str) -> None:
    """Type a number where a line has the focus."""
    write(text)
    press(Qt.Key.Key_Return)


def whole_sheet(desk: Desk, first: str = "1", end: str = "1") -> None:
    keys(f"{first}13⏎")
    number("1,5")
    keys(end)
    desk.settle()


def test_the_code_is_shown_large_and_costs_one_key(desk: Desk, window: MainWindow, lot: list[bool]) -> None:
    lot.append(True)
    dialog = sheets(desk, window)
    assert dialog._where.text() == "Phiếu 1"
    whole_sheet(desk)
    assert dialog.notice.isVisible() and len(dialog.notice.code.text()) == 3
    code = dialog.notice.code.text()
    keys("2")  # typed on without looking: kept for the next sheet
    assert dialog.notice.isVisible()
    press(Qt.Key.Key_Return)
    assert not dialog.notice.isVisible()
    assert dialog._where.text() == "Phiếu 2"
    assert dialog._entry.sheet() == {"job": "vừa"}
    assert code in dialog._last.text()  # whoever went on too fast finds it there
    assert waiting_count(window._context.reader, "round") == 1
    assert first_typed(window._context.reader, "round", FORM, code) == {
        "job": "tốt",
        "topics": "lương nghề",
        "km": "1.5",
        "end": "có",
    }


def test_where_it_is_not_wanted_nothing_is_put_aside(desk: Desk, window: MainWindow, lot: list[bool]) -> None:
    lot.append(True)
    dialog = sheets(desk, window)
    dialog.check.click()
    whole_sheet(desk)
    assert not dialog.notice.isVisible()
    assert (sheet_count(window._context.reader, "round"), waiting_count(window._context.reader, "round")) == (1, 0)


def test_keys_typed_while_a_sheet_is_kept_come_to_the_next_ones_in_order(desk: Desk, window: MainWindow) -> None:
    dialog = sheets(desk, window)
    keys("113⏎")
    number("2")
    keys("1")  # on its way into the box: two more sheets are typed without waiting
    assert dialog._panel.is_waiting
    for first in "23":
        keys(f"{first}2⏎")
        for key in "4,5":
            write(key)
        keys("⏎2")
    keys("3")
    desk.bot.waitUntil(lambda: dialog._where.text() == "Phiếu 4")
    assert dialog._entry.sheet() == {"job": "kém"}
    assert sheet_count(window._context.reader, "round") == 3


def test_going_back_shows_what_was_answered_and_what_is_half_written_stays(desk: Desk, window: MainWindow) -> None:
    dialog = sheets(desk, window)
    keys("11⏎")
    write("2,5")
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Left)
    assert "✓" in {button._sign.text() for button in dialog._panel.choices._buttons}
    press(Qt.Key.Key_Return)
    assert dialog._panel.line.text() == "2,5" and dialog._panel.line.selectedText() == "2,5"
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Left)
    keys("2")  # the first answer, changed
    assert dialog._entry.sheet() == {"job": "vừa", "topics": "lương", "km": "2.5"}


def test_a_second_person_types_blind_and_settles_with_the_paper(
    desk: Desk, window: MainWindow, lot: list[bool]
) -> None:
    lot.append(True)
    dialog = sheets(desk, window)
    whole_sheet(desk, first="1", end="1")
    code = dialog.notice.code.text()
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()

    again = check(desk, window)
    write("zzz")
    press(Qt.Key.Key_Return)
    assert again.code.problem.isVisible()
    focus().selectAll()  # type: ignore[attr-defined]
    write(code.lower())
    press(Qt.Key.Key_Return)
    assert again.panel.isVisible() and not again.panel.problem.isVisible()
    labels = cast(list[QLabel], again.findChildren(QLabel))
    shown = " ".join(label.text() for label in labels if label.isVisible())
    assert "Tốt" in shown and "✓" not in shown and "lần" not in again.panel._behind.text()
    whole_sheet(desk, first="2", end="2")
    assert again.settle.isVisible() and again.settle.offers[0].words() == "Lần 1: Tốt"
    keys("1")
    assert again.settle.offers[1].words() == "Lần 2: Không"
    press(Qt.Key.Key_Left)  # the wrong one was taken: back to it
    assert again.settle.offers[0].words() == "Lần 1: Tốt" and focus() is again.settle
    press(Qt.Key.Key_Left)  # nothing was settled before the first one
    keys("1")
    keys("32")  # another answer is on the paper ... it is the second one after all
    desk.settle()
    assert again.code.isVisible() and code in again.code.said.text()
    assert "Esc" in again.code._how.text()  # none waits any more
    reader = window._context.reader
    assert check_sums(reader, "round") == CheckSums(sheets=1, answers=4, differing=2, first_wrong=1)
    assert (sheet_count(reader, "round"), waiting_count(reader, "round")) == (1, 0)
    assert "1/4 câu · 25,0" in again._sums.text()
    press(Qt.Key.Key_Escape)
    assert not again.isVisible()


def test_a_paper_left_in_the_middle_waits_on(desk: Desk, window: MainWindow, lot: list[bool]) -> None:
    lot.append(True)
    dialog = sheets(desk, window)
    whole_sheet(desk)
    code = dialog.notice.code.text()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)
    again = check(desk, window)
    write(code)
    press(Qt.Key.Key_Return)
    keys("1")
    press(Qt.Key.Key_Escape)
    assert again.panel.isVisible() and again.panel.problem.isVisible()
    press(Qt.Key.Key_Escape)
    assert again.code.isVisible() and again.isVisible()
    assert again.panel.entry.sheet() == {}
    assert waiting_count(window._context.reader, "round") == 1


def test_a_paper_that_is_not_valid_is_taken_out_by_f8_twice(desk: Desk, window: MainWindow, lot: list[bool]) -> None:
    lot.append(True)
    dialog = sheets(desk, window)
    whole_sheet(desk)
    code = dialog.notice.code.text()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)
    again = check(desk, window)
    write(code)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_F8)
    assert sheet_count(window._context.reader, "round") == 1 and "F8" in again.panel.problem.text()
    press(Qt.Key.Key_F8)
    desk.settle()
    assert sheet_count(window._context.reader, "round") == 0
    assert again.code.isVisible() and "không hợp lệ" in again.code.said.text()
