"""Answers of many units added up: nothing hidden at a unit is told by the sum."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from congdoan_desktop.domain.disclosure import shown_with_rest
from congdoan_desktop.domain.province.examined import Tallied
from congdoan_desktop.domain.province.merged_tallies import merged
from tests.fixtures.added_answers import added


def answers(total: int, *counts: int | None, blank: int | None = 0, form: str = "f@1") -> tuple[Tallied, ...]:
    named = [*((f"a{n}", count) for n, count in enumerate(counts)), ("", blank)]
    return tuple(
        Tallied(
            questionnaire=form,
            question="q",
            question_label="Q",
            choice=name,
            choice_label=name,
            place=place,
            kind="select_one",
            count=count,
            total=total,
        )
        for place, (name, count) in enumerate(named)
    )


def low_high(*reports: Sequence[Tallied]) -> list[tuple[int | None, int | None]]:
    (question,) = merged(added(reports))
    return [(one.low, one.high) for one in question.choices]


def test_shown_counts_are_added() -> None:
    assert low_high(answers(40, 20, 20), answers(30, 10, 15, blank=5)) == [(30, 30), (35, 35), (5, 5)]


def test_a_hidden_part_makes_it_at_least() -> None:
    found = low_high(answers(40, 20, 20), answers(30, None, 20, blank=None))
    assert found == [(20, None), (40, 40), (0, None)]


def test_another_version_of_the_questionnaire_is_another_question() -> None:
    assert len(merged(added([answers(40, 20, 20), answers(40, 20, 20, form="f@2")]))) == 2


def test_few_sheets_show_nothing() -> None:
    assert low_high(answers(4, 4, 0), answers(5, 5, 0)) == [(None, None)] * 3


def test_several_ticks_are_judged_each_by_itself() -> None:
    several = [replace(one, kind="select_multiple") for one in answers(40, 37, 20, blank=2)]
    (question,) = merged(added([several]))
    assert [one.low for one in question.choices] == [None, 20, None]  # three who did not tick, two who said nothing


ROUNDS = st.lists(st.lists(st.integers(0, 12), min_size=3, max_size=3), min_size=1, max_size=4)


@given(ROUNDS)
def test_the_sum_is_made_of_what_units_show_alone_and_shows_no_small_group(rounds: list[list[int]]) -> None:
    reports = []
    for counts in rounds:
        total = sum(counts)
        *kept, blank = shown_with_rest(counts, total)
        reports.append(answers(total, *kept, blank=blank))
    (question,) = merged(added(reports))
    for place, one in enumerate(question.choices[:-1]):
        parts = [report[place].count for report in reports]
        if one.low is not None:
            assert one.low == sum(count for count in parts if count is not None)
            assert not 0 < one.low < 5
            assert (one.high is None) == (None in parts)
