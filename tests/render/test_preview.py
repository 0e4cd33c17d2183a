import pytest

from congdoan_desktop.errors import UserError
from congdoan_desktop.render.drawn import Paper
from congdoan_desktop.render.preview import page_count, page_image


def test_a_page_becomes_a_picture_of_the_width_asked_for(paper: Paper) -> None:
    image = page_image(paper.pdf, 0, 600)
    assert (image.width, image.height) == (600, pytest.approx(600 * 297 / 210, abs=1.5))
    assert image.stride >= 3 * image.width
    assert len(image.rgb) == image.stride * image.height
    rows = [image.rgb[y * image.stride : y * image.stride + 3 * image.width] for y in range(image.height)]
    assert rows[5] == b"\xff" * (3 * image.width), "the margin is white"
    assert any(min(row) < 60 for row in rows), "there is black on the page"


def test_colours_come_as_red_green_blue(paper: Paper) -> None:
    image = page_image(paper.pdf, 1, 600)
    pixels = {image.rgb[i : i + 3] for i in range(0, len(image.rgb) - 2, 3) if image.stride == 3 * image.width}
    assert bytes((0x0B, 0x5C, 0xAD)) in pixels, "the blue of the chart"


@pytest.mark.parametrize(("width", "bands"), [(600, 6), (593, 7), (101, 3)])
def test_bands_are_the_page_in_pieces(paper: Paper, width: int, bands: int) -> None:
    whole = page_image(paper.pdf, 0, width)
    pieces = [page_image(paper.pdf, 0, width, band=band, bands=bands) for band in range(bands)]
    assert [piece.top for piece in pieces] == [sum(one.height for one in pieces[:n]) for n in range(bands)]
    assert sum(piece.height for piece in pieces) == whole.height == whole.whole
    assert {(piece.width, piece.stride) for piece in pieces} == {(whole.width, whole.stride)}
    assert b"".join(piece.rgb for piece in pieces) == whole.rgb


def test_pages_are_counted(paper: Paper) -> None:
    assert page_count(paper.pdf) == paper.pages


@pytest.mark.parametrize("page", [-1, 99])
def test_there_is_no_such_page(paper: Paper, page: int) -> None:
    with pytest.raises(IndexError):
        page_image(paper.pdf, page, 100)


@pytest.mark.parametrize("data", [b"", b"not a pdf", b"%PDF-1.7\n"])
def test_what_is_no_pdf_is_said_so(data: bytes) -> None:
    with pytest.raises(UserError, match=r"pdf\.unreadable"):
        page_count(data)
    with pytest.raises(UserError, match=r"pdf\.unreadable"):
        page_image(data, 0, 100)
