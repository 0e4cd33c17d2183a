"""What became of one record: each state it had, who wrote it, what changed; and going back to one of them."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, Literal

from congdoan_desktop.domain.records import Record
from congdoan_desktop.store import drafts, repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.store.versions import current
from congdoan_desktop.usecases.save_record import revert_record

Act = Literal["create", "save", "archive", "restore", "revert"]


@dataclass(frozen=True, kw_only=True)
class Change:
    """One field, before and after."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, kw_only=True)
class Moment:
    """One state of a record and how it came to be. `at` is UTC."""

    version: int
    record: Record
    archived: bool
    at: datetime
    by: str
    act: Act
    changes: tuple[Change, ...]
    """Against the state before it."""
    is_present: bool


def history_of(db: Reader, kind: type[Record], record_id: str) -> tuple[Moment, ...]:
    """Return every state that is known, newest first: the present one, then those that were kept.

    What was typed in one go is one state (`store.versions.put`). Empty for a record that was never saved.
    """
    with db.reading():
        now = current(db, kind, record_id)
        past = repository.history(db, kind, record_id)
    if now is None:
        return ()
    states = [
        (now.version, now.record, now.archived_at is not None, now.updated_at, now.updated_by),
        *((one.version, one.record, one.archived, one.written_at, one.written_by) for one in past),
    ]
    # What replaced a state is how the one after it came to be.
    acts: list[Act] = [*(one.action for one in past), "create"]
    before = [state[1] for state in states[1:]]
    changed = [*(changes(old, new[1]) for new, old in zip(states, before, strict=False)), ()]
    return tuple(
        Moment(
            version=version,
            record=record,
            archived=archived,
            at=datetime.fromisoformat(at),
            by=by,
            act=act,
            changes=what,
            is_present=version == now.version,
        )
        for (version, record, archived, at, by), act, what in zip(states, acts, changed, strict=True)
    )


def changes(before: Record, after: Record) -> tuple[Change, ...]:
    """Return the fields that differ, in their order."""
    pairs = ((field.name, getattr(before, field.name), getattr(after, field.name)) for field in fields(after))
    return tuple(Change(field=name, before=old, after=new) for name, old, new in pairs if old != new)


def go_back_to(store: Store, kind: type[Record], record_id: str, version: int) -> tuple[int, Mapping[str, Any] | None]:
    """Make the record what it was in `version`; a draft over it goes. That is a new version, so it can be undone.

    Returns what `go_forward` wants: the version that was replaced, and the draft. Raises `KeyError`, and `UserError` as
    `revert_record` does: what must not be kept any more (a field whose consent is gone, a secret) does not come back.
    """
    with store.atomic():
        replaced = current(store, kind, record_id)
        if replaced is None:
            raise KeyError(record_id)
        draft = drafts.draft(store, kind, record_id)
        drafts.drop_draft(store, kind, record_id)
        revert_record(store, kind, record_id, version)
        if replaced.archived_at is None:  # what it said comes back, not that it was put away then
            repository.restore(store, kind, record_id)
    return replaced.version, draft


def go_forward(store: Store, kind: type[Record], record_id: str, version: int, draft: Mapping[str, Any] | None) -> None:
    """Undo `go_back_to` with what it returned."""
    with store.atomic():
        revert_record(store, kind, record_id, version)
        if draft is not None:
            drafts.keep_draft(store, kind, record_id, draft)
