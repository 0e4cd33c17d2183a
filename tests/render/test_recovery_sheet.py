"""The recovery sheet: one page, the same code for the eye and for a scanner."""

from datetime import datetime
from itertools import pairwise

import pypdfium2
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from congdoan_desktop import paths
from congdoan_desktop.domain.base32 import LETTERS
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.recovery_code import SECRET_BITS, code_of, read_code
from congdoan_desktop.errors import UserError
from congdoan_desktop.render.recovery_sheet import draw_recovery_sheet

NOW = datetime(2026, 12, 1, 9, tzinfo=VIETNAM)
FINGERPRINT = "0123456789abcdef" * 4
QR_LEFT, MODULE = (210 - 22 - 5 - 36) / 25.4 * 72, 36 / 29 / 25.4 * 72
"""Points; a QR code wants four modules of white around it."""
FONTS = paths.resources() / "fonts"


def sheet(secret: int = 12345, unit: str = "Công đoàn cơ sở Công ty Chè Tân Uyên") -> bytes:
    return draw_recovery_sheet(unit, FINGERPRINT, code_of(secret), fonts=FONTS, made_at=NOW)


def words(pdf: bytes) -> str:
    (page,) = pypdfium2.PdfDocument(pdf)
    return page.get_textpage().get_text_bounded()


@settings(deadline=None, max_examples=10)
@given(st.integers(min_value=0, max_value=(1 << SECRET_BITS) - 1))
def test_eye_and_scanner_read_the_code(secret: int) -> None:
    pdf = sheet(secret)
    (page,) = pypdfium2.PdfDocument(pdf)
    assert [read_code(found.text) for found in zxingcpp.read_barcodes(page.render(scale=3).to_pil())] == [
        code_of(secret)
    ]
    assert code_of(secret).replace("-", "") in "".join(words(pdf).split())


def test_what_it_says() -> None:
    said = " ".join(words(sheet()).split())
    assert "0123 4567 89AB CDEF" in said and "09:00 ngày 01/12/2026" in said
    assert "Công đoàn cơ sở Công ty Chè Tân Uyên" in said and "niêm phong" in said and "két" in said
    assert "chữ ký số" not in said.lower()


def test_a_long_name_stays_on_one_page() -> None:
    assert "Dược liệu" in words(sheet(unit="Công đoàn cơ sở Công ty TNHH một thành viên Dược liệu " * 3))


def test_the_widest_letters_stay_beside_the_scanned_code() -> None:
    all_w = sum(LETTERS.index("W") << 5 * place for place in range(26))
    (page,) = pypdfium2.PdfDocument(sheet(all_w))
    text = page.get_textpage()
    boxes = [text.get_charbox(place) for place in range(text.count_chars()) if text.get_text_range(place, 1) == "W"]
    assert len(boxes) == 26
    assert max(box[2] for box in boxes) < QR_LEFT - 4 * MODULE
    assert all(one[2] <= other[0] or abs(one[1] - other[1]) > 1 for one, other in pairwise(boxes))


def test_the_same_values_give_the_same_bytes() -> None:
    assert sheet() == sheet()


def test_letters_that_the_font_lacks_are_named() -> None:
    with pytest.raises(UserError, match=r"font\.letters_missing"):
        sheet(unit="会")
