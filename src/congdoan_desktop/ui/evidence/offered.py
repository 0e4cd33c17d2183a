"""Files and pictures that are dropped on a list of evidence, or pasted into it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter, QPixmap

from congdoan_desktop.usecases.evidence import Prepared, prepared, prepared_file

Source = tuple[str, Callable[[], Prepared]]
"""Name of a file, and what reads it: slow, to be called away from the window."""


def sources_of(paths: Sequence[Path]) -> list[Source]:
    """Return what is to be added for files on a disk."""
    return [(path.name, partial(prepared_file, path)) for path in paths]


def sources_in(data: QMimeData) -> list[Source]:
    """Return what is to be added for what is dropped or pasted: files, else a picture; empty when it is neither."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    image = data.imageData() if data.hasImage() else None
    if paths or not isinstance(image, QImage | QPixmap):
        return sources_of(paths)
    name = f"Ảnh dán {datetime.now():%d-%m-%Y %H.%M.%S}.jpg"
    return [(name, partial(_prepared_image, name, image.toImage() if isinstance(image, QPixmap) else image))]


def _prepared_image(name: str, image: QImage) -> Prepared:
    """Encode a picture from the clipboard, then treat it as any file."""
    box = QBuffer()
    box.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(box, QByteArray(b"bmp")).write(image)  # at once; as PNG a large one takes a second
    return prepared(name, bytes(box.data().data()))
