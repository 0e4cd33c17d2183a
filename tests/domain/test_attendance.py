import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan_desktop.domain.attendance import Session, people_range, session_of, whole_number, women_at
from tests.domain.samples import activity, person


def heads(*totals: int | None) -> list[Session]:
    return [Session(named=frozenset(), total=total) for total in totals]


def test_worked_examples_of_the_range() -> None:
    names = Session(named=frozenset("abc"), total=3)
    others = Session(named=frozenset("cd"), total=2)
    both = Session(named=frozenset("ab"), total=10)
    assert people_range([], 240) == (0, 0)
    assert people_range(heads(62), 240) == (62, 62)
    assert people_range(heads(62, 118), 240) == (118, 180)
    assert people_range(heads(200, 118), 240) == (200, 240)
    assert people_range([names, others], 240) == (4, 4)
    assert people_range([names, *heads(62)], 240) == (62, 65)
    assert people_range([both, others], 240) == (10, 12)
    assert people_range(heads(62, None), 240) == (62, 240)
    assert people_range(heads(62, None), None) == (62, None)
    assert people_range(heads(62, 118), None) == (118, 180)


def test_a_head_count_over_several_times_is_not_one_crowd() -> None:
    """90 attendances in 3 talks are 30 to 90 people."""
    talks = session_of(activity("x", total=91, times=3), frozenset())
    assert people_range([talks], 240) == (31, 91)
    assert people_range([talks, *heads(40)], 60) == (40, 60)
    assert people_range([session_of(activity("x", total=5, times=0), frozenset())], 60) == (5, 5)


@pytest.mark.parametrize(
    ("counted_by", "total", "named", "expected"),
    [
        ("names", None, 0, None),  # nobody ticked: not known
        ("names", 99, 12, 12),
        ("heads", 40, 12, 40),
        ("heads", 0, 0, 0),
        ("heads", None, 12, None),
        ("both", 40, 12, 40),
        ("both", 10, 12, 12),
        ("both", None, 12, None),
    ],
)
def test_the_whole_number_at_a_session(counted_by: str, total: int | None, named: int, expected: int | None) -> None:
    assert whole_number(counted_by, total, named) == expected
    held = activity("x", counted_by=counted_by, total=total)
    assert session_of(held, frozenset(map(str, range(named)))).total == expected


@st.composite
def real_sessions(draw: st.DrawFn) -> tuple[list[Session], int, int]:
    """Sessions as they really were (sets of workers), each told by names, by number or both."""
    everybody = draw(st.integers(1, 30))
    workers = st.frozensets(st.integers(0, everybody - 1).map(str), min_size=1)
    sessions, reached = [], frozenset[str]()
    for present in draw(st.lists(workers, max_size=6)):
        named = draw(st.sampled_from([frozenset[str](), present, frozenset(sorted(present)[: len(present) // 2])]))
        sessions.append(Session(named=named, total=len(present)))
        reached |= present
    return sessions, everybody, len(reached)


@given(real_sessions())
def test_the_true_number_always_lies_in_the_range(case: tuple[list[Session], int, int]) -> None:
    sessions, everybody, truth = case
    low, high = people_range(sessions, everybody)
    assert high is not None
    assert low <= truth <= high <= everybody


def test_a_list_is_counted_a_head_count_is_taken_and_both_give_the_greater() -> None:
    named = frozenset({"a", "b"})
    assert session_of(activity("x", counted_by="names", total=99), named).total == 2
    assert session_of(activity("x", counted_by="names"), frozenset()).total is None
    assert session_of(activity("x", counted_by="heads", total=62), named) == Session(named=frozenset(), total=62)
    assert session_of(activity("x", counted_by="both", total=5), named) == Session(named=named, total=5)
    assert session_of(activity("x", counted_by="both", total=1), named).total == 2
    assert session_of(activity("x", counted_by="both"), named) == Session(named=named, total=None)


def test_women_come_from_the_list_only_when_every_sex_is_known() -> None:
    people = {p.id: p for p in (person("a", gender="female"), person("b", gender="male"), person("c"))}
    listed = activity("x", counted_by="names")
    assert women_at(listed, frozenset("ab"), people) == 1
    assert women_at(listed, frozenset("abc"), people) is None
    assert women_at(activity("x", women=4, total=9), frozenset(), people) == 4
    assert women_at(activity("x", total=9), frozenset(), people) is None
