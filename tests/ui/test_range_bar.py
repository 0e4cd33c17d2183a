"""The bar says no more than the figures: solid for what is sure, hatched for what may be, empty for the rest."""

import pytest
from PySide6.QtGui import QColor, QImage

from congdoan_desktop.ui import theme
from congdoan_desktop.ui.widgets.range_bar import RangeBar

pytestmark = pytest.mark.usefixtures("dressed")


def row_of(low: int, high: int | None, full: int | None, *, state: str = "open") -> list[set[str]]:
    """Return the colours in each tenth of the bar."""
    bar = RangeBar()
    bar.resize(400, 16)
    bar.show_range(low, high, full, state=state, words="…")
    image = bar.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    step = image.width() // 10
    return [
        {
            QColor(image.pixel(x, y)).name().upper()
            for x in range(tenth * step + 3, (tenth + 1) * step - 3)
            for y in range(4, image.height() - 4)
        }
        for tenth in range(10)
    ]


def test_a_range_has_a_solid_and_a_hatched_part() -> None:
    colours, now = row_of(60, 80, 100), theme.colors()
    assert all(part == {now.accent} for part in colours[:6])
    assert all(part > {now.accent} for part in colours[6:8])
    assert all(part == {now.window} for part in colours[8:])


def test_an_exact_number_has_no_hatched_part() -> None:
    colours, now = row_of(50, 50, 100), theme.colors()
    assert colours == [{now.accent}] * 5 + [{now.window}] * 5


def test_an_open_end_is_hatched_to_the_end() -> None:
    assert all(part > {theme.colors().accent} for part in row_of(50, None, 100)[5:])


def test_nothing_known_is_an_empty_bar() -> None:
    assert row_of(0, 0, None) == [{theme.colors().window}] * 10


def test_reached_is_green_and_never_more_than_full() -> None:
    assert row_of(120, 130, 100, state="good") == [{theme.colors().good}] * 10
