"""A store is put under a key, or its key is taken off: written anew beside itself, compared, put in its own place."""

from contextlib import closing, suppress
from glob import escape
from pathlib import Path

from congdoan_desktop.errors import UserError
from congdoan_desktop.files import arriving
from congdoan_desktop.store.connection import APPLICATION_ID, Reader, check_ours, connect, peek
from congdoan_desktop.store.copies import Fill, check_whole, fill_part
from congdoan_desktop.store.failures import told
from congdoan_desktop.store.lock import take_lock

_PLAIN = b"SQLite format 3\0"


def is_plain(path: Path) -> bool:
    """Tell by its first bytes whether anybody can read the store at `path`. Those of an encrypted one are random."""
    try:
        with path.open("rb") as stream:
            return stream.read(len(_PLAIN)) == _PLAIN
    except OSError:
        return False


def change_key(path: Path, *, old: bytes | None, new: bytes | None) -> None:
    """Write the store at `path`, closed everywhere, anew under the key `new` (`None`: under none).

    Whenever the power goes, the file is the old one or the new one, whole; `is_plain` tells which.
    Raises `UserError` store.in_use, store.wrong_key, store.not_ours, store.damaged, store.disk_full, store.copy_failed,
    store.read_only.
    """
    with closing(take_lock(path)):
        _drop_remains(path)
        _empty_log_for_good(path, old)
        try:
            # The store is closed before the new file takes its place: Windows replaces no open file.
            with told(path), arriving(path) as part, peek(path, key=old) as reader:
                check_whole(reader)
                fill_part(reader, part, key=new, fill=rewritten(new))
        except OSError as error:
            raise UserError("store.copy_failed", name=path.name) from error


def rewritten(key: bytes | None) -> Fill:
    """Return what fills a copy that has another key than the store (see `write_copy`)."""

    def fill(reader: Reader, part: Path) -> None:
        connection = reader.connection
        secret = "''" if key is None else f"\"x'{key.hex()}'\""
        connection.execute(f"ATTACH ? AS copy KEY {secret}", (str(part),))
        try:
            connection.execute("SELECT sqlcipher_export('copy')")
            # What the export leaves at 0; all else (row ids, triggers, search tables) it takes along.
            connection.execute(f"PRAGMA copy.user_version = {int(reader.value('PRAGMA user_version'))}")
            connection.execute(f"PRAGMA copy.application_id = {APPLICATION_ID}")
        finally:
            connection.execute("DETACH copy")

    return fill


def _empty_log_for_good(path: Path, key: bytes | None) -> None:
    """Leave nothing beside the file that could be replayed into the new one."""
    with told(path), Reader(path, connect(path, key=key, mode="rw")) as reader:
        check_ours(reader, key=key)
        if reader.value("PRAGMA journal_mode = DELETE") != "delete":
            raise UserError("store.in_use", name=path.name)


def _drop_remains(path: Path) -> None:
    """A rewriting that was cut off may have left a readable copy."""
    for part in path.parent.glob(f".{escape(path.name)}.*.part"):
        with suppress(OSError):
            part.unlink()
