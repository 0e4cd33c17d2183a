"""A page of a stranger's PDF as a picture. `draw` asks the child process of `apart`, in which `draw_page` runs."""

import struct
from dataclasses import dataclass, field

from congdoan_desktop.errors import UserError
from congdoan_desktop.intake.apart import run_apart
from congdoan_desktop.intake.scan_pictures import length_of, open_pdf

_SECONDS, _MEGABYTES = 10.0, 420
_ORDER = struct.Struct("<II")
"""Page and width that are wanted."""
_HEAD = struct.Struct("<IIII")
"""Pages, width, height, bytes of a row."""
_WIDEST, _MOST_PIXELS = 3000, 12_000_000
_LONGEST_SIDE = 20_000
"""Points of a page; the largest that a PDF may have is 14 400."""


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """One page of `pages`; `rgb` holds `height` rows of `stride` bytes, three (red, green, blue) a pixel."""

    pages: int
    width: int
    height: int
    stride: int
    rgb: bytes = field(repr=False)


def draw(data: bytes, page: int, width: int) -> Drawn:
    """Return page `page` (from 0; past the end: the last) about `width` pixels wide. Takes half a second.

    Raises `UserError` scan.locked, scan.unreadable, intake.too_slow, intake.too_big, intake.refused.
    """
    order = _ORDER.pack(page, min(width, _WIDEST))
    answer = run_apart("pdf_page:draw_page", order + data, seconds=_SECONDS, megabytes=_MEGABYTES)
    head, rgb = answer[: _HEAD.size], answer[_HEAD.size :]
    if len(head) < _HEAD.size:
        raise UserError("intake.refused")
    pages, across, down, stride = _HEAD.unpack(head)
    if not (pages > 0 and across > 0 and down > 0 and stride >= 3 * across and len(rgb) == stride * down):
        raise UserError("intake.refused")
    return Drawn(pages=pages, width=across, height=down, stride=stride, rgb=rgb)


def draw_page(request: bytes) -> bytes:
    """In the child process: return a `_HEAD` and the rows."""
    page, width = _ORDER.unpack(request[: _ORDER.size])
    data = request[_ORDER.size :]
    length = length_of(memoryview(data))
    if length.trouble:
        raise UserError("scan.locked" if length.trouble == "locked_file" else "scan.unreadable")
    with open_pdf(data) as document:
        document.init_forms()  # a signature is a form field: without this its stamp is not drawn
        drawn = document[min(page, length.pages - 1)]
        across, down = drawn.get_size()
        if not 0 < min(across, down) <= max(across, down) < _LONGEST_SIDE:
            raise UserError("scan.unreadable")
        scale = min(width / across, (_MOST_PIXELS / (across * down)) ** 0.5)
        bitmap = drawn.render(scale=scale, rev_byteorder=True, may_draw_forms=True)
        head = _HEAD.pack(length.pages, bitmap.width, bitmap.height, bitmap.stride)
        return head + bytes(bitmap.buffer)[: bitmap.stride * bitmap.height]
