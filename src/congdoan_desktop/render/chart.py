"""A chart of horizontal bars: solid up to what is certain, hatched up to what is possible, on a scale up to all."""

from collections.abc import Iterator

from reportlab.graphics.shapes import Drawing, Group, Line, Rect, String
from reportlab.lib.colors import Color, HexColor, black, white

from congdoan_desktop.domain.numbers import count_text, span_text
from congdoan_desktop.domain.report import Bar, Chart
from congdoan_desktop.render import fonts, style
from congdoan_desktop.render.fonts import printable
from congdoan_desktop.render.lines import split_lines
from congdoan_desktop.render.panels import draw_panels
from congdoan_desktop.texts import PAPER

_BLUE = HexColor(style.BLUE)
_GREY = HexColor("#8A8F94")
_SIZE = 11
_LEADING = 14
_LABELS = 150
_VALUES = 112
_GAP = 8
_THICKNESS = 14
_HATCH = 4


def draw_charts(chart: Chart, width: float) -> list[Drawing]:
    """Return the chart (without its title) `width` points wide, in pieces: its bars, then its panels."""
    bars = [draw_chart(chart, width)] if chart.bars or not chart.panels else []
    return [*bars, *(piece for panel in chart.panels for piece in draw_panels(panel, width))]


def draw_chart(chart: Chart, width: float) -> Drawing:
    """Return the bars of the chart `width` points wide."""
    labels = [split_lines(printable(bar.label), fonts.REGULAR, _SIZE, _LABELS) for bar in chart.bars]
    heights = [max(_THICKNESS, len(lines) * _LEADING) + 10 for lines in labels]
    legend = _LEADING if any(bar.low < bar.high for bar in chart.bars) else 0
    foot = 18 + legend
    drawing = Drawing(width, sum(heights) + foot + 2, initialFontName=fonts.REGULAR)
    left, length = _LABELS + _GAP, width - _LABELS - _VALUES - 2 * _GAP
    for shape in _scale(left, length, foot, sum(heights)):
        drawing.add(shape)
    top = drawing.height - 2
    for bar, lines, height in zip(chart.bars, labels, heights, strict=True):
        middle = top - height / 2
        drawing.add(_bar(bar, left, middle - _THICKNESS / 2, length))
        drawing.add(_text_block(lines, middle))
        drawing.add(
            String(left + length + _GAP, middle - 4, _value(bar, chart.unit), fontName=fonts.BOLD, fontSize=_SIZE)
        )
        top -= height
    if legend:
        drawing.add(_legend(left, 2))
    return drawing


def _value(bar: Bar, unit: str) -> str:
    count = span_text(count_text(bar.low), count_text(bar.high))
    return PAPER["bar_value"].format(count=count, full=count_text(bar.full), unit=unit)


def _bar(bar: Bar, x: float, y: float, length: float) -> Group:
    """Draw what passes the scale only up to its end."""
    low, high = (min(count, bar.full) / bar.full * length if bar.full > 0 else 0.0 for count in (bar.low, bar.high))
    track = _box(x, y, length, _THICKNESS, fill=white, edge=_GREY)
    solid = _box(x, y, low, _THICKNESS, fill=_BLUE, edge=_BLUE)
    return Group(track, *hatched(x + low, y, high - low), solid)


def _box(x: float, y: float, width: float, height: float, *, fill: Color, edge: Color) -> Rect:
    box = Rect(x, y, width, height)
    box.fillColor, box.strokeColor, box.strokeWidth = fill, edge, 0.6
    return box


def hatched(x: float, y: float, width: float) -> Iterator[Rect | Line]:
    """Yield a box with slanted lines, each cut off at the box (nothing at all for no width)."""
    if width <= 0:
        return
    yield _box(x, y, width, _THICKNESS, fill=white, edge=_BLUE)
    offset = _HATCH - _THICKNESS
    while offset < width:
        start, end = max(0.0, offset), min(width, offset + _THICKNESS)
        yield Line(x + start, y + start - offset, x + end, y + end - offset, strokeColor=_BLUE, strokeWidth=0.7)
        offset += _HATCH


def _text_block(lines: list[str], middle: float) -> Group:
    top = middle + (len(lines) - 1) * _LEADING / 2 - 4
    return Group(
        *(String(0, top - i * _LEADING, line, fontName=fonts.REGULAR, fontSize=_SIZE) for i, line in enumerate(lines))
    )


def _scale(left: float, length: float, foot: float, height: float) -> Iterator[Line | String]:
    for percent in (0, 25, 50, 75, 100):
        x = left + length * percent / 100
        yield Line(x, foot - 3, x, foot + height, strokeColor=_GREY, strokeWidth=0.3)
        yield String(x, foot - 14, f"{percent}\u00a0%", textAnchor="middle", fontName=fonts.REGULAR, fontSize=9)


def _legend(left: float, y: float) -> Group:
    def word(x: float, key: str) -> String:
        return String(x, y + 1, PAPER[key], fontName=fonts.REGULAR, fontSize=9, fillColor=black)

    sure = _box(left, y, 14, 8, fill=_BLUE, edge=_BLUE)
    maybe = _box(left + 92, y, 14, 8, fill=white, edge=_BLUE)
    lines = [Line(left + 92 + i, y, left + 98 + i, y + 8, strokeColor=_BLUE, strokeWidth=0.7) for i in (0, 4, 8)]
    return Group(sure, word(left + 18, "bar_sure"), maybe, *lines, word(left + 110, "bar_maybe"))
