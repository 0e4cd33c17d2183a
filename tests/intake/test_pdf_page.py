"""Pages of strangers' PDFs are drawn by another process, which may be killed for what it reads."""

import pytest

from congdoan_desktop.errors import UserError
from congdoan_desktop.intake.pdf_page import _ORDER, draw, draw_page
from tests.signing import samples


def test_a_page_is_drawn_as_wide_as_asked() -> None:
    drawn = draw(samples.signed_pdf(), 0, 400)
    assert drawn.pages >= 1 and abs(drawn.width - 400) <= 1 and drawn.height > drawn.width
    assert len(drawn.rgb) == drawn.stride * drawn.height


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 nothing", b"PK\x03\x04"])
def test_what_is_no_pdf_is_one_sentence(data: bytes) -> None:
    with pytest.raises(UserError, match=r"scan\."):
        draw_page(_ORDER.pack(0, 400) + data)


def test_a_page_past_the_end_is_the_last_one() -> None:
    assert draw_page(_ORDER.pack(99, 120) + samples.signed_pdf())
