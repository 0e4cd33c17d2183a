"""The moment at which typing is kept: when the person pauses, and now and then while they do not."""

from PySide6.QtCore import QObject, QTimer, Signal

PAUSE = 600
"""Milliseconds after the last keystroke."""
LONGEST = 5000
"""Milliseconds after the first keystroke that is not kept yet: so much a power cut may take of a long paragraph."""


class Pause(QObject):
    """Says `over` once after some `typed()`, unless `stop()` came before."""

    over = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._last = QTimer(self, singleShot=True, interval=PAUSE)
        self._first = QTimer(self, singleShot=True, interval=LONGEST)
        for timer in (self._last, self._first):
            timer.timeout.connect(self._end)

    def typed(self) -> None:
        """A key was pressed."""
        self._last.start()
        if not self._first.isActive():
            self._first.start()

    def stop(self) -> None:
        """What was typed is kept already."""
        self._last.stop()
        self._first.stop()

    def _end(self) -> None:
        self.stop()
        self.over.emit()
