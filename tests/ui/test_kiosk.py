"""The parts of the kiosk: the password, the watch over whoever left, one question a page."""

from collections.abc import Callable
from datetime import date
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from congdoan_desktop.domain.survey import Choice, Form, Kind, NoLogic, Question, Questionnaire
from congdoan_desktop.ui.kiosk.idle import Idle
from congdoan_desktop.ui.kiosk.large import TOUCH
from congdoan_desktop.ui.kiosk.password import PAUSE, TRIES, Password
from congdoan_desktop.ui.kiosk.question_page import QuestionPage
from congdoan_desktop.ui.survey.sheet_entry import SheetEntry

Show = Callable[[QWidget], QWidget]


def question(name: str, kind: Kind = "select_one", count: int = 3, *, required: bool = True) -> Question:
    choices = tuple(Choice(name=f"{name}{n}", label=f"Ý thứ {n} của {name}") for n in range(1, count + 1))
    is_choice = kind.startswith("select")
    return Question(name=name, label=f"Câu {name}?", kind=kind, choices=choices if is_choice else (), required=required)


def page(show: Show, *questions: Question) -> QuestionPage:
    form = Form(
        questionnaire=Questionnaire(code="f", version="1", title="f", questions=questions), logic=NoLogic(questions)
    )
    made = QuestionPage(SheetEntry(form, date(2026, 6, 30)))
    made.resize(1366, 768)
    show(made)
    made.show_question()
    return made


def keys(text: str) -> None:
    for key in text:
        widget = QApplication.focusWidget()
        assert widget is not None
        if key == "⏎":
            QTest.keyClick(widget, Qt.Key.Key_Return)
        elif key == "←":
            QTest.keyClick(widget, Qt.Key.Key_Left)
        else:
            QTest.keyClicks(widget, key)


def test_the_password_opens_and_nothing_else_does() -> None:
    password = Password("2580")
    assert password.opens("2580")
    assert not password.opens("2581") and not password.opens("")
    assert "2580" not in repr(vars(password))


def test_after_three_wrong_ones_even_the_right_one_waits() -> None:
    now = [100.0]
    password = Password("2580", clock=lambda: now[0])
    assert [password.opens("0000") for _ in range(TRIES)] == [False] * TRIES
    assert password.pause == PAUSE and not password.opens("2580")
    now[0] += PAUSE - 1
    assert not password.opens("2580")
    now[0] += 1.1
    assert password.pause == 0 and password.opens("2580")


def test_a_right_one_forgives_the_wrong_ones_before() -> None:
    password = Password("2580")
    for word in ("1", "2", "2580", "1", "2"):
        password.opens(word)
    assert password.tries == 1 and not password.pause


def test_a_password_typed_in_another_normal_form_is_the_same() -> None:
    assert Password("Đức Hòa").opens("Đức Hòa")


def test_who_is_quiet_is_warned_and_then_it_is_over(qtbot: QtBot, dressed: None) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    idle = Idle(0.1, parent)
    with qtbot.waitSignals([idle.warned, idle.over], order="strict"):
        idle.start()


def test_a_key_after_the_warning_lets_it_begin_anew(qtbot: QtBot, dressed: None) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    idle = Idle(60, parent)
    idle.start()
    idle._quiet.setInterval(10)
    with qtbot.waitSignal(idle.warned) as warned:
        pass
    assert warned.args is not None and 0 < warned.args[0] <= 20
    with qtbot.waitSignal(idle.returned):
        QTest.keyClick(parent, Qt.Key.Key_A)
    assert not idle._end.isActive()
    idle.stop()


def test_a_touch_chooses_and_only_go_on_goes_on(shown: Show) -> None:
    made = page(shown, question("a"), question("b"))
    QTest.mouseClick(made.choices.buttons[1], Qt.MouseButton.LeftButton)
    assert made.where.text() == "Câu 1/2"
    assert "đã chọn" in made.choices.buttons[1].accessibleName()
    QTest.mouseClick(made.choices.buttons[2], Qt.MouseButton.LeftButton)  # another one, after all
    QTest.mouseClick(made.forward, Qt.MouseButton.LeftButton)
    assert made.where.text() == "Câu 2/2"
    assert made.entry.sheet() == {"a": "a3"}


