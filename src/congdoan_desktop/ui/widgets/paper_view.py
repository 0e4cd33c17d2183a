"""Pages of a PDF as pictures: one page, page n of m, forward and back by mouse or keyboard."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from congdoan_desktop.ui import theme


class _Canvas(QScrollArea):
    """Scrolls one picture; says when there is another width to draw for."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class PaperView(QWidget):
    """Shows what it is given and asks for what it needs: `wanted` carries the page (from 0) and the width in pixels."""

    wanted = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page, self._pages = 0, 0
        self._sheet = QLabel()
        self._sheet.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._sheet.setAccessibleName("Trang giấy")
        self._canvas = _Canvas()
        self._canvas.setWidget(self._sheet)
        self._canvas.setWidgetResizable(True)
        self._canvas.setAccessibleName("Xem trước trang giấy")
        self._canvas.resized.connect(self._ask)
        self._back = self._arrow("◄", "Trang trước", -1)
        self._on = self._arrow("►", "Trang sau", 1)
        self._where = QLabel()
        self._where.setMinimumWidth(88)
        self._where.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.notice = QLabel(wordWrap=True)
        theme.mark(self.notice, "role", "muted")
        self._build()
        self._tell()

    def _arrow(self, sign: str, name: str, step: int) -> QPushButton:
        arrow = QPushButton(sign)
        theme.mark(arrow, "role", "quiet")
        arrow.setToolTip(name)
        arrow.setAccessibleName(name)
        arrow.clicked.connect(lambda: self.turn_to(self._page + step))
        return arrow

    def _build(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self.notice, 1)
        for part in (self._back, self._where, self._on):
            bar.addWidget(part)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addLayout(bar)
        box.addWidget(self._canvas, 1)

    @property
    def page(self) -> int:
        """The page shown, from 0."""
        return self._page

    @property
    def pages(self) -> int:
        return self._pages

    def set_pages(self, pages: int, page: int) -> None:
        """Say how many pages there are now, and show `page`."""
        self._pages = pages
        self._page = max(0, min(page, pages - 1))
        self._tell()
        self._ask()

    def clear(self) -> None:
        """Show no paper: another one is drawn, or cannot be."""
        self._sheet.clear()
        self.set_pages(0, 0)

    def turn_to(self, page: int) -> None:
        """Show another page, if there is one."""
        page = max(0, min(page, self._pages - 1))
        if page != self._page:
            self._page = page
            self._canvas.verticalScrollBar().setValue(0)
            self._tell()
            self._ask()

    def scroll_by(self, steps: int) -> None:
        """Move the page up or down by so many steps of the arrow keys."""
        bar = self._canvas.verticalScrollBar()
        bar.setValue(bar.value() + steps * 3 * bar.singleStep())

    def show_image(self, image: QImage, page: int) -> None:
        """Show the picture of `page`, unless another page is wanted by now."""
        if page != self._page:
            return
        picture = QPixmap.fromImage(image)
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        self._sheet.setPixmap(picture)

    def picture_size(self) -> QSize:
        """Return the size of the picture shown, in pixels of the screen."""
        return self._sheet.pixmap().size()

    def _ask(self) -> None:
        if self._pages:
            # Room for the scroll bar is always kept, so that a long page does not change its own width.
            room = self._canvas.width() - self._canvas.verticalScrollBar().sizeHint().width() - 4
            self.wanted.emit(self._page, round(max(room, 200) * self.devicePixelRatioF()))

    def _tell(self) -> None:
        self._where.setText(f"trang {self._page + 1}/{self._pages}" if self._pages else "")
        self._back.setEnabled(self._page > 0)
        self._on.setEnabled(self._page + 1 < self._pages)
