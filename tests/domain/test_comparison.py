"""Two rounds beside each other: differences that can be checked by hand, and none where one of the two is hidden."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan_desktop.domain.comparison import Change, about_you, changes, largest_first, signed_text
from congdoan_desktop.domain.numbers import percent_tenths
from congdoan_desktop.domain.survey import Choice, Question, Questionnaire
from congdoan_desktop.domain.survey_results import ABOUT_YOU, Results, drawn_from

GOOD, FAIR, BAD = (Choice(name=name, label=name) for name in ("good", "fair", "bad"))
MEAL = Question(name="meal", label="Bữa ăn ca", kind="select_one", choices=(GOOD, FAIR, BAD))


def results(good: int, fair: int, bad: int, *, question: Question = MEAL) -> Results:
    asked = Questionnaire(code="thu", version="1", title="Thử", questions=(question,))
    sheets = [
        {question.name: name} for name, count in (("good", good), ("fair", fair), ("bad", bad)) for _ in range(count)
    ]
    return drawn_from(asked, sheets, ())


def test_points_are_the_difference_of_the_shares_as_printed() -> None:
    found = changes(results(40, 30, 50), results(30, 30, 30))
    assert [(one.choice, one.before, one.now, one.points) for one in found] == [
        ("good", 333, 333, 0),
        ("fair", 333, 250, -83),
        ("bad", 333, 417, 84),
    ]


def test_what_is_hidden_in_one_of_the_rounds_is_not_compared() -> None:
    seen, hidden = results(40, 30, 50), results(60, 3, 40)
    assert [one.reason for one in changes(seen, hidden)] == ["", "hidden_before", "hidden_before"]
    assert [one.reason for one in changes(hidden, seen)] == ["", "hidden_now", "hidden_now"]
    assert all(one.points is None for one in changes(seen, hidden) if one.reason)


@pytest.mark.parametrize(
    ("before", "reason"),
    [
        (Question(name="canteen", label=MEAL.label, kind="select_one", choices=MEAL.choices), "not_asked"),
        (Question(name="meal", label="Bữa ăn", kind="select_one", choices=MEAL.choices), "asked_otherwise"),
        (Question(name="meal", label=MEAL.label, kind="select_multiple", choices=MEAL.choices), "asked_otherwise"),
        (Question(name="meal", label=MEAL.label, kind="select_one", choices=(BAD, FAIR, GOOD)), "asked_otherwise"),
    ],
)
def test_other_questions_are_not_compared(before: Question, reason: str) -> None:
    found = changes(results(40, 30, 50), results(30, 30, 30, question=before))
    assert {one.reason for one in found} == {reason} and {one.points for one in found} == {None}


def test_the_largest_change_comes_first_whichever_way_it_goes() -> None:
    found = changes(results(40, 30, 50), results(30, 30, 30))
    assert [one.choice for one in largest_first(found)] == ["bad", "fair"]


def test_who_answered_is_no_opinion() -> None:
    sex = Question(name="sex", label="Giới", kind="select_one", choices=(GOOD, FAIR, BAD), group_name=ABOUT_YOU)
    now = results(40, 30, 50, question=sex)
    assert largest_first(changes(now, results(30, 30, 30, question=sex)), about_you(now)) == ()


@pytest.mark.parametrize(("tenths", "words"), [(42, "+4,2"), (-5, "−0,5"), (0, "0,0"), (1000, "+100,0")])
def test_changes_are_printed_with_their_sign(tenths: int, words: str) -> None:
    assert signed_text(tenths) == words


counts = st.integers(min_value=0, max_value=60)


@given(counts, counts, counts, counts, counts, counts)
def test_a_change_is_told_only_between_two_figures_that_are_shown(
    a: int, b: int, c: int, d: int, e: int, f: int
) -> None:
    now, before = results(a, b, c), results(d, e, f)
    for place, one in enumerate(changes(now, before)):
        new, old = now.tallies[0].counts[place], before.tallies[0].counts[place]
        assert isinstance(one, Change) and (one.points is None) == (new is None or old is None)
        if new is not None and old is not None:
            assert one.points == percent_tenths(new, now.total) - percent_tenths(old, before.total)
