"""The real pages of a file that came in: drawn by a process without rights, for it may be made to harm."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.store.connection import Reader
from congdoan_desktop.ui import dialogs, theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.widgets.paper_view import PaperView
from congdoan_desktop.ui.widgets.problem_line import ProblemLine
from congdoan_desktop.usecases.province.receive.pages import Drawn, page_of

_KEY = "foreign page"
_FIRST = 800
"""Pixels across, until the window knows its own width."""


class PaperDialog(QDialog):
    """`read` returns the bytes of the file, in the carrier's thread. PgUp, PgDn turn the pages; Esc closes."""

    def __init__(self, context: Context, parent: QWidget, name: str, read: Callable[[Reader], bytes]) -> None:
        super().__init__(parent)
        self.setWindowTitle(name)
        self._context, self._read = context, read
        self._data = b""
        self.paper = PaperView()
        self.paper.notice.setText("Đang đọc…")
        self.problem = ProblemLine()
        self.paper.wanted.connect(self._ask)
        self._build()
        dialogs.open_once(self, context.worker, context.carrier)
        self._ask(0, _FIRST)

    def _ask(self, page: int, width: int) -> None:
        known, read = self._data, self._read

        def task(db: Reader) -> tuple[bytes, Drawn]:
            data = known or read(db)
            return data, page_of(data, page, width)

        self._context.carrier.run(
            task, done=lambda found: self._show(page, *found), failed=self._failed, key=f"{_KEY} {id(self)}"
        )

    def _show(self, page: int, data: bytes, drawn: Drawn) -> None:
        is_first, self._data = not self._data, data
        self.paper.notice.setText("")
        if is_first:
            self.paper.set_pages(drawn.pages, 0)
        image = QImage(drawn.rgb, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB888)
        self.paper.show_image(image.copy(), page)

    def _failed(self, error: Exception) -> None:
        self.paper.notice.setText("")
        self.problem.say(sentence_of(error))

    def _build(self) -> None:
        close = QPushButton("Đóng", default=True)
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        box.setSpacing(theme.S)
        box.addWidget(self.problem)
        box.addWidget(self.paper, 1)
        box.addLayout(foot)
        for keys, act in (
            (Qt.Key.Key_PageDown, lambda: self.paper.turn_to(self.paper.page + 1)),
            (Qt.Key.Key_PageUp, lambda: self.paper.turn_to(self.paper.page - 1)),
            (Qt.Key.Key_Down, lambda: self.paper.scroll_by(1)),
            (Qt.Key.Key_Up, lambda: self.paper.scroll_by(-1)),
        ):
            QShortcut(QKeySequence(keys), self, act)
        dialogs.fit(self, 900, 1000)
        close.setFocus()
