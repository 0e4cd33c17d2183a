from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from congdoan_desktop.domain.survey import Question, Questionnaire
from congdoan_desktop.intake.phones_paging import MOST, pages_of
from tests.fixtures.phone_form import QUESTIONNAIRE


def row(name: str, group: str = "g", relevant: str = "", calculation: str = "", kind: str = "text") -> Question:
    return Question(
        name=name,
        label=name,
        kind=kind,  # type: ignore[arg-type]
        group=group,
        group_name=group,
        relevant=relevant,
        calculation=calculation,
    )


def paged(*rows: Question) -> list[list[str]]:
    form = Questionnaire(code="q", version="1", title="Q", questions=rows)
    return [[one.name for one in page] for page in pages_of(form)]


def test_a_page_ends_with_its_group_and_before_what_rests_on_it() -> None:
    assert [[one.name for one in page] for page in pages_of(QUESTIONNAIRE)] == [
        ["about", "gender"],
        ["housing"],
        ["rent", "meal", "topics"],
        ["since", "share", "wish"],
    ]


def test_long_groups_are_cut_evenly() -> None:
    assert [len(page) for page in paged(*(row(f"q{n}") for n in range(5)))] == [3, 2]
    assert [len(page) for page in paged(*(row(f"q{n}") for n in range(9)))] == [3, 3, 3]


def test_relevance_through_a_calculation_counts_too() -> None:
    rows = (
        row("a"),
        row("sum", calculation="${a} * 2", kind="calculate"),
        row("more", calculation="${sum} + 1", kind="calculate"),
        row("b", relevant="${more} > 3"),
    )
    assert paged(*rows) == [["a"], ["b"]]


def test_a_note_stands_with_the_question_after_it() -> None:
    notes = (row("n1", kind="note"), row("a"), row("b"), row("c"), row("d"), row("n2", kind="note"), row("e"))
    assert paged(*notes) == [["n1", "a", "b", "c"], ["d", "n2", "e"]]
    assert paged(row("n", group="", kind="note"), row("a")) == [["n", "a"]]
    assert paged(row("n", kind="note")) == [["n"]]


@given(st.data())
def test_every_row_comes_once_in_its_order_and_no_page_rests_on_itself(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 25))
    rows = [row("q0")]
    for n in range(1, size):
        on = data.draw(st.none() | st.integers(0, n - 1))
        kind = data.draw(st.sampled_from(["text", "text", "note"]))
        relevant = "" if on is None else f"${{q{on}}} = '1'"
        rows.append(row(f"q{n}", data.draw(st.sampled_from("ab")), relevant, kind=kind))
    pages = pages_of(Questionnaire(code="q", version="1", title="Q", questions=tuple(rows)))
    assert [one for page in pages for one in page] == rows
    for page in pages:
        names = {one.name for one in page}
        assert not any(f"${{{name}}}" in one.relevant for one in page for name in names)
        assert sum(one.is_answered for one in page) <= MOST
        answered = [one for one in page if one.is_answered]
        assert all(first.group == second.group for first, second in pairwise(answered))
