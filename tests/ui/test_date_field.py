"""A day is typed, moved by the arrows, or chosen in the calendar; Esc takes the old one back."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from congdoan_desktop.ui.widgets.calendar import months_later
from congdoan_desktop.ui.widgets.date_field import DateField
from congdoan_desktop.ui.widgets.field import text_field
from tests.fixtures.desk import press, write

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
Show = Callable[[QWidget], QWidget]


@pytest.fixture
def field(shown: Show) -> DateField:
    window = QWidget()
    window.resize(500, 500)
    box = QVBoxLayout(window)
    made = DateField(lambda: date(2026, 6, 30), width=112)
    box.addWidget(made)
    box.addWidget(text_field())
    shown(window)
    made.setFocus()
    return made


def said(field: DateField) -> list[str]:
    signals: list[str] = []
    field.edited.connect(lambda: signals.append("edited"))
    field.finished.connect(lambda: signals.append("finished"))
    return signals


def test_typing_is_as_quick_as_ever(field: DateField) -> None:
    write("2/6")
    press(Key.Key_Return)
    assert field.value() == date(2026, 6, 2) and field.text() == "02/06/2026"
    press(Key.Key_Up)
    assert field.value() == date(2026, 6, 3)
    assert not field.calendar.isVisible()


@pytest.mark.parametrize(("key", "modifier"), [(Key.Key_F4, Qt.KeyboardModifier.NoModifier), (Key.Key_Down, ALT)])
def test_the_calendar_by_keyboard(field: DateField, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    field.set_value(date(2026, 5, 31))
    signals = said(field)
    press(key, modifier)
    assert field.calendar.isVisible() and field.calendar.day() == date(2026, 5, 31)
    for step in (Key.Key_Right, Key.Key_Down, Key.Key_Left, Key.Key_Up, Key.Key_PageDown, Key.Key_Down):
        press(step)
    assert field.text() == "07/07/2026"
    press(Key.Key_Return)
    assert not field.calendar.isVisible() and field.value() == date(2026, 7, 7)
    assert signals[:2] == ["edited", "finished"]
    assert not field.line.hasFocus()  # Enter goes on to the next field


def test_escape_takes_the_old_day_back_and_says_nothing(field: DateField) -> None:
    field.set_value(date(2026, 5, 31))
    signals = said(field)
    press(Key.Key_F4)
    press(Key.Key_Down)
    press(Key.Key_Escape)
    assert field.text() == "31/05/2026" and signals == [] and field.line.hasFocus()


def test_an_empty_or_wrong_field_opens_at_today(field: DateField) -> None:
    press(Key.Key_F4)
    assert field.calendar.day() == date(2026, 6, 30)
    press(Key.Key_F4)
    write("99/99")
    press(Key.Key_F4)
    assert field.calendar.day() == date(2026, 6, 30)
    press(Key.Key_Escape)
    assert field.text() == "99/99"


def test_typing_closes_the_calendar(field: DateField) -> None:
    press(Key.Key_F4)
    write("5/6")
    assert not field.calendar.isVisible() and field.value() == date(2026, 6, 5)


def test_leaving_keeps_the_day_that_is_shown(field: DateField) -> None:
    signals = said(field)
    press(Key.Key_F4)
    press(Key.Key_Right)
    press(Key.Key_Tab)
    assert field.value() == date(2026, 7, 1) and "edited" in signals and not field.calendar.isVisible()


def test_the_mouse_picks_a_day_turns_months_and_goes_to_today(field: DateField) -> None:
    field.set_value(date(2026, 5, 31))
    field.toggle()
    QTest.mouseClick(field.calendar, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert field.calendar.day() == date(2026, 4, 30)
    QTest.mouseClick(field.calendar, Qt.MouseButton.LeftButton, pos=QPoint(8 + 2 * 36 + 10, 8 + 2 * 28 + 10))
    assert field.value() == date(2026, 4, 1)
    field.toggle()
    QTest.mouseClick(field.calendar, Qt.MouseButton.LeftButton, pos=QPoint(100, field.calendar.height() - 20))
    assert field.value() == date(2026, 6, 30)


def test_the_calendar_never_stands_half_outside(shown: Show) -> None:
    window = QWidget()
    window.resize(300, 500)
    made = DateField(lambda: date(2026, 6, 30), width=112)
    made.setParent(window)
    made.move(180, 460)
    shown(window)
    made.setFocus()
    made.toggle()
    inside = made.calendar.geometry()
    assert window.rect().contains(inside)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
    ],
)
def test_the_same_day_of_another_month(day: date, months: int, later: date) -> None:
    assert months_later(day, months) == later
