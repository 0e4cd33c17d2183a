"""A row and the versions before it: nothing is overwritten that cannot be taken back."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

from congdoan_desktop import codec
from congdoan_desktop.domain.records import Record
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.rows import columns_of, record_of, row_of
from congdoan_desktop.store.tables import table_of

if TYPE_CHECKING:
    from congdoan_desktop.store.database import Store

R = TypeVar("R", bound=Record)
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
    own = "version, updated_at, updated_by, archived_at"
    sql = f"SELECT {own}, {columns_of(cls)} FROM {table_of(cls).name} WHERE id = ?"
    for version, updated_at, updated_by, archived_at, *columns in db.rows(sql, (record_id,)):
        return Current(
            record=record_of(cls, columns),
            version=version,
            updated_at=updated_at,
            updated_by=updated_by,
            archived_at=archived_at,
        )
    return None


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


def put(store: "Store", record: R, before: Current[R] | None, action: Action, *, archived: bool) -> None:
    """Make `record` the present version in one `atomic()`; `before`, the version it replaces, goes to the history."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    row = row_of(record) | {
        "version": before.version + 1 if before else 1,
        "updated_at": now,
        "updated_by": store.author,
        "archived_at": ((before and before.archived_at) or now) if archived else None,
    }
    with store.atomic():
        if before is not None:
            _keep(store, before, action, now)
        _write(store, table_of(type(record)).name, row)


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
