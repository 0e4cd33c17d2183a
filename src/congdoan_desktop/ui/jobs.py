"""Work away from the window: one thread with the only writing connection, one thread that only reads.

`Worker` is the only way to write: one queue, one signal saying what changed. `Looker` gathers figures, searches and
draws papers, so that neither the window nor the next save waits for them.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, QThread, QTimer, Signal, Slot

from congdoan_desktop.errors import UserError
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store

_log = logging.getLogger(__name__)
DB = TypeVar("DB", bound=Reader)


@dataclass(frozen=True, kw_only=True)
class _Job:
    task: Callable[[Any], Any]
    done: Callable[[Any], None] | None = None
    failed: Callable[[Exception], None] | None = None
    changes: frozenset[str] = field(default_factory=frozenset)
    key: str = ""


class _Runner(QObject):
    """Lives in a thread of its own: opens the store, runs jobs one after the other, closes it."""

    ended = Signal(object, object, object)
    """job, result, error (one of the last two is `None`)."""

    def __init__(self, open_store: Callable[[], Reader], wanted: Callable[[_Job], bool]) -> None:
        super().__init__()
        self._open, self._wanted = open_store, wanted
        self._store: Reader | None = None

    @Slot(object)
    def run(self, job: _Job) -> None:
        try:
            self._store = self._store or self._open()
            result = job.task(self._store) if self._wanted(job) else None
        except Exception as error:  # told to the window, which knows what to say of it
            self.ended.emit(job, None, error)
        else:
            self.ended.emit(job, result, None)

    @Slot()
    def close(self) -> None:
        store, self._store = self._store, None
        if store is None:
            return
        try:
            store.close()
        except Exception:  # all that was saved is safe in the log beside the file; nobody is left to be told
            _log.exception("the store was not closed cleanly")


class _Queue(QObject, Generic[DB]):
    """A thread with a connection of its own and the jobs that wait for it."""

    failed = Signal(object)
    """An exception that its job had nobody to tell."""
    idle = Signal()
    """The last job of the queue has ended."""

    _submitted = Signal(object)
    _closing = Signal()

    def __init__(self, open_store: Callable[[], DB], name: str) -> None:
        super().__init__()
        self._waiting = 0
        self._stopped = False
        self._thread = QThread()
        self._thread.setObjectName(name)
        self._runner = _Runner(open_store, self._wanted)
        self._runner.moveToThread(self._thread)
        self._submitted.connect(self._runner.run, Qt.ConnectionType.QueuedConnection)
        self._closing.connect(self._runner.close, Qt.ConnectionType.BlockingQueuedConnection)
        self._runner.ended.connect(self._end, Qt.ConnectionType.QueuedConnection)
        self._thread.start()

    @property
    def busy(self) -> bool:
        """Whether a job is running or waiting."""
        return self._waiting > 0

    @property
    def is_stopped(self) -> bool:
        """Whether no job is taken any more."""
        return self._stopped

    def stop(self) -> None:
        """Finish what is queued, close the store (checkpoint) and end the thread. Nothing acknowledged is lost."""
        self._stopped = True
        if self._thread.isRunning():
            self._closing.emit()
            self._thread.quit()
            self._thread.wait()

    def _submit(self, job: _Job) -> None:
        if self._stopped:
            _log.warning("a job after the end")
            return
        self._waiting += 1
        self._hand_over(job)

    def _hand_over(self, job: _Job) -> None:
        self._submitted.emit(job)

    def _wanted(self, _job: _Job) -> bool:
        return True

    @Slot(object, object, object)
    def _end(self, job: _Job, result: Any, error: Exception | None) -> None:
        self._waiting -= 1
        try:  # a bug in what a page does afterwards must not keep the others from looking, nor the window from closing
            if not self._wanted(job):
                return
            if error is not None:
                self._tell(job, error)
            elif job.done is not None:
                job.done(result)
        finally:
            if error is None and job.changes:
                self._announce(job.changes)
            if not self._waiting:
                self.idle.emit()

    def _announce(self, changes: frozenset[str]) -> None:
        """Say what a job changed."""

    def _tell(self, job: _Job, error: Exception) -> None:
        # What a person can mend is told to the person; a bug must be found in the log as well.
        _log.log(logging.INFO if isinstance(error, UserError) else logging.ERROR, "job failed", exc_info=error)
        if job.failed is not None:
            job.failed(error)
        else:
            self.failed.emit(error)


class Worker(_Queue[Store]):
    """The window's only way to write. `run` returns at once; `done` and `failed` are called later, in the window."""

    changed = Signal(object)
    """Names of record classes that a finished job changed, as a frozenset of str."""

    def __init__(self, open_store: Callable[[], Store]) -> None:
        super().__init__(open_store, "store")

    def run(
        self,
        task: Callable[[Store], Any],
        *,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        changes: frozenset[str] = frozenset(),
    ) -> None:
        """Queue `task`. `changes` names the record classes it changes; pages that show them look again.

        After `stop` nothing is done any more, and nobody called.
        """
        self._submit(_Job(task=task, done=done, failed=failed, changes=changes))

    def after(self, act: Callable[[], None]) -> None:
        """Do `act` in the window once all that was handed over before is in the store."""
        self.run(lambda _store: None, done=lambda _: act())

    def _announce(self, changes: frozenset[str]) -> None:
        self.changed.emit(changes)


class Looker(_Queue[Reader]):
    """Reads and draws in a thread of its own. `run` returns at once; `done` and `failed` are called in the window."""

    def __init__(self, open_reader: Callable[[], Reader]) -> None:
        self._latest: dict[str, _Job] = {}
        super().__init__(open_reader, "looker")

    def run(
        self,
        task: Callable[[Reader], Any],
        *,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        key: str = "",
    ) -> None:
        """Queue `task`. Of several jobs with one `key` only the last one is answered: what was asked before it is
        dropped, started or not.
        """
        job = _Job(task=task, done=done, failed=failed, key=key)
        if key:
            self._latest[key] = job
        self._submit(job)

    def _hand_over(self, job: _Job) -> None:
        # What the window is about to paint comes first: two threads at once would both be slow.
        QTimer.singleShot(0, self, lambda: self._submitted.emit(job))

    def _wanted(self, job: _Job) -> bool:
        return not self._stopped and (not job.key or self._latest.get(job.key) is job)
