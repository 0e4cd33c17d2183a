from collections import defaultdict
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan_desktop.domain.disclosure import shown, shown_with_rest


@pytest.mark.parametrize(
    ("counts", "total", "expected"),
    [
        ((38, 45, 18), 101, (38, 45, 18)),
        ((82, 15, 4), 101, (82, None, None)),  # 4 alone would follow from the sum
        ((90, 7, 3, 1), 101, (90, None, None, None)),  # 3 and 1 together would be a group of four
        ((97, 4), 101, (None, None)),
        ((101, 0), 101, (101, 0)),  # an empty cell is nobody
        ((2, 1, 1), 4, (None, None, None)),  # fewer than 10 sheets: their number alone
        ((9, 0), 9, (None, None)),
        ((5, 5), 10, (5, 5)),
        ((10, 0), 10, (None, None)),  # all ten said the same: so everybody's answer would be known
        ((19, 0), 19, (None, None)),
        ((18, 0, 1), 19, (None, None, None)),
        ((20, 0), 20, (20, 0)),
        ((50, 47), 100, (50, None)),  # 3 gave no answer: they would follow from the sum
        ((1, 1, 99), 101, (None, None, None)),  # two hidden cells that add up to 2 are both 1
        ((3, 4, 4, 90), 101, (None, None, None, 90)),
    ],
)
def test_worked_examples(counts: tuple[int, ...], total: int, expected: tuple[int | None, ...]) -> None:
    assert shown(counts, total) == expected


@pytest.mark.parametrize(
    ("counts", "total", "expected"),
    [
        ((48, 57, 14), 101, (48, 57, 14)),
        ((48, 3, 14), 101, (48, None, 14)),  # the others say nothing about it
        ((98, 3, 0, 101), 101, (None, None, 0, 101)),  # 98 of 101 names the 3 who did not
        ((3, 1), 9, (None, None)),
        ((12, 7), 12, (None, 7)),  # all twelve ticked it
        ((12, 0), 24, (12, 0)),
    ],
)
def test_several_choices_a_sheet(counts: tuple[int, ...], total: int, expected: tuple[int | None, ...]) -> None:
    assert shown(counts, total, exclusive=False) == expected


def tables(total: int, cells: int) -> Iterator[tuple[int, ...]]:
    if cells == 1:
        yield (total,)
        return
    for first in range(total + 1):
        yield from ((first, *rest) for rest in tables(total - first, cells - 1))


@pytest.mark.parametrize("choices", [1, 2, 3])
def test_nobody_can_work_out_a_hidden_count_not_even_knowing_the_rule(choices: int) -> None:
    """Every table of up to 28 sheets: what is shown always fits at least two values of each hidden count."""
    for total in range(5, 29):
        fitting = defaultdict(list)
        for table in tables(total, choices + 1):  # the last cell: no answer
            fitting[shown_with_rest(table[:choices], total)].append(table)
        for seen, possible in fitting.items():
            for place, count in enumerate(seen):
                assert count is not None or len({table[place] for table in possible}) > 1, (total, seen, possible)


@given(
    st.lists(st.integers(min_value=0, max_value=4000), min_size=1, max_size=12), st.integers(min_value=0, max_value=50)
)
def test_no_small_group_is_ever_shown(counts: list[int], silent: int) -> None:
    total = sum(counts) + silent
    cells = shown_with_rest(counts, total)
    for count, seen in zip((*counts, silent), cells, strict=True):
        assert seen in (None, count)
        assert seen is None or seen == 0 or seen >= 5
    hidden = [count for count, seen in zip((*counts, silent), cells, strict=True) if seen is None]
    assert not hidden or total < 10 or sum(hidden) >= 5, "what is hidden together is no small group either"
