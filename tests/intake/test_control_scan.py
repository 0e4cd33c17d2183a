"""Pages of a scan are seen for what they are; a file that means harm is refused, and quickly."""

from collections.abc import Callable
from io import BytesIO

import pypdfium2
import pytest
from PIL import Image

from congdoan_desktop.errors import UserError
from congdoan_desktop.intake.control_scan import MOST_PAGES, PageSeen, look_at
from tests.intake.hostile_scans import empty_pdf, jpeg, pdf_bomb, pdf_of_huge_jpeg


def page(width: int, height: int, colour: object = "white", ink: object = None) -> Image.Image:
    picture = Image.new("RGB", (width, height), colour)  # type: ignore[arg-type]
    if ink is not None:
        picture.paste(ink, (width // 4, height // 4, width // 2, height // 2))  # type: ignore[arg-type]
    return picture


def pdf(*pages: Image.Image, dpi: float) -> bytes:
    stream = BytesIO()
    pages[0].save(stream, "PDF", save_all=True, append_images=pages[1:], resolution=dpi)
    return stream.getvalue()


@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_the_resolution_is_measured_on_the_page(dpi: int) -> None:
    a4 = page(round(dpi * 8.27), round(dpi * 11.69), ink="black")
    (seen,) = look_at(pdf(a4, dpi=dpi))
    assert seen.dpi == pytest.approx(dpi, abs=1)
    assert (seen.blank, seen.colour) == (False, False)
    (turned,) = look_at(pdf(a4.transpose(Image.Transpose.ROTATE_90), dpi=dpi))
    assert turned.dpi == pytest.approx(dpi, abs=1)


def test_ink_and_colour_are_told_apart_from_paper_and_grey() -> None:
    size = (830, 1170)
    pages = (page(*size), page(*size, colour=(235, 230, 215)), page(*size, ink=(90, 90, 96)), page(*size, ink="red"))
    seen = look_at(pdf(*pages, dpi=100))
    assert [(one.blank, one.colour) for one in seen] == [(True, False), (True, False), (False, False), (False, True)]


def test_a_page_that_is_drawn_is_no_picture() -> None:
    assert look_at(empty_pdf(2)) == (PageSeen(dpi=0, blank=True, colour=False),) * 2


def test_a_small_picture_on_a_page_is_no_scan() -> None:
    with pypdfium2.PdfDocument.new() as document:
        image = pypdfium2.PdfImage.new(document)
        image.load_jpeg(BytesIO(jpeg(400, 400)))
        image.set_matrix(pypdfium2.PdfMatrix().scale(100, 100))
        sheet = document.new_page(595, 842)
        sheet.insert_obj(image)
        sheet.gen_content()
        stream = BytesIO()
        document.save(stream)
    assert look_at(stream.getvalue())[0].dpi == 0


def test_too_many_pages_are_refused() -> None:
    with pytest.raises(UserError) as error:
        look_at(empty_pdf(MOST_PAGES + 1))
    assert error.value.code == "scan.too_many_pages"


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"%PDF-1.7\n" + b"\xff" * 10_000])
def test_damaged_files_are_refused(data: bytes) -> None:
    with pytest.raises(UserError) as error:
        look_at(data)
    assert error.value.code == "scan.unreadable"


@pytest.mark.parametrize("hostile", [pdf_of_huge_jpeg, pdf_bomb])
def test_a_page_that_means_harm_is_not_unpacked(hostile: Callable[[], bytes]) -> None:
    (seen,) = look_at(hostile())
    assert seen.damaged
