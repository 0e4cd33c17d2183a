"""A QR code on the screen: black on white in the dark theme too, whole pixels, with the quiet zone phones need."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from congdoan_desktop.usecases.phones import qr_of

_QUIET = 4
"""Modules around the code (ISO/IEC 18004)."""


class QrView(QWidget):
    """`show_text(text)`; nothing for an empty one."""

    def __init__(self, side: int) -> None:
        super().__init__()
        self._modules = 0
        self._dark: tuple[tuple[int, int, int], ...] = ()
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Mã QR để mở trang trả lời")

    def show_text(self, text: str) -> None:
        """Draw `text` as a code."""
        self._modules, self._dark = qr_of(text) if text else (0, ())
        self.setAccessibleDescription(text)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._modules:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        step = min(self.width(), self.height()) / (self._modules + 2 * _QUIET)
        for column, row, count in self._dark:
            left, top = (column + _QUIET) * step, (row + _QUIET) * step
            painter.fillRect(QRectF(left, top, count * step, step), Qt.GlobalColor.black)
