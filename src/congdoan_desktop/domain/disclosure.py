"""Which counts of an anonymous survey may be seen: no small group is ever shown, nor can it be worked out.

Rule (one-way table): of fewer than 10 sheets only their number is shown; 1 to 4 is hidden; a single hidden count would
follow from the others, so the next smallest is hidden too, until what is hidden together is 5 at least; where a hidden
count still follows (for somebody who knows this rule), or fewer than 20 sheets (almost) all say the same, the whole
question is hidden. What is hidden together is one heap: its size follows from what is shown, and nothing more.
"""

from collections.abc import Iterable, Sequence

SMALLEST = 5
"""Groups below this size are not shown."""
LEAST_SHEETS = 10
"""Of fewer sheets, in a round or in a group of it, only the number is shown."""
SMALL_GROUP = 20
"""In a group below this size it is not shown that (almost) all said the same."""
_ALIKE = (9, 10)


def shown(counts: Sequence[int], total: int, *, exclusive: bool = True) -> tuple[int | None, ...]:
    """Return the counts that may be shown, `None` for the hidden ones.

    `counts`: how many of `total` valid sheets ticked each choice. `exclusive`: one choice a sheet, so that counts and
    sheets without an answer add up to `total`; else every choice is ticked or not, apart from the others.
    """
    if total < LEAST_SHEETS:
        return (None,) * len(counts)
    if not exclusive:
        return tuple(None if _gives_away(count, total) else count for count in counts)
    return shown_with_rest(counts, total)[:-1]


def shown_with_rest(counts: Sequence[int], total: int) -> tuple[int | None, ...]:
    """Return what may be shown of exclusive `counts`, and last of the sheets that are in none of them."""
    cells = [*counts, total - sum(counts)]
    hidden = _hidden(cells)
    if total < LEAST_SHEETS or is_alike(cells) or any(_follows(cells, hidden, place) for place in hidden):
        return (None,) * len(cells)
    return tuple(None if place in hidden else count for place, count in enumerate(cells))


def is_small(count: int) -> bool:
    """Whether so many are somebody, and too few to be seen."""
    return 0 < count < SMALLEST


def is_alike(cells: Iterable[int]) -> bool:
    """Whether (almost) everybody in a small group said the same: then the group's answer is everybody's answer."""
    cells = list(cells)
    part, whole = _ALIKE
    return sum(cells) < SMALL_GROUP and max(cells, default=0) * whole >= sum(cells) * part


def _gives_away(count: int, total: int) -> bool:
    return is_small(count) or is_small(total - count) or is_alike((count, total - count))


def _hidden(cells: Sequence[int]) -> frozenset[int]:
    """Return the places of the small cells, and of the next smallest that make them a heap of 5 and of two cells."""
    hidden = {place for place, count in enumerate(cells) if is_small(count)}
    others = sorted((count, place) for place, count in enumerate(cells) if count >= SMALLEST)
    for _, place in others if hidden else ():
        if len(hidden) > 1 and sum(cells[one] for one in hidden) >= SMALLEST:
            break
        hidden.add(place)
    return frozenset(hidden)


def _follows(cells: Sequence[int], hidden: frozenset[int], place: int) -> bool:
    """Whether the hidden count at `place` could be no other one: every table that looks the same has it too.

    Tables that look the same differ by what moves from one hidden cell to another.
    """
    for other in hidden - {place}:
        for moved in range(1 - SMALLEST, SMALLEST):
            table = list(cells)
            table[place], table[other] = cells[place] + moved, cells[other] - moved
            if moved and min(table) >= 0 and _hidden(table) == hidden and not is_alike(table):
                return False
    return True
