from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.graphics.shapes import Drawing, Group, Line, Rect, String

from congdoan_desktop.domain.report import Bar, Chart
from congdoan_desktop.render.chart import draw_chart, hatched
from congdoan_desktop.render.fonts import register


@pytest.fixture(autouse=True, scope="module")
def registered(fonts: Path) -> None:
    register(fonts)


def chart_of(*bars: tuple[int, int, int]) -> Chart:
    return Chart(title="", unit="người", bars=tuple(Bar(label="Nhãn", low=a, high=b, full=c) for a, b, c in bars))


def groups(drawing: Drawing) -> list[Group]:
    return [shape for shape in drawing.contents if isinstance(shape, Group)]


def bars_of(drawing: Drawing) -> list[tuple[Rect, Rect, int]]:
    """Track, solid part and number of hatching lines of every bar."""
    found = []
    for group in groups(drawing):
        rects = [shape for shape in group.contents if isinstance(shape, Rect)]
        if rects and rects[0].height == 14:
            found.append((rects[0], rects[-1], sum(isinstance(shape, Line) for shape in group.contents)))
    return found


@pytest.mark.parametrize(
    ("low", "high", "full", "part"), [(120, 120, 240, 0.5), (0, 0, 7, 0), (7, 7, 7, 1), (9, 9, 7, 1)]
)
def test_the_solid_part_is_the_share(low: int, high: int, full: int, part: float) -> None:
    ((track, solid, lines),) = bars_of(draw_chart(chart_of((low, high, full)), 450))
    assert solid.width == pytest.approx(part * track.width)
    assert lines == 0


def test_a_range_is_hatched_after_the_solid_part() -> None:
    drawing = draw_chart(chart_of((168, 212, 240)), 450)
    ((track, solid, lines),) = bars_of(drawing)
    assert solid.width == pytest.approx(0.7 * track.width)
    assert lines > 3
    words = [shape.text for group in groups(drawing) for shape in group.contents if isinstance(shape, String)]
    assert "có thể có, chưa xác định" in words


def test_nobody_to_count_draws_an_empty_track() -> None:
    ((_, solid, lines),) = bars_of(draw_chart(chart_of((0, 0, 0)), 450))
    assert (solid.width, lines) == (0, 0)


@given(st.floats(0, 500), st.floats(0, 500), st.floats(0, 400))
def test_hatching_stays_inside_its_box(x: float, y: float, width: float) -> None:
    for shape in hatched(x, y, width):
        if isinstance(shape, Line):
            for a, b in ((shape.x1, shape.y1), (shape.x2, shape.y2)):
                assert x - 1e-6 <= a <= x + width + 1e-6
                assert y - 1e-6 <= b <= y + 14 + 1e-6


def test_a_long_label_makes_room_for_itself() -> None:
    short, long = (
        Chart(title="", unit="", bars=(Bar(label=t, low=1, high=1, full=2),)) for t in ("a", "nhãn rất dài " * 8)
    )
    assert draw_chart(long, 450).height > draw_chart(short, 450).height + 20
