"""Fields by real keys: what is typed, what it becomes, and what stays as it was typed."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListView, QVBoxLayout, QWidget

from congdoan_desktop.domain.catalogue import Entry
from congdoan_desktop.domain.checks import Problem
from congdoan_desktop.ui.form_parts import Cell, Item
from congdoan_desktop.ui.widgets.chips_field import ChipsField
from congdoan_desktop.ui.widgets.choice_field import ChoiceField
from congdoan_desktop.ui.widgets.field import Field, date_field, number_field, text_field, time_field
from congdoan_desktop.ui.widgets.plain_fields import LinesField, LongField, OptionsField
from congdoan_desktop.ui.widgets.problem_line import ProblemLine
from congdoan_desktop.ui.widgets.suggest_field import SuggestField
from tests.fixtures.desk import press, write

Key = Qt.Key
FORMS = (
    Entry(code="talk", label="Nói chuyện lưu động", group="Tuyên truyền miệng"),
    Entry(code="meeting", label="Hội nghị quán triệt, triển khai", group="Tuyên truyền miệng"),
    Entry(code="zalo", label="Nhóm Zalo", group="Nền tảng số"),
    Entry(code="drum", label="Đánh trống", group="Nền tảng số"),
)
Show = Callable[[QWidget], QWidget]


@pytest.fixture
def beside(shown: Show) -> Callable[[Field], QLineEdit]:
    """Show a field with the focus in it; return another line to leave it for."""

    def show(field: Field) -> QLineEdit:
        panel, other = QWidget(), QLineEdit()
        layout = QVBoxLayout(panel)
        layout.addWidget(field)
        layout.addWidget(other)
        layout.addStretch()
        panel.resize(500, 500)
        shown(panel)
        field.setFocus()
        return other

    return show


def test_number(beside: Callable[[Field], QLineEdit]) -> None:
    field = number_field()
    beside(field)
    assert field.value() is None
    write("1234567")
    press(Key.Key_Tab)
    assert (field.text(), field.value()) == ("1.234.567", 1234567)


def test_a_wrong_number_stays_as_it_was_typed(beside: Callable[[Field], QLineEdit]) -> None:
    field = number_field()
    beside(field)
    write("12.34")
    press(Key.Key_Tab)
    assert (field.text(), field.problem()) == ("12.34", "not_a_number")


def test_date_is_completed_and_stepped(beside: Callable[[Field], QLineEdit]) -> None:
    field = date_field(lambda: date(2026, 6, 30))
    beside(field)
    write("2/6")
    press(Key.Key_Up)
    assert field.text() == "03/06/2026"
    press(Key.Key_Down)
    press(Key.Key_Down)
    assert field.value() == date(2026, 6, 1)


def test_time(beside: Callable[[Field], QLineEdit]) -> None:
    field = time_field()
    beside(field)
    write("7h5")
    press(Key.Key_Tab)
    assert field.problem() == "not_a_time"
    field.set_text("")
    field.setFocus()
    write("7h05")
    press(Key.Key_Tab)
    assert field.value() == "07:05"


def test_text_is_put_in_one_form_only_when_left(beside: Callable[[Field], QLineEdit]) -> None:
    field = text_field()
    beside(field)
    typed = "Nguye\u0302\u0303n  \u0110ức"
    write(typed)
    assert field.text() == typed
    press(Key.Key_Tab)
    assert field.text() == "Nguyễn Đức"


@pytest.mark.parametrize("typed", ["luu dong", "NOI lưu", "nói chuyện"])
def test_choice_by_typing(beside: Callable[[Field], QLineEdit], typed: str) -> None:
    field = ChoiceField(FORMS)
    other = beside(field)
    write(typed)
    assert field.list.isVisible() and field.list.codes() == ("talk",)
    press(Key.Key_Return)
    assert (field.value(), field.text(), field.list.isVisible()) == ("talk", "Nói chuyện lưu động", False)
    assert other.hasFocus()  # one Enter both takes and goes on


def test_a_list_is_made_when_it_is_first_opened(beside: Callable[[Field], QLineEdit]) -> None:
    """A form has dozens of such fields, and a list is six widgets."""
    fields = (ChoiceField(FORMS), ChipsField(FORMS), SuggestField(lambda answer: answer(("Tổ hái 1",))))
    for field in fields:
        other = beside(field)
        press(Key.Key_Tab)
        assert other.hasFocus() and not field.window().findChildren(QListView)
    field.setFocus()
    write("to")
    assert len(field.window().findChildren(QListView)) == 1


def test_a_long_list_opens_with_its_first_heading_in_sight(beside: Callable[[Field], QLineEdit]) -> None:
    field = ChoiceField([Entry(code=str(n), label=f"Mục {n}", group="Tuyên truyền miệng") for n in range(30)])
    beside(field)
    field.window().resize(600, 500)
    press(Key.Key_Down)
    assert field.list.current() == "0"
    assert field.list.view.verticalScrollBar().value() == 0


def test_enter_keeps_a_word_that_is_not_in_the_list(beside: Callable[[Field], QLineEdit]) -> None:
    field = ChoiceField(FORMS)
    beside(field)
    write("truong hoc")
    press(Key.Key_Return)
    assert (field.text(), field.problem(), field.line.hasFocus()) == ("truong hoc", "not_in_list", True)


def test_choice_by_arrows_passes_over_headings(beside: Callable[[Field], QLineEdit]) -> None:
    field = ChoiceField(FORMS)
    beside(field)
    for _ in range(3):
        press(Key.Key_Down)
    press(Key.Key_Return)
    assert field.value() == "zalo"


def test_choice_takes_the_old_one_back(beside: Callable[[Field], QLineEdit]) -> None:
    field = ChoiceField(FORMS)
    field.set_value("zalo")
    beside(field)
    field.line.selectAll()
    write("trong")
    press(Key.Key_Escape)
    assert (field.value(), field.list.isVisible()) == ("zalo", False)


def test_choice_left_half_typed(beside: Callable[[Field], QLineEdit]) -> None:
    field = ChoiceField(FORMS)
    beside(field)
    write("danh tr")
    press(Key.Key_Tab)
    assert field.value() == "drum"
    field.set_value("")
    field.setFocus()
    write("h")
    press(Key.Key_Tab)
    assert (field.text(), field.problem()) == ("h", "not_in_list")


def test_choice_keeps_a_code_it_does_not_know(beside: Callable[[Field], QLineEdit]) -> None:
    field = ChoiceField(FORMS)
    field.set_value("from_a_newer_program")
    beside(field)
    press(Key.Key_Tab)
    assert field.value() == "from_a_newer_program"


def test_chips(beside: Callable[[Field], QLineEdit]) -> None:
    field = ChipsField(FORMS)
    beside(field)
    write("zalo")
    press(Key.Key_Return)
    write("trong")
    write(",")
    assert field.problem() == "not_in_list"
    field.line.setText("trong")
    field.line.textEdited.emit("trong")
    press(Key.Key_Comma)
    assert field.value() == ("zalo", "drum")
    write("zalo")
    assert field.list.codes() == ()
    for _ in range(4):
        press(Key.Key_Backspace)
    press(Key.Key_Backspace)
    assert field.value() == ("zalo",)


@pytest.mark.usefixtures("dressed")
def test_draft_state_comes_back_as_it_was_typed() -> None:
    for field, other, text in (
        (ChoiceField(FORMS), ChoiceField(FORMS), "nói ch"),
        (ChipsField(FORMS), ChipsField(FORMS), "zalo\ndrum\nnói"),
        (number_field(), number_field(), "12.34"),
        (LongField(), LongField(), "dòng 1\n  dòng 2 "),
        (OptionsField({"": "Không", "x": "Có"}), OptionsField({"": "Không", "x": "Có"}), "1"),
    ):
        field.set_text(text)
        other.set_text(field.text())
        assert (other.text(), other.problem()) == (text, field.problem())


@pytest.mark.usefixtures("dressed")
def test_lines() -> None:
    field = LinesField()
    field.set_text(" Như trên \n\nBan Công tác Công đoàn")
    assert field.value() == ("Như trên", "Ban Công tác Công đoàn")


def test_options_are_chosen_by_arrows_from_whatever_was_shown_before(beside: Callable[[Field], QLineEdit]) -> None:
    field = OptionsField({"": "Chưa ghi", "f": "Nữ", "m": "Nam"})
    other = beside(field)
    press(Key.Key_Right)
    assert field.value() == "f"
    other.setFocus()
    for shown, then in (("", "f"), ("f", "m")):
        field.set_value(shown)
        press(Key.Key_Tab)
        press(Key.Key_Right)
        assert field.value() == then
        other.setFocus()


def test_the_line_for_a_problem_is_made_with_the_first_one(shown: Show) -> None:
    cell = Cell(Item(name="total", label="Tổng số lượt", make=number_field))
    shown(cell)
    cell.show_problem(None)
    assert not cell.findChildren(ProblemLine)
    cell.show_problem(Problem(field="total", code="out_of_range"))
    (line,) = cell.findChildren(ProblemLine)
    assert line.isVisible() and line.text().startswith("✗ ")
    cell.show_problem(None)
    assert not line.isVisible()
