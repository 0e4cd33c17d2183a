"""Two-way tables (groups × answers) whose sums by row and by column are public: which cells may be seen.

A cell of 1 to 4 is hidden; so is the whole row of a group below 10, and of a small group that is (almost) of one mind.
A hidden cell can be worked out iff it is a bridge of the graph whose nodes are rows and columns and whose edges are
the hidden cells (Gusfield 1988), or if every cycle through it is blocked by a cell that cannot get smaller: a hidden
cell is known to be 1 at least, unless its whole row is hidden. The cheapest cycle of four cells is hidden until no
small cell can be worked out; where there is none the table is not shown.
"""

from collections.abc import Iterator, Sequence
from itertools import product

from congdoan_desktop.domain.disclosure import LEAST_SHEETS, is_alike, is_small

Counts = Sequence[Sequence[int]]
Cell = tuple[int, int]


def shown_table(counts: Counts) -> tuple[tuple[int | None, ...], ...] | None:
    """Return the cells that may be shown (`None` for a hidden one), or `None` where the table may not be shown.

    `counts`: a row a group, a column an answer (that of no answer among them); both sums are known to everybody.
    """
    closed = frozenset(row for row, cells in enumerate(counts) if sum(cells) < LEAST_SHEETS or is_alike(cells))
    places = product(range(len(counts)), range(len(counts[0]) if counts else 0))
    needy = [(row, column) for row, column in places if row in closed or is_small(counts[row][column])]
    hidden = set(needy)
    for cell in needy:
        if _is_known(counts, hidden, closed, cell):
            cycle = _cheapest_cycle(counts, hidden, closed, cell)
            if cycle is None:
                return None
            hidden |= cycle
    return tuple(
        tuple(None if (row, column) in hidden else count for column, count in enumerate(cells))
        for row, cells in enumerate(counts)
    )


def _is_known(counts: Counts, hidden: set[Cell], closed: frozenset[int], cell: Cell) -> bool:
    """Whether the hidden cell could be neither one larger nor one smaller than it is."""
    return not any(_may_change(counts, hidden, closed, cell, step) for step in (1, -1))


def _may_change(counts: Counts, hidden: set[Cell], closed: frozenset[int], cell: Cell, step: int) -> bool:
    """Whether another table looks the same in which `cell` is `step` larger: look for a cycle of hidden cells through
    it in which every second cell loses what the others gain.
    """

    def bends(place: Cell, by: int) -> bool:
        least = 0 if place[0] in closed else 1
        return counts[place[0]][place[1]] + by >= least

    first_row, first_column = cell
    if not bends(cell, step):
        return False
    seen, columns = {first_column}, [first_column]
    while columns:
        column = columns.pop()
        for row, _ in [place for place in hidden if place[1] == column and place != cell and bends(place, -step)]:
            if row == first_row:
                return True
            for _, further in [p for p in hidden if p[0] == row and p[1] not in seen and bends(p, step)]:
                seen.add(further)
                columns.append(further)
    return False


def _cheapest_cycle(counts: Counts, hidden: set[Cell], closed: frozenset[int], cell: Cell) -> set[Cell] | None:
    """Return the cells to hide so that `cell` no longer follows: those that hold the fewest people."""
    for cycle in sorted(_cycles(counts, hidden, cell), key=lambda cells: _cost(counts, cells - hidden)):
        if not _is_known(counts, hidden | cycle, closed, cell):
            return cycle
    return None


def _cycles(counts: Counts, hidden: set[Cell], cell: Cell) -> Iterator[set[Cell]]:
    row, column = cell
    for other_row, other_column in product(range(len(counts)), range(len(counts[0]))):
        cycle = {(row, other_column), (other_row, column), (other_row, other_column)}
        if other_row != row and other_column != column and all(counts[r][c] or (r, c) in hidden for r, c in cycle):
            yield cycle


def _cost(counts: Counts, cells: set[Cell]) -> tuple[int, list[Cell]]:
    return sum(counts[row][column] for row, column in cells), sorted(cells)
