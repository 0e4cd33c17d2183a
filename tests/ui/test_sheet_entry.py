"""Typing a sheet: one digit an answer, where several may be ticked Enter goes on, ← goes back."""

import string
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congdoan_desktop.domain.survey import (
    TEXT_LIMIT,
    Choice,
    Form,
    Kind,
    NoLogic,
    Question,
    Questionnaire,
    asked,
    faults,
)
from congdoan_desktop.intake.xform_logic import form_of
from congdoan_desktop.ui.survey.answer_text import read_answer, shown_answer
from congdoan_desktop.ui.survey.sheet_entry import SheetEntry, place_text

TODAY = date(2026, 6, 30)


def choices(*names: str) -> tuple[Choice, ...]:
    return tuple(Choice(name=name, label=name) for name in names)


def questionnaire(*questions: Question) -> Questionnaire:
    return Questionnaire(code="f", version="1", title="f", questions=questions)


def plain(*questions: Question) -> Form:
    return Form(questionnaire=questionnaire(*questions), logic=NoLogic(questions))


FORM = form_of(
    questionnaire(
        Question(name="intro", label="Xin đọc", kind="note"),
        Question(name="children", label="children", kind="select_one", choices=choices("yes", "no"), required=True),
        Question(
            name="care",
            label="care",
            kind="select_one",
            choices=choices("easy", "hard"),
            required=True,
            relevant="${children} = 'yes'",
        ),
        Question(name="topics", label="topics", kind="select_multiple", choices=choices("law", "pay", "tax")),
        Question(name="age", label="age", kind="integer", constraint=". >= 15", constraint_message="Từ 15 tuổi."),
        Question(name="end", label="end", kind="select_one", choices=choices("a", "b"), required=True),
    )
)


def typed(keys: str, form: Form = FORM) -> SheetEntry:
    """Type digits; `⏎` Enter, `←` back."""
    entry = SheetEntry(form, TODAY)
    for key in keys:
        ok = entry.back() if key == "←" else not (entry.enter() if key == "⏎" else entry.digit(int(key)))
        assert ok, (keys, key)
    return entry


def name(entry: SheetEntry) -> str:
    return entry.question.name if entry.question else ""


def test_notes_are_read_before_the_next_question() -> None:
    entry = SheetEntry(FORM, TODAY)
    assert (name(entry), entry.notes()) == ("children", ("Xin đọc",))
    assert typed("1").notes() == ()


def test_a_whole_sheet_by_digits() -> None:
    entry = typed("12")
    assert name(entry) == "topics"
    assert not (entry.digit(1) or entry.digit(3) or entry.enter())
    assert not (entry.write("34") or entry.digit(2))
    assert entry.question is None
    assert entry.sheet() == {"children": "yes", "care": "hard", "topics": "law tax", "age": "34", "end": "b"}
    assert faults(FORM, entry.sheet()) == ()


def test_what_does_not_apply_any_more_is_dropped_at_once() -> None:
    entry = typed("12←←2")  # "yes", "hard", back to the first, now "no"
    assert name(entry) == "topics"
    assert entry.sheet() == {"children": "no"}
    assert entry.number == (2, 4)
    entry = typed("12←←21⏎←←1")  # ... and "yes" again: it has to be asked anew
    assert (name(entry), entry.answer) == ("care", "")


@pytest.mark.parametrize("keys", ["3", "9", "0", "13", "10"])
def test_a_digit_that_is_no_answer_changes_nothing(keys: str) -> None:
    entry = typed(keys[:-1])
    before = entry.sheet(), entry.question
    assert entry.digit(int(keys[-1])) in ("unknown_choice", "required")
    assert (entry.sheet(), entry.question) == before


def test_ticking_twice_takes_the_tick_away() -> None:
    assert typed("2121").ticked() == {"pay"}


def test_what_needs_no_answer_is_left_blank_by_enter_or_nought() -> None:
    for blank in ("2⏎", "20"):
        entry = typed(blank)
        assert name(entry) == "age" and "topics" not in entry.sheet()


def test_nought_takes_an_earlier_answer_away() -> None:
    assert typed("21⏎←0").sheet() == {"children": "no"}


def test_going_back_shows_the_answer_and_enter_keeps_it() -> None:
    entry = typed("2⏎")
    assert not entry.write("34") and entry.back()
    assert entry.answer == "34"
    assert not entry.enter()
    assert entry.sheet()["age"] == "34"


@pytest.mark.parametrize(("text", "fault"), [("abc", "not_a_number"), ("1,5", "not_a_number"), ("9", "constraint")])
def test_what_is_no_answer_is_refused_with_a_reason(text: str, fault: str) -> None:
    entry = typed("2⏎")
    assert entry.write(text) == fault
    assert name(entry) == "age" and "age" not in entry.sheet()


def test_going_back_ends_at_the_first_question() -> None:
    entry = typed("2←")
    assert not entry.back()
    assert name(entry) == "children"
    assert [(question.name, answer) for question, answer in typed("2").behind()] == [("children", "no")]


def test_of_ten_choices_and_more_each_has_two_digits() -> None:
    many = Question(
        name="town", label="town", kind="select_one", choices=choices(*(f"t{n}" for n in range(1, 13))), required=True
    )
    form = plain(many, Question(name="end", label="end", kind="text"))
    assert place_text(many, 3) == "03"
    for keys, town in (("12", "t12"), ("03", "t3"), ("1⏎", "t1"), ("1←07", "t7")):
        assert typed(keys, form).sheet() == {"town": town}, keys
    assert typed("1", form).half == "1"
    entry = typed("1", form)
    assert entry.digit(3) == "unknown_choice" and name(entry) == "town"
    assert typed("0", form).digit(0) == "required"


