"""Who is asked what, and which answers are allowed: chains, forward references, calculations, days, cycles."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from congdoan_desktop.domain.survey import Choice, NoLogic, Question, Questionnaire, Sheet
from congdoan_desktop.intake.xform_expression import ExpressionError
from congdoan_desktop.intake.xform_logic import logic_of

ASKED = Question(name="q", label="Q", kind="text")


def logic(*rows: Mapping[str, Any], today: date = date(2026, 6, 15)) -> Any:
    choices = (Choice(name="y", label="Có"), Choice(name="n", label="Không"))
    questions = tuple(
        Question(
            **{
                "label": "Q",
                "kind": "calculate" if "calculation" in row else "select_one",
                "choices": () if {"calculation", "kind"} & set(row) else choices,
                **row,
            }
        )
        for row in rows
    )
    form = Questionnaire(code="q", version="1", title="Q", questions=questions)
    return logic_of(form, lambda: today)


def row(name: str, relevant: str = "", **values: Any) -> dict[str, Any]:
    return {"name": name, "relevant": relevant, **values}


def test_without_expressions_nothing_is_reckoned() -> None:
    assert isinstance(logic(row("a")), NoLogic)


CHAIN = logic(row("a"), row("b", "${a} = 'y'"), row("c", "${b} = 'y'"), row("d", "not(${c})"))


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        ({}, "a d"),
        ({"a": "y"}, "a b d"),
        ({"a": "y", "b": "y"}, "a b c d"),
        ({"a": "y", "b": "y", "c": "n"}, "a b c"),
        ({"a": "n", "b": "y", "c": "y"}, "a d"),  # what is not relevant is empty, however it is answered
        ({"b": "y", "c": "y"}, "a d"),
    ],
)
def test_a_chain_of_conditions(sheet: Sheet, expected: str) -> None:
    assert " ".join(sorted(CHAIN.relevant(sheet))) == expected


def test_a_condition_may_look_forward() -> None:
    found = logic(row("a", "${b} = 'y'"), row("b"))
    assert found.relevant({"b": "y"}) == {"a", "b"} and found.relevant({}) == {"b"}


def test_calculations_feed_conditions_and_each_other_in_any_order() -> None:
    found = logic(
        row("old", "${age} >= 18"),
        row("age", calculation="${this_year} - ${born}"),
        row("this_year", calculation="2026"),
        row("born", kind="integer"),
    )
    assert "old" in found.relevant({"born": "2008"})
    assert "old" not in found.relevant({"born": "2009"}) and "old" not in found.relevant({})


def test_an_irrelevant_calculation_is_empty() -> None:
    found = logic(row("a"), row("c", "${a} = 'y'", calculation="5"), row("b", "${c} = 5"), row("e", "${c} = ''"))
    assert found.relevant({"a": "y"}) == {"a", "c", "b"} and found.relevant({}) == {"a", "e"}


def test_a_calculation_without_a_number_is_empty() -> None:
    found = logic(row("n", kind="integer"), row("c", calculation="${n} * 2"), row("b", "${c} = ''"))
    assert "b" in found.relevant({}) and "b" not in found.relevant({"n": "1"})


def test_numbers_are_compared_as_numbers() -> None:
    found = logic(
        row("i", kind="integer"), row("d", kind="decimal"), row("same", "${i} = ${d}"), row("less", "${i} < ${d}")
    )
    assert found.relevant({"i": "5", "d": "5.0"}) == {"i", "d", "same"}
    assert found.relevant({"i": "5", "d": "10.5"}) == {"i", "d", "less"}
    assert found.relevant({"i": "5"}) == {"i", "d"}
    assert "same" in found.relevant({})  # both are empty


def test_days_are_compared_as_days() -> None:
    found = logic(
        row("start", kind="date", constraint=". <= today()"),
        row("end", kind="date", constraint=". >= ${start}"),
        row("long", "${end} - ${start} > 30"),
        row("old", "${start} < date('2000-01-01')"),
    )
    assert found.allows("start", {"start": "2026-06-15"}) and not found.allows("start", {"start": "2026-06-16"})
    assert found.allows("end", {"start": "2026-02-28", "end": "2026-03-01"})
    assert not found.allows("end", {"start": "2026-02-28", "end": "2026-02-27"})
    assert found.relevant({"start": "2026-01-01", "end": "2026-02-01"}) == {"start", "end", "long"}
    assert "old" in found.relevant({"start": "1999-12-31"})


@pytest.mark.parametrize(
    ("constraint", "answer", "allowed"),
    [
        (". >= 18 and . <= 60", "17", False),
        (". >= 18 and . <= 60", "60", True),
        (". != ${other}", "7", False),
        ("regex(., '^[0-9]{2}$')", "42", True),
        ("regex(., '^[0-9]{2}$')", "427", False),
        ("${other} = '' or . > ${other}", "8", True),
    ],
)
def test_constraints(constraint: str, answer: str, allowed: bool) -> None:
    found = logic(row("other", kind="integer"), row("n", kind="integer", constraint=constraint))
    assert found.allows("n", {"other": "7", "n": answer}) is allowed


def test_a_constraint_on_several_choices_and_on_text() -> None:
    found = logic(
        row(
            "many",
            kind="select_multiple",
            constraint="count-selected(.) <= 2 and not(selected(., 'none') and . != 'none')",
        ),
        row("phone", kind="text", constraint="regex(., '0[0-9]{9}')"),
    )
    assert found.allows("many", {"many": "a b"}) and not found.allows("many", {"many": "a b c"})
    assert not found.allows("many", {"many": "none a"}) and found.allows("many", {"many": "none"})
    assert found.allows("phone", {"phone": "0912345678"}) and not found.allows("phone", {"phone": "912345678"})


def test_a_question_without_a_constraint_allows_anything() -> None:
    assert CHAIN.allows("a", {"a": "y"})


@pytest.mark.parametrize("name", ["a-b", "a.b", "date", "selected", "and", "div", "true", "text"])
def test_names_that_mean_something_in_xpath(name: str) -> None:
    found = logic(row(name), row("z", f"${{{name}}} = 'y' and selected(${{{name}}}, 'y')"))
    assert found.relevant({name: "y"}) == {name, "z"} and found.relevant({}) == {name}


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([row("a", "${a} = 'y'")], "cycle"),
        ([row("a", "${b} = 'y'"), row("b", "${a} = 'y'")], "cycle"),
        ([row("a", calculation="${b} + 1"), row("b", calculation="${a} + 1")], "cycle"),
        ([row("a", "${c} = 1"), row("c", calculation="string-length(${a})")], "cycle"),
        ([row("a", "${nobody} = 'y'")], "unknown"),
        ([row("a", ". = 'y'")], "unknown"),
        ([row("a", constraint="${nobody} = 'y'")], "unknown"),
    ],
)
def test_what_waits_for_itself_or_for_nothing_is_refused(rows: list[dict[str, Any]], code: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        logic(*rows)
    assert caught.value.code == code


def test_a_constraint_may_look_at_its_own_question_by_name() -> None:
    found = logic(row("n", kind="integer", constraint="${n} > 5"))
    assert found.allows("n", {"n": "6"}) and not found.allows("n", {"n": "5"})


def test_texts_that_double_themselves_do_not_grow_for_ever() -> None:
    doubled = [row(f"c{n}", calculation=f"concat(${{c{n - 1}}}, ${{c{n - 1}}})") for n in range(1, 190)]
    found = logic(row("c0", kind="text"), *doubled, row("z", "string-length(${c189}) > 900"))
    assert "z" in found.relevant({"c0": "aaa"})
