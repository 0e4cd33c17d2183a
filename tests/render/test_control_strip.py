"""The strip of a paper signed by hand: on every page, in the margin, and read again from a bad scan."""

import random
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image, ImageChops, ImageFilter

from congdoan_desktop.domain.control_code import ControlStrip, read_qr
from congdoan_desktop.handoff.pdfa import to_pdfa3
from congdoan_desktop.render.drawn import Paper
from congdoan_desktop.render.paper import draw_pdf
from tests.fixtures.sample_report import unnumbered_report
from tests.independent.verapdf import verapdf
from tests.render.seen import MM, lines, page_sizes, page_text, shapes

STRIP = ControlStrip(digest="4f1c9a7e03b85d26" * 4)


@pytest.fixture(scope="module")
def printed(fonts: Path) -> Paper:
    """Nine pages, some on their side."""
    return draw_pdf(unnumbered_report(), fonts=fonts, draft=False, strip=STRIP)


def test_every_page_bears_it_in_the_bottom_margin(printed: Paper) -> None:
    for page in range(printed.pages):
        code, *others = [shape for shape in shapes(printed.pdf, page) if shape.top < 25 * MM]
        assert not others
        assert code.width / MM == pytest.approx(code.height / MM, abs=0.1)
        assert code.width >= 14 * MM
        assert code.left / MM == pytest.approx(30, abs=0.1)
        assert code.bottom > 5 * MM, "printers do not reach the edge"
        words = [line for line in lines(printed.pdf, page) if line.base < 25 * MM]
        assert words[0].text == f"Mã đối chiếu {STRIP.code} · trang {page + 1}/{printed.pages}"
        assert [round(line.size, 1) for line in words] == [9, 9]
        assert all(code.right + 4 * code.width / 33 < line.left for line in words), "white around the code"


def test_the_text_keeps_away_from_it(printed: Paper) -> None:
    for page, (width, height) in enumerate(page_sizes(printed.pdf)):
        code = next(shape for shape in shapes(printed.pdf, page) if shape.top < 25 * MM)
        text = [line for line in lines(printed.pdf, page) if 25 * MM - 5 < line.base < height - 20 * MM]
        assert text
        assert min(line.base for line in text) > code.top + 4 * code.width / 33
        assert all(line.right < width - 20 * MM + 1 for line in text)


def test_it_is_no_draft_and_what_is_signed_elsewhere_has_none(fonts: Path, printed: Paper) -> None:
    plain = draw_pdf(unnumbered_report(), fonts=fonts, draft=False)
    for page in range(printed.pages):
        assert "DỰ THẢO" not in page_text(printed.pdf, page)
    assert not any("Mã đối chiếu" in page_text(plain.pdf, page) for page in range(plain.pages))


def test_the_room_for_the_signature_lies_above_it(printed: Paper) -> None:
    assert printed.signature.box[1] > 25 * MM


@pytest.mark.parametrize("turn", [1.0, -1.5])
def test_every_page_is_read_from_a_bad_scan(printed: Paper, tmp_path: Path, turn: float) -> None:
    for page, picture in enumerate(scanned(printed.pdf, tmp_path, turn), 1):
        found = [read_qr(code.text) for code in zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)]
        assert found == [(STRIP, page)]


def test_the_same_strip_gives_the_same_bytes(fonts: Path, printed: Paper) -> None:
    assert draw_pdf(unnumbered_report(), fonts=fonts, draft=False, strip=STRIP) == printed


def test_it_can_be_kept_for_good(printed: Paper, tmp_path: Path) -> None:
    report = unnumbered_report()
    kept = to_pdfa3(printed.pdf, title="Báo cáo", author=report.unit_name, created=report.made_at, attachments=())
    path = tmp_path / "printed.pdf"
    path.write_bytes(kept)
    assert verapdf([path], "3u", tmp_path / "scratch") == {path: []}


def scanned(pdf: bytes, folder: Path, turn: float) -> list[Image.Image]:
    """Return pages as an office scanner gives them: 200 dpi, grey, askew, faint, grainy, pressed by JPEG."""
    subprocess.run(
        ["pdftoppm", "-r", "200", "-gray", "-", str(folder / "page")], input=pdf, check=True, capture_output=True
    )
    return [spoilt(Image.open(path), turn, seed) for seed, path in enumerate(sorted(folder.glob("page*.pgm")))]


def spoilt(picture: Image.Image, turn: float, seed: int) -> Image.Image:
    turned = picture.rotate(turn, resample=Image.Resampling.BILINEAR, fillcolor=255)
    faint = turned.filter(ImageFilter.GaussianBlur(0.8)).point(lambda value: 40 + value * 190 // 255)
    grain = Image.frombytes("L", faint.size, random.Random(seed).randbytes(faint.width * faint.height))
    grainy = ImageChops.subtract(faint, grain.point(lambda value: value // 6))
    pressed = BytesIO()
    grainy.save(pressed, "JPEG", quality=40)
    return Image.open(pressed)
