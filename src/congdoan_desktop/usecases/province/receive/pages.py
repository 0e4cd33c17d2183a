"""The bytes of a file that came in, and a page of it as a picture."""

from datetime import datetime

from congdoan_desktop.errors import UserError
from congdoan_desktop.intake.pdf_page import Drawn, draw
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.usecases.province.receive.examine import Found, original, taking_out
from congdoan_desktop.usecases.province.receive.keep import original_of

__all__ = ["Drawn", "bytes_of", "kept_bytes", "page_of"]


def bytes_of(found: Found, now: datetime) -> bytes:
    """Return the bytes of a file as they were looked into. Raises `UserError` receive.changed, file.*."""
    with taking_out(now) as take_out:
        return original(found, take_out)


def kept_bytes(db: Reader, digest: str, name: str) -> bytes:
    """Return the untouched bytes of a file that was kept. Raises `UserError` file.unreadable."""
    data = original_of(db.path, digest)
    if data is None:
        raise UserError("file.unreadable", name=name)
    return data


def page_of(data: bytes, page: int, width: int) -> Drawn:
    """Return a page (from 0) of a stranger's PDF, drawn by another process. Raises `UserError` scan.*, intake.*."""
    return draw(data, page, width)
