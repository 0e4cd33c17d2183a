"""A connection to one store file: how it is keyed, what it must look like, and reading from it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlcipher3 import dbapi2

from congdoan_desktop.errors import UserError
from congdoan_desktop.paths import is_carried
from congdoan_desktop.store.failures import told

APPLICATION_ID = 0x43444F4E
"""`CDON`, at byte 68 of the file: this file is ours."""

WAIT_MS = 2000
"""So long a connection waits for another one before it gives up."""

WAIT_CARRIED_MS = 20_000
"""The same on a memory stick: there a save waits for those who read, and the stick is slow."""

CACHE = -2000
"""KiB of pages that a connection holds. Lists are read from end to end, which a larger cache makes no faster, and the
window has three connections; a copy of the store (`VACUUM INTO`) would take twice as much again."""


class Reader:
    """Reads a store and cannot change it (`mode=ro`, `query_only`). Belongs to the thread that opened it."""

    __slots__ = ("connection", "kept", "path")

    def __init__(self, path: Path, connection: Any, *, keeps: bool = False) -> None:
        self.path = path
        self.connection = connection
        self.kept: dict[tuple[str, str], tuple[int, Any]] | None = {} if keeps else None
        """What was read from long tables, and how often they had been written then (see `store.kept`)."""

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Run one SELECT and return all its rows. Raises `UserError` (see `failures`)."""
        with told(self.path):
            found: list[tuple[Any, ...]] = self.connection.execute(sql, parameters).fetchall()
            return found

    def column(self, sql: str, parameters: Sequence[object] = ()) -> list[Any]:
        """Run one SELECT and return the first column of all its rows. Raises as `rows`.

        Of 50 000 rows no tuple is left over, which would wake the garbage collector in the middle of typing.
        """
        with told(self.path):
            return [row[0] for row in self.connection.execute(sql, parameters)]

    def each(self, sql: str, parameters: Sequence[object] = ()) -> Iterator[tuple[Any, ...]]:
        """Run one SELECT and hand over row by row what would be too much to hold at once. Raises as `rows`."""
        with told(self.path):
            yield from self.connection.execute(sql, parameters)

    def value(self, sql: str, parameters: Sequence[object] = ()) -> Any:
        """Return the first column of the first row, or `None` when there is no row."""
        found = self.rows(sql, parameters)
        return found[0][0] if found else None

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Let all reads inside the block see one and the same state of the store."""
        if self.connection.in_transaction:
            yield
            return
        self.connection.execute("BEGIN")
        try:
            yield
        finally:
            self.connection.execute("ROLLBACK")

    def close(self) -> None:
        """Close the connection; closing twice does no harm."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def connect(path: Path, *, key: bytes | None, mode: str) -> Any:
    """Return a connection in autocommit mode; `mode` is SQLite's: `ro`, `rw`, `ro&immutable=1`.

    `key`: 32 bytes, used as they are (no derivation), or `None` for a store without encryption.
    Raises `UserError` store.missing, store.unreadable.
    """
    if key is not None and len(key) != 32:
        raise ValueError("a key has 32 bytes")
    if not path.is_file():
        raise UserError("store.missing", name=path.name)
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    with told(path):
        connection = dbapi2.connect(
            uri, uri=True, isolation_level=None, timeout=(WAIT_CARRIED_MS if is_carried(path) else WAIT_MS) / 1000
        )
    # Without this SQLCipher writes lines of its own to the error stream of the program.
    connection.execute("PRAGMA cipher_log_level = NONE")
    if key is not None:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    # The schema of a file that came from somewhere may call nothing but harmless functions.
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def peek(path: Path, *, key: bytes | None) -> Reader:
    """Open a store that nobody writes, of any version, leaving no trace inside or beside it.

    Raises `UserError` store.missing, store.unreadable, store.wrong_key, store.not_ours.
    """
    # Without a log the file alone is the whole truth, and no -wal and -shm need be made to read it.
    mode = "ro" if wal_path(path).exists() or journal_path(path).exists() else "ro&immutable=1"
    reader = Reader(path, connect(path, key=key, mode=mode))
    try:
        check_ours(reader, key=key)
    except BaseException:
        reader.close()
        raise
    return reader


def check_ours(reader: Reader, *, key: bytes | None) -> None:
    """Raise `UserError` store.wrong_key or store.not_ours unless this is a store, read with its own key."""
    foreign = "store.not_ours" if key is None else "store.wrong_key"
    with told(reader.path, foreign=foreign):
        mark = reader.connection.execute("PRAGMA application_id").fetchone()[0]
    if mark != APPLICATION_ID:
        raise UserError("store.not_ours", name=reader.path.name)
    with told(reader.path):
        reader.connection.execute(f"PRAGMA cache_size = {CACHE}")


def wal_path(path: Path) -> Path:
    """Return the write-ahead log of the store at `path`; one that holds anything tells of an unclean end."""
    return path.with_name(f"{path.name}-wal")


def journal_path(path: Path) -> Path:
    """Return the rollback journal of the store at `path` (on a stick); outside a save it tells of an unclean end."""
    return path.with_name(f"{path.name}-journal")
