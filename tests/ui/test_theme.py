"""Colours that can be read: WCAG 2.1 contrast, worked out from its own formula."""

from dataclasses import fields

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from congdoan_desktop.ui import theme
from congdoan_desktop.ui.theme import DARK, LIGHT, Colors
from congdoan_desktop.ui.widgets.status_label import SIGNS, StatusLabel

BOTH = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_of_the_standard_itself() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@BOTH
@pytest.mark.parametrize("name", ["text", "muted", "accent", "bad", "near", "good"])
@pytest.mark.parametrize("ground", ["window", "surface"])
def test_words_can_be_read(palette: Colors, name: str, ground: str) -> None:
    assert contrast(getattr(palette, name), getattr(palette, ground)) >= 4.5


@BOTH
def test_words_on_accent_and_on_a_chosen_row_can_be_read(palette: Colors) -> None:
    assert contrast("#FFFFFF", palette.button) >= 4.5
    assert contrast(palette.text, palette.soft) >= 4.5
    assert contrast(palette.accent, palette.soft) >= 4.5


@BOTH
def test_the_border_of_a_field_can_be_seen(palette: Colors) -> None:
    assert contrast(palette.edge, palette.surface) >= 3


def test_every_colour_is_written_in_full() -> None:
    for palette in (LIGHT, DARK):
        assert all(len(getattr(palette, field.name)) == 7 for field in fields(palette))


@pytest.mark.usefixtures("dressed")
def test_a_state_is_never_colour_alone() -> None:
    for state, sign in SIGNS.items():
        label = StatusLabel(state, "Đạt")
        assert label.text() == f"{sign} Đạt".strip()


@pytest.mark.usefixtures("dressed")
def test_a_role_can_change() -> None:
    label = QLabel("Quá hạn")
    theme.mark(label, "role", "bad")
    label.ensurePolished()
    assert label.palette().color(label.foregroundRole()).name().upper() == theme.colors().bad
    theme.mark(label, "role", "good")
    assert label.palette().color(label.foregroundRole()).name().upper() == theme.colors().good


def test_the_font_has_all_vietnamese_letters(dressed: None, qapp: QApplication) -> None:
    from PySide6.QtGui import QFontMetrics

    metrics = QFontMetrics(qapp.font())
    assert all(metrics.inFontUcs4(ord(letter)) for letter in "ăâđêôơưẠắỆởỹỮ")
