"""One piece of work in a thread of its own, where there is no store open whose threads could do it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal


class Aside(QThread):
    """Runs `task` once. `over` brings its result and its error; one of the two is `None`."""

    over = Signal(object, object)

    def __init__(self, task: Callable[[], Any], parent: QObject) -> None:
        super().__init__(parent)
        self._task = task

    def run(self) -> None:
        try:
            result = self._task()
        except Exception as error:  # told to the window, which knows what to say of it
            self.over.emit(None, error)
        else:
            self.over.emit(result, None)


def aside(parent: QObject, task: Callable[[], Any], done: Callable[[Any, Exception | None], None]) -> None:
    """Do `task` in a thread of its own, then `done(result, error)`, a method of `parent`, in the window's thread.

    `parent` must stay until then.
    """
    thread = Aside(task, parent)
    thread.over.connect(done)
    thread.finished.connect(thread.deleteLater)
    thread.start()
