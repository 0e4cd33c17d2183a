"""Slips and poster: every code can be read by a phone (zxing) and by a person."""

from datetime import datetime
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
import zxingcpp

from congdoan_desktop import paths
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.errors import UserError
from congdoan_desktop.render.code_slips import draw_slips, grouped
from congdoan_desktop.render.phone_poster import draw_poster, wifi_text

NOW = datetime(2026, 12, 1, 9, tzinfo=VIETNAM)
URL = "http://192.168.137.1:8080/"
CODES = tuple(f"ABCD23{a}{b}" for a in "EFGHJKL" for b in "MNPQ")
FONTS = paths.resources() / "fonts"


def slips(codes: tuple[str, ...] = CODES) -> bytes:
    return draw_slips("Khảo sát", URL, codes, fonts=FONTS, made_at=NOW)


def poster(wifi: tuple[str, str] | None, title: str = "Khảo sát tâm tư, nguyện vọng") -> bytes:
    return draw_poster(title, "CĐCS Chè Tân Uyên", URL, wifi, fonts=FONTS, made_at=NOW)


def seen(pdf: bytes) -> list[list[str]]:
    """Return what a camera reads on each page."""
    document = pypdfium2.PdfDocument(pdf)
    return [[found.text for found in zxingcpp.read_barcodes(page.render(scale=3).to_pil())] for page in document]


def words(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_bounded() for page in document]


def test_every_slip_is_read_and_says_the_same_in_letters() -> None:
    pdf = slips()
    pages = seen(pdf)
    assert [len(page) for page in pages] == [24, 4]
    assert sorted(code for page in pages for code in page) == sorted(f"{URL}{code}" for code in CODES)
    said = words(pdf)
    assert all(grouped(code) in said[place // 24] for place, code in enumerate(CODES))
    assert said[0].count("192.168.137.1:8080") == 24


def test_the_same_codes_give_the_same_bytes_and_no_code_is_a_bug() -> None:
    assert slips() == slips()
    with pytest.raises(ValueError, match="no code"):
        slips(())


@pytest.mark.parametrize("address", ["http://192.168.100.200:8888/", "http://10.0.0.1:8080/"])
def test_a_long_address_fits_beside_its_code(address: str) -> None:
    pdf = draw_slips("Khảo sát", address, CODES[:3], fonts=FONTS, made_at=NOW)
    page: Any = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    found = page.search(address.removeprefix("http://").rstrip("/")).get_next()
    assert found is not None
    page.count_rects(*found)
    right = page.get_rect(0)[2]
    assert right < 9 / 25.4 * 72 + (210 - 18) / 3 / 25.4 * 72


@pytest.mark.parametrize(
    ("name", "password"), [("KhaoSat", "che-xanh-2026"), ('Wi;Fi:"1",\\', 'a;b:c,d"e\\'), ("Mở", "")]
)
def test_the_poster_joins_the_wifi_and_opens_the_page(name: str, password: str) -> None:
    pdf = poster((name, password))
    (codes,) = seen(pdf)
    assert sorted(codes) == sorted((wifi_text(name, password), URL))
    (said,) = words(pdf)
    assert name in said and password in said and "192.168.137.1:8080" in said and "Vẫn kết nối" in said


def test_what_a_phone_joins_by() -> None:
    assert wifi_text("A;B", 'p"1') == 'WIFI:T:WPA;S:A\\;B;P:p\\"1;;'
    assert wifi_text("Open", "") == "WIFI:S:Open;;"


def test_a_poster_without_wifi_has_one_code_and_a_long_title_stays_on_the_page() -> None:
    pdf = poster(None, title="Khảo sát tâm tư, nguyện vọng của đoàn viên, công nhân, người lao động " * 2)
    assert seen(pdf) == [[URL]]


def test_letters_that_the_font_lacks_are_named() -> None:
    with pytest.raises(UserError, match=r"font\.letters_missing"):
        poster(("Wi-Fi 会", "x"))


def test_the_code_of_a_slip_is_in_four_and_four() -> None:
    assert grouped("ABCD2345") == "ABCD 2345"
    assert BytesIO(slips()).read(5) == b"%PDF-"
