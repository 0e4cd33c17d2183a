"""Records of every type: find them, save them, put them aside, take them back. Nothing is ever deleted."""

import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from json import dumps
from typing import TYPE_CHECKING, Any, TypeVar

from congdoan_desktop.domain.records import Record
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.drafts import drop_draft
from congdoan_desktop.store.queries import Among, Span, Value, column, condition, ordering
from congdoan_desktop.store.rows import columns_of, record_of, tidied
from congdoan_desktop.store.tables import table_of
from congdoan_desktop.store.versions import Current, Version, current, history, put

if TYPE_CHECKING:
    from congdoan_desktop.store.database import Store

__all__ = [
    "Among",
    "Span",
    "Value",
    "Version",
    "archive",
    "by_ids",
    "count",
    "find",
    "find_columns",
    "find_ids",
    "get",
    "history",
    "is_archived",
    "new_id",
    "restore",
    "revert",
    "save",
    "values_in_use",
]

R = TypeVar("R", bound=Record)


def new_id() -> str:
    """Return a new random id (128 bits, 32 hex digits): the same record keeps it at every level."""
    return secrets.token_hex(16)


def get(db: Reader, cls: type[R], record_id: str) -> R | None:
    """Return the record, archived or not, or `None`."""
    row = current(db, cls, record_id)
    return row.record if row else None


def is_archived(db: Reader, cls: type[Record], record_id: str) -> bool:
    """Has the record been put aside?"""
    row = current(db, cls, record_id)
    return row is not None and row.archived_at is not None


def find(
    db: Reader,
    cls: type[R],
    *,
    text: str = "",
    where: Mapping[str, Value] | None = None,
    archived: bool | None = False,
    order: Sequence[str] = (),
    limit: int = -1,
    offset: int = 0,
) -> tuple[R, ...]:
    """Return the records that hold every word of `text`, with or without accents, and have the values of `where`.

    `where`: field → value, or `Span` for a range. `archived`: `True` only those put aside, `None` both.
    `order`: fields, `-` before those that run backwards; where `text` has accents, the rows that hold just these come
    first (who types none means all of them).
    """
    wanted, parameters = condition(cls, text=text, where=where or {}, archived=archived)
    sorting, ranking = ordering(cls, text=text, order=order)
    sql = f"SELECT {columns_of(cls)} FROM {table_of(cls).name} {wanted} {sorting} LIMIT ? OFFSET ?"
    return tuple(record_of(cls, row) for row in db.each(sql, (*parameters, *ranking, limit, offset)))


def find_ids(
    db: Reader,
    cls: type[Record],
    *,
    text: str = "",
    where: Mapping[str, Value] | None = None,
    archived: bool | None = False,
    order: Sequence[str] = (),
) -> tuple[str, ...]:
    """Return the ids of the records that `find` would return, in their order: a list of thousands begins with these."""
    sql, parameters = _some_columns(cls, ("id",), text, where or {}, archived, order)
    return tuple(db.column(sql, parameters))


def find_columns(
    db: Reader,
    cls: type[Record],
    names: Sequence[str],
    *,
    text: str = "",
    where: Mapping[str, Value] | None = None,
    archived: bool | None = False,
    order: Sequence[str] = (),
) -> Iterator[tuple[Any, ...]]:
    """Yield only the columns `names` of what `find` would return, as they are kept (a day as ISO text).

    Of tens of thousands of rows a few columns are read many times faster than whole records.
    """
    return db.each(*_some_columns(cls, names, text, where or {}, archived, order))


def _some_columns(
    cls: type[Record],
    names: Sequence[str],
    text: str,
    where: Mapping[str, Value],
    archived: bool | None,
    order: Sequence[str],
) -> tuple[str, tuple[object, ...]]:
    wanted, parameters = condition(cls, text=text, where=where, archived=archived)
    sorting, ranking = ordering(cls, text=text, order=order)
    columns = ", ".join(column(cls, name) for name in names)
    return f"SELECT {columns} FROM {table_of(cls).name} {wanted} {sorting}", (*parameters, *ranking)


def by_ids(db: Reader, cls: type[R], ids: Iterable[str]) -> Mapping[str, R]:
    """Return the records with `ids`, archived or not, by their ids; an id nobody has is left out."""
    sql = f"SELECT {columns_of(cls)} FROM {table_of(cls).name} WHERE id IN (SELECT value FROM json_each(?))"
    records = (record_of(cls, row) for row in db.rows(sql, (dumps(list(ids)),)))
    return {record.id: record for record in records}


def count(
    db: Reader,
    cls: type[Record],
    *,
    text: str = "",
    where: Mapping[str, Value] | None = None,
    archived: bool | None = False,
) -> int:
    """Return how many records `find` would return without a limit."""
    wanted, parameters = condition(cls, text=text, where=where or {}, archived=archived)
    return int(db.value(f"SELECT count(*) FROM {table_of(cls).name} {wanted}", parameters))


def values_in_use(db: Reader, cls: type[Record], name: str, *, limit: int = 200) -> tuple[str, ...]:
    """Return what stands in a text field of the records in the lists, the most frequent first; no empty text."""
    field = column(cls, name)
    found = db.rows(
        f"SELECT {field} FROM {table_of(cls).name} WHERE archived_at IS NULL AND {field} <> ''"
        f" GROUP BY {field} ORDER BY count(*) DESC, {field} LIMIT ?",
        (limit,),
    )
    return tuple(value for (value,) in found)


def save(store: "Store", record: R, *, typing: bool = False) -> R:
    """Keep `record`, its text tidied, and return it as kept. What it replaces goes to the history; its draft goes.

    A record that says nothing new writes nothing; one that was put aside stays aside. `typing`: see `versions.put`.
    Raises `UserError` as `Store.atomic` does; store.report_locked for a change of a report that was issued.
    """
    record = tidied(record)
    before = current(store, type(record), record.id)
    with store.atomic():
        drop_draft(store, type(record), record.id)
        if before is None or before.record != record:
            archived = before is not None and before.archived_at is not None
            put(store, record, before, "save", archived=archived, typing=typing)
    return record


def archive(store: "Store", cls: type[Record], record_id: str) -> None:
    """Put the record aside: no list and no figure holds it any more. Raises `KeyError` for an unknown id."""
    row = _existing(store, cls, record_id)
    if row.archived_at is None:
        put(store, row.record, row, "archive", archived=True)


def restore(store: "Store", cls: type[Record], record_id: str) -> None:
    """Take back what was put aside. Raises `KeyError` for an unknown id."""
    row = _existing(store, cls, record_id)
    if row.archived_at is not None:
        put(store, row.record, row, "restore", archived=False)


def revert(store: "Store", cls: type[R], record_id: str, version: int) -> R:
    """Make the record again what it was in `version`; that is a new version itself. Raises `KeyError`."""
    old = {past.version: past for past in history(store, cls, record_id)}[version]
    put(store, old.record, _existing(store, cls, record_id), "revert", archived=old.archived)
    return old.record


def _existing(db: Reader, cls: type[R], record_id: str) -> Current[R]:
    row = current(db, cls, record_id)
    if row is None:
        raise KeyError(record_id)
    return row
