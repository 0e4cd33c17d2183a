"""The picture of the handwritten signature: shown in a signature that is made in the program, kept in the data file."""

from base64 import b64decode, b64encode
from pathlib import Path

from congdoan_desktop.errors import UserError
from congdoan_desktop.files import read_file
from congdoan_desktop.store import settings
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store

FILE_LIMIT = 16 << 20
"""Bytes of the file that is chosen."""
_KEY = "signature.picture"
_PNG = b"\x89PNG\r\n\x1a\n"


def picture_of(db: Reader) -> bytes | None:
    """Return the picture that is kept, a PNG."""
    kept = settings.setting(db, _KEY)
    return b64decode(kept) if isinstance(kept, str) and kept else None


def read_picture(path: Path) -> bytes:
    """Return the picture in `path`, drawn anew in a process of its own: cut to its strokes, nothing else in it.

    Raises `UserError` picture.not_png, picture.empty, picture.too_many_pixels, picture.damaged, file.unreadable,
    file.too_large and those of `run_apart`.
    """
    from congdoan_desktop.intake import pictures
    from congdoan_desktop.intake.apart import run_apart

    data = read_file(path, limit=FILE_LIMIT)
    if not data.startswith(_PNG):
        raise UserError("picture.not_png", name=path.name)
    png = run_apart("pictures:signature_png", data, seconds=pictures.SECONDS, megabytes=pictures.MEGABYTES)
    if not png:
        raise UserError("picture.empty", name=path.name)
    return png


def keep_picture(store: Store, picture: bytes | None) -> None:
    """Keep the picture, or none any more."""
    settings.set_setting(store, _KEY, b64encode(picture).decode("ascii") if picture else "")
