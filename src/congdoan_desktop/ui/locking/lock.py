"""Locks the window of a store that has a pass-phrase: by itself when nobody is there, and at once by Ctrl+Shift+K.

Every window is covered, dialogs too; what was being typed is handed over first, and work that is running goes on. A
survey that runs by itself (kiosk, phones) is left alone: it is there for people who do not know the pass-phrase, and
the kiosk has a password of its own.
"""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from shiboken6 import isValid

from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.locking.cover import Cover
from congdoan_desktop.ui.locking.door import Opened
from congdoan_desktop.ui.locking.lock_dialog import LockDialog
from congdoan_desktop.usecases.lock_setting import lock_minutes

if TYPE_CHECKING:
    from congdoan_desktop.ui.main_window import MainWindow

KEYS = "Ctrl+Shift+K"
_LOOK_EVERY_MS = 10_000
_SIGNS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
    }
)
_APPEARS = frozenset({QEvent.Type.Show, QEvent.Type.ZOrderChange})
_CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Lock(QObject):
    """Lives as long as its window. Only windows that have the focus are watched, not every event of the program."""

    def __init__(self, window: "MainWindow", context: Context, clock: Callable[[], float] = time.time) -> None:
        """`clock`: seconds that go on while the computer sleeps."""
        super().__init__(window)
        assert context.key is not None
        self._window, self._context, self._clock = window, context, clock
        self._watched: list[QWindow] = []
        self._covers: list[Cover] = []
        self._last = clock()
        self._limit = 60.0 * lock_minutes(context.reader)
        self.dialog = LockDialog(context.reader.path, context.key, window)
        self.dialog.unlocked.connect(self.unlock)
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        app = QGuiApplication.instance()
        assert isinstance(app, QApplication)
        self._app = app
        app.focusWindowChanged.connect(self._watch)
        window.closed.connect(self._stop)

    @property
    def is_locked(self) -> bool:
        """Whether nothing can be seen."""
        return bool(self._covers)

    def look(self) -> None:
        """Lock when nobody was there for long enough. Called every few seconds."""
        if self._context.worker.is_stopped:
            return  # the store is closed, and the window will be
        self._limit = 60.0 * lock_minutes(self._context.reader)
        if self.is_locked or _shown("unattended"):
            self._last = self._clock()
        elif self._is_over():
            self.lock()

    def lock(self) -> None:
        """Hand over what is being typed, cover every window, and ask for the pass-phrase."""
        if self.is_locked or _shown("has_own_lock") or not self._window.isVisible():
            return
        self._window.hand_over()
        while (popup := QApplication.activePopupWidget()) is not None and popup.close():
            pass
        QToolTip.hideText()
        self._app.installEventFilter(self)
        for window in QApplication.topLevelWidgets():
            self._cover(window)
        self.dialog.form.clear()
        self.dialog.ask()

    def unlock(self, opened: Opened) -> None:
        """Show everything as it was; who came by the code of the sheet sets a new pass-phrase."""
        self._app.removeEventFilter(self)
        self._last = self._clock()
        for cover in self._covers:
            if isValid(cover):  # else its window has gone in the meantime
                cover.lift()
        self._covers.clear()
        self.dialog.hide()
        self.dialog.form.clear()
        (QApplication.activeModalWidget() or self._window).activateWindow()  # where one was at work
        if opened.by_code:
            self._window.open_page("settings", "@NewPhrase")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.is_locked:
            if event.type() in _APPEARS and isinstance(watched, QWidget):
                self._came(watched)
            return False
        if event.type() not in _SIGNS:
            return False
        if self._is_over() and not _shown("unattended"):
            self.lock()  # the computer has slept: the first key wakes it, and does nothing else
            return True
        self._last = self._clock()
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_K and event.modifiers() == _CHORD:
            self.lock()
            return True
        return False

    def _is_over(self) -> bool:
        self._last = min(self._last, self._clock())  # somebody may set the clock back
        return bool(self._limit) and self._clock() - self._last >= self._limit

    def _cover(self, window: QWidget) -> None:
        kinds = (Qt.WindowType.Popup, Qt.WindowType.ToolTip)
        if window.isVisible() and window is not self.dialog and window.windowType() not in kinds:
            self._covers.append(Cover(window))

    def _came(self, widget: QWidget) -> None:
        """Work that went on has something to say: it will be heard after the pass-phrase."""
        covers = [one for one in self._covers if isValid(one)]
        if not widget.isWindow():
            for cover in covers:
                if widget is not cover and widget.parent() is cover.parent():
                    cover.raise_()
        elif widget is not self.dialog and not any(one.parent() is widget for one in covers):
            self._cover(widget)
            QTimer.singleShot(0, self, lambda: self.dialog.ask() if self.is_locked else None)

    def _watch(self, window: QWindow | None) -> None:
        self._watched = [one for one in self._watched if isValid(one)]
        if window is not None and window not in self._watched:
            self._watched.append(window)
            window.installEventFilter(self)

    def _stop(self) -> None:
        self._timer.stop()
        self._app.removeEventFilter(self)
        self._app.focusWindowChanged.disconnect(self._watch)
        for window in self._watched:
            if isValid(window):
                window.removeEventFilter(self)


def _shown(what: str) -> bool:
    """Whether a window stands there of which this is true: `unattended`, `has_own_lock`."""
    return any(one.isVisible() and getattr(one, what, False) for one in QApplication.topLevelWidgets())