def test_digits_enter_and_back_do_the_same(shown: Show) -> None:
    made = page(shown, question("a"), question("b"), question("c"))
    keys("1⏎2⏎←3⏎")
    assert made.entry.sheet() == {"a": "a1", "b": "b3"}
    assert made.where.text() == "Câu 3/3"


def test_what_has_to_be_answered_is_asked_for_kindly_and_cannot_be_skipped(shown: Show) -> None:
    made = page(shown, question("a"), question("b", required=False))
    assert made.skip.isHidden() and made.back.isHidden()
    keys("⏎")
    assert "Xin chọn" in made.problem.text() and made.where.text() == "Câu 1/2"
    keys("1⏎")
    assert not made.skip.isHidden() and not made.back.isHidden()
    done = []
    made.done.connect(lambda: done.append(True))
    QTest.mouseClick(made.skip, Qt.MouseButton.LeftButton)
    assert done and made.entry.sheet() == {"a": "a1"}


def test_what_is_touched_is_large(shown: Show) -> None:
    made = page(shown, question("a", count=6), question("b", required=False))
    assert made.words.font().pointSizeF() >= 22
    for button in made.choices.buttons[:6]:
        label = cast(list[QLabel], button.findChildren(QLabel))[-1]
        assert button.height() >= 56 and label.font().pointSizeF() >= 18
    assert made.forward.height() >= TOUCH >= 56


def test_what_is_out_of_sight_is_told_and_reached(shown: Show, qtbot: QtBot) -> None:
    made = page(shown, question("a", count=30))
    qtbot.waitUntil(made.choices.more.isVisible)
    bar = made.choices.room.verticalScrollBar()
    for _ in range(10):
        QTest.mouseClick(made.choices.more, Qt.MouseButton.LeftButton)
    assert bar.value() == bar.maximum() > 0
    assert not made.choices.more.isVisible()
    keys("07⏎")
    assert made.entry.sheet() == {"a": "a7"}


@pytest.mark.parametrize(("kind", "text", "answer"), [("decimal", "1,5", "1.5"), ("date", "5/3/26", "2026-03-05")])
def test_numbers_and_days_are_touched_or_typed(shown: Show, kind: Kind, text: str, answer: str) -> None:
    made = page(shown, question("n", kind), question("m", kind))
    assert made.line is not None and made.line.pad is not None
    signs = {button.text(): button for button in cast(list[QPushButton], made.line.pad.findChildren(QPushButton))}
    for sign in (*text, "9"):
        QTest.mouseClick(signs[sign], Qt.MouseButton.LeftButton)
    QTest.mouseClick(signs["⌫"], Qt.MouseButton.LeftButton)
    keys(f"⏎{text}⏎")
    assert made.entry.sheet() == {"n": answer, "m": answer}


def test_what_was_written_is_neither_copied_nor_pasted_nor_taken_back(shown: Show) -> None:
    made = page(shown, question("w", "text", required=False), question("v", "text", required=False))
    clipboard = QApplication.clipboard()
    clipboard.setText("của cán bộ")
    keys("luong thap")
    box = made.line.box if made.line is not None else None
    assert isinstance(box, QPlainTextEdit)
    box.selectAll()
    for key in (Qt.Key.Key_C, Qt.Key.Key_X, Qt.Key.Key_V, Qt.Key.Key_Z):
        QTest.keyClick(box, key, Qt.KeyboardModifier.ControlModifier)
    assert clipboard.text() == "của cán bộ" and box.toPlainText() == "luong thap"
    keys("⏎")
    second = made.line.box if made.line is not None else None
    assert second is not None and second.toPlainText() == ""
    QTest.keyClick(second, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert second.toPlainText() == ""
    QTest.keyClick(second, Qt.Key.Key_Backspace)  # nothing to rub out: back
    assert made.line is not None and made.line.text() == "luong thap"
