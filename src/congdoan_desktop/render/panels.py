"""Panels of a chart: the answers to one question as one bar of all sheets, or as a bar each. Legible in grey."""

from collections.abc import Iterator, Sequence

from reportlab.graphics.shapes import Drawing, Group, Line, Rect, Shape, String
from reportlab.lib.colors import Color, HexColor, black, white
from reportlab.pdfbase.pdfmetrics import stringWidth

from congdoan_desktop.domain.numbers import count_text, percent_text
from congdoan_desktop.domain.report import Panel, Part
from congdoan_desktop.render import fonts
from congdoan_desktop.render.fonts import printable
from congdoan_desktop.render.lines import cut_lines, text_width
from congdoan_desktop.texts import PAPER, keep_together

_SIZE, _LEADING = 11, 14
_BAR = 16
_GAP = 4
_EDGE = HexColor("#4A5058")
_SHADES = tuple(map(HexColor, ("#0B3F7A", "#2F74B8", "#7FAEDB", "#BDD6EE", "#E6EFF8", "#8E959C", "#C9CDD1", "#F1F2F3")))
"""From dark to pale: neighbours differ in grey, too."""
_DARK = 2
"""So many shades take white letters."""
_LABELS, _VALUES = 200, 96
_KEY = 9
_TALLEST = 540.0
"""Points of a drawing that surely fit on a page under the headings of its section."""
_MOST_LINES = 6
"""Lines of one question or answer."""


def draw_panels(panel: Panel, width: float) -> Iterator[Drawing]:
    """Yield the drawings of a panel, each short enough for a page."""
    if panel.stacked:
        drawing = _stacked(panel, width)
        if drawing.height <= _TALLEST:
            yield drawing
            return
    rows = [_few(printable(part.label), 10, _LABELS) for part in panel.parts]
    for first, last in _pages([_height_of(lines) for lines in rows]):
        yield _bars(panel, panel.parts[first:last], rows[first:last], width)


def _pages(heights: Sequence[float]) -> Iterator[tuple[int, int]]:
    """Yield (first, after the last) of what stands under one title."""
    first, used = 0, 0.0
    for place, height in enumerate(heights):
        if used + height > _TALLEST - _MOST_LINES * _LEADING and place > first:
            yield first, place
            first, used = place, 0.0
        used += height
    yield first, len(heights)


def _few(text: str, size: float, width: float, font: str = fonts.REGULAR) -> list[str]:
    """Return the first lines of a text; whole it stands in Biểu 07."""
    lines = cut_lines(keep_together(text), font, size, width)
    return lines if len(lines) <= _MOST_LINES else [*lines[: _MOST_LINES - 1], "…"]


def _title(panel: Panel, width: float) -> list[str]:
    return _few(printable(panel.title), _SIZE, width, fonts.BOLD)


def _put_title(lines: Sequence[str], top: float) -> Iterator[String]:
    for number, line in enumerate(lines, 1):
        yield String(0, top - number * _LEADING + 3, line, fontName=fonts.BOLD, fontSize=_SIZE)


# ── one bar ──


def _stacked(panel: Panel, width: float) -> Drawing:
    """One bar, dark to pale in the order of the answers; what is hidden is one hatched heap at its end."""
    title, keys = _title(panel, width), _key_lines(panel, width)
    height = len(title) * _LEADING + _GAP + _BAR + _GAP + len(keys) * _LEADING + 8
    drawing = Drawing(width, height, initialFontName=fonts.REGULAR)
    for line in _put_title(title, height):
        drawing.add(line)
    bottom = height - len(title) * _LEADING - _GAP - _BAR
    drawing.add(_bar(panel, bottom, width))
    for number, keys_of_line in enumerate(keys, 1):
        for shape in _keys(keys_of_line, bottom - _GAP - number * _LEADING + 3):
            drawing.add(shape)
    return drawing


def _bar(panel: Panel, bottom: float, width: float) -> Group:
    shapes: list[Shape] = [_box(0, bottom, width, white)]
    x = 0.0
    for place, part in enumerate(panel.parts):
        if part.count and panel.full > 0:
            length = part.count / panel.full * width
            shapes += _piece(x, bottom, length, place, percent_text(part.count, panel.full))
            x += length
    if any(part.count is None for part in panel.parts):
        shapes += _heap(x, bottom, width - x)
    return Group(*shapes)


def _piece(x: float, bottom: float, length: float, place: int, share: str) -> Iterator[Shape]:
    yield _box(x, bottom, length, _shade(place))
    if stringWidth(share, fonts.REGULAR, 9) + 4 <= length:
        ink = white if place % len(_SHADES) < _DARK else black
        yield _word(x + length / 2, bottom + 5, share, fill=ink)