def test_a_question_that_a_later_answer_leads_to_is_asked_before_the_end() -> None:
    form = form_of(
        questionnaire(
            Question(name="why", label="why", kind="text", relevant="${sure} = 'no'", required=True),
            Question(name="sure", label="sure", kind="select_one", choices=choices("yes", "no"), required=True),
        )
    )
    assert typed("1", form).question is None
    assert name(typed("2", form)) == "why"


def test_an_answer_that_a_later_one_makes_wrong_is_asked_again() -> None:
    form = form_of(
        questionnaire(
            Question(name="part", label="part", kind="integer", constraint=". <= ${all} or ${all} = ''"),
            Question(name="all", label="all", kind="integer"),
        )
    )
    entry = SheetEntry(form, TODAY)
    assert not (entry.write("9") or entry.write("5"))
    assert name(entry) == "part" and entry.enter() == "constraint"
    assert not entry.write("4") and not entry.enter() and entry.question is None


READ: list[tuple[Kind, str, str]] = [
    ("integer", "0", "0"),
    ("integer", " 12 ", "12"),
    ("integer", "1.500.000", "1500000"),
    ("integer", "-3", "-3"),
    ("decimal", "1,5", "1.5"),
    ("decimal", "1.5", "1.5"),
    ("decimal", "1.500,25", "1500.25"),
    ("decimal", "1.500.000", "1500000"),
    ("date", "5/3/26", "2026-03-05"),
    ("date", "05/03/2026", "2026-03-05"),
    ("date", "2026-03-05", "2026-03-05"),
    ("date", "050326", "2026-03-05"),
    ("date", "05032026", "2026-03-05"),
    ("date", "5/3", "2026-03-05"),
    ("date", "5/3/85", "1985-03-05"),
    ("text", "  Mong có  bữa ăn\tngon ", "Mong có bữa ăn ngon"),
    ("text", "", ""),
]


@pytest.mark.parametrize(("kind", "text", "answer"), READ)
def test_what_is_typed_becomes_what_a_sheet_keeps(kind: Kind, text: str, answer: str) -> None:
    question = Question(name="q", label="q", kind=kind)
    assert read_answer(question, text, TODAY) == answer
    assert faults(plain(question), {"q": answer} if answer else {}) == ()
    assert read_answer(question, shown_answer(question, answer), TODAY) == answer


REFUSED: list[tuple[Kind, str, str]] = [
    ("integer", "٣", "not_a_number"),
    ("integer", "1e3", "not_a_number"),
    ("decimal", "1.500", "ambiguous_number"),
    ("decimal", "1,2,3", "not_a_number"),
    ("decimal", "1.5,2", "not_a_number"),
    ("date", "31/2/2026", "not_a_date"),
    ("date", "x", "not_a_date"),
    ("date", "99", "not_a_date"),
    ("text", "a" * (TEXT_LIMIT + 1), "too_long"),
]


@pytest.mark.parametrize(("kind", "text", "fault"), REFUSED)
def test_what_can_be_read_in_two_ways_or_none_is_refused(kind: Kind, text: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        read_answer(Question(name="q", label="q", kind=kind), text, TODAY)


KINDS: tuple[Kind, ...] = ("select_one", "select_multiple", "integer", "decimal", "date", "text", "note")


@st.composite
def forms(draw: st.DrawFn) -> Form:
    """Draw a questionnaire whose questions depend on others, earlier or later, and on limits."""
    names = string.ascii_lowercase[: draw(st.integers(2, 6))]
    rank = draw(st.permutations(names))
    rows: list[Question] = []
    for one in names:
        kind = draw(st.sampled_from(KINDS))
        other = rank[draw(st.integers(0, rank.index(one)))]  # no circle
        relevant = draw(st.sampled_from(["", f"${{{other}}} = 'c1'", f"selected(${{{other}}}, 'c2')"]))
        constraint = draw(st.sampled_from(["", ". < 20", f". != ${{{other}}}"]))
        count = draw(st.integers(2, 12)) if kind.startswith("select") else 0
        rows.append(
            Question(
                name=one,
                label=one,
                kind=kind,
                choices=choices(*(f"c{n}" for n in range(1, count + 1))),
                required=draw(st.booleans()),
                relevant=relevant if other != one else "",
                constraint=constraint if kind in ("integer", "decimal") else "",
            )
        )
    return form_of(questionnaire(*rows))


KEYS = st.one_of(
    st.integers(0, 9),
    st.sampled_from(["⏎", "←", "19", "1,5", "2/6/26", "không", "c1"]),
)


@settings(max_examples=150, deadline=None)
@given(forms(), st.lists(KEYS, max_size=40))
def test_whatever_is_typed_a_complete_sheet_has_no_faults(form: Form, keys: list[int | str]) -> None:
    entry = SheetEntry(form, TODAY)
    acts: dict[str, Callable[[], object]] = {"⏎": entry.enter, "←": entry.back}
    for key in keys:
        if isinstance(key, int):
            entry.digit(key)
        else:
            acts.get(key, lambda key=key: entry.write(key))()
        place, of = entry.number
        assert 0 <= place <= of == len(asked(form, entry.sheet()))
        if entry.question is None:
            assert faults(form, entry.sheet()) == ()
