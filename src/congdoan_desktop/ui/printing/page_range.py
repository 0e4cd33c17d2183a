"""Which pages to print, as people type it: nothing or "tất cả" for all, else "1-3, 5"."""

import re

from congdoan_desktop.domain.text import fold

_PART = re.compile(r"(\d{1,5})(?:-(\d{1,5}))?")


def read_pages(text: str, pages: int) -> tuple[int, ...]:
    """Return the pages (from 0) in the order in which they stand in the paper, each once.

    Raises `ValueError` when `text` names no page of the paper.
    """
    wanted = fold(text).replace("–", "-").replace(" ", "")
    if wanted in ("", "tatca"):
        return tuple(range(pages))
    found: set[int] = set()
    for part in re.split("[,;]", wanted):
        ends = _PART.fullmatch(part)
        if ends is None:
            raise ValueError(part)
        first, last = int(ends[1]), int(ends[2] or ends[1])
        if not 1 <= first <= last <= pages:
            raise ValueError(part)
        found |= set(range(first - 1, last))
    return tuple(sorted(found))
