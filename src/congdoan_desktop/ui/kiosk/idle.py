"""Whether somebody is still there: after a while without a key or a touch a warning, then the end."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

_SIGNS = {
    QEvent.Type.KeyPress,
    QEvent.Type.InputMethod,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.Wheel,
}
WARNING = 20
"""Seconds of the warning, at most a half of the whole time."""


class Idle(QObject):
    """Watches the whole program between `start` and `stop`."""

    warned = Signal(int)
    """Nobody was there for a while: so many seconds are left."""
    returned = Signal()
    """Somebody is there after a warning."""
    over = Signal()

    def __init__(self, seconds: float, parent: QObject) -> None:
        super().__init__(parent)
        warning = min(WARNING, seconds / 2)
        self._quiet = QTimer(self, singleShot=True, interval=round(1000 * (seconds - warning)))
        self._end = QTimer(self, singleShot=True, interval=round(1000 * warning), timerType=Qt.TimerType.PreciseTimer)
        self._second = QTimer(self, interval=1000)
        self._quiet.timeout.connect(self._warn)
        self._end.timeout.connect(self._finish)
        self._second.timeout.connect(self._tell)
        self._watching = False

    def start(self) -> None:
        """Begin to watch, or begin anew."""
        if not self._watching:
            self._watching = True
            QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
        self._again()

    def stop(self) -> None:
        """Watch no longer."""
        if self._watching:
            self._watching = False
            QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        for timer in (self._quiet, self._end, self._second):
            timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS:
            self._again()
        return super().eventFilter(watched, event)

    def _again(self) -> None:
        warned = self._end.isActive()
        self._end.stop()
        self._second.stop()
        self._quiet.start()
        if warned:
            self.returned.emit()

    def _warn(self) -> None:
        self._end.start()
        self._second.start()
        self._tell()

    def _tell(self) -> None:
        self.warned.emit(-(-self._end.remainingTime() // 1000))

    def _finish(self) -> None:
        self.stop()
        self.over.emit()
