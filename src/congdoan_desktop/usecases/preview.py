"""Look at a page of a drawn report."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from congdoan_desktop.render.preview import PageImage


def sizes_of(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Return width and height of every page in points. Same thread as `picture_of`.

    Raises `UserError` pdf.unreadable.
    """
    from congdoan_desktop.render.preview import page_sizes

    return page_sizes(pdf)


def picture_of(pdf: bytes, page: int, width: int, *, band: int = 0, bands: int = 1) -> "PageImage":
    """Return `page` (from 0), or one of `bands` bands of it, as a picture `width` pixels wide.

    The library behind it wants one thread: the looker's. Raises `UserError` pdf.unreadable, `IndexError` for no such
    page.
    """
    from congdoan_desktop.render.preview import page_image

    return page_image(pdf, page, width, band=band, bands=bands)
