"""A row and the versions before it: nothing is overwritten that cannot be taken back."""

from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

from congdoan_desktop import codec
from congdoan_desktop.domain.records import Record
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.rows import columns_of, record_of, row_of
from congdoan_desktop.store.tables import table_of

if TYPE_CHECKING:
    from congdoan_desktop.store.database import Store

R = TypeVar("R", bound=Record)
PAUSE = timedelta(minutes=5)
"""Typing that goes on within this time is one piece of work."""
Action = Literal["save", "archive", "restore", "revert"]


@dataclass(frozen=True, kw_only=True)
class Version(Generic[R]):
    """A record as it was before something replaced it. Times are UTC, ISO 8601, to the second."""

    version: int
    record: R
    archived: bool
    written_at: str
    written_by: str
    """Who wrote it, as the person is called on this computer; empty where that was not kept yet."""
    replaced_at: str
    action: Action
    """What replaced it."""


@dataclass(frozen=True, kw_only=True)
class Current(Generic[R]):
    """A record as it stands, with what the store knows about it."""

    record: R
    version: int
    updated_at: str
    updated_by: str
    archived_at: str | None


def current(db: Reader, cls: type[R], record_id: str) -> Current[R] | None:
    """Return the record as it stands, archived or not."""
    return next(iter(_currents(db, cls, "WHERE id = ?", record_id)), None)


def put_aside(db: Reader, cls: type[R], *, limit: int) -> tuple[Current[R], ...]:
    """Return the records that were put aside last, the latest first."""
    return _currents(db, cls, "WHERE archived_at IS NOT NULL ORDER BY archived_at DESC, id LIMIT ?", limit)


def _currents(db: Reader, cls: type[R], wanted: str, parameter: object) -> tuple[Current[R], ...]:
    own = "version, updated_at, updated_by, archived_at"
    found = db.rows(f"SELECT {own}, {columns_of(cls)} FROM {table_of(cls).name} {wanted}", (parameter,))
    return tuple(
        Current(
            record=record_of(cls, columns),
            version=version,
            updated_at=updated_at,
            updated_by=updated_by,
            archived_at=archived_at,
        )
        for version, updated_at, updated_by, archived_at, *columns in found
    )


def history(db: Reader, cls: type[R], record_id: str) -> tuple[Version[R], ...]:
    """Return the past versions of a record, newest first; not the present one."""
    found = db.rows(
        "SELECT version, data, archived_at, written_at, written_by, replaced_at, action FROM history"
        " WHERE kind = ? AND record_id = ? ORDER BY version DESC",
        (table_of(cls).name, record_id),
    )
    return tuple(
        Version(
            version=version,
            record=codec.from_json(data.encode(), cls),
            archived=archived_at is not None,
            written_at=written_at,
            written_by=written_by,
            replaced_at=replaced_at,
            action=action,
        )
        for version, data, archived_at, written_at, written_by, replaced_at, action in found
    )


def only_adds(before: Record, after: Record) -> bool:
    """Whether everything `before` says still stands in `after`: each text is equal or goes on, each list is equal or
    goes on, each other field is equal or was empty. Texts are what a search looks through: a code never goes on.
    """
    texts = table_of(type(before)).searched
    pairs = ((field.name, getattr(before, field.name), getattr(after, field.name)) for field in fields(before))
    return all(_goes_on(old, new, is_text=name in texts) for name, old, new in pairs)


def _goes_on(old: object, new: object, *, is_text: bool) -> bool:
    if old == new or old in (None, "", ()):
        return True
    if isinstance(old, tuple) and isinstance(new, tuple):
        return new[: len(old)] == old
    return is_text and isinstance(old, str) and str(new).startswith(old)


def put(
    store: "Store", record: R, before: Current[R] | None, action: Action, *, archived: bool, typing: bool = False
) -> None:
    """Make `record` the present version in one `atomic()`; `before`, the version it replaces, goes to the history.

    `typing`: the save of a pause while one person types on. Then `before` is not kept when that same person wrote it a
    moment ago and `record` only adds to it: nothing it said is lost.
    """
    at = datetime.now(UTC)
    now = at.isoformat(timespec="seconds")
    row = row_of(record) | {
        "version": before.version + 1 if before else 1,
        "updated_at": now,
        "updated_by": store.author,
        "archived_at": ((before and before.archived_at) or now) if archived else None,
    }
    with store.atomic():
        if before is not None and not (typing and _is_one_piece(store, before, record, at)):
            _keep(store, before, action, now)
        _write(store, table_of(type(record)).name, row)


def _is_one_piece(store: "Store", before: Current[R], record: R, now: datetime) -> bool:
    fresh = timedelta(0) <= now - datetime.fromisoformat(before.updated_at) <= PAUSE
    return fresh and before.updated_by == store.author and only_adds(before.record, record)


def _keep(store: "Store", before: Current[R], action: Action, now: str) -> None:
    row = {
        "kind": table_of(type(before.record)).name,
        "record_id": before.record.id,
        "version": before.version,
        "written_at": before.updated_at,
        "written_by": before.updated_by,
        "archived_at": before.archived_at,
        "replaced_at": now,
        "action": action,
        "data": codec.to_json(before.record).decode(),
    }
    names = ", ".join(row)
    store.execute(f"INSERT INTO history ({names}) VALUES ({', '.join('?' * len(row))})", tuple(row.values()))


def _write(store: "Store", table: str, row: dict[str, object]) -> None:
    changes = ", ".join(f"{name} = excluded.{name}" for name in row if name != "id")
    store.execute(
        f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})"
        f" ON CONFLICT (id) DO UPDATE SET {changes}",
        tuple(row.values()),
    )
