"""Sheets against their questionnaire: what is asked, what is wrong, what is kept."""

from typing import Any

import pytest

from congdoan_desktop.domain.survey import (
    TEXT_LIMIT,
    Choice,
    Fault,
    Form,
    NoLogic,
    Question,
    Questionnaire,
    Sheet,
    answered,
    asked,
    fault_of,
    faults,
    is_number,
    tally,
)


def question(name: str, *choices: str, **values: Any) -> Question:
    base: dict[str, Any] = {
        "name": name,
        "label": name,
        "kind": "select_one" if choices else "text",
        "choices": tuple(Choice(name=code, label=code) for code in choices),
        "required": True,
    }
    return Question(**(base | values))


QUESTIONS = (
    question("about", kind="note", required=False),
    question("housing", "own", "rented"),
    question("topics", "law", "wages", "safety", kind="select_multiple"),
    question("rent", kind="integer"),
    question("hours", kind="decimal", required=False),
    question("since", kind="date", required=False),
    question("wish", required=False),
    question("sum", kind="calculate", required=False),
)


class Renting:
    """Rent is asked of those who rent, and is at least 100."""

    def relevant(self, sheet: Sheet) -> frozenset[str]:
        return frozenset(q.name for q in QUESTIONS if q.name != "rent" or sheet.get("housing") == "rented")

    def allows(self, question: str, sheet: Sheet) -> bool:
        return question != "rent" or int(sheet["rent"]) >= 100


FORM = Form(questionnaire=Questionnaire(code="q", version="1", title="Q", questions=QUESTIONS), logic=Renting())
FINE: Sheet = {"housing": "own", "topics": "law safety"}


def test_a_round_keeps_code_and_version() -> None:
    assert FORM.reference == FORM.questionnaire.reference == "q@1"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, []),
        ({"wish": "Mong có chỗ nghỉ trưa"}, []),
        ({"wish": "x" * TEXT_LIMIT}, []),
        ({"wish": "x" * (TEXT_LIMIT + 1)}, [("wish", "too_long")]),
        ({"housing": ""}, [("housing", "required")]),
        ({"housing": "  "}, [("housing", "required")]),
        ({"housing": "tent"}, [("housing", "unknown_choice")]),
        ({"housing": "own rented"}, [("housing", "unknown_choice")]),
        ({"topics": "law law"}, [("topics", "unknown_choice")]),
        ({"topics": "law love"}, [("topics", "unknown_choice")]),
        ({"housing": "rented"}, [("rent", "required")]),
        ({"housing": "rented", "rent": "700000"}, []),
        ({"housing": "rented", "rent": "99"}, [("rent", "constraint")]),
        ({"housing": "rented", "rent": "700.000"}, [("rent", "not_a_number")]),
        ({"housing": "rented", "rent": "²"}, [("rent", "not_a_number")]),
        ({"rent": "700000"}, [("rent", "not_asked")]),
        ({"hours": "7.5"}, []),
        ({"hours": "7,5"}, [("hours", "not_a_number")]),
        ({"since": "2020-02-29"}, []),
        ({"since": "2021-02-29"}, [("since", "not_a_date")]),
        ({"since": "20200229"}, [("since", "not_a_date")]),
        ({"about": "x"}, [("about", "no_such_question")]),
        ({"sum": "1"}, [("sum", "no_such_question")]),
        ({"name": "Lò Thị Mai"}, [("name", "no_such_question")]),
    ],
)
def test_faults_of_a_sheet(change: Sheet, expected: list[tuple[str, str]]) -> None:
    assert faults(FORM, {**FINE, **change}) == tuple(Fault(question=name, code=code) for name, code in expected)


def test_what_is_asked_follows_the_answers_and_takes_an_answer() -> None:
    assert [q.name for q in asked(FORM, {"housing": "own"})] == ["housing", "topics", "hours", "since", "wish"]
    assert [q.name for q in asked(FORM, {"housing": "rented"})][2] == "rent"


def test_only_answers_to_what_is_asked_are_kept() -> None:
    assert answered(FORM, {**FINE, "rent": "9", "wish": "  ", "hours": " 7 "}) == {**FINE, "hours": "7"}


def test_one_answer_is_judged_while_the_rest_is_open() -> None:
    rent = QUESTIONS[3]
    assert [fault_of(FORM, rent, {"rent": text}) for text in ("", "x", "9", "900")] == [
        *("required", "not_a_number", "constraint", ""),
    ]


@pytest.mark.parametrize(
    ("text", "number", "whole"),
    [
        *(("0", True, True), ("-12", True, True), ("1.5", True, False), ("-0.25", True, False)),
        *(("", False, False), ("-", False, False), ("1.", False, False), (".5", False, False), ("+1", False, False)),
        *(("1e3", False, False), ("9" * 15, True, True), ("9" * 16, False, False), ("٣", False, False)),
    ],
)
def test_numbers(text: str, number: bool, whole: bool) -> None:
    assert (is_number(text), is_number(text, whole=True)) == (number, whole)


def test_without_expressions_everybody_is_asked_everything() -> None:
    logic = NoLogic(QUESTIONS)
    assert logic.relevant({}) == {q.name for q in QUESTIONS}
    assert logic.allows("rent", {"rent": "1"})


def test_a_tally_counts_every_tick_and_keeps_the_order_of_the_choices() -> None:
    sheets: list[Sheet] = [{"topics": "safety law"}, {"topics": "law"}, {}]
    assert list(tally(QUESTIONS[2], sheets).items()) == [("law", 2), ("wages", 0), ("safety", 1)]
