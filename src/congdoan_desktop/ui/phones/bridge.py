"""From the threads that answer phones to the one thread that writes, and back with a result that is on the disk."""

from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass, field
from threading import Lock

from PySide6.QtCore import QObject, Qt, Signal, Slot

from congdoan_desktop.store.database import Store
from congdoan_desktop.ui.jobs import Worker

PATIENCE = 10.0
"""Seconds that a phone waits for its turn: a busy store (a backup, a long report) takes that long at times."""
_AT_WORK = 60.0
"""Seconds for what has begun already: it is nearly done, and must not be called undone."""

Task = Callable[[Store], str]


@dataclass(frozen=True, kw_only=True, eq=False)
class _Errand:
    task: Task
    result: "Future[str]" = field(default_factory=Future)


class Bridge(QObject):
    """`ask` in any thread but the window's; the window itself only hands over. `close` sends everybody away."""

    failed = Signal(object)
    """What went wrong with the store itself; nothing of what was answered."""

    _asked = Signal(object)

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._lock = Lock()
        self._waiting: set[_Errand] = set()
        self._closed = False
        self._asked.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)

    def ask(self, task: Task) -> str:
        """Do `task` in the store's thread and return its result.

        Raises `TimeoutError` when it was not begun in time (then it never will be), and what the task raised.
        """
        errand = _Errand(task=task)
        with self._lock:
            if self._closed:
                raise TimeoutError
            self._waiting.add(errand)
        self._asked.emit(errand)
        try:
            return errand.result.result(PATIENCE)
        except CancelledError:
            raise TimeoutError from None
        except TimeoutError:
            if errand.result.cancel():
                raise
            return errand.result.result(_AT_WORK)
        finally:
            with self._lock:
                self._waiting.discard(errand)

    def close(self) -> None:
        """Take no errand any more; who waits for one that has not begun is told so."""
        with self._lock:
            self._closed = True
            waiting = tuple(self._waiting)
        for errand in waiting:
            errand.result.cancel()

    @Slot(object)
    def _hand_over(self, errand: _Errand) -> None:
        if not errand.result.cancelled():
            self._worker.run(lambda store: self._do(store, errand))

    def _do(self, store: Store, errand: _Errand) -> None:
        """In the store's thread. No error passes on to the worker: it would log what was under way, and when."""
        if not errand.result.set_running_or_notify_cancel():
            return
        try:
            result = errand.task(store)
        except Exception as error:
            errand.result.set_exception(error)
            self.failed.emit(error)
        else:
            errand.result.set_result(result)
