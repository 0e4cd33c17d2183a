from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from reportlab.graphics.shapes import Drawing, Group, Line, Rect, Shape, String
from reportlab.pdfbase.pdfmetrics import stringWidth

from congdoan_desktop.domain.report import Chart, Panel, Part
from congdoan_desktop.render.chart import draw_charts
from congdoan_desktop.render.fonts import register
from congdoan_desktop.render.panels import draw_panels

WIDTH = 450.0


@pytest.fixture(autouse=True, scope="module")
def registered(fonts: Path) -> None:
    register(fonts)


def panel(*counts: int | None, full: int = 100, stacked: bool = True, label: str = "Trả lời") -> Panel:
    parts = tuple(Part(label=f"{label} {place}", count=count) for place, count in enumerate(counts))
    return Panel(title="Anh/chị có hài lòng không?", full=full, parts=parts, stacked=stacked)


def shapes(shape: Drawing | Group) -> Iterator[Shape]:
    for one in shape.contents:
        yield from shapes(one) if isinstance(one, Group) else [one]


def words(drawing: Drawing) -> list[str]:
    return [one.text for one in shapes(drawing) if isinstance(one, String)]


def pieces(drawing: Drawing) -> list[Rect]:
    """The whole bar first, then its pieces from left to right."""
    return [one for one in shapes(drawing) if isinstance(one, Rect) and one.height == 16]


def test_pieces_are_the_shares_and_fill_the_bar() -> None:
    (drawing,) = draw_panels(panel(20, 50, 30), WIDTH)
    whole, *parts = pieces(drawing)
    assert [part.width / whole.width for part in parts] == pytest.approx([0.2, 0.5, 0.3])
    assert [part.x for part in parts] == pytest.approx([0, 90, 315])
    assert "Trả lời 1: 50,0\u00a0%" in words(drawing)


def test_what_is_hidden_is_one_heap_that_says_nothing_of_its_parts() -> None:
    (one,) = draw_panels(panel(60, None, None), WIDTH)
    (other,) = draw_panels(panel(None, 60, None), WIDTH)
    for drawing in (one, other):
        _, shown, heap = pieces(drawing)
        assert (shown.width, heap.x, heap.width) == pytest.approx((0.6 * WIDTH, 0.6 * WIDTH, 0.4 * WIDTH))
        assert words(drawing).count("ẩn") == 1
        assert sum(text.endswith(": ẩn") for text in words(drawing)) == 2
        assert any(isinstance(shape, Line) for shape in shapes(drawing))


def test_bars_of_several_ticks_are_each_on_the_whole() -> None:
    (drawing,) = draw_panels(panel(80, None, 20, stacked=False), WIDTH)
    tracks = [one for one in shapes(drawing) if isinstance(one, Rect)]
    assert [bar.width / tracks[0].width for bar in tracks] == pytest.approx([1, 0.8, 1, 1, 0.2])
    assert {"80 (80,0\u00a0%)", "ẩn", "20 (20,0\u00a0%)"} <= set(words(drawing))


def test_shades_next_to_one_another_differ_in_grey() -> None:
    (drawing,) = draw_panels(panel(20, 20, 20, 20, 20), WIDTH)
    greys = [0.3 * f.red + 0.59 * f.green + 0.11 * f.blue for f in (part.fillColor for part in pieces(drawing)[1:])]
    assert all(pale - dark > 0.08 for dark, pale in pairwise(greys))


@pytest.mark.parametrize("stacked", [True, False])
@pytest.mark.parametrize("full", [0, 1, 5000])
def test_nothing_is_wider_than_the_page_or_higher(full: int, stacked: bool) -> None:
    long = "Một câu trả lời dài hơn nhiều so với chỗ có được trên giấy, " * 4
    for count in (1, 5, 70):
        for drawing in draw_panels(panel(*[None] * count, full=full, stacked=stacked, label=long), WIDTH):
            assert drawing.height <= 540
            for one in shapes(drawing):
                if isinstance(one, String) and one.textAnchor != "middle":
                    assert one.x + stringWidth(one.text, one.fontName, one.fontSize) <= WIDTH + 1


def test_a_chart_of_panels_is_drawn_in_pieces() -> None:
    chart = Chart(title="", unit="phiếu", panels=(panel(1), panel(2), panel(3)))
    assert len(draw_charts(chart, WIDTH)) == 3
