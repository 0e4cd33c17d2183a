"""From any older form of the store to the present one: plain SQL, run through sqlite-utils' `Migrations`."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from congdoan_desktop.domain.text import clean, fold
from congdoan_desktop.errors import UserError
from congdoan_desktop.store.connection import Reader

if TYPE_CHECKING:
    from sqlite_utils import Database


def _run_file(name: str, database: Any) -> None:
    """Run the statements of `schema/<name>.sql` one by one: `executescript` would end the transaction they are in."""
    sql = (Path(__file__).with_name("schema") / f"{name}.sql").read_text("utf-8")
    for statement in sql.strip().split("\n\n"):
        database.execute(statement)


def _documents(database: Any) -> None:
    """Run the step, then enter what was issued before it into the register of outgoing papers."""
    _run_file("0004_documents", database)
    rows = database.execute(
        "SELECT id, year, number, notation, issued_on, type_name, subject, signer_name, updated_at FROM issued_reports "
        "WHERE number > 0 ORDER BY year, number, id"
    ).fetchall()
    for paper_id, *columns, updated_at in rows:
        _, _, notation, _, type_name, subject, signer_name = columns
        text = "\n".join(filter(None, (subject, type_name, notation, signer_name)))
        database.execute(
            "INSERT OR IGNORE INTO outgoing_papers (id, year, number, notation, issued_on, type_name, subject, "
            "signer_name, state, receivers, copy_kept_by, received_by, note, paper_id, version, updated_at, folded, "
            "exact) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'issued', '', '', '', '', ?, 1, ?, ?, ?)",
            (paper_id, *columns, paper_id, updated_at, fold(text), clean(text).casefold()),
        )


STEPS: tuple[tuple[str, Callable[[Any], None]], ...] = (
    *((name, partial(_run_file, name)) for name in ("0001_records", "0002_recording", "0003_surveys")),
    ("0004_documents", _documents),
    ("0005_province", partial(_run_file, "0005_province")),
)
"""Name and function of every step, oldest first. A released step is never changed; the next one is added below it.

Plain SQL only: sqlite-utils' `transform()` silently drops triggers.
"""


def newest() -> int:
    """Return the schema version this program writes (`PRAGMA user_version`)."""
    return len(STEPS)


def refuse_newer(reader: Reader) -> int:
    """Return the schema version of a store; raises `UserError` store.too_new when a newer program made it."""
    version = int(reader.value("PRAGMA user_version"))
    if version > newest():
        raise UserError("store.too_new", name=reader.path.name)
    return version


def migrate(connection: Any) -> None:
    """Bring the store behind `connection` to the newest version: all pending steps or, if one fails, none of them."""
    from sqlite_utils import Database

    database = Database(connection, execute_plugins=False)
    # Rebuilding a table in SQL needs this, and inside a transaction it can no longer be switched.
    connection.execute("PRAGMA foreign_keys = OFF")
    with database.atomic():
        _run_pending(database)
        connection.execute(f"PRAGMA user_version = {newest()}")
        if connection.execute("PRAGMA foreign_key_check").fetchall():
            raise RuntimeError("a migration broke a foreign key")
    connection.execute("PRAGMA foreign_keys = ON")


def _run_pending(database: "Database") -> None:
    from sqlite_utils import Migrations

    migrations = Migrations("congdoan")
    for name, step in STEPS:
        migrations(name=name)(step)
    migrations.apply(database)