def _heap(x: float, bottom: float, length: float) -> Iterator[Shape]:
    if length <= 0:
        return
    yield _box(x, bottom, length, white)
    yield from _slants(x, bottom, length)
    word = PAPER["hidden"]
    room = stringWidth(word, fonts.REGULAR, 9) + 4
    if room <= length:
        middle = x + length / 2
        yield _box(middle - room / 2, bottom + 2, room, white, _BAR - 4, edge=None)
        yield _word(middle, bottom + 5, word)


def _slants(x: float, bottom: float, length: float, height: float = _BAR) -> Iterator[Line]:
    offset = 5.0 - height
    while offset < length:
        start, end = max(0.0, offset), min(length, offset + height)
        yield Line(
            x + start, bottom + start - offset, x + end, bottom + end - offset, strokeColor=_EDGE, strokeWidth=0.5
        )
        offset += 5


def _word(x: float, y: float, text: str, *, fill: Color = black) -> String:
    return String(x, y, text, textAnchor="middle", fontName=fonts.REGULAR, fontSize=9, fillColor=fill)


def _shade(place: int) -> Color:
    return _SHADES[place % len(_SHADES)]


def _box(x: float, y: float, width: float, fill: Color, height: float = _BAR, edge: Color | None = _EDGE) -> Rect:
    box = Rect(x, y, width, height)
    box.fillColor, box.strokeColor, box.strokeWidth = fill, edge, 0.5
    return box


_Key = tuple[float, int, Part, str]
"""Place from the left, place among the answers, answer, its words."""


def _key_lines(panel: Panel, width: float) -> list[list[_Key]]:
    """Return the meaning of every shade, line by line."""
    lines: list[list[_Key]] = [[]]
    x = 0.0
    for place, part in enumerate(panel.parts):
        for number, words in enumerate(_few(_words(part, panel), 10, width - _KEY - 4)):
            length = _KEY + 4 + stringWidth(words, fonts.REGULAR, 10)
            if number or (lines[-1] and x + length > width):
                lines.append([])
                x = 0.0
            lines[-1].append((x, place if not number else -1, part, words))
            x += length + 12
    return lines


def _words(part: Part, panel: Panel) -> str:
    share = PAPER["hidden"] if part.count is None else percent_text(part.count, panel.full) if panel.full else ""
    return f"{printable(part.label)}: {share}"


def _keys(keys: Sequence[_Key], y: float) -> Iterator[Shape]:
    for x, place, part, words in keys:
        if place >= 0:
            yield _box(x, y, _KEY, white if part.count is None else _shade(place), _KEY)
        if place >= 0 and part.count is None:
            yield Line(x, y, x + _KEY, y + _KEY, strokeColor=_EDGE, strokeWidth=0.5)
        yield String(x + _KEY + 4, y + 1, words, fontName=fonts.REGULAR, fontSize=10)


# ── a bar each ──


def _height_of(lines: Sequence[str]) -> float:
    return max(_BAR, len(lines) * 12) + 5


def _bars(panel: Panel, parts: Sequence[Part], labels: Sequence[Sequence[str]], width: float) -> Drawing:
    title = _title(panel, width)
    room_of_labels = max((text_width(list(lines), fonts.REGULAR, 10) for lines in labels), default=0.0)
    heights = [_height_of(lines) for lines in labels]
    height = len(title) * _LEADING + _GAP + sum(heights) + 6
    drawing = Drawing(width, height, initialFontName=fonts.REGULAR)
    for line in _put_title(title, height):
        drawing.add(line)
    top = height - len(title) * _LEADING - _GAP
    for part, lines, room in zip(parts, labels, heights, strict=True):
        for shape in _row(part, panel.full, lines, top - room / 2, (room_of_labels + 8, width)):
            drawing.add(shape)
        top -= room
    return drawing


def _row(part: Part, full: int, lines: Sequence[str], middle: float, span: tuple[float, float]) -> Iterator[Shape]:
    """Draw one answer around the height `middle`; its bar lies between the ends of `span`, but for its number."""
    first = middle + (len(lines) - 1) * 6 - 3.5
    for number, line in enumerate(lines):
        yield String(0, first - number * 12, line, fontName=fonts.REGULAR, fontSize=10)
    left, length, bottom = span[0], span[1] - span[0] - _VALUES - 8, middle - 6
    yield _box(left, bottom, length, white, 12)
    if part.count is None:
        yield from _slants(left, bottom, length, 12)
        yield String(left + length + 8, middle - 3.5, PAPER["hidden"], fontName=fonts.REGULAR, fontSize=10)
        return
    if part.count and full > 0:
        yield _box(left, bottom, part.count / full * length, _SHADES[1], 12)
    words = f"{count_text(part.count)} ({percent_text(part.count, full)})" if full > 0 else count_text(part.count)
    yield String(left + length + 8, middle - 3.5, words, fontName=fonts.REGULAR, fontSize=10)
