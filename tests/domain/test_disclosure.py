from collections import defaultdict
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan_desktop.domain.disclosure import shown


@pytest.mark.parametrize(
    ("counts", "total", "expected"),
    [
        ((38, 45, 18), 101, (38, 45, 18)),
        ((82, 15, 4), 101, (82, None, None)),  # 4 alone would follow from the sum
        ((90, 7, 3, 1), 101, (90, 7, None, None)),
        ((97, 4), 101, (None, None)),
        ((101, 0), 101, (101, 0)),  # an empty cell is nobody
        ((2, 1, 1), 4, (None, None, None)),  # fewer than 5 sheets: nothing
        ((5, 0), 5, (5, 0)),
        ((50, 47), 100, (50, None)),  # 3 gave no answer: they would follow from the sum
        ((1, 1, 99), 101, (None, None, None)),  # two hidden cells that add up to 2 are both 1
        ((4, 4, 4, 89), 101, (None, None, None, None)),  # three hidden cells that add up to 12 are all 4
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
        ((3, 1), 4, (None, None)),
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
    """Every table of up to 22 sheets: what is shown always fits at least two values of each hidden count."""
    for total in range(5, 23):
        fitting = defaultdict(list)
        for table in tables(total, choices + 1):  # the last cell: no answer
            fitting[shown(table[:choices], total)].append(table)
        for seen, possible in fitting.items():
            for place, count in enumerate(seen):
                assert count is not None or len({table[place] for table in possible}) > 1, (total, seen, possible)


@given(
    st.lists(st.integers(min_value=0, max_value=4000), min_size=1, max_size=12), st.integers(min_value=0, max_value=50)
)
def test_no_small_group_is_ever_shown(counts: list[int], silent: int) -> None:
    total = sum(counts) + silent
    for count, seen in zip(counts, shown(counts, total), strict=True):
        assert seen in (None, count)
        assert seen is None or seen == 0 or seen >= 5
