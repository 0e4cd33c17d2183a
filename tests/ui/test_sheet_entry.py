"""Typing a sheet: one digit an answer, where several may be ticked Enter goes on, ← goes back."""

import pytest

from congdoan_desktop.domain.survey import Choice, Question, Questionnaire, Relevance, faults
from congdoan_desktop.ui.survey.sheet_entry import SheetEntry


def choices(*names: str) -> tuple[Choice, ...]:
    return tuple(Choice(name=name, label=name) for name in names)


FORM = Questionnaire(
    code="f",
    version="1",
    title="f",
    questions=(
        Question(name="intro", label="intro", kind="note"),
        Question(name="children", label="children", kind="select_one", choices=choices("yes", "no"), required=True),
        Question(
            name="care",
            label="care",
            kind="select_one",
            choices=choices("easy", "hard"),
            required=True,
            relevant=Relevance(question="children", choice="yes"),
        ),
        Question(name="topics", label="topics", kind="select_multiple", choices=choices("law", "pay", "tax")),
        Question(name="age", label="age", kind="integer"),
        Question(name="end", label="end", kind="select_one", choices=choices("a", "b"), required=True),
    ),
)


def typed(keys: str) -> SheetEntry:
    """Type digits; `⏎` Enter, `←` back, `[…]` writes."""
    entry = SheetEntry(FORM)
    for key in keys:
        done = {"⏎": entry.enter, "←": entry.back}.get(key, lambda key=key: entry.digit(int(key)))
        assert done(), (keys, key)
    return entry


def test_notes_are_not_asked() -> None:
    assert SheetEntry(FORM).question == FORM.questions[1]


def test_a_whole_sheet_by_digits() -> None:
    entry = typed("12")
    assert entry.question is not None and entry.question.name == "topics"
    assert entry.digit(1) and entry.digit(3) and entry.enter()
    assert entry.write("34") and entry.digit(2)
    assert entry.question is None
    assert entry.sheet() == {"children": "yes", "care": "hard", "topics": "law tax", "age": "34", "end": "b"}
    assert faults(FORM, entry.sheet()) == ()


def test_what_does_not_apply_is_not_asked_and_not_kept() -> None:
    entry = typed("12←←2")  # "yes", "hard", back to the first, now "no"
    assert entry.question is not None and entry.question.name == "topics"
    assert entry.sheet() == {"children": "no"}
    assert entry.number == (2, 4)


@pytest.mark.parametrize("keys", ["3", "9", "0", "13", "10"])
def test_a_digit_that_is_no_answer_changes_nothing(keys: str) -> None:
    entry = typed(keys[:-1])
    before = entry.sheet(), entry.question
    assert not entry.digit(int(keys[-1]))
    assert (entry.sheet(), entry.question) == before


def test_ticking_twice_takes_the_tick_away() -> None:
    entry = typed("2121")
    assert entry.ticked() == {"pay"}


def test_what_needs_no_answer_is_left_blank_by_enter_or_nought() -> None:
    for blank in ("2⏎", "20"):
        entry = typed(blank)
        assert entry.question is not None and entry.question.name == "age"
        assert "topics" not in entry.sheet()


def test_nought_takes_an_earlier_answer_away() -> None:
    entry = typed("21⏎←0")
    assert entry.sheet() == {"children": "no"}


@pytest.mark.parametrize("text", ["abc", "1,5", "٣"])
def test_a_number_is_a_number(text: str) -> None:
    assert not typed("2⏎").write(text)


def test_going_back_ends_at_the_first_question() -> None:
    entry = typed("2←")
    assert not entry.back()
    assert entry.question is not None and entry.question.name == "children"
    assert [question.name for question, _ in typed("2").answered()] == ["children"]
