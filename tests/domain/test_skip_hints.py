"""What of the expressions of XLSForm a printed sheet can say in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan_desktop.domain.skip_hints import AllOf, AnyOf, Picked, simple_condition
from congdoan_desktop.domain.survey import Choice, Question
from congdoan_desktop.texts.survey_paper import skip_hint

A, B = Picked(question="a", choice="yes"), Picked(question="b", choice="no")
ROWS = {
    name: Question(
        name=name,
        label=name,
        kind="select_one",
        choices=(Choice(name="yes", label="Có"), Choice(name="no", label="Không")),
    )
    for name in "ab"
}
NUMBERS = {"a": 3, "b": 5}


@pytest.mark.parametrize(
    ("expression", "condition"),
    [
        ("${a} = 'yes'", A),
        ("selected(${a}, 'yes')", A),
        ('( ${a}="yes" )', A),
        ("${a} = 'yes' and ${b} = 'no'", AllOf(parts=(A, B))),
        ("${a} = 'yes' or selected( ${ b } , 'no')", AnyOf(parts=(A, B))),
        ("(${a} = 'yes' or ${b} = 'no') and ${b} = 'no'", AllOf(parts=(AnyOf(parts=(A, B)), B))),
        ("${a} > 5", None),
        ("${a} != 'yes'", None),
        ("not(${a} = 'yes')", None),
        ("${a} = 'yes' and", None),
        ("${a} = 'yes') or (", None),
        ("${a} = ${b}", None),
        ("", None),
        ("(" * 200 + "${a} = 'yes'" + ")" * 200, None),
    ],
)
def test_simple_conditions_are_understood_and_others_left(expression: str, condition: object) -> None:
    assert simple_condition(expression) == condition


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (A, "Chỉ trả lời nếu câu 3 chọn “Có”"),
        (AllOf(parts=(A, B)), "Chỉ trả lời nếu câu 3 chọn “Có” và câu 5 chọn “Không”"),
        (AnyOf(parts=(B, Picked(question="b", choice="yes"))), "Chỉ trả lời nếu câu 5 chọn “Không” hoặc “Có”"),
        (None, "Chỉ trả lời nếu câu này đúng với anh/chị"),
        (Picked(question="gone", choice="yes"), "Chỉ trả lời nếu câu này đúng với anh/chị"),
        (Picked(question="a", choice="gone"), "Chỉ trả lời nếu câu này đúng với anh/chị"),
    ],
)
def test_conditions_in_words(condition: Picked | None, words: str) -> None:
    assert skip_hint(condition, NUMBERS, ROWS) == words


@given(st.text(alphabet="${}ab='yes()or nd,selcted\"", max_size=60))
def test_no_expression_makes_the_reader_stumble(expression: str) -> None:
    simple_condition(expression)
