"""From darkness to answers: sure where anybody would be, else a person looks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan_desktop.domain.omr_marks import NOTHING, Darkness, judged, usual_of
from congdoan_desktop.domain.survey import Kind


def dark(inside: float = 0.0, mean: float = 0.0, around: float = 0.0, outline: float = 0.25) -> Darkness:
    return Darkness(inside=inside, mean=mean, around=around, outline=outline)


FULL, TICK, STRUCK, FAINT, PALE = dark(1, 0.8), dark(0.3, 0.25, 0.03), dark(1, 0.8, 0.1), dark(0.05), dark(0, 0.15)
DIGIT = dark(0.0, 0.05)
PAGE = [DIGIT] * 30 + [FULL] * 8


@pytest.mark.parametrize(
    ("kind", "bubbles", "found"),
    [
        ("select_one", [DIGIT, FULL, DIGIT], ((1,), None)),
        ("select_one", [DIGIT, TICK, DIGIT], ((1,), None)),
        ("select_one", [DIGIT, DIGIT], ((), None)),
        ("select_one", [FULL, STRUCK], ((0, 1), "two_marks")),
        ("select_one", [FULL, FAINT], ((0, 1), "two_marks")),
        ("select_one", [DIGIT, FAINT], ((1,), "faint")),
        ("select_one", [PALE, DIGIT], ((0,), "faint")),
        ("select_one", [DIGIT, STRUCK], ((1,), "crossed_out")),
        ("select_multiple", [FULL, FULL, DIGIT], ((0, 1), None)),
        ("select_multiple", [FULL, STRUCK, DIGIT], ((0, 1), "crossed_out")),
        ("select_multiple", [FULL, PALE], ((0, 1), "faint")),
    ],
)
def test_marks(kind: Kind, bubbles: list[Darkness], found: object) -> None:
    assert judged(kind, bubbles, usual_of(PAGE)) == found


def test_dark_digits_of_a_bad_copy_are_no_marks() -> None:
    copied = dark(0.05, 0.1)
    page = [copied] * 30 + [FULL] * 5
    assert judged("select_one", [copied, FULL], usual_of(page)) == ((1,), None)


def test_a_cross_over_a_cross_is_seen_where_several_may_be_marked() -> None:
    cross, twice = dark(0.4, 0.3, 0.04), dark(0.6, 0.5, 0.09)
    usual = usual_of([DIGIT] * 20 + [cross] * 9)
    assert judged("select_multiple", [cross, twice], usual) == ((0, 1), "crossed_out")
    assert judged("select_multiple", [cross, cross], usual) == ((0, 1), None)


def test_where_outlines_are_lost_a_blank_is_no_answer_either() -> None:
    lost = dark(0, 0.02, 0, outline=0.03)
    usual = usual_of([lost] * 20 + [FULL] * 4)
    assert judged("select_one", [lost, lost], usual) == ((), "faint")
    assert judged("select_one", [lost, FULL], usual) == ((1,), None)
    assert judged("select_multiple", [lost, FULL], usual) == ((1,), "faint")


def test_a_page_without_bubbles_has_nothing_usual() -> None:
    assert usual_of([]).empty == usual_of([]).mark == NOTHING


share = st.floats(0, 1)


@given(st.lists(st.builds(dark, share, share, share), min_size=1, max_size=8))
def test_one_answer_without_doubt_is_one_mark_and_nothing_else_near_one(bubbles: list[Darkness]) -> None:
    places, doubt = judged("select_one", bubbles, usual_of(PAGE))
    if doubt is None:
        assert len(places) <= 1
        assert all(one.inside < 0.04 and one.mean < 0.14 for place, one in enumerate(bubbles) if place not in places)
