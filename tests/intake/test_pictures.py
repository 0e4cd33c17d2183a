"""A picture that comes out holds nothing but what one sees; whatever is no decent picture is refused, soon."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageDraw

from congdoan_desktop.errors import UserError
from congdoan_desktop.intake import pictures
from congdoan_desktop.intake.apart import run_apart
from congdoan_desktop.intake.pictures import signature_png


def tamed(data: bytes) -> bytes:
    return run_apart("pictures:plain_jpeg", data, seconds=pictures.SECONDS, megabytes=pictures.MEGABYTES)


def encoded(picture: Image.Image, format: str = "JPEG", **options: Any) -> bytes:
    out = BytesIO()
    picture.save(out, format, **options)
    return out.getvalue()


def photo(orientation: int = 1) -> bytes:
    """A red half above a blue one, as a phone stores it: with where, by what and when it was taken."""
    picture = Image.new("RGB", (400, 300), "blue")
    picture.paste("red", (0, 0, 400, 150))
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "MAKER OF PHONES"
    exif.get_ifd(0x8825).update({1: "N", 2: (22.0, 3.0, 41.5), 3: "E", 4: (103.0, 9.0, 7.25)})
    return encoded(picture, exif=exif, quality=95, comment=b"taken by somebody")


def seen(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def test_position_and_everything_else_written_beside_the_picture_is_gone() -> None:
    before = photo()
    assert b"MAKER OF PHONES" in before and seen(before).getexif().get_ifd(0x8825)
    after = tamed(before)
    assert all(trace not in after for trace in (b"MAKER OF PHONES", b"Exif", b"taken by somebody", b"GPS"))
    assert dict(seen(after).getexif()) == {} and set(seen(after).info) <= {"jfif", "jfif_version", "jfif_unit"} | {
        "jfif_density"
    }


@pytest.mark.parametrize("orientation,place", [(1, (200, 20)), (3, (200, 280)), (6, (280, 200)), (8, (20, 200))])
def test_the_picture_stands_upright(orientation: int, place: tuple[int, int]) -> None:
    picture = seen(tamed(photo(orientation)))
    assert picture.size == ((400, 300) if orientation in (1, 3) else (300, 400))
    red, _, blue = picture.getpixel(place)  # type: ignore[misc]
    assert red > 200
    assert blue < 60


def test_the_longest_side_is_capped_and_a_small_picture_stays_as_large_as_it_is() -> None:
    assert seen(tamed(encoded(Image.new("RGB", (6000, 3000))))).size == (2560, 1280)
    assert seen(tamed(encoded(Image.new("RGB", (90, 3000)), "PNG"))).size == (77, 2560)
    assert seen(tamed(encoded(Image.new("L", (640, 480))))).size == (640, 480)


@pytest.mark.parametrize("format", ["PNG", "WEBP", "BMP", "TIFF", "GIF"])
def test_other_kinds_of_pictures_become_jpeg(format: str) -> None:
    after = seen(tamed(encoded(Image.new("RGB", (64, 48), "green"), format)))
    assert (after.format, after.mode, after.size) == ("JPEG", "RGB", (64, 48))


def test_what_is_transparent_is_white_paper() -> None:
    after = seen(tamed(encoded(Image.new("RGBA", (40, 40), (200, 0, 0, 0)), "PNG")))
    assert min(after.getpixel((20, 20))) > 245  # type: ignore[type-var]


def test_a_grey_scan_of_sixteen_bits_keeps_its_grey() -> None:
    scan = Image.new("I;16", (3000, 40), 128 * 256)
    after = seen(tamed(encoded(scan, "PNG")))
    assert after.width == 2560 and 120 < after.getpixel((20, 20))[0] < 136  # type: ignore[index]


def test_of_two_pictures_that_a_phone_puts_into_one_file_the_first_is_kept() -> None:
    first, second = Image.new("RGB", (80, 60), "red"), Image.new("RGB", (40, 30), "blue")
    after = seen(tamed(encoded(first, "MPO", save_all=True, append_images=[second])))
    assert (after.format, after.size) == ("JPEG", (80, 60))


def test_the_same_picture_becomes_the_same_file() -> None:
    assert tamed(photo()) == tamed(photo())


def two_pages() -> bytes:
    page = Image.new("L", (50, 50))
    return encoded(page, "TIFF", save_all=True, append_images=[page])


def bomb() -> bytes:
    return encoded(Image.new("1", (40_000, 5_000)), "PNG", compress_level=1)


@pytest.mark.parametrize(
    "made,code",
    [
        pytest.param(lambda: photo()[:1500], "evidence.damaged", id="breaks off"),
        pytest.param(lambda: photo()[:60], "evidence.not_a_picture", id="only a head"),
        pytest.param(lambda: b"MZ\x90\x00" + bytes(4000), "evidence.not_a_picture", id="a program"),
        pytest.param(lambda: b"\xff\xd8\xff\xe0" + b"MZ" * 3000, "evidence.not_a_picture", id="a program with a head"),
        pytest.param(lambda: b"<svg onload='x'/>", "evidence.not_a_picture", id="drawing with a script"),
        pytest.param(bomb, "evidence.too_many_pixels", id="bomb"),
        pytest.param(lambda: encoded(Image.new("1", (1, 50))), "evidence.not_a_picture", id="a line"),
        pytest.param(two_pages, "evidence.many_pages", id="scan of two pages"),
        pytest.param(bytes, "evidence.not_a_picture", id="nothing"),
    ],
)
def test_what_is_no_decent_picture_is_refused(made: Callable[[], bytes], code: str) -> None:
    data = made()
    with pytest.raises(UserError) as refused:
        tamed(data)
    assert refused.value.code == code


def strokes(mode: str = "RGBA", paper: tuple[int, ...] = (0, 0, 0, 0)) -> bytes:
    """A signature in blue ink, a line of 300 pixels in the middle of 900 × 500."""
    picture = Image.new(mode, (900, 500), paper)
    ImageDraw.Draw(picture).line([(300, 250), (600, 250)], fill=(20, 50, 160, 255)[: len(mode)], width=11)
    return encoded(picture, "PNG")


@pytest.mark.parametrize(
    ("mode", "paper"), [("RGBA", (0, 0, 0, 0)), ("RGB", (255, 255, 255)), ("RGB", (250, 248, 240))]
)
def test_a_signature_is_cut_to_its_strokes_and_stands_on_nothing(mode: str, paper: tuple[int, ...]) -> None:
    cut = seen(run_apart("pictures:signature_png", strokes(mode, paper), seconds=30, megabytes=900))
    assert (cut.format, cut.mode) == ("PNG", "RGBA")
    assert cut.size[0] in range(300, 304) and cut.size[1] in range(10, 14)
    alpha = cut.getchannel("A")
    assert alpha.getpixel((150, 5)) >= 95  # type: ignore[operator]


def test_a_large_signature_is_made_smaller_and_an_empty_one_is_none() -> None:
    large = Image.new("RGBA", (4000, 2000), (20, 50, 160, 255))
    assert max(seen(signature_png(encoded(large, "PNG"))).size) == 1200
    assert signature_png(encoded(Image.new("RGBA", (50, 50), (0, 0, 0, 0)), "PNG")) == b""
    assert signature_png(encoded(Image.new("RGB", (50, 50), (255, 255, 255)), "PNG")) == b""


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n", strokes()[:200], b"GIF89a"])
def test_a_broken_signature_is_refused(data: bytes) -> None:
    with pytest.raises(UserError) as caught:
        signature_png(data)
    assert caught.value.code == "picture.damaged"
