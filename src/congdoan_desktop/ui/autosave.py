"""Nothing typed is lost: what stands in a form is kept by itself.

`Autosave(context, form, kind)`: `open(record, state, fresh)` shows a record (what stood there before is kept first),
`flush()` keeps now, `waiting(id)` is what was handed to the worker and is not in the store yet.
A record without errors is saved; one with errors is kept as a draft, just as it was typed.
`typed_last(id, blank)` and `changed_elsewhere()` look for a newer state of a record, wherever that is.
`said(sentence, state)` tells how it stands, `saved(sentence)` only what belongs at the foot of the rail, `stored(id)`
comes after the worker is done: not before.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from congdoan_desktop.domain.checks import errors
from congdoan_desktop.domain.records import Record
from congdoan_desktop.store import drafts, repository
from congdoan_desktop.store.database import Store
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.forms import RecordForm
from congdoan_desktop.ui.pause import Pause
from congdoan_desktop.ui.said import not_saved, saved_now
from congdoan_desktop.usecases.save_record import save_record

AGAIN = 5000
"""Milliseconds after which what could not be written is tried again: somebody may have made room on the disk."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What stood in the form. `faults`: how many fields hinder saving; then only the draft is kept.

    `typing`: not the first save since the record was opened, so what it replaces is this same piece of work.
    """

    record: Record
    state: Mapping[str, Any]
    faults: int
    typing: bool


class Autosave(QObject):
    """Keeps what stands in one form."""

    said = Signal(str, str)
    """A sentence and a state of `status_label`."""
    saved = Signal(str)
    """A sentence for the foot of the rail: kept, or not."""
    stored = Signal(str)
    """The id of a record that is in the store now."""

    def __init__(self, context: Context, form: RecordForm, kind: type[Record]) -> None:
        super().__init__(form)
        self._context, self._form, self._kind = context, form, kind
        self._changed = False
        self._begun = False
        self._drafted = False
        self._in_store = False
        self._waiting: dict[str, Entry] = {}
        self._pause = Pause(self)
        self._pause.over.connect(self.flush)
        self._failed_ids: set[str] = set()
        self._again = QTimer(self, singleShot=True, interval=AGAIN)
        self._again.timeout.connect(self.retry)
        form.edited.connect(self._typed)
        form.settled.connect(self.flush)

    def open(self, record: Record, *, state: Mapping[str, Any] | None = None, fresh: bool = False) -> None:
        """Keep what stands in the form, then show `record`, with the draft `state` over it."""
        self.flush()
        self._begun, self._drafted, self._in_store = False, bool(state), not fresh
        self._form.load(record, fresh=fresh)
        if state:
            self._form.load_state(state)
        faults = len(errors(self._form.problems())) if state else 0
        self.said.emit(_draft_words(faults) if faults else "", "near" if faults else "none")

    def flush(self) -> None:
        """Hand to the worker what was typed since the last time."""
        self._pause.stop()
        self.retry()
        if self._changed:
            self._changed = False
            self.keep()

    def keep(self) -> None:
        """Hand what stands in the form to the worker, changed or not."""
        form = self._form
        faults = len(errors(form.problems()))
        entry = Entry(record=form.record(), state=form.state(), faults=faults, typing=self._begun)
        self._begun = self._begun or not faults
        self._hand_over(entry)

    def retry(self) -> None:
        """Try again what could not be kept."""
        self._again.stop()
        if self._context.worker.is_stopped:
            return  # closed all the same: the person knows that it is not kept
        for record_id in tuple(self._failed_ids):
            self._hand_over(self._waiting[record_id])

    def waiting(self, record_id: str) -> Entry | None:
        """Return what is not in the store yet, or never came there because writing failed."""
        return self._waiting.get(record_id)

    def typed_last(
        self, record_id: str, blank: Callable[[str], Record] | None = None
    ) -> tuple[Record, Mapping[str, Any] | None] | None:
        """Return the record and the draft over it as it was typed last, wherever that is by now.

        What is only a draft yet stands over `blank(id)`; `None` where there is nothing of it.
        """
        waiting = self.waiting(record_id)
        if waiting is not None:
            return waiting.record, waiting.state
        stored = repository.get(self._context.reader, self._kind, record_id)
        draft = drafts.draft(self._context.reader, self._kind, record_id)
        if stored is None and draft is not None and blank is not None:
            stored = blank(record_id)
        return None if stored is None else (stored, draft)

    def changed_elsewhere(self) -> Record | None:
        """Return what something else made of the record shown; `None` where what stands here is as new."""
        dropped = self.dropped()
        if self.holds_unsaved() or (errors(self._form.problems()) and not dropped):
            return None
        shown = self._form.record()
        stored = repository.get(self._context.reader, self._kind, shown.id)
        return None if stored == shown and not dropped else stored

    def holds_unsaved(self) -> bool:
        """Whether anything is not in the store yet."""
        return self._changed or bool(self._waiting)

    def dropped(self) -> bool:
        """Whether what stands in the form was dropped somewhere else, the draft or all: nobody wants it any more."""
        if not self._in_store or self.holds_unsaved():
            return False
        record_id, db = self._form.record().id, self._context.reader
        if drafts.draft(db, self._kind, record_id) is not None:
            return False
        return self._drafted or repository.get(db, self._kind, record_id) is None

    def forget(self) -> None:
        """Keep nothing of what stands in the form: its record has been put away."""
        self._pause.stop()
        self._changed = False

    def _typed(self) -> None:
        self._changed = True
        self._pause.typed()
        self.said.emit("Đang ghi", "open")

    def _hand_over(self, entry: Entry) -> None:
        record, kind = entry.record, self._kind
        self._waiting[record.id] = entry
        self._failed_ids.discard(record.id)

        def task(store: Store) -> None:
            if entry.faults:
                drafts.keep_draft(store, kind, record.id, entry.state)
            else:
                save_record(store, record, typing=entry.typing)  # drops its draft

        self._context.worker.run(
            task,
            done=lambda _result: self._kept(entry),
            failed=lambda error: self._failed(entry, error),
            changes=frozenset() if entry.faults else frozenset({kind.__name__}),
        )

    def _kept(self, entry: Entry) -> None:
        if self._waiting.get(entry.record.id) is entry:
            del self._waiting[entry.record.id]
        if entry.record.id == self._form.record().id:
            self._drafted, self._in_store = bool(entry.faults), True
        if not entry.faults:
            self.stored.emit(entry.record.id)
        if not self.holds_unsaved():
            words = _draft_words(entry.faults) if entry.faults else saved_now()
            self.said.emit(words, "near" if entry.faults else "good")
            if not entry.faults:
                self.saved.emit(words)

    def _failed(self, entry: Entry, error: Exception) -> None:
        if self._waiting.get(entry.record.id) is entry:
            self._failed_ids.add(entry.record.id)
            self._again.start()
        self.said.emit(not_saved(error), "bad")
        self.saved.emit(not_saved(error))


def _draft_words(faults: int) -> str:
    return f"Mới giữ bản nháp: còn {faults} mục cần điền hoặc sửa"
