"""Small pictures of evidence: drawn in the looker's thread from files that are still what they were."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter, QPixmap

from congdoan_desktop.domain.records import Evidence
from congdoan_desktop.store import content_files
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.ui import theme
from congdoan_desktop.usecases.evidence import JPEG, state_of

WIDTH, HEIGHT = 72, 54
"""Of a small picture, at 100 %."""


@dataclass(frozen=True, kw_only=True)
class Seen:
    """How one file lies there: `state` as `usecases.evidence.state_of`; `small` only of a sound picture."""

    state: str
    small: QImage | None = None


def look_at(db: Reader, evidence: Sequence[Evidence], scale: float) -> Mapping[str, Seen]:
    """Read the files and draw their small pictures, `scale` pixels a point; by id of the record."""
    return {one.id: _seen(db, one, scale) for one in evidence}


def card(words: str, scale: float) -> QPixmap:
    """Return a card with a word on it, where no picture can be shown."""
    colors, picture = theme.colors(), QPixmap(QSize(WIDTH, HEIGHT) * scale)
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    inside = QRect(0, 0, WIDTH - 1, HEIGHT - 1)
    painter.setPen(QColor(colors.edge))
    painter.setBrush(QColor(colors.window))
    painter.drawRect(inside)
    painter.setPen(QColor(colors.muted))
    painter.drawText(inside, int(Qt.AlignmentFlag.AlignCenter), words)
    painter.end()
    return picture


def _seen(db: Reader, one: Evidence, scale: float) -> Seen:
    if one.media != JPEG or one.removed_on is not None:
        return Seen(state=state_of(db, one))
    folder = content_files.evidence_folder(db.path)
    data = content_files.read(folder, one.sha256)
    if data is None:
        return Seen(state=state_of(db, one))
    return Seen(state="whole", small=_small(data, scale))


def _small(data: bytes, scale: float) -> QImage:
    """Decode at the size that is shown: for a JPEG many times faster than the whole of it."""
    box = QBuffer()
    box.setData(QByteArray(data))
    box.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(box, QByteArray(b"jpeg"))
    reader.setScaledSize(reader.size().scaled(QSize(WIDTH, HEIGHT) * scale, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    image.setDevicePixelRatio(scale)
    return image
