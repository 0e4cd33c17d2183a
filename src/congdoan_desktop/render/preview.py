"""Pages of a PDF as pictures, for the window."""

from dataclasses import dataclass
from math import ceil

from congdoan_desktop.errors import UserError


@dataclass(frozen=True, kw_only=True)
class PageImage:
    """One page, or a band of it: `rgb` holds `height` rows of `stride` bytes, three bytes (red, green, blue) a pixel,
    from the top; before it there are `top` rows of the `whole`.
    """

    width: int
    height: int
    stride: int
    rgb: bytes
    top: int
    whole: int


def page_count(pdf: bytes) -> int:
    """Return the number of pages. Raises `UserError` pdf.unreadable."""
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(pdf) as document:
            return len(document)
    except pypdfium2.PdfiumError as error:
        raise UserError("pdf.unreadable") from error


def page_sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Return width and height of every page in points. Raises `UserError` pdf.unreadable."""
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(pdf) as document:
            return tuple(document.get_page_size(page) for page in range(len(document)))
    except pypdfium2.PdfiumError as error:
        raise UserError("pdf.unreadable") from error


def page_image(pdf: bytes, page: int, width_px: int, *, band: int = 0, bands: int = 1) -> PageImage:
    """Draw `page` (from 0) `width_px` pixels wide, or of `bands` bands from the top only number `band` (from 0).

    Raises `UserError` pdf.unreadable, `IndexError` for no such page.
    """
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(pdf) as document:
            if not 0 <= page < len(document):
                raise IndexError(page)
            document.init_forms()  # a signature is a form field: without this its stamp is not drawn
            drawn = document[page]
            scale = width_px / drawn.get_width()
            whole = ceil(drawn.get_height() * scale)
            first, last = whole * band // bands, whole * (band + 1) // bands
            crop = (0, _points(whole - last, scale), 0, _points(first, scale))
            bitmap = drawn.render(scale=scale, crop=crop, rev_byteorder=True, may_draw_forms=True)
            rgb = bytes(bitmap.buffer)
            return PageImage(
                width=bitmap.width, height=bitmap.height, stride=bitmap.stride, rgb=rgb, top=first, whole=whole
            )
    except pypdfium2.PdfiumError as error:
        raise UserError("pdf.unreadable") from error


def _points(rows: int, scale: float) -> float:
    """Return what pdfium cuts off when so many rows are to be cut off (it rounds up)."""
    return max(0.0, (rows - 0.5) / scale)
