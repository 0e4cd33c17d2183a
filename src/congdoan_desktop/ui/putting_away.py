"""A record on its way out of a list, and back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from congdoan_desktop.domain.records import Record
from congdoan_desktop.store import drafts
from congdoan_desktop.store.database import Store
from congdoan_desktop.ui.jobs import Worker
from congdoan_desktop.ui.widgets.undo_strip import UndoStrip
from congdoan_desktop.usecases.save_record import archive_record, restore_record


@dataclass(frozen=True, kw_only=True)
class Away:
    """A record that is put away, with or without a row in the store, and how it comes back."""

    kind: type[Record]
    record: Record
    in_store: bool

    def put_away(self, store: Store) -> None:
        with store.atomic():
            drafts.drop_draft(store, self.kind, self.record.id)
            if self.in_store:
                archive_record(store, self.kind, self.record.id)

    def bring_back(self, store: Store, *, state: Mapping[str, Any] | None) -> None:
        if self.in_store:
            restore_record(store, self.kind, self.record.id)
        if state is not None:
            drafts.keep_draft(store, self.kind, self.record.id, state)


def put_away(
    worker: Worker,
    strip: UndoStrip,
    kind: type[Record],
    record_id: str,
    *,
    said: str,
    failed: Callable[[Exception], None],
) -> None:
    """Put away a record that is in the store; `strip` says what was done (`said`) and offers the way back."""
    changes = frozenset({kind.__name__})
    restore = partial(restore_record, kind=kind, record_id=record_id)
    worker.run(
        partial(archive_record, kind=kind, record_id=record_id),
        done=lambda _: strip.offer(said, "Hoàn tác", lambda: worker.run(restore, changes=changes)),
        failed=failed,
        changes=changes,
    )
