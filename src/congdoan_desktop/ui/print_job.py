"""Pages of a PDF on a printer: each is drawn in the looker's thread and handed over here, so the window goes on."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter

from congdoan_desktop.store.connection import Reader
from congdoan_desktop.ui.jobs import Looker
from congdoan_desktop.usecases.preview import picture_of

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_MOST_DOTS = 300
"""Dots an inch; a page of A4 then takes 26 MB while it is handed over."""
_POINTS = 72


class PrintJob(QObject):
    """`start()` once; `turned(n, of)` for each page, then `finished`, or `failed(error)`. `cancel()` gives up."""

    turned = Signal(int, int)
    finished = Signal()
    failed = Signal(object)

    def __init__(
        self,
        looker: Looker,
        printer: "QPrinter",
        pdf: bytes,
        sizes: Sequence[tuple[float, float]],
        pages: Sequence[int],
        parent: QObject,
    ) -> None:
        """`pages`: the pages to print, from 0, in their order, a page for each sheet of paper."""
        super().__init__(parent)
        self._looker, self._printer, self._pdf = looker, printer, pdf
        self._sizes, self._pages = sizes, tuple(pages)
        self._at = 0
        self._painter = QPainter()

    def start(self) -> None:
        """Begin; a printer that cannot be opened is told by `failed(None)`."""
        self._lay_out()
        if self._painter.begin(self._printer):
            self._ask()
        else:
            self.failed.emit(None)

    def cancel(self) -> None:
        """Print nothing more; harmless at the end."""
        if self._painter.isActive():
            self._printer.abort()
            self._painter.end()

    def _lay_out(self) -> None:
        width, height = self._sizes[self._pages[self._at]]
        lies = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
        self._printer.setFullPage(True)
        self._printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        self._printer.setPageOrientation(lies)

    def _ask(self) -> None:
        pdf, page = self._pdf, self._pages[self._at]
        dots = min(self._printer.resolution(), _MOST_DOTS)
        width = round(self._sizes[page][0] / _POINTS * dots)

        def task(_: Reader) -> QImage:
            drawn = picture_of(pdf, page, width)
            return QImage(drawn.rgb, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB888).copy()

        self.turned.emit(self._at + 1, len(self._pages))
        self._looker.run(task, done=self._draw, failed=self._fail)

    def _draw(self, image: QImage) -> None:
        if not self._painter.isActive():
            return
        if self._at:
            self._lay_out()
            if not self._printer.newPage():
                self._fail(None)
                return
        self._painter.drawImage(self._place(image.size()), image)
        self._at += 1
        if self._at < len(self._pages):
            self._ask()
        elif self._painter.end():
            self.finished.emit()
        else:
            self.failed.emit(None)

    def _place(self, size: QSize) -> QRect:
        """Return the whole paper, or as much of it as the page fills when the paper is not A4."""
        paper = self._printer.pageLayout().fullRectPixels(self._printer.resolution())
        place = QRect(paper.topLeft(), size.scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio))
        place.moveCenter(paper.center())
        return place

    def _fail(self, error: Exception | None) -> None:
        if self._painter.isActive():
            self.cancel()
            self.failed.emit(error)
