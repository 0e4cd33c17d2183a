"""Opening, refusing, locking, and what happens when the disk does not play along."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from congdoan_desktop import texts
from congdoan_desktop.domain.records import Activity, Person
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import failures, lock, repository
from congdoan_desktop.store.connection import APPLICATION_ID, peek, wal_path
from congdoan_desktop.store.database import Store, create, open_reader, open_store
from congdoan_desktop.store.lock import lock_path
from tests.store.samples import activity, person
from tests.store.test_migrations import copy_as_after_a_crash, files_beside

KEY = bytes(range(32))
HOLDER = """
import sys
from pathlib import Path
from congdoan_desktop.store.database import open_store
store = open_store(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""


def refused(path: Path, key: bytes | None = None) -> str:
    """Return the one code with which both ways of opening refuse the file."""
    codes = set()
    for opening in (open_store, open_reader):
        with pytest.raises(UserError) as refusal:
            opening(path, key=key)
        assert texts.ERRORS[refusal.value.code].format(**refusal.value.values)
        codes.add(refusal.value.code)
    (code,) = codes
    return code


def test_every_code_of_the_database_has_a_sentence(store: Store) -> None:
    triggers = " ".join(sql for (sql,) in store.rows("SELECT sql FROM sqlite_master WHERE type = 'trigger'"))
    raised = {part for part in triggers.split("'") if part.startswith("store.")}
    assert len(raised) == 6
    assert raised | set(failures._CODES.values()) | {"store.damaged"} <= set(texts.ERRORS)


def test_a_store_is_durable_keyed_and_ours(store: Store) -> None:
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "recursive_triggers": 1,
        "application_id": APPLICATION_ID,
    }
    assert {name: store.value(f"PRAGMA {name}") for name in wanted} == wanted
    assert store.value("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%STRICT%'") == 1, (
        "only the table of sqlite-utils' migrations is not ours"
    )


def test_settings_hold_after_opening_again(path: Path) -> None:
    create(path).close()
    with open_store(path) as store:
        assert store.value("PRAGMA foreign_keys") == 1
        assert store.value("PRAGMA synchronous") == 2


def test_making_one_does_not_overwrite(path: Path) -> None:
    path.write_bytes(b"mine")
    with pytest.raises(UserError, match=r"store\.exists"):
        create(path)
    assert path.read_bytes() == b"mine"
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_making_one_where_there_is_no_folder(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"file\.missing_folder"):
        create(tmp_path / "none" / "a.congdoan")


def test_missing(path: Path) -> None:
    assert refused(path) == "store.missing"
    assert refused(path.parent) == "store.missing"
    assert list(path.parent.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"hello", b"x" * 10_000, b"SQLite format 3\0" + b"\xff" * 5000])
