"""One page of a scan → what is marked on it. Runs in the child process of `apart`."""

import hashlib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from congdoan_desktop.domain.omr import Item, ItemMarks, Layout, PageMarks, Trouble
from congdoan_desktop.domain.omr_marks import Darkness, Usual, judged, usual_of
from congdoan_desktop.intake.omr_codes import find_codes, projection_of
from congdoan_desktop.intake.omr_darkness import Paper, cut_out, darkness, has_ink, paper_of

if TYPE_CHECKING:
    from PIL.Image import Image

_DIGEST_SIZE = 12
_BLANK_SHARE = 0.0015
"""Of the pixels of a blank page that may be dark: dust, a hole, the edge of the scanner."""


def read_page(picture: "Image", layouts: Mapping[str, Layout]) -> PageMarks | Trouble:
    """Return what is marked on the page in `picture` (grey), or what is wrong with it; `file` stays empty."""
    codes = find_codes(picture)
    if codes is None:
        return "blank_page" if _is_blank(picture) else "no_codes"
    layout = layouts.get(codes.code)
    if layout is None or codes.page > len(layout.pages):
        return "unknown_layout"
    lies = projection_of(codes, layout)
    if lies is None:
        return "no_codes"
    return PageMarks(
        code=codes.code,
        serial=codes.serial,
        page=codes.page,
        items=tuple(_items(paper_of(picture, lies, layout), layout, codes.page)),
        digest=hashlib.blake2b(picture.tobytes(), digest_size=_DIGEST_SIZE).hexdigest(),
        file="",
        file_page=0,
    )


def _items(paper: Paper, layout: Layout, page: int) -> Iterator[ItemMarks]:
    items = layout.pages[page - 1].items
    measured = [[darkness(paper, bubble, layout.diameter) for bubble in item.bubbles] for item in items]
    usual = usual_of([one for row in measured for one in row])
    for item, row in zip(items, measured, strict=True):
        yield _marks(paper, item, row, usual) if item.bubbles else _written(paper, item)


def _marks(paper: Paper, item: Item, row: list[Darkness], usual: Usual) -> ItemMarks:
    places, doubt = judged(item.kind, row, usual)
    is_shown = doubt is not None or bool(places) == item.of_some
    return ItemMarks(
        question=item.question,
        marked=tuple(item.bubbles[place].choice for place in places),
        doubt=doubt,
        picture=cut_out(paper, item.area) if is_shown else b"",
    )


def _written(paper: Paper, item: Item) -> ItemMarks:
    if not any(has_ink(paper, box) for box in item.boxes):
        return ItemMarks(question=item.question)
    return ItemMarks(question=item.question, doubt="written", picture=cut_out(paper, item.area))


def _is_blank(picture: "Image") -> bool:
    small = picture.reduce(2)
    counts = small.histogram()
    white = max(range(128, 256), key=lambda value: counts[value])
    return sum(counts[: white - 60]) < _BLANK_SHARE * small.width * small.height
