"""Scans (PDF, JPEG, PNG, TIFF) → their pages in grey. Runs in the child process of `apart`; size first, then pixels."""

from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any

from congdoan_desktop.domain.omr import Trouble
from congdoan_desktop.intake.scan_frames import FileLength

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PAGES = 2_000
"""Of one file."""
_MOST_PIXELS, _MOST_PIXELS_OF_JPEG = 80_000_000, 160_000_000
"""A page of A4 at 600 dpi has 35 million."""
_LONGEST = 1700
"""Pixels that a page keeps at least (about 150 dpi), and less than twice that, if it has them."""
_DRAWN = 2000
"""Pixels of the longer side of a page that has to be drawn: 171 dpi."""
_LEAST = 300
_DEEPEST = 5
"""Of pictures inside forms inside forms."""
_FORMATS = ("JPEG", "PNG", "TIFF")
Attempt = Callable[[], "Image | Trouble"]
"""One way to the picture of a page; dear ones are gone only if need be."""


def length_of(file: memoryview) -> FileLength:
    """Return how many pages a file has, without unpacking any."""
    if is_pdf(file):
        return _pdf_length(file)
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None  # looked at page by page
    try:
        with Image.open(BytesIO(file), formats=_FORMATS) as picture:
            pages = _frames(picture)
    except Exception:  # a hostile file makes the reader fail in any way it can
        return FileLength(trouble="damaged_file")
    return FileLength(trouble="too_many_pages") if pages > MOST_PAGES else FileLength(pages=pages)


def attempts(file: memoryview, first: int, count: int) -> Iterator[tuple[Attempt, ...]]:
    """Yield for each page the ways to its picture, cheapest first."""
    if is_pdf(file):
        yield from _pdf_attempts(file, first, count)
        return
    for page in range(first, first + count):
        yield (partial(_frame, file, page),)


def is_pdf(head: memoryview | bytes) -> bool:
    """Whether a file begins like a PDF."""
    return b"%PDF-" in bytes(head[:1024])


def _pdf_length(file: memoryview) -> FileLength:
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(bytes(file)) as document:
            pages = len(document)
    except pypdfium2.PdfiumError as error:
        return FileLength(trouble="locked_file" if "password" in str(error).lower() else "damaged_file")
    if pages > MOST_PAGES:
        return FileLength(trouble="too_many_pages")
    return FileLength(pages=pages) if pages else FileLength(trouble="damaged_file")


def _pdf_attempts(file: memoryview, first: int, count: int) -> Iterator[tuple[Attempt, ...]]:
    import pypdfium2

    with pypdfium2.PdfDocument(bytes(file)) as document:
        for number in range(first, first + count):
            try:
                page = document[number]
            except pypdfium2.PdfiumError:
                yield (_damaged,)
                continue
            if _is_too_large(page):
                yield (_too_large,)
                continue
            scan = _only_scan(page)
            drawn = partial(_drawn, page)
            yield (partial(_frame, memoryview(scan), 0), drawn) if scan else (drawn,)
            page.close()


def _only_scan(page: Any) -> bytes:
    """Return the JPEG that a page consists of; nothing for a page that is made in another way."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    try:
        objects = list(page.get_objects(max_depth=1))
        if len(objects) != 1 or objects[0].type != pdfium.FPDF_PAGEOBJ_IMAGE:
            return b""
        return bytes(objects[0].get_data()) if objects[0].get_filters() == ["DCTDecode"] else b""
    except (pypdfium2.PdfiumError, RuntimeError):
        return b""


def _drawn(page: Any) -> "Image | Trouble":
    width, height = page.get_size()
    if not 0 < min(width, height) <= max(width, height) < 20_000:
        return "damaged_page"
    scale = _DRAWN / max(width, height)
    if min(width, height) * scale < _LEAST:
        return "no_codes"
    picture: Image = page.render(scale=scale, grayscale=True, may_draw_forms=False).to_pil()
    lightest, darkest = picture.convert("L").getextrema()
    # What cannot be unpacked is left out without a word, and would pass for a blank page.
    return "damaged_page" if lightest == darkest and not _can_be_unpacked(page) else picture.convert("L")


def _frame(file: memoryview, page: int) -> "Image | Trouble":
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None  # the limit that counts is tested in `_grey`
    try:
        with Image.open(BytesIO(file), formats=_FORMATS) as picture:
            if page:
                picture.seek(page)
            return _grey(picture)
    except MemoryError:
        return "too_large"
    except Exception:  # what Pillow says of a file that breaks off is of many kinds
        return "damaged_page"


def _is_too_large(page: Any) -> bool:
    """Whether a picture on the page has more pixels than any scan."""
    import pypdfium2

    try:
        sizes = [one.get_px_size() for one in pictures_on(page)]
    except (pypdfium2.PdfiumError, RuntimeError):
        return False
    return any(width * height > _MOST_PIXELS_OF_JPEG for width, height in sizes)


def _can_be_unpacked(page: Any) -> bool:
    """Whether all pictures on the page can be unpacked."""
    import pypdfium2

    try:
        for one in pictures_on(page):
            one.get_bitmap().close()
    except (pypdfium2.PdfiumError, RuntimeError, MemoryError):
        return False
    return True


def open_pdf(file: bytes) -> Any:
    """Return the PDF, opened. Raises `RuntimeError`."""
    import pypdfium2

    return pypdfium2.PdfDocument(file)


def pictures_on(page: Any) -> list[Any]:
    """Return the pictures on a page of a PDF, those inside forms too. Raises `RuntimeError`."""
    import pypdfium2.raw as pdfium

    return list(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=_DEEPEST))


def _too_large() -> Trouble:
    return "too_large"


def _damaged() -> Trouble:
    return "damaged_page"


def _grey(picture: "Image") -> "Image | Trouble":
    """Look at what the head of the file announces, then unpack it at no more than the size that is needed."""
    width, height = picture.size
    is_jpeg = picture.format in ("JPEG", "MPO")
    if width * height > (_MOST_PIXELS_OF_JPEG if is_jpeg else _MOST_PIXELS):
        return "too_large"
    if min(width, height) < _LEAST:
        return "no_codes"
    factor = max(1, max(width, height) // _LONGEST)
    picture.draft("L", (width // factor, height // factor))
    picture.load()
    grey = _on_white(picture)
    left = max(1, max(grey.size) // _LONGEST)
    return grey.reduce(left) if left > 1 else grey


def _on_white(picture: "Image") -> "Image":
    from PIL import Image

    if picture.mode == "L":
        return picture.copy()
    if picture.mode.startswith("I;16"):  # converted as it is, it would be all white
        return picture.point(lambda value: value / 256).convert("L")
    if not picture.has_transparency_data:
        return picture.convert("L")
    layer = picture.convert("RGBA")
    paper = Image.new("RGB", layer.size, "white")
    paper.paste(layer, mask=layer.getchannel("A"))
    return paper.convert("L")


def _frames(picture: "Image") -> int:
    """Count pages up to one more than are taken: the chain of a hostile TIFF may be long."""
    pages = 1
    try:
        while picture.format == "TIFF" and pages <= MOST_PAGES:
            picture.seek(pages)
            pages += 1
    except EOFError:
        pass
    return pages
