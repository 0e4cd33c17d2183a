from typing import Any

import pytest

from congdoan_desktop.domain.survey import Choice, Question, Questionnaire, Relevance, Sheet, faults, is_asked, tally


def question(name: str, *choices: str, **values: Any) -> Question:
    base: dict[str, Any] = {
        "name": name,
        "label": name,
        "kind": "select_one" if choices else "text",
        "choices": tuple(Choice(name=code, label=code) for code in choices),
        "required": True,
    }
    return Question(**(base | values))


FORM = Questionnaire(
    code="q",
    version="1",
    title="Q",
    questions=(
        question("about", kind="note", required=False),
        question("housing", "own", "rented"),
        question("topics", "law", "wages", "safety", kind="select_multiple"),
        question("rent", kind="integer", relevant=Relevance(question="housing", choice="rented")),
        question("wish", required=False),
    ),
)
FINE: Sheet = {"housing": "own", "topics": "law safety"}


def test_a_round_keeps_code_and_version() -> None:
    assert FORM.reference == "q@1"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, []),
        ({"wish": "Mong có chỗ nghỉ trưa"}, []),
        ({"housing": ""}, [("housing", "required")]),
        ({"housing": "tent"}, [("housing", "unknown_choice")]),
        ({"housing": "own rented"}, [("housing", "unknown_choice"), ("rent", "required")]),
        ({"topics": "law law"}, [("topics", "unknown_choice")]),
        ({"topics": "law love"}, [("topics", "unknown_choice")]),
        ({"housing": "rented"}, [("rent", "required")]),
        ({"housing": "rented", "rent": "700000"}, []),
        ({"housing": "rented", "rent": "700.000"}, [("rent", "not_a_number")]),
        ({"housing": "rented", "rent": "²"}, [("rent", "not_a_number")]),
        ({"rent": "700000"}, [("rent", "not_asked")]),
        ({"about": "x"}, [("about", "not_asked")]),
        ({"name": "Lò Thị Mai"}, [("name", "no_such_question")]),
    ],
)
def test_faults_of_a_sheet(change: Sheet, expected: list[tuple[str, str]]) -> None:
    assert [(fault.question, fault.code) for fault in faults(FORM, {**FINE, **change})] == expected


def test_a_question_is_asked_where_its_condition_holds() -> None:
    rent = FORM.questions[3]
    assert is_asked(rent, {"housing": "rented"})
    assert not is_asked(rent, {"housing": "own"}) and not is_asked(rent, {})


def test_a_tally_counts_every_tick_and_keeps_the_order_of_the_choices() -> None:
    sheets: list[Sheet] = [{"topics": "safety law"}, {"topics": "law"}, {}]
    assert list(tally(FORM.questions[2], sheets).items()) == [("law", 2), ("wages", 0), ("safety", 1)]
