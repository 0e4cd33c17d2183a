"""Pages of a PDF as pictures, for the window."""

from dataclasses import dataclass

from congdoan_desktop.errors import UserError


@dataclass(frozen=True, kw_only=True)
class PageImage:
    """One page: `rgb` holds `height` rows of `stride` bytes, three bytes (red, green, blue) a pixel, from the top."""

    width: int
    height: int
    stride: int
    rgb: bytes


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


def page_image(pdf: bytes, page: int, width_px: int) -> PageImage:
    """Draw `page` (from 0) `width_px` pixels wide. Raises `UserError` pdf.unreadable, `IndexError` for no such page."""
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(pdf) as document:
            if not 0 <= page < len(document):
                raise IndexError(page)
            document.init_forms()  # a signature is a form field: without this its stamp is not drawn
            drawn = document[page]
            scale = width_px / drawn.get_width()
            bitmap = drawn.render(scale=scale, rev_byteorder=True, may_draw_forms=True)
            return PageImage(width=bitmap.width, height=bitmap.height, stride=bitmap.stride, rgb=bytes(bitmap.buffer))
    except pypdfium2.PdfiumError as error:
        raise UserError("pdf.unreadable") from error
