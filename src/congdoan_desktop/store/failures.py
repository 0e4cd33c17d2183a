"""What the database complains about, told as something a person can mend; the one place that knows its error codes."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2

from congdoan_desktop.errors import UserError

_NOT_A_DATABASE = 26
_CODES = {
    5: "store.in_use",  # SQLITE_BUSY
    8: "store.read_only",  # SQLITE_READONLY
    10: "store.io_error",  # SQLITE_IOERR
    11: "store.damaged",  # SQLITE_CORRUPT
    13: "store.disk_full",  # SQLITE_FULL
    14: "store.unreadable",  # SQLITE_CANTOPEN
}
_OWN = "store."


@contextmanager
def told(path: Path, *, foreign: str = "store.damaged") -> Iterator[None]:
    """Raise what the database says inside the block as `UserError` with `name`, the file's name.

    `foreign` is the code for "file is not a database", which SQLite says of a wrong key too. A trigger of ours names
    its sentence itself (`RAISE(ABORT, 'store.report_locked')`). What nobody can mend (a failed CHECK, wrong SQL) is a
    bug and stays as it is.
    """
    try:
        yield
    except dbapi2.Error as error:
        code = _code_of(error, foreign)
        if code is None:
            raise
        raise UserError(code, name=path.name) from error


def _code_of(error: dbapi2.Error, foreign: str) -> str | None:
    if str(error).startswith(_OWN):
        return str(error)
    # The low byte is the primary result code; the extended one carries details above it.
    primary = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return foreign if primary == _NOT_A_DATABASE else _CODES.get(primary)
