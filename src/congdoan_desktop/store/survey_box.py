"""The ballot box of a survey round: sealed sheets without time, author, way in or order of entry.

A row holds a random key and one sealed sheet; all sheets of a round have one size. What opens them lies outside the
store and its backups (`usecases.ballot_box`) and is destroyed when the round is closed. So neither the pages of this
file, nor its log, nor any number of backups from different moments tell what was answered, or in which order.
"""

import secrets
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from congdoan_desktop.store.connection import Reader

if TYPE_CHECKING:
    from congdoan_desktop.store.database import Store

_KEY_SIZE = 16


def keys(db: Reader, round_id: str) -> tuple[bytes, bytes] | None:
    """Return the public key and the marking key of the round's box, if it has one."""
    found = db.rows("SELECT public_key, marking FROM survey_boxes WHERE round_id = ?", (round_id,))
    return (found[0][0], found[0][1]) if found else None


def keep_keys(store: "Store", round_id: str, public: bytes, marking: bytes) -> None:
    """Keep the public key and the marking key of a new box. Inside `atomic()`."""
    sql = "INSERT INTO survey_boxes (round_id, public_key, marking) VALUES (?, ?, ?)"
    store.execute(sql, (round_id, public, marking))


def add(store: "Store", round_id: str, sealed: Iterable[bytes]) -> None:
    """Put sealed sheets into the box, in the order of their random keys. Inside `atomic()`."""
    keyed = sorted((secrets.token_bytes(_KEY_SIZE), sheet) for sheet in sealed)
    store.execute_all(
        "INSERT INTO survey_answers (round_id, sheet_key, sealed) VALUES (?, ?, ?)",
        [(round_id, key, sheet) for key, sheet in keyed],
    )


def sheet_count(db: Reader, round_id: str) -> int:
    """Return the number of sheets in the box, those put aside for a check among them."""
    sql = "SELECT (SELECT count(*) FROM survey_answers WHERE round_id = ?1)"
    return int(db.value(f"{sql} + (SELECT count(*) FROM survey_checks WHERE round_id = ?1)", (round_id,)))


def sealed_sheets(db: Reader, round_id: str) -> list[bytes]:
    """Return the sealed sheets of the round in the order of their random keys, without those put aside."""
    return db.column("SELECT sealed FROM survey_answers WHERE round_id = ? ORDER BY sheet_key", (round_id,))


def replace_sheets(store: "Store", round_id: str, sealed: Iterable[bytes]) -> None:
    """Put other sheets in the place of all that are in the box, under new keys. Inside `atomic()`."""
    store.execute("DELETE FROM survey_answers WHERE round_id = ?", (round_id,))
    add(store, round_id, sealed)


def put_aside(store: "Store", round_id: str, code: str, sealed: bytes) -> None:
    """Put a sealed sheet aside under a random code (in the place of what was there). Inside `atomic()`."""
    store.execute(
        "INSERT INTO survey_checks (round_id, code, sealed) VALUES (?, ?, ?)"
        " ON CONFLICT (round_id, code) DO UPDATE SET sealed = excluded.sealed",
        (round_id, code, sealed),
    )


def aside(db: Reader, round_id: str) -> dict[str, bytes]:
    """Return what was put aside for a check: code → sealed sheet, in the order of the codes."""
    sql = "SELECT code, sealed FROM survey_checks WHERE round_id = ? ORDER BY code"
    return dict(db.rows(sql, (round_id,)))


def take_from_aside(store: "Store", round_id: str, code: str) -> None:
    """Take a sheet out of those put aside. Inside `atomic()`."""
    store.execute("DELETE FROM survey_checks WHERE round_id = ? AND code = ?", (round_id, code))


def add_marks(store: "Store", round_id: str, keyed: Sequence[bytes], *, used: bool) -> None:
    """Keep keyed hashes (16 bytes): of codes handed out (`used=False`), of papers that are in. Inside `atomic()`."""
    store.execute_all(
        "INSERT INTO survey_marks (round_id, keyed, used) VALUES (?, ?, ?)",
        [(round_id, mark, used) for mark in sorted(keyed)],
    )


def is_used(db: Reader, round_id: str, keyed: bytes) -> bool | None:
    """Return whether a mark was used; `None` where it is not known at all."""
    found = db.value("SELECT used FROM survey_marks WHERE round_id = ? AND keyed = ?", (round_id, keyed))
    return None if found is None else bool(found)


def use(store: "Store", round_id: str, keyed: bytes) -> None:
    """Note that a code was used. Inside `atomic()`."""
    store.execute("UPDATE survey_marks SET used = 1 WHERE round_id = ? AND keyed = ?", (round_id, keyed))


def take_back(store: "Store", round_id: str, keyed: Iterable[bytes]) -> None:
    """Forget codes that nobody has used. Inside `atomic()`."""
    sql = "DELETE FROM survey_marks WHERE round_id = ? AND keyed = ? AND used = 0"
    store.execute_all(sql, [(round_id, mark) for mark in keyed])


def unused_count(db: Reader, round_id: str) -> int:
    """Return how many codes are still unused."""
    return int(db.value("SELECT count(*) FROM survey_marks WHERE round_id = ? AND used = 0", (round_id,)))


def empty(store: "Store", round_id: str) -> None:
    """Take everything out of the box. Inside `atomic()`; `erase.scrub` afterwards."""
    for table in ("survey_answers", "survey_marks", "survey_checks"):
        store.execute(f"DELETE FROM {table} WHERE round_id = ?", (round_id,))
    store.execute("UPDATE survey_boxes SET marking = x'' WHERE round_id = ?", (round_id,))
