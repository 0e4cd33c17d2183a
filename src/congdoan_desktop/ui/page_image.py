"""A page of a PDF as Qt paints it."""

from PySide6.QtGui import QImage


def page_image(pdf: bytes, page: int, width: int) -> QImage:
    """Return page `page` (from 0), `width` pixels wide. Takes a while: for the looker."""
    from congdoan_desktop.usecases.preview import picture_of

    drawn = picture_of(pdf, page, width)
    # A copy: the picture's own bytes go when this ends.
    return QImage(drawn.rgb, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB888).copy()
