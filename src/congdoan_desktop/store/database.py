"""Opening a store: one file per union, one writing connection at a time, any number of reading ones."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from congdoan_desktop.errors import UserError
from congdoan_desktop.files import arriving
from congdoan_desktop.paths import is_carried
from congdoan_desktop.store import migrations
from congdoan_desktop.store.connection import (
    APPLICATION_ID,
    CACHE,
    WAIT_MS,
    Reader,
    check_ours,
    connect,
    journal_path,
    peek,
    wal_path,
)
from congdoan_desktop.store.copies import backup_folder, check_whole, keep_copy
from congdoan_desktop.store.failures import told
from congdoan_desktop.store.lock import WriteLock, take_lock
from congdoan_desktop.store.migrations import refuse_newer

if TYPE_CHECKING:
    from sqlite_utils import Database


_WRITING = (
    "synchronous = FULL",
    "foreign_keys = ON",
    "secure_delete = ON",
    "recursive_triggers = ON",
    f"cache_size = {CACHE}",
)
"""Every commit is on the disk when it returns, and nothing that was deleted stays readable in the file."""


class Store(Reader):
    """The one writing connection of a store. Belongs to the thread that opened it."""

    __slots__ = ("_database", "_lock", "author", "key")

    def __init__(self, path: Path, connection: Any, *, key: bytes | None, lock: WriteLock, author: str) -> None:
        super().__init__(path, connection)
        self.key = key
        self.author = author
        self._lock = lock
        self._database: Database | None = None

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """Write everything inside the block or nothing; durable when the outermost block has ended. Blocks may nest.

        Raises `UserError` store.disk_full, store.read_only, store.io_error, store.damaged, store.report_locked;
        then the store is as it was before the block.
        """
        if self._database is None:
            from sqlite_utils import Database

            self._database = Database(self.connection, execute_plugins=False)
        with told(self.path), self._database.atomic():
            yield

    def execute(self, sql: str, parameters: Sequence[object] = ()) -> None:
        """Run one writing statement; only inside `atomic()`."""
        self.execute_all(sql, (parameters,))

    def execute_all(self, sql: str, many: Iterable[Sequence[object]]) -> None:
        """Run one writing statement with each of many sets of parameters; only inside `atomic()`."""
        if not self.connection.in_transaction:
            raise RuntimeError("a write outside atomic()")
        with told(self.path):
            self.connection.executemany(sql, many)

    def empty_log(self, *, wait_ms: int = 0) -> bool:
        """Move all pages from the write-ahead log into the file and cut the log, unless a reader is at work still.

        Returns whether the log is cut.
        """
        if self.connection.in_transaction:
            return False
        if is_carried(self.path):
            return True  # there is none
        self.rows(f"PRAGMA busy_timeout = {wait_ms}")
        hindered = bool(self.value("PRAGMA wal_checkpoint(TRUNCATE)"))
        self.rows(f"PRAGMA busy_timeout = {WAIT_MS}")
        return not hindered

    def close(self) -> None:
        """Move everything into the one file, so that it can be copied whole, and give the writing lock back.

        Raises `UserError` store.disk_full, store.io_error when that fails: closed it is all the same, and all that
        was saved is safe, part of it in the write-ahead log beside the file.
        """
        if self._lock.closed:
            return
        try:
            self.empty_log(wait_ms=WAIT_MS)
        finally:
            self.connection.close()
            self._lock.close()


def create(path: Path, *, key: bytes | None = None) -> Store:
    """Make a new, empty store at `path` and open it. The file appears only when it is whole.

    Raises `UserError` store.exists, file.missing_folder, store.read_only, store.disk_full, store.in_use.
    """
    if path.exists():
        raise UserError("store.exists", name=path.name)
    if not path.parent.is_dir():
        raise UserError("file.missing_folder", name=path.name)
    try:
        with told(path), arriving(path) as part:
            _write_empty(part, key)
    except OSError as error:
        raise UserError("store.read_only", name=path.name) from error
    return open_store(path, key=key)


def discard(path: Path) -> None:
    """Remove a closed store that was just made and came to nothing, with what SQLite keeps beside it."""
    for name in (path.name, wal_path(path).name, f"{path.name}-shm", journal_path(path).name):
        path.with_name(name).unlink(missing_ok=True)


def open_store(path: Path, *, key: bytes | None = None, backups: Path | None = None, author: str = "") -> Store:
    """Open the store at `path` for writing; an older one is first backed up to `backups`, then migrated.

    `author`: who writes from now on, as the history will say.
    `backups`: folder of the backups, by default the one beside the store. After an unclean end the whole file is
    checked. A store that is refused is left untouched.
    Raises `UserError` store.missing, store.unreadable, store.not_ours, store.wrong_key, store.too_new, store.in_use,
    store.read_only, store.damaged, store.disk_full.
    """
    lock = _take_lock_of_known(path, key)
    try:
        _check_after_unclean_end(path, key)
        store = Store(path, _writing_connection(path, key), key=key, lock=lock, author=author)
    except BaseException:
        lock.close()
        raise
    try:
        _bring_up_to_date(store, backups)
    except BaseException:
        store.close()
        raise
    return store


def open_reader(path: Path, *, key: bytes | None = None, keeps: bool = False) -> Reader:
    """Open the store at `path` for reading only; it must have been opened by `open_store` of this program before.

    `keeps`: what it reads from long tables stays in memory while it is true (see `store.kept`).
    Raises `UserError` store.missing, store.unreadable, store.not_ours, store.wrong_key, store.too_new, store.too_old.
    """
    reader = Reader(path, connect(path, key=key, mode="ro"), keeps=keeps)
    try:
        check_ours(reader, key=key)
        if refuse_newer(reader) < migrations.newest():
            raise UserError("store.too_old", name=path.name)
        reader.connection.execute("PRAGMA query_only = ON")
    except BaseException:
        reader.close()
        raise
    return reader


def _write_empty(path: Path, key: bytes | None) -> None:
    connection = connect(path, key=key, mode="rw")
    try:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        migrations.migrate(connection)
    finally:
        connection.close()


def _take_lock_of_known(path: Path, key: bytes | None) -> WriteLock:
    """Return the lock of a store that this program may write; what a save left half done is undone first."""
    if journal_path(path).exists():
        lock = take_lock(path)
        try:
            _undo_half_a_save(path, key)
        finally:
            lock.close()
    with peek(path, key=key) as reader:
        refuse_newer(reader)
    return take_lock(path)


def _undo_half_a_save(path: Path, key: bytes | None) -> None:
    # SQLite does it at the first look by a connection that may write; nobody else can read the file before.
    with Reader(path, connect(path, key=key, mode="rw")) as reader:
        check_ours(reader, key=key)
        check_whole(reader)


def _writing_connection(path: Path, key: bytes | None) -> Any:
    connection = connect(path, key=key, mode="rw")
    # On a stick the file alone is the whole truth, pulled out at any moment; and FAT knows no shared memory to rely on.
    journal = "DELETE" if is_carried(path) else "WAL"
    try:
        with told(path):
            for setting in (f"journal_mode = {journal}", *_WRITING):
                connection.execute(f"PRAGMA {setting}").fetchall()
            # A file that may only be read is otherwise noticed at the first save.
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
    except BaseException:
        connection.close()
        raise
    return connection


def _check_after_unclean_end(path: Path, key: bytes | None) -> None:
    # By a reading connection: a writing one would clear the log away at closing, and with it the sign of the bad end.
    if wal_path(path).exists() and wal_path(path).stat().st_size > 0:
        with peek(path, key=key) as reader:
            check_whole(reader)


def _bring_up_to_date(store: Store, backups: Path | None) -> None:
    if refuse_newer(store) < migrations.newest():
        keep_copy(store, backups or backup_folder(store.path), datetime.now(), key=store.key, why="-before-migration")
        with told(store.path):
            migrations.migrate(store.connection)
