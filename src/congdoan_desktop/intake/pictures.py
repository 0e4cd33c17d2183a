"""Pictures from outside → plain JPEG: turned upright, made smaller, and nothing in it but what one sees.

`plain_jpeg` runs in the child process of `apart`. A phone writes into a photograph where it was taken (sensitive data,
NĐ 356/2025 Đ4), with which device and when; the picture is drawn anew, so none of that is left.
"""

from io import BytesIO
from typing import TYPE_CHECKING

from congdoan_desktop.errors import UserError

if TYPE_CHECKING:
    from PIL.Image import Image

LONGEST_SIDE = 2560
"""Pixels: enough to read a signed list of A4 (about 220 dpi)."""
SECONDS, MEGABYTES = 30.0, 900
"""What `apart` is to allow: 100 million pixels are 300 MB, and twice that while they are turned upright."""
SMALLEST_SIDE = 8
_QUALITY = 85
_SIGNATURE_SIDE = 1200
"""Pixels of the longer side of a signature: 50 mm at 600 dpi."""
_PAPER = 24
"""Up to here, of 255, a pixel is no stroke but paper."""
_MOST_PIXELS = 100_000_000
_MOST_PIXELS_OF_JPEG = 220_000_000
"""A JPEG is decoded at a fraction of its size."""
_FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "TIFF", "GIF")
_TURNED = {2: "FLIP_LEFT_RIGHT", 3: "ROTATE_180", 4: "FLIP_TOP_BOTTOM", 5: "TRANSPOSE", 6: "ROTATE_270"} | {
    7: "TRANSVERSE",
    8: "ROTATE_90",
}
_ORIENTATION = 0x0112


def plain_jpeg(request: bytes) -> bytes:
    """Return the picture `request` (JPEG, PNG, WebP, BMP, TIFF or GIF of one page) as JPEG without any metadata.

    Raises `UserError` evidence.not_a_picture, evidence.many_pages, evidence.too_many_pixels, evidence.damaged.
    """
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = None  # this process is for one picture; the limit that counts is tested here
    try:
        picture = Image.open(BytesIO(request), formats=_FORMATS)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise UserError("evidence.not_a_picture") from error
    _refuse_unfit(picture)
    try:
        return _encoded(_on_white(_fitted(_upright(picture))))
    except (OSError, ValueError, SyntaxError, IndexError) as error:  # what Pillow says of a file that breaks off
        raise UserError("evidence.damaged") from error


def _refuse_unfit(picture: "Image") -> None:
    """Look at what the head of the file announces, before anything is unpacked."""
    width, height = picture.size
    is_jpeg = picture.format in ("JPEG", "MPO")
    if width * height > (_MOST_PIXELS_OF_JPEG if is_jpeg else _MOST_PIXELS):
        raise UserError("evidence.too_many_pixels")
    if min(width, height) < SMALLEST_SIDE:
        raise UserError("evidence.not_a_picture")
    if picture.format == "TIFF" and getattr(picture, "n_frames", 1) > 1:
        raise UserError("evidence.many_pages")


def _upright(picture: "Image") -> "Image":
    """Return the picture as it was seen; decode it at no more than about twice the size that is kept."""
    from PIL.Image import Transpose

    turn = _TURNED.get(_orientation(picture), "")
    picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    picture.load()
    return picture.transpose(Transpose[turn]) if turn else picture


def _orientation(picture: "Image") -> int:
    try:
        return int(picture.getexif().get(_ORIENTATION, 1))
    except (OSError, ValueError, SyntaxError, TypeError, KeyError):  # a broken EXIF part turns nothing
        return 1


def _fitted(picture: "Image") -> "Image":
    from PIL.Image import Resampling

    longest = max(picture.size)
    if longest <= LONGEST_SIDE:
        return picture
    width, height = (max(1, round(side * LONGEST_SIDE / longest)) for side in picture.size)
    smooth = picture if picture.mode in ("RGB", "RGBA", "L", "I;16") else picture.convert("RGBA")
    return smooth.resize((width, height), Resampling.LANCZOS)


def _on_white(picture: "Image") -> "Image":
    """Return the picture in red, green and blue; what was transparent is paper."""
    from PIL import Image

    if picture.mode.startswith("I;16"):  # a grey scan of 16 bits a pixel; converted as it is, it would be all white
        return picture.point(lambda value: value / 256).convert("L").convert("RGB")
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    layer = picture.convert("RGBA")
    paper = Image.new("RGB", layer.size, "white")
    paper.paste(layer, mask=layer.getchannel("A"))
    return paper


def _encoded(picture: "Image") -> bytes:
    out = BytesIO()
    # Named one by one, so that nothing is taken over from the file: no EXIF, no comment, no XMP, no colour profile.
    picture.info.clear()
    picture.save(out, "JPEG", quality=_QUALITY, optimize=True)
    return out.getvalue()


def signature_png(request: bytes) -> bytes:
    """Return a handwritten signature (PNG) cut to its strokes, on nothing; no bytes where there is no stroke.

    A scan on white becomes transparent as far as it is bright. Raises `UserError` picture.too_many_pixels,
    picture.damaged.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = None
    try:
        picture = Image.open(BytesIO(request), formats=("PNG",))
        if picture.size[0] * picture.size[1] > _MOST_PIXELS:
            raise UserError("picture.too_many_pixels")
        picture.load()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise UserError("picture.damaged") from error
    strokes = picture.convert("RGBA")
    if not picture.has_transparency_data:
        strokes.putalpha(ImageOps.invert(picture.convert("L")).point(lambda value: 0 if value < _PAPER else value))
    box = strokes.getchannel("A").point(lambda value: 255 if value >= _PAPER else 0).getbbox()
    if box is None:
        return b""
    cut = strokes.crop(box)
    cut.thumbnail((_SIGNATURE_SIDE, _SIGNATURE_SIDE))
    cut.info.clear()
    out = BytesIO()
    cut.save(out, "PNG", optimize=True)
    return out.getvalue()