def test_files_of_others(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert refused(path) == "store.not_ours"
    assert refused(path, KEY) in {"store.wrong_key", "store.not_ours"}
    assert path.read_bytes() == content


def test_databases_of_others_are_left_alone(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE t (a)")
    other.close()
    before = files_beside(path)
    with pytest.raises(UserError, match=r"store\.not_ours"):
        open_store(path)
    assert files_beside(path) == before


def test_keys(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with create(path, key=KEY) as store:
        record = repository.save(store, activity(title="Bí mật hoàn toàn"))
        for found in path.parent.iterdir():
            assert "mật".encode() not in found.read_bytes()
            assert b"CREATE TABLE" not in found.read_bytes()
    assert "mật".encode() not in path.read_bytes()
    assert refused(path, bytes(32)) == "store.wrong_key"
    assert refused(path) == "store.not_ours"
    with open_reader(path, key=KEY) as reader:
        assert repository.get(reader, Activity, record.id) == record
    assert capfd.readouterr().err == ""


def test_a_key_for_a_store_without_one(path: Path) -> None:
    create(path).close()
    assert refused(path, KEY) == "store.wrong_key"


def test_a_key_has_32_bytes(path: Path) -> None:
    with pytest.raises(ValueError):
        create(path, key=b"short")


def test_after_closing_the_one_file_is_whole(path: Path) -> None:
    with create(path) as store:
        record = repository.save(store, activity())
        assert wal_path(path).stat().st_size > 0
    assert {found.name for found in path.parent.iterdir()} == {path.name}
    copy = path.with_name("copy.congdoan")
    copy.write_bytes(path.read_bytes())
    with open_store(copy) as store:
        assert repository.get(store, Activity, record.id) == record


def test_closing_twice(path: Path) -> None:
    store = create(path)
    store.close()
    store.close()


def test_one_writes_and_many_read(store: Store) -> None:
    with open_reader(store.path) as one, open_reader(store.path) as two:
        record = repository.save(store, activity())
        assert repository.find(one, Activity) == repository.find(two, Activity) == (record,)


def test_a_reader_cannot_write(store: Store) -> None:
    with open_reader(store.path) as reader:
        for _ in range(2):
            with pytest.raises(UserError, match=r"store\.read_only"):
                reader.rows("INSERT INTO settings VALUES ('a', '1')")
            reader.connection.execute("PRAGMA query_only = OFF")
    assert store.value("SELECT count(*) FROM settings") == 0


def test_a_reader_sees_one_state(store: Store) -> None:
    with open_reader(store.path) as reader:
        with reader.reading():
            assert repository.count(reader, Activity) == 0
            repository.save(store, activity())
            with reader.reading():
                assert repository.count(reader, Activity) == 0
        assert repository.count(reader, Activity) == 1


def test_second_writer_is_refused(store: Store) -> None:
    with pytest.raises(UserError, match=r"store\.in_use"):
        open_store(store.path)
    repository.save(store, activity())


def test_the_lock_dies_with_its_holder(path: Path) -> None:
    create(path).close()
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"open"
        with pytest.raises(UserError, match=r"store\.in_use"):
            open_store(path)
        holder.kill()
    open_store(path).close()


def test_a_lock_on_a_file_that_was_taken_away_locks_nobody_out(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between our opening the lock file and locking it, its holder closed and took it away."""
    create(path).close()
    monkeypatch.setattr(lock, "_lock", lambda _handle: lock_path(path).unlink())
    with pytest.raises(UserError, match=r"store\.in_use"):
        open_store(path)


def test_blocks_nest(store: Store) -> None:
    with store.atomic():
        kept = repository.save(store, activity())
        with pytest.raises(RuntimeError), store.atomic():
            repository.save(store, activity())
            raise RuntimeError
    assert repository.find(store, Activity) == (kept,)
    with pytest.raises(RuntimeError), store.atomic():
        with store.atomic():
            repository.save(store, activity())
        raise RuntimeError
    assert repository.find(store, Activity) == (kept,)


def test_no_write_outside_a_block(store: Store) -> None:
    with pytest.raises(RuntimeError):
        store.execute("DELETE FROM settings")


def test_a_wrong_statement_is_a_bug(store: Store) -> None:
    with pytest.raises(dbapi2.OperationalError), store.atomic():
        store.execute("INSERT INTO nowhere VALUES (1)")
    with pytest.raises(dbapi2.IntegrityError):
        repository.save(store, activity(total=-1))


def test_full_disk(store: Store) -> None:
    kept = [repository.save(store, activity())]
    store.rows(f"PRAGMA max_page_count = {store.value('PRAGMA page_count') + 10}")
    with pytest.raises(UserError, match=r"store\.disk_full"):
        for number in range(1000):
            kept.append(repository.save(store, activity(note="x" * 1000, title=str(number))))
    assert len(kept) < 1000
    assert not store.connection.in_transaction
    store.rows("PRAGMA max_page_count = 1000000")
    kept.append(repository.save(store, activity()))
    assert set(repository.find(store, Activity)) == set(kept)
    assert store.rows("PRAGMA quick_check") == [("ok",)]


def test_full_disk_spoils_no_block(store: Store) -> None:
    store.rows(f"PRAGMA max_page_count = {store.value('PRAGMA page_count') + 10}")
    with pytest.raises(UserError, match=r"store\.disk_full"), store.atomic():
        for _ in range(1000):
            repository.save(store, activity(note="x" * 1000))
    assert repository.count(store, Activity) == 0


def test_file_that_may_only_be_read(store: Store) -> None:
    record = repository.save(store, activity())
    store.rows("PRAGMA query_only = ON")
    with pytest.raises(UserError, match=r"store\.read_only"):
        repository.save(store, activity())
    assert repository.find(store, Activity) == (record,)


def test_folder_that_takes_no_lock(path: Path) -> None:
    create(path).close()
    lock_path(path).mkdir()
    with pytest.raises(UserError, match=r"store\.read_only"):
        open_store(path)


@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "encrypted"])
def test_after_an_unclean_end_the_file_is_checked(path: Path, key: bytes | None) -> None:
    whole, hurt = path.with_name("whole.congdoan"), path.with_name("hurt.congdoan")
    with create(path, key=key) as store:
        before = [repository.save(store, activity(note="x" * 300)) for _ in range(50)]
        store.empty_log()
        last = repository.save(store, person())
        for target in (whole, hurt):
            copy_as_after_a_crash(path, target)
    hurt.write_bytes(hurt.read_bytes()[:-4096] + b"\xff" * 4096)
    with peek(hurt, key=key) as reader:
        assert repository.find(reader, Person) == (last,), "the damage is one only a look at every page shows"
    with open_store(whole, key=key) as store:
        assert set(repository.find(store, Activity)) == set(before)
        assert repository.find(store, Person) == (last,)
    with pytest.raises(UserError, match=r"store\.damaged"):
        open_store(hurt, key=key)
    # The lock was given back although opening failed.
    with pytest.raises(UserError, match=r"store\.damaged"):
        open_store(hurt, key=key)


def test_reading_imports_nothing_heavy(path: Path) -> None:
    create(path).close()
    code = (
        "import sys; from pathlib import Path; from congdoan_desktop.domain.records import Activity;"
        "from congdoan_desktop.store import repository; from congdoan_desktop.store.database import open_reader;"
        "reader = open_reader(Path(sys.argv[1])); repository.find(reader, Activity, text='a');"
        "print([name for name in ('sqlite_utils', 'msgspec', 'click', 'sqlite3') if name in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
