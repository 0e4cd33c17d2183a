"""How dark the bubbles of a question are → which of them are marked, and whether a person has to look.

Cautious on purpose: what is shown to a person costs a second, what is read wrong is never found again.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from congdoan_desktop.domain.omr import Doubt
from congdoan_desktop.domain.survey import Kind

_SURE, _TRACE = 0.14, 0.03
"""Share of ink inside: from here a mark; from here perhaps one."""
_SHADE = 0.08
"""Mean darkness that is perhaps a mark although no place of it is as dark as ink (a hard pencil, an erased mark)."""
_FULL, _AROUND = 0.5, 0.04
"""A bubble that is filled, with this share of ink around it: struck out, or filled carelessly."""
_STROKE_AROUND, _MORE_AROUND, _MORE_INSIDE = 0.028, 0.015, 1.12
"""What one stroke leaves around a bubble; and how much more than this hand usually leaves around and inside: a cross
over a cross is told from a cross by nothing else."""
_STRONGEST_GROUND = 0.12
_SEEN_OUTLINE, _OUTLINE_THERE = 0.1, 0.6
"""Darkness of an outline that came through; and the part of it by which one bubble is where it should be, on a page
that is not folded or curled.
"""
_MEASURES = ("inside", "mean", "around", "outline")


@dataclass(frozen=True, kw_only=True)
class Darkness:
    """One bubble, measured between the white of the paper (0) and the black of the print (1)."""

    inside: float
    """Share of the bubble that is as dark as ink."""
    mean: float
    """Mean darkness inside."""
    around: float
    """Share of the ring around the bubble that is as dark as ink."""
    outline: float
    """Mean darkness where its outline is printed."""


@dataclass(frozen=True, kw_only=True)
class Usual:
    """What the bubbles of one page look like: the empty ones, as dark as printer and copier made them, and the marks of
    this hand.
    """

    empty: Darkness
    mark: Darkness

    @property
    def lost_greys(self) -> bool:
        """Whether not even the outlines came through (a scan in black and white): then no pencil did either."""
        return self.empty.outline < _SEEN_OUTLINE


NOTHING = Darkness(inside=0.0, mean=0.0, around=0.0, outline=0.0)


def usual_of(page: Sequence[Darkness]) -> Usual:
    """Return what is usual on a page with these bubbles."""
    limit = _STRONGEST_GROUND
    lower = _at(page, 0.25)
    empty = Darkness(
        inside=min(lower.inside, limit),
        mean=min(lower.mean, limit),
        around=min(lower.around, limit),
        outline=lower.outline,
    )
    return Usual(empty=empty, mark=_at([one for one in page if one.inside - empty.inside >= _SURE], 0.5))


def _at(page: Sequence[Darkness], share: float) -> Darkness:
    if not page:
        return NOTHING
    place = int(len(page) * share)
    return Darkness(**{name: sorted(getattr(one, name) for one in page)[place] for name in _MEASURES})


def judged(kind: Kind, bubbles: Sequence[Darkness], usual: Usual) -> tuple[tuple[int, ...], Doubt | None]:
    """Return the places of the marked bubbles, and why a person has to look at this question."""
    sure = [place for place, one in enumerate(bubbles) if one.inside - usual.empty.inside >= _SURE]
    traces = [place for place, one in enumerate(bubbles) if place not in sure and _is_trace(one, usual.empty)]
    seen = tuple(sorted((*sure, *traces)))
    if kind == "select_one" and len(seen) > 1:
        return seen, "two_marks"
    if traces or (usual.lost_greys and (not sure or kind == "select_multiple")):
        return seen, "faint"
    struck_out = _is_struck_out if kind == "select_one" else _is_struck_out_perhaps
    return seen, "crossed_out" if any(struck_out(bubbles[place], usual) for place in sure) else None


def _is_trace(one: Darkness, empty: Darkness) -> bool:
    is_elsewhere = one.outline < _OUTLINE_THERE * empty.outline
    return one.inside - empty.inside >= _TRACE or one.mean - empty.mean >= _SHADE or is_elsewhere


def _is_struck_out(one: Darkness, usual: Usual) -> bool:
    return one.inside >= _FULL and one.around - usual.empty.around >= _AROUND


def _is_struck_out_perhaps(one: Darkness, usual: Usual) -> bool:
    """Where several may be marked, one that was struck out does not show by being one too many."""
    if one.around - usual.empty.around < _STROKE_AROUND:
        return False
    is_more = one.around - usual.mark.around >= _MORE_AROUND or one.inside >= _MORE_INSIDE * usual.mark.inside
    return is_more or one.inside >= _FULL
