"""Looking at what a machine could not read for sure: what each key comes to, and that no guess slips in."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from congdoan_desktop.domain.omr import Doubt, ScanProblem, Trouble
from congdoan_desktop.domain.survey import Choice, Form, Question, Questionnaire, Sheet, faults
from congdoan_desktop.intake.xform_logic import form_of
from congdoan_desktop.texts.scans import DOUBT_HINTS, trouble_sentence
from congdoan_desktop.texts.survey_paper import DOUBTS
from congdoan_desktop.ui.paper.cut_out import CutOut
from congdoan_desktop.ui.paper.pile import Pile, Reading
from congdoan_desktop.ui.paper.review import Review
from congdoan_desktop.ui.paper.review_panel import ReviewPanel
from congdoan_desktop.usecases.survey_paper import Kept, Look, ScannedSheet
from tests.fixtures.desk import focus, press, write

Key = Qt.Key
YES, NO = Choice(name="yes", label="Có"), Choice(name="no", label="Không")
AREAS = tuple(Choice(name=f"a{n}", label=f"Ý {n}") for n in range(1, 12))
FORM = form_of(
    Questionnaire(
        code="thu",
        version="1",
        title="Phiếu thử",
        questions=(
            Question(name="night", label="Có làm ca đêm không?", kind="select_one", choices=(YES, NO), required=True),
            Question(
                name="meal",
                label="Bữa ăn ca đêm có đủ không?",
                kind="select_one",
                choices=(YES, NO),
                required=True,
                relevant="${night} = 'yes'",
            ),
            Question(name="topics", label="Muốn nghe gì?", kind="select_multiple", choices=(*AREAS[:3],)),
            Question(name="area", label="Ở đâu?", kind="select_one", choices=AREAS),
            Question(
                name="children",
                label="Mấy con?",
                kind="integer",
                constraint=". >= 0 and . <= 12",
                constraint_message="Từ 0 đến 12 con.",
            ),
            Question(name="born", label="Sinh ngày nào?", kind="date"),
            Question(name="wish", label="Mong muốn gì?", kind="text"),
        ),
    )
)


def look(question: str, doubt: Doubt = "faint", *marked: str) -> Look:
    return Look(question=question, doubt=doubt, picture=b"", marked=marked)


def scanned(number: int, looks: tuple[Look, ...], **answers: str) -> ScannedSheet:
    sheet: Sheet = {"night": "no", **answers}
    return ScannedSheet(
        paper=f"serial {number}",
        serial=f"AAAA{number:02}",
        file="quet.pdf",
        file_page=number,
        sheet={name: answer for name, answer in sheet.items() if name not in {one.question for one in looks}},
        looks=looks,
    )


def review(*sheets: ScannedSheet, form: Form = FORM) -> Review:
    made = Review(form=form)
    made.add(sheets)
    return made


def test_a_digit_settles_the_last_doubt_and_the_sheet_comes_out_whole() -> None:
    one = review(scanned(1, (look("night", "two_marks", "yes", "no"), look("area"))))
    assert one.places_left == 2
    assert one.digit(2).settled is None
    one.digit(0)
    step = one.digit(3)
    assert step.settled is not None
    assert step.settled.sheet == {"night": "no", "area": "a3"}
    assert step.settled.looks == () and step.settled.paper == "serial 1"
    assert one.look is None


def test_of_ten_choices_and_more_one_digit_waits_for_the_second_or_for_enter() -> None:
    one = review(scanned(1, (look("area"),)))
    assert one.digit(1).settled is None and one.half == "1"
    assert one.digit(1).settled.sheet["area"] == "a11"  # type: ignore[union-attr]
    two = review(scanned(1, (look("area"),)))
    two.digit(7)
    assert two.enter().settled.sheet["area"] == "a7"  # type: ignore[union-attr]
    three = review(scanned(1, (look("area"),)))
    three.digit(9)
    assert three.back().refused == "" and three.half == ""
    three.digit(9)
    assert three.digit(9).refused == "unknown_choice"


def test_what_the_machine_guessed_is_no_answer() -> None:
    one = review(scanned(1, (look("topics", "crossed_out", "a1", "a2"),)))
    assert one.answer() == ""
    assert one.enter().refused == "pick_one"
    assert one.digit(0).settled.sheet == {"night": "no"}  # type: ignore[union-attr]


def test_several_are_ticked_and_taken_back_in_the_order_of_the_paper() -> None:
    one = review(scanned(1, (look("topics"),)))
    for digit in (3, 1, 2, 2):
        assert one.digit(digit).refused == ""
    assert one.enter().settled.sheet["topics"] == "a1 a3"  # type: ignore[union-attr]


def test_an_answer_that_makes_another_question_asked_stops_there_too() -> None:
    one = review(scanned(1, (look("night"),)))
    assert one.digit(1).settled is None
    assert one.question is not None and one.question.name == "meal"
    assert one.look is not None and one.look.doubt == "required"
    assert one.digit(0).refused == "required"
    assert one.digit(2).settled.sheet == {"night": "yes", "meal": "no"}  # type: ignore[union-attr]


def test_a_doubt_about_what_is_not_asked_is_passed_over() -> None:
    one = review(scanned(1, (look("night"), look("meal", "two_marks", "yes", "no"), look("area"))))
    one.digit(2)
    assert one.question is not None and one.question.name == "area"
    one.digit(0)
    assert one.digit(4).settled.sheet == {"night": "no", "area": "a4"}  # type: ignore[union-attr]


def test_an_answer_to_what_is_not_asked_is_seen_and_does_not_count() -> None:
    one = review(scanned(1, (look("meal", "not_asked", "yes"),)))
    assert not one.is_asked
    assert one.digit(1).refused == "not_asked"
    assert one.digit(0).settled.sheet == {"night": "no"}  # type: ignore[union-attr]


def test_sheets_whose_only_doubts_do_not_matter_are_shown_once_all_the_same() -> None:
    one = review(scanned(1, (look("meal", "two_marks", "yes", "no"),)))
    assert one.look is not None
    assert one.digit(0).settled is not None


@pytest.mark.parametrize(
    ("question", "typed", "fault"),
    [("children", "13", "constraint"), ("children", "x", "not_a_number"), ("wish", "x" * 501, "too_long")],
)
def test_what_does_not_fit_is_refused_and_nothing_moves(question: str, typed: str, fault: str) -> None:
    one = review(scanned(1, (look(question, "written"),)))
    assert one.write(typed).refused == fault
    assert one.answer() == ""


def test_back_goes_to_the_place_before_with_its_answer_and_not_into_the_box() -> None:
    one = review(scanned(1, (look("night"), look("topics"))), scanned(2, (look("night"),)))
    one.digit(2)
    assert one.back().refused == ""
    assert one.answer() == "no"
    one.enter()
    assert one.digit(0).settled is not None
    assert one.back().refused == "first_place"


def test_a_sheet_put_aside_is_counted_and_can_be_taken_back_until_the_next_answer() -> None:
    first, second = scanned(1, (look("night"),)), scanned(2, (look("night"),))
    one = review(first, second)
    assert one.number == (1, 2)
    assert one.drop().dropped
    assert (one.invalid, one.number, one.scanned) == (1, (2, 2), second)
    one.back()
    assert (one.invalid, one.number, one.scanned) == (0, (1, 2), first)
    one.drop()
    one.digit(2)
    assert one.back().refused == "first_place" or one.look is None
    assert one.invalid == 1


def test_the_last_sheet_put_aside_is_taken_back_too() -> None:
    one = review(scanned(1, (look("night"),)))
    one.drop()
    assert one.look is None and one.can_take_back
    one.back()
    assert one.look is not None and one.invalid == 0


ANSWERS = st.lists(st.sampled_from(["0", "1", "2", "3", "9", "⏎", "←", "F8"]), min_size=1, max_size=60)


@given(keys=ANSWERS, doubts=st.sets(st.sampled_from(["night", "meal", "topics", "area"]), min_size=1))
def test_whatever_is_pressed_only_faultless_sheets_come_out_and_none_is_lost(keys: list[str], doubts: set[str]) -> None:
    names = [question.name for question in FORM.questions if question.name in doubts]
    one = review(*(scanned(n, tuple(look(name) for name in names)) for n in range(3)))
    settled = []
    for key in keys:
        act: dict[str, Callable[[], object]] = {"⏎": one.enter, "←": one.back, "F8": one.drop}
        step = act[key]() if key in act else one.digit(int(key))
        settled += [step.settled] if step.settled else []  # type: ignore[attr-defined]
        assert one.places_left >= one.sheets_left
        assert len(settled) + one.invalid + one.sheets_left == 3
    assert all(not faults(FORM, sheet.sheet) for sheet in settled)
    assert len({sheet.paper for sheet in settled}) == len(settled)


def test_a_pile_read_twice_doubles_nothing() -> None:
    pile = Pile(form=FORM)
    reading = Reading(
        sheets=(scanned(1, ()), scanned(2, (look("night"),)), scanned(3, ())),
        taken=frozenset({"serial 3"}),
        problems=(),
        pages=3,
    )
    pile.add(reading)
    assert (len(pile.sure), pile.review.sheets_left, pile.already) == (1, 1, 1)
    pile.add(reading)
    assert (len(pile.sure), pile.review.sheets_left, pile.already) == (1, 1, 4)


def test_a_sheet_the_box_refuses_for_its_faults_is_to_be_looked_at() -> None:
    pile = Pile(form=FORM)
    faulty = replace(scanned(1, ()), sheet={"night": "yes"})
    pile.note(Kept(kept=0, faulty=(faulty,)))
    assert pile.review.look is not None
    assert (pile.review.look.question, pile.review.look.doubt) == ("meal", "required")
    assert not pile.is_settled


@pytest.mark.parametrize("code", get_args(Trouble))
def test_whatever_is_wrong_with_a_scan_is_said_in_whole_sentences(code: Trouble) -> None:
    said = trouble_sentence(
        ScanProblem(code=code, file="a.pdf", page=3, serial="K7Q2XM", missing=2, other_file="b.pdf", other_page=9)
    )
    assert said.endswith(".") and "{" not in said
    assert said.startswith("Phiếu số K7Q2XM: ")


def test_every_doubt_has_its_words() -> None:
    assert set(get_args(Doubt)) == set(DOUBTS) == set(DOUBT_HINTS)


def panel_of(shown: Callable[[QWidget], QWidget], *sheets: ScannedSheet) -> ReviewPanel:
    panel = ReviewPanel(review(*sheets), lambda: date(2026, 6, 30))
    panel.resize(1100, 600)
    shown(panel)
    panel.begin()
    return panel


def test_keys_answer_and_the_counts_follow(shown: Callable[[QWidget], QWidget]) -> None:
    panel = panel_of(
        shown, scanned(1, (look("night", "two_marks", "yes", "no"), look("topics"))), scanned(2, (look("night"),))
    )
    out: list[ScannedSheet] = []
    panel.settled.connect(out.append)
    assert panel.counts.text() == "Còn 3 chỗ · phiếu 1/2"
    assert panel.guess.text() == "Máy đoán: 1 Có hoặc 2 Không"
    press(Key.Key_9)
    assert panel.problem.text() == "✗ Không có phương án này."
    press(Key.Key_2)
    press(Key.Key_1)
    press(Key.Key_3)
    press(Key.Key_Return)
    assert [sheet.sheet for sheet in out] == [{"night": "no", "topics": "a1 a3"}]
    assert panel.counts.text() == "Còn 1 chỗ · phiếu 2/2"
    press(Key.Key_Left)
    assert "đã vào thùng" in panel.problem.text()


def test_written_answers_are_typed_from_the_picture(shown: Callable[[QWidget], QWidget]) -> None:
    panel = panel_of(shown, scanned(1, (look("children", "written"), look("born", "written"), look("wish", "written"))))
    out: list[ScannedSheet] = []
    panel.settled.connect(out.append)
    assert focus() is panel.line
    write("13")
    press(Key.Key_Return)
    assert panel.problem.text() == "✗ Từ 0 đến 12 con."
    press(Key.Key_Backspace)
    press(Key.Key_Return)
    write("2/9/88")
    press(Key.Key_Return)
    assert "Không chép" in panel.doubt.text()
    press(Key.Key_Left)  # nothing typed yet: back to the day
    assert panel.line.text() == "02/09/1988"
    press(Key.Key_Return)
    write("Mong có xe đưa đón.")
    press(Key.Key_Return)
    assert [sheet.sheet for sheet in out] == [
        {"night": "no", "children": "1", "born": "1988-09-02", "wish": "Mong có xe đưa đón."}
    ]


def test_f8_puts_aside_from_everywhere_and_back_takes_back(shown: Callable[[QWidget], QWidget]) -> None:
    panel = panel_of(shown, scanned(1, (look("wish", "written"),)), scanned(2, (look("night"),)))
    press(Key.Key_F8)
    assert panel.review.invalid == 1
    assert "loại" in panel.problem.text() and focus() is panel
    press(Key.Key_Left)
    assert panel.review.invalid == 0 and focus() is panel.line


def test_a_picture_is_shown_whole_in_every_width_and_a_broken_one_is_said(shown: Callable[[QWidget], QWidget]) -> None:
    image = QImage(1000, 200, QImage.Format.Format_Grayscale8)
    image.fill(255)
    box = QBuffer()
    box.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(box, "PNG")
    cut_out = CutOut()
    cut_out.show_picture(bytes(box.data().data()))
    assert cut_out.has_picture
    assert cut_out.heightForWidth(502) == 102
    assert cut_out.heightForWidth(10_000) == 502  # no larger than two and a half times its own size
    cut_out.show_picture(b"\x89PNG\r\n\x1a\nno picture")
    assert not cut_out.has_picture
    assert "phiếu giấy" in cut_out.accessibleDescription()
    shown(cut_out)
