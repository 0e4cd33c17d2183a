"""How dark the bubbles of a question are → which of them are marked, and whether a person has to look.

Cautious on purpose: what is shown to a person costs a second, what is read wrong is never found again.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from congdoan_desktop.domain.omr import Doubt
from congdoan_desktop.domain.survey import Kind

_SURE, _TRACE = 0.14, 0.035
"""Share of ink inside: from here a mark; from here perhaps one."""
_SHADE = 0.085
"""Mean darkness that is perhaps a mark although no place of it is as dark as ink (a hard pencil, an erased mark)."""
_FULL, _AROUND = 0.5, 0.055
"""A bubble that is filled, with this share of ink around it: struck out, or filled carelessly."""
_STRONGEST_GROUND = 0.06


@dataclass(frozen=True, kw_only=True)
class Darkness:
    """One bubble, measured between the white of the paper (0) and the black of the print (1)."""

    inside: float
    """Share of the bubble that is as dark as ink."""
    mean: float
    """Mean darkness inside."""
    around: float
    """Share of the ring around the bubble that is as dark as ink."""


def ground_of(page: Sequence[Darkness]) -> Darkness:
    """Return what an empty bubble of this page looks like: the digit in it, as dark as printer and copier made it."""
    if not page:
        return Darkness(inside=0, mean=0, around=0)
    quarter = len(page) // 4
    inside, mean, around = (
        sorted(getattr(one, name) for one in page)[quarter] for name in ("inside", "mean", "around")
    )
    limit = _STRONGEST_GROUND
    return Darkness(inside=min(inside, limit), mean=min(mean, limit), around=min(around, limit))


def judged(kind: Kind, bubbles: Sequence[Darkness], ground: Darkness) -> tuple[tuple[int, ...], Doubt | None]:
    """Return the places of the marked bubbles, and why a person has to look at this question."""
    sure = [place for place, one in enumerate(bubbles) if one.inside - ground.inside >= _SURE]
    traces = [place for place, one in enumerate(bubbles) if place not in sure and _is_trace(one, ground)]
    seen = tuple(sorted((*sure, *traces)))
    if kind == "select_one" and len(seen) > 1:
        return seen, "two_marks"
    if traces:
        return seen, "faint"
    if any(_is_struck_out(bubbles[place], ground) for place in sure):
        return seen, "crossed_out"
    return seen, None


def _is_trace(one: Darkness, ground: Darkness) -> bool:
    return one.inside - ground.inside >= _TRACE or one.mean - ground.mean >= _SHADE


def _is_struck_out(one: Darkness, ground: Darkness) -> bool:
    return one.inside >= _FULL and one.around - ground.around >= _AROUND
