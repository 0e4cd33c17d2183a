"""What is in use is offered; what is typed stands."""

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from congdoan_desktop.domain.catalogue import Entry
from congdoan_desktop.ui.widgets.choice_field import ChoiceField
from congdoan_desktop.ui.widgets.suggest_field import SuggestField
from tests.fixtures.desk import focus, press, write

Key = Qt.Key
IN_USE = ("Tổ sao chè", "Tổ hái 1", "Tổ hái 10")


@pytest.fixture
def field(shown: Callable[[QWidget], QWidget]) -> SuggestField:
    def ask(answer: Callable[[Sequence[str]], None]) -> None:
        answer(IN_USE)

    panel, made = QWidget(), SuggestField(ask)
    layout = QVBoxLayout(panel)
    layout.addWidget(made)
    layout.addWidget(QLineEdit())
    layout.addStretch()
    panel.resize(400, 400)
    shown(panel)
    made.setFocus()
    return made


def test_typing_offers_what_holds_the_words_and_takes_nothing(field: SuggestField) -> None:
    write("hai 1")
    assert field.list.isVisible() and field.list.codes() == ("Tổ hái 1", "Tổ hái 10")
    press(Key.Key_Return)
    assert field.value() == "hai 1"


def test_an_offer_is_taken_by_the_arrows_and_enter(field: SuggestField) -> None:
    write("hai")
    press(Key.Key_Down)
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert field.value() == "Tổ hái 10"
    assert focus() is not field.line


def test_everything_in_use_is_offered_by_an_arrow(field: SuggestField) -> None:
    press(Key.Key_Down)
    assert field.list.codes() == IN_USE
    press(Key.Key_Escape)
    assert not field.list.isVisible() and field.value() == ""


@pytest.mark.parametrize("text", ["xưởng mới", "tổ sao chè"])
def test_nothing_is_offered_where_nothing_is_left_to_offer(field: SuggestField, text: str) -> None:
    write(text)
    assert not field.list.isVisible()


def test_a_label_that_was_typed_whole_is_the_one_that_is_meant(shown: Callable[[QWidget], QWidget]) -> None:
    groups = [Entry(code="40", label="Phù Lá"), Entry(code="41", label="La Hủ"), Entry(code="42", label="Lự")]
    panel, choice = QWidget(), ChoiceField(groups)
    layout = QVBoxLayout(panel)
    layout.addWidget(choice)
    layout.addWidget(QLineEdit())
    shown(panel)
    choice.setFocus()
    write("la hu")
    press(Key.Key_Return)
    assert choice.value() == "41"
