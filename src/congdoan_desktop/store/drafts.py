"""What was typed and not saved yet: survives a crash, goes when the record is saved or the draft is dropped."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from congdoan_desktop.domain.classified import marked_secret
from congdoan_desktop.domain.records import Record
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.tables import record_types, table_of

if TYPE_CHECKING:
    from congdoan_desktop.store.database import Store


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What was typed last over one record, which may not be in the store at all. `kept_at` is UTC."""

    kind: type[Record]
    record_id: str
    kept_at: datetime
    data: Mapping[str, Any]


def keep_draft(store: "Store", cls: type[Record], record_id: str, data: Mapping[str, object]) -> None:
    """Keep the state of a form as it is, right or wrong: `data` is anything JSON can hold.

    Only a text with the stamp of a state secret is left out: it must never be written at all.
    """
    data = {name: value for name, value in data.items() if not _is_secret(value)}
    with store.atomic():
        store.execute(
            "INSERT INTO drafts (kind, record_id, updated_at, data) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (kind, record_id) DO UPDATE SET updated_at = excluded.updated_at, data = excluded.data",
            (
                table_of(cls).name,
                record_id,
                datetime.now(UTC).isoformat(timespec="seconds"),
                json.dumps(data, ensure_ascii=False),
            ),
        )


def _is_secret(value: object) -> bool:
    """Whether a text in `value`, however deep, carries the stamp."""
    if isinstance(value, Mapping):
        return any(map(_is_secret, value.values()))
    if isinstance(value, list | tuple):
        return any(map(_is_secret, value))
    return isinstance(value, str) and marked_secret(value)


def drop_draft(store: "Store", cls: type[Record], record_id: str) -> None:
    """Forget the draft, if there is one."""
    key = (table_of(cls).name, record_id)
    if store.rows("SELECT 1 FROM drafts WHERE kind = ? AND record_id = ?", key):
        with store.atomic():
            store.execute("DELETE FROM drafts WHERE kind = ? AND record_id = ?", key)


def draft(db: Reader, cls: type[Record], record_id: str) -> dict[str, Any] | None:
    """Return what was kept, or `None`."""
    return drafts(db, cls).get(record_id)


def drafts(db: Reader, cls: type[Record]) -> dict[str, dict[str, Any]]:
    """Return all drafts of a record type by record id, the latest first."""
    found = db.rows(
        "SELECT record_id, data FROM drafts WHERE kind = ? ORDER BY updated_at DESC, record_id",
        (table_of(cls).name,),
    )
    return {record_id: json.loads(data) for record_id, data in found}


def all_drafts(db: Reader) -> tuple[Draft, ...]:
    """Return the drafts of all record types, the latest first."""
    kinds = {table_of(cls).name: cls for cls in record_types()}
    found = db.rows("SELECT kind, record_id, updated_at, data FROM drafts ORDER BY updated_at DESC, kind, record_id")
    return tuple(
        Draft(kind=kinds[kind], record_id=record_id, kept_at=datetime.fromisoformat(at), data=json.loads(data))
        for kind, record_id, at, data in found
        if kind in kinds
    )
