"""Draws the report again, off the window's thread, a moment after something has changed."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.page_image import page_image

if TYPE_CHECKING:
    from congdoan_desktop.usecases.draft_report import Draft

_PAUSE = 300
"""Milliseconds after the last change."""


class Drafting(QObject):
    """One drawing at a time; what changes meanwhile is drawn after it. It is asked again once a save has ended, so that
    what was saved is in it.
    """

    drawn = Signal(object)
    """`usecases.draft_report.Draft`."""
    failed = Signal(object)
    pictured = Signal(object, int)
    """`QImage` of a page, page from 0."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._kind, self._period = "", ""
        self._running = self._again = False
        self._pdf = b""
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._start)

    def choose(self, kind: str, period: str) -> None:
        """Draw another report from now on; none without a period."""
        self._kind, self._period, self._pdf = kind, period, b""
        self.ask()

    def ask(self) -> None:
        """Something has changed: draw soon."""
        self._timer.start()

    def picture(self, page: int, width: int) -> None:
        """Ask for the picture of a page of the last drawing, `width` pixels wide."""
        pdf = self._pdf
        if not pdf:
            return

        def task(_: object) -> QImage:
            return page_image(pdf, page, width)

        def done(image: QImage) -> None:
            if pdf is self._pdf:
                self.pictured.emit(image, page)

        self._context.looker.run(task, done=done, failed=self.failed.emit)

    def _start(self) -> None:
        if self._running or not self._period:
            self._again = self._running
            return
        self._running = True
        wanted = (self._kind, self._period)
        reference = self._context.reference

        def task(store: Reader) -> "Draft":
            from congdoan_desktop.usecases.draft_report import draft

            return draft(store, reference, *wanted, datetime.now(VIETNAM))

        self._context.looker.run(
            task, done=lambda drawn: self._end(wanted, drawn), failed=lambda e: self._fail(wanted, e)
        )

    def _end(self, wanted: tuple[str, str], drawn: "Draft") -> None:
        self._running = False
        if wanted == (self._kind, self._period):
            self._pdf = drawn.paper.pdf
            self.drawn.emit(drawn)
        else:
            self._again = True
        self._next()

    def _fail(self, wanted: tuple[str, str], error: Exception) -> None:
        self._running = False
        if wanted == (self._kind, self._period):
            self.failed.emit(error)
        else:
            self._again = True
        self._next()

    def _next(self) -> None:
        if self._again:
            self._again = False
            self.ask()
