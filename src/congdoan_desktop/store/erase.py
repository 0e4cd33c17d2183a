"""Erasing for good: the one exception from "nothing is ever deleted", where the law wants it (Luật 91/2025 Đ14.3–4).

Inside `atomic()`: `rewrite` a record as if it had always been so, `remove` it, `forget_drafts` and `forget_past` what
else holds it, `forget_author` who wrote. Then, outside: `scrub`, so that no byte of it is left in the file or its log.
What the disk keeps of sectors that were overwritten, and copies of the file, are out of reach: see `docs/privacy.md`.
"""

import re
from collections.abc import Container, Iterable
from typing import TYPE_CHECKING

from congdoan_desktop.domain.records import HandOver, Record
from congdoan_desktop.domain.text import fold
from congdoan_desktop.store.mentions import past_mentions
from congdoan_desktop.store.rows import row_of, tidied
from congdoan_desktop.store.tables import record_types, table_of

if TYPE_CHECKING:
    from congdoan_desktop.store.database import Store

PATIENCE_MS = 10_000
"""So long the log waits for readers before it is left to the closing of the store."""


def rewrite(store: "Store", record: Record) -> None:
    """Put `record` in the place of its row; what it was before, its history and its draft go. Archived stays so."""
    kind, row = type(record), row_of(tidied(record))
    changes = ", ".join(f"{name} = ?" for name in row if name != "id")
    values = [value for name, value in row.items() if name != "id"]
    store.execute(f"UPDATE {table_of(kind).name} SET {changes} WHERE id = ?", (*values, record.id))
    _forget_one(store, kind, record.id)


def remove(store: "Store", kind: type[Record], record_id: str) -> None:
    """Delete the row, its history and its draft; nothing may point at it any more."""
    store.execute(f"DELETE FROM {table_of(kind).name} WHERE id = ?", (record_id,))
    _forget_one(store, kind, record_id)


def forget_drafts(store: "Store", person_id: str) -> None:
    """Delete every draft of a record that belongs to the person."""
    store.execute("DELETE FROM drafts WHERE json_extract(data, '$.person_id') = ?", (person_id,))


def forget_past(store: "Store", pattern: re.Pattern[str], spared: Container[tuple[type[Record], str]]) -> int:
    """Delete what the history holds of `pattern`; return how many versions.

    `spared`: (kind, id) of records that are somebody else's, who only has the same name.
    """
    past = [one for one in past_mentions(store, pattern) if one[:2] not in spared]
    keys = [(table_of(kind).name, record_id, version) for kind, record_id, version in past]
    store.execute_all("DELETE FROM history WHERE kind = ? AND record_id = ? AND version = ?", keys)
    return len(keys)


def forget_author(store: "Store", pattern: re.Pattern[str]) -> None:
    """Take the name away from what its bearer wrote; what an issued report says stays as it was issued."""
    for table, column in _author_columns():
        names = [name for (name,) in store.rows(f"SELECT DISTINCT {column} FROM {table}") if pattern.search(fold(name))]
        for name in names:
            store.execute(f"UPDATE {table} SET {column} = '' WHERE {column} = ?", (name,))


def scrub(store: "Store") -> bool:
    """Write the file anew without what was deleted, and cut its log. Outside `atomic()`; takes a while.

    `False` when a reader kept the log from being cut: then it is cut when the store is closed.
    Raises `UserError` store.disk_full, store.io_error; what was deleted stays deleted then as well.
    """
    store.rows("VACUUM")
    return store.empty_log(wait_ms=PATIENCE_MS)


def _author_columns() -> Iterable[tuple[str, str]]:
    yield "history", "written_by"
    yield table_of(HandOver).name, "by"
    for kind in record_types():
        yield table_of(kind).name, "updated_by"


def _forget_one(store: "Store", kind: type[Record], record_id: str) -> None:
    for table in ("history", "drafts"):
        store.execute(f"DELETE FROM {table} WHERE kind = ? AND record_id = ?", (table_of(kind).name, record_id))
