"""Which counts of an anonymous survey may be seen: no small group is ever shown, nor can it be worked out.

Rule (one-way table): of fewer than 5 sheets nothing is shown; 1 to 4 is hidden; a single hidden count would follow from
the others, so the next smallest is hidden too; where a hidden count still follows (for somebody who knows this rule),
the whole question is hidden.
"""

from collections.abc import Sequence

SMALLEST = 5
"""Groups below this size are not shown."""


def shown(counts: Sequence[int], total: int, *, exclusive: bool = True) -> tuple[int | None, ...]:
    """Return the counts that may be shown, `None` for the hidden ones.

    `counts`: how many of `total` valid sheets ticked each choice. `exclusive`: one choice a sheet, so that counts and
    sheets without an answer add up to `total`; else every choice is ticked or not, apart from the others.
    """
    if total < SMALLEST:
        return (None,) * len(counts)
    if not exclusive:
        return tuple(None if _small(count) or _small(total - count) else count for count in counts)
    cells = [*counts, total - sum(counts)]
    hidden = _hidden(cells)
    if hidden and _follows(cells, hidden):
        return (None,) * len(counts)
    return tuple(None if place in hidden else count for place, count in enumerate(counts))


def _small(count: int) -> bool:
    return 0 < count < SMALLEST


def _hidden(cells: Sequence[int]) -> frozenset[int]:
    """Return the places of the small cells, and of the next smallest (but for empty ones) if there is one only."""
    small = frozenset(place for place, count in enumerate(cells) if _small(count))
    others = [place for place, count in enumerate(cells) if count >= SMALLEST]
    if len(small) == 1 and others:
        return small | {min(others, key=lambda place: (cells[place], place))}
    return small


def _follows(cells: Sequence[int], hidden: frozenset[int]) -> bool:
    """Whether a hidden cell follows from the shown ones: all cells add up to a number that everybody knows."""
    known = sum(cells[place] for place in hidden)
    if len(hidden) != 2:  # three or more are all small
        return len(hidden) == 1 or known in (len(hidden), (SMALLEST - 1) * len(hidden))
    first, second = sorted(hidden)
    ways = 0
    for count in range(known + 1):
        other = list(cells)
        other[first], other[second] = count, known - count
        ways += _hidden(other) == hidden
    return ways < 2
