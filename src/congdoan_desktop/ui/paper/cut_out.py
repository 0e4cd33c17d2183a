"""A place cut out of a scan, as large as its room allows, drawn with the pixels of the screen."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from congdoan_desktop.ui import theme

_MOST_PIXELS = 20_000_000
_LARGEST = 2.5
"""Times its own size: beyond that a scan of 150 dpi only grows coarse."""
_NOTHING = "Không có hình của câu này. Hãy xem trên phiếu giấy."


class CutOut(QWidget):
    """`show_picture(png)`; nothing, or what is no picture: says to look at the paper."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self.setAccessibleName("Hình cắt từ bản quét")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumSize(200, 40)

    def show_picture(self, png: bytes) -> None:
        """Show another picture."""
        self._image = _decoded(png)
        self.setAccessibleDescription("" if self.has_picture else _NOTHING)
        self.updateGeometry()
        self.update()

    @property
    def has_picture(self) -> bool:
        return not self._image.isNull()

    def hasHeightForWidth(self) -> bool:
        return self.has_picture

    def heightForWidth(self, width: int) -> int:
        """Return the height at which the picture fills `width`, in points."""
        inside = self._scaled(QSize(width - 2, 100_000))
        return max(inside.height() + 2, self.minimumHeight())

    def sizeHint(self) -> QSize:
        return QSize(640, self.heightForWidth(640) if self.has_picture else 160)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors, painter = theme.colors(), QPainter(self)
        if not self.has_picture:
            painter.setPen(QColor(colors.muted))
            flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(self.rect().adjusted(theme.L, 0, -theme.L, 0), flags, _NOTHING)
            return
        place = QRect(0, 0, 0, 0)
        place.setSize(self._scaled(self.size() - QSize(2, 2)))
        place.moveTo(1, 1)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, self._fitted(place.size()))
        painter.setPen(QColor(colors.edge))
        painter.drawRect(place.adjusted(-1, -1, 0, 0))

    def _scaled(self, room: QSize) -> QSize:
        own = self._image.size()
        room = room.boundedTo(QSize(round(own.width() * _LARGEST), round(own.height() * _LARGEST)))
        return own.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)

    def _fitted(self, size: QSize) -> QImage:
        """Return the picture in the pixels of the screen: Qt's painter skips lines where it makes smaller."""
        pixels = size * self.devicePixelRatioF()
        if pixels.width() >= self._image.width():
            return self._image
        smooth = Qt.TransformationMode.SmoothTransformation
        return self._image.scaled(pixels, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)


def _decoded(png: bytes) -> QImage:
    """Return the picture, or an empty one; what came out of a stranger's file is judged by its size first."""
    box = QBuffer()
    box.setData(QByteArray(png))
    box.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(box, QByteArray(b"png"))
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > _MOST_PIXELS:
        return QImage()
    return reader.read()
