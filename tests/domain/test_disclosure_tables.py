"""Two-way tables: small cells go, and what gives them away."""

from collections import defaultdict
from itertools import combinations_with_replacement, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan_desktop.domain.disclosure_tables import shown_table

_ = None


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        (((20, 15), (18, 12)), ((20, 15), (18, 12))),  # nothing small
        (((20, 3), (18, 12)), ((_, _), (_, _))),  # 3 takes a whole cycle with it
        (((20, 3, 9), (18, 12, 7), (11, 14, 8)), ((20, _, _), (18, _, _), (11, 14, 8))),  # the cheapest cycle
        (((20, 0, 9), (18, 12, 7)), ((20, 0, 9), (18, 12, 7))),  # nobody is nobody
        (((20, 2, 0), (18, 12, 7), (0, 9, 15)), ((_, _, 0), (_, _, 7), (0, 9, 15))),  # an empty cell hides nothing
        (((1, 30), (1, 30)), _),  # a column of two: both are one, whatever is hidden
        (
            ((4, 3), (20, 20), (15, 18)),
            ((_, _), (20, 20), (_, _)),
        ),  # a group of seven: its row goes, and the smallest other
        (((12, 0), (20, 20), (15, 18)), ((_, _), (20, 20), (_, _))),  # twelve of one mind
        (((2, 20), (0, 25)), _),  # no cycle without an empty cell: the table is not shown
    ],
)
def test_worked_examples(
    counts: tuple[tuple[int, ...], ...], expected: tuple[tuple[int | None, ...], ...] | None
) -> None:
    assert shown_table(counts) == expected


@given(st.lists(st.lists(st.integers(min_value=0, max_value=40), min_size=3, max_size=3), min_size=2, max_size=5))
def test_what_is_shown_is_true_and_never_small(counts: list[list[int]]) -> None:
    seen = shown_table(counts)
    for row, cells in zip(counts, seen or (), strict=seen is not None):
        for count, cell in zip(row, cells, strict=True):
            assert cell in (None, count)
            assert cell is None or cell == 0 or cell >= 5
        assert sum(row) >= 10 or set(cells) == {None}


def test_nobody_can_work_out_a_hidden_cell_not_even_knowing_the_rule() -> None:
    """Every 2 × 2 table of groups of 10 to 30 with the same sums that looks the same: a hidden cell has two values."""
    for first, second in combinations_with_replacement(range(10, 31), 2):
        for ticked in range(5, (first + second) // 2 + 1):
            fitting = defaultdict(list)
            for a in range(max(0, ticked - second), min(first, ticked) + 1):
                table = ((a, first - a), (ticked - a, second - ticked + a))
                fitting[shown_table(table)].append(table)
            for seen, tables in fitting.items():
                for row, column in product(range(2), range(2)) if seen else ():
                    hidden = seen is not None and seen[row][column] is None
                    assert not hidden or len({table[row][column] for table in tables}) > 1, tables
