"""Keys of the unit in the store. Not records: no older form of a wrapped key may lie in the history.

`secure_delete` overwrites what an update leaves behind, and the log is emptied afterwards, so the file itself holds
only the present forms. Backups made before still hold theirs.
"""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from congdoan_desktop.codec import from_json, to_json
from congdoan_desktop.domain.unit_key import KeptKey, Purpose
from congdoan_desktop.store.connection import Reader

if TYPE_CHECKING:
    from congdoan_desktop.store.database import Store

_COLUMNS = "id, purpose, algorithm, certificate, chain, by_passphrase, by_recovery, made_at, ended_at"
_NOTHING = "null"
"""What stands in the place of a wrapped form that is gone."""


def all_keys(db: Reader, purpose: Purpose = "signing") -> tuple[KeptKey, ...]:
    """Return every key made for `purpose`, the newest first; those that have ended have no wrapped forms."""
    rows = db.rows(f"SELECT {_COLUMNS} FROM unit_keys WHERE purpose = ? ORDER BY made_at DESC, id", (purpose,))
    return tuple(_key(row) for row in rows)


def current_key(db: Reader, purpose: Purpose = "signing") -> KeptKey | None:
    """Return the key in use for `purpose`."""
    return next((key for key in all_keys(db, purpose) if key.ended_at is None), None)


def add_key(store: "Store", key: KeptKey) -> None:
    """Keep a new key. Inside `atomic()`."""
    store.execute(
        f"INSERT INTO unit_keys ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL)",
        (
            key.id,
            key.purpose,
            key.algorithm,
            key.certificate,
            to_json(key.chain).decode(),
            key.by_passphrase,
            key.by_recovery,
            key.made_at.isoformat(),
        ),
    )


def rewrap_key(store: "Store", key: KeptKey) -> None:
    """Put the wrapped forms of `key` in the place of those it had. Inside `atomic()`."""
    sql = "UPDATE unit_keys SET by_passphrase = ?, by_recovery = ? WHERE id = ? AND ended_at IS NULL"
    store.execute(sql, (key.by_passphrase, key.by_recovery, key.id))


def recertify_key(store: "Store", key: KeptKey) -> None:
    """Put another certificate and its chain in the place of those that the key in use had. Inside `atomic()`."""
    sql = "UPDATE unit_keys SET certificate = ?, chain = ? WHERE id = ? AND ended_at IS NULL"
    store.execute(sql, (key.certificate, to_json(key.chain).decode(), key.id))


def end_key(store: "Store", key_id: str, ended_at: datetime) -> None:
    """End a key: its certificate stays, its wrapped forms go. Inside `atomic()`."""
    sql = "UPDATE unit_keys SET by_passphrase = ?1, by_recovery = ?1, ended_at = ?2 WHERE id = ?3 AND ended_at IS NULL"
    store.execute(sql, (_NOTHING, ended_at.isoformat(), key_id))


def _key(row: tuple[Any, ...]) -> KeptKey:
    key_id, purpose, algorithm, certificate, chain, by_passphrase, by_recovery, made_at, ended_at = row
    return KeptKey(
        id=key_id,
        purpose=purpose,
        algorithm=algorithm,
        certificate=certificate,
        chain=from_json(chain.encode(), tuple[bytes, ...], code="key.damaged"),
        by_passphrase=by_passphrase,
        by_recovery=by_recovery,
        made_at=datetime.fromisoformat(made_at),
        ended_at=datetime.fromisoformat(ended_at) if ended_at else None,
    )
