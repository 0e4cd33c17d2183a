"""Blocks → pages: no question is split, no heading stands alone at the end of a page."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from congdoan_desktop.domain.omr import Area, Bubble, Item, Layout, Page
from congdoan_desktop.errors import UserError
from congdoan_desktop.render.survey_sheet_blocks import Block

TOP, BOTTOM = 3000, 26900
"""Between the codes at the corners."""
Placed = tuple[int, Block]
"""Distance from the upper edge of the page, and what stands there."""


@dataclass(frozen=True, kw_only=True)
class Side:
    """One page; the lengths in its blocks are still from the top of each."""

    blocks: tuple[Placed, ...]


def sides_of(blocks: Iterable[Block], first_top: int) -> tuple[Side, ...]:
    """Put blocks on pages; on the first one they begin at `first_top`.

    Raises `UserError` survey.question_too_tall (question) for one that is taller than a page.
    """
    sides: list[list[Placed]] = [[]]
    place = first_top
    for unit in _units(blocks):
        height = sum(block.height for block in unit)
        if place + height > BOTTOM and sides[-1]:
            sides.append([])
            place = TOP
        if place + height > BOTTOM and len(sides) == 1:  # it is taller than what the instructions leave
            sides.append([])
            place = TOP
        if place + height > BOTTOM:
            raise UserError("survey.question_too_tall", question=unit[-1].label)
        for block in unit:
            sides[-1].append((place, block))
            place += block.height
    return tuple(Side(blocks=tuple(side)) for side in sides)


def pages_of(sides: Sequence[Side]) -> tuple[Page, ...]:
    """Return where the bubbles are, as a layout keeps it."""
    return tuple(
        Page(items=tuple(_moved(block.item, place) for place, block in side.blocks if block.item)) for side in sides
    )


def layout(reference: str, pages: tuple[Page, ...], code: str = "") -> Layout:
    """Return a layout of the usual measures."""
    return Layout(code=code, reference=reference, pages=pages)


def _units(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Yield blocks that stay together: headings and what follows them."""
    unit: list[Block] = []
    for block in blocks:
        unit.append(block)
        if not block.is_heading:
            yield unit
            unit = []


def _moved(item: Item, down: int) -> Item:
    return replace(
        item,
        area=_area_moved(item.area, down),
        bubbles=tuple(Bubble(choice=b.choice, x=b.x, y=b.y + down) for b in item.bubbles),
        boxes=tuple(_area_moved(box, down) for box in item.boxes),
    )


def _area_moved(area: Area, down: int) -> Area:
    return replace(area, top=area.top + down)
