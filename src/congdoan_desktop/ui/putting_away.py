"""A record on its way out of a list, and back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from congdoan_desktop.domain.records import Record
from congdoan_desktop.store import drafts
from congdoan_desktop.store.database import Store
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
