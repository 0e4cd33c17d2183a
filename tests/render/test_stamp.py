import struct
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from congdoan_desktop.errors import UserError
from congdoan_desktop.render.stamp import draw_stamp
from tests.fixtures.handwriting import INK, handwriting
from tests.render.seen import fonts_of, lines, page_sizes, text

SIZE = (238.0, 76.5)
AT = datetime(2026, 6, 12, 17, 31, 5, tzinfo=UTC)
UNIT = "Công đoàn cơ sở Công ty Cổ phần Chè Tân Uyên"


def stamp(
    fonts: Path,
    *,
    name: str = "Lò Thị Ánh Nguyệt",
    organisation: str = UNIT,
    position: str = "Chủ tịch",
    picture: bytes | None = None,
) -> bytes:
    return draw_stamp(
        name=name, organisation=organisation, position=position, at=AT, size=SIZE, fonts=fonts, picture=picture
    )


def test_it_says_who_and_when_by_whose_clock(fonts: Path) -> None:
    assert text(stamp(fonts)).split("\n")[:5] == [
        "Người ký: Lò Thị Ánh Nguyệt",
        "Chức vụ: Chủ tịch",
        f"Đơn vị: {UNIT}",
        "Thời gian ký: 13/06/2026 00:31:05 +07:00",
        "(theo đồng hồ máy người ký)",
    ]


def test_it_is_one_page_of_the_size_asked_for_and_always_the_same(fonts: Path) -> None:
    assert page_sizes(stamp(fonts)) == [pytest.approx(SIZE)]
    assert stamp(fonts) == stamp(fonts)
    assert all(embedded for _, embedded in fonts_of(stamp(fonts)))


def test_what_is_not_known_takes_no_line(fonts: Path) -> None:
    found = text(stamp(fonts, organisation="", position=""))
    assert "Chức vụ" not in found
    assert "Đơn vị" not in found


@pytest.mark.parametrize("words", [1, 3, 6])
def test_long_names_get_smaller_letters_and_stay_inside(fonts: Path, words: int) -> None:
    pdf = stamp(fonts, name="Nguyễn Thị Ánh Đào " * words, organisation=f"{UNIT} " * words)
    found = lines(pdf, 0)
    assert all(line.left >= 4 and line.right <= SIZE[0] - 4 and 2 <= line.base <= SIZE[1] - 2 for line in found)
    assert " ".join(" ".join(line.text for line in found).split()).count("Ánh Đào") == words


def test_letters_that_cannot_be_drawn_stop_it(fonts: Path) -> None:
    with pytest.raises(UserError, match="letters_missing"):
        stamp(fonts, name="日本")


def test_a_name_a_little_too_long_gets_smaller_letters_rather_than_a_second_line(fonts: Path) -> None:
    found = lines(stamp(fonts, organisation="Công đoàn cơ sở Công ty TNHH Chè Mây Tân Uyên"), 0)
    assert len(found) == 5
    assert 8.5 <= found[0].size < 10


def test_even_endless_names_are_drawn(fonts: Path) -> None:
    assert page_sizes(stamp(fonts, name="Nguyễn " * 300)) == [pytest.approx(SIZE)]


def test_handwriting_stands_in_the_middle_above_the_words(fonts: Path) -> None:
    pdf = stamp(fonts, picture=handwriting())
    found = lines(pdf, 0)
    assert [line.text for line in found] == [
        "Người ký: Lò Thị Ánh Nguyệt",
        f"Đơn vị: {UNIT}",
        "Thời gian ký: 13/06/2026 00:31:05 +07:00",
        "(theo đồng hồ máy người ký)",
    ]
    assert all(abs((line.left + line.right) / 2 - SIZE[0] / 2) < 1 for line in found)
    left, bottom, right, top = ink(pdf)
    assert abs((left + right) / 2 - SIZE[0] / 2) < 15  # the scribble itself leans a little
    assert bottom > max(line.base for line in found) and top <= SIZE[1]
    assert top - bottom > 25


def test_paper_shows_through_where_there_is_no_ink(fonts: Path) -> None:
    with pikepdf.open(BytesIO(stamp(fonts, picture=handwriting()))) as document:
        (image,) = document.pages[0].get_images().values()
        assert image.SMask.ColorSpace == "/DeviceGray"


@pytest.mark.parametrize("size", [(4000, 20), (20, 4000), (1, 1)], ids=str)
@pytest.mark.parametrize("words", [1, 6])
def test_pictures_of_any_shape_stay_inside(fonts: Path, size: tuple[int, int], words: int) -> None:
    pdf = stamp(fonts, name="Nguyễn Thị Ánh Đào " * words, organisation=f"{UNIT} " * words, picture=handwriting(size))
    found = lines(pdf, 0)
    assert all(line.left >= -0.5 and line.right <= SIZE[0] + 0.5 and line.base > 0 for line in found)
    assert max(line.base for line in found) < SIZE[1] / 2 + 8


HOSTILE = {
    "empty": b"",
    "text": b"no picture at all",
    "jpeg": b"\xff\xd8\xff\xe0" + bytes(100),
    "head only": handwriting()[:16],
    "cut": handwriting()[:-200],
    "head and rubbish": handwriting()[:33] + b"rubbish" * 30,
    "no width": handwriting()[:16] + bytes(4) + handwriting()[20:],
    "wide": handwriting()[:16] + struct.pack(">II", 4001, 10) + handwriting()[24:],
    "bomb": handwriting()[:16] + struct.pack(">II", 0x7FFFFFFF, 0x7FFFFFFF) + handwriting()[24:],
    "heavy": handwriting() + bytes(2 << 20),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pictures_are_refused(fonts: Path, name: str) -> None:
    with pytest.raises(UserError) as caught:
        stamp(fonts, picture=HOSTILE[name])
    assert caught.value.code == "stamp.unfit_picture"


def ink(pdf: bytes) -> tuple[float, float, float, float]:
    """Return the box (left, bottom, right, top in points) of what is drawn in the ink of the picture."""
    import pypdfium2

    page = pypdfium2.PdfDocument(pdf)[0]
    image = page.render(scale=4).to_pil().convert("RGB")
    pixels = image.load()
    places = [
        (x, y)
        for x in range(image.width)
        for y in range(image.height)
        if all(abs(pixels[x, y][band] - INK[band]) < 8 for band in range(3))
    ]
    xs, ys = [x / 4 for x, _ in places], [SIZE[1] - y / 4 for _, y in places]
    return min(xs), min(ys), max(xs), max(ys)
