"""Pages of a PDF on a printer: each is drawn in the looker's thread and handed over here, so the window goes on."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter

from congdoan_desktop.ui.jobs import Looker
from congdoan_desktop.usecases.preview import picture_of

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from congdoan_desktop.render.preview import PageImage

_MOST_DOTS = 300
"""Dots an inch; a page of A4 would take 26 MB, several times over while it is handed on."""
_BANDS = 6
"""So many pieces a page is handed over in."""
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
        self._at = self._band = 0
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
        pdf, band = self._pdf, self._band
        page = self._pages[self._at]
        dots = min(self._printer.resolution(), _MOST_DOTS)
        width = round(self._sizes[page][0] / _POINTS * dots)
        if band == 0:
            self.turned.emit(self._at + 1, len(self._pages))
        self._looker.run(
            lambda _: picture_of(pdf, page, width, band=band, bands=_BANDS), done=self._draw, failed=self._fail
        )

    def _draw(self, drawn: "PageImage") -> None:
        if not self._painter.isActive():
            return
        if self._at and self._band == 0:
            self._lay_out()
            if not self._printer.newPage():
                self._fail(None)
                return
        image = QImage(drawn.rgb, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB888)
        self._painter.drawImage(self._place(drawn), image)
        self._band = (self._band + 1) % _BANDS
        self._at += self._band == 0
        if self._at < len(self._pages):
            self._ask()
        elif self._painter.end():
            self.finished.emit()
        else:
            self.failed.emit(None)

    def _place(self, drawn: "PageImage") -> QRect:
        """Return where the band lies on the paper; a page fills it, as far as paper that is not A4 allows."""
        paper = self._printer.pageLayout().fullRectPixels(self._printer.resolution())
        page = QRect(
            paper.topLeft(), QSize(drawn.width, drawn.whole).scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
        )
        page.moveCenter(paper.center())
        top, bottom = (page.height() * rows // drawn.whole for rows in (drawn.top, drawn.top + drawn.height))
        return QRect(page.left(), page.top() + top, page.width(), bottom - top)

    def _fail(self, error: Exception | None) -> None:
        if self._painter.isActive():
            self.cancel()
            self.failed.emit(error)
