"""A store is put under a key and out again, with all that is in it."""

from pathlib import Path

import pytest

from congdoan_desktop.domain.records import Activity, Person
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader, peek, wal_path
from congdoan_desktop.store.copies import KEY_SUFFIX, key_path
from congdoan_desktop.store.database import create, open_reader, open_store
from congdoan_desktop.store.encryption import change_key, is_plain
from congdoan_desktop.store.key_files import key_files
from tests.store.samples import activity, person
from tests.store.test_migrations import copy_as_after_a_crash

KEY = bytes(range(32))


def test_all_of_it_goes_along_both_ways(path: Path) -> None:
    with create(path) as store:
        repository.save(store, activity(title="Bí mật"))
        gone = repository.save(store, person("Lò Thị Lan"))
        repository.save(store, person("Nguyễn Văn Đức"))
        repository.archive(store, Person, gone.id)
    before = everything(path, None)
    change_key(path, old=None, new=KEY)
    assert not is_plain(path)
    assert "mật".encode() not in path.read_bytes()
    assert everything(path, KEY) == before
    with open_store(path, key=KEY) as store:
        assert store.value("PRAGMA journal_mode") == "wal"
        assert [one.full_name for one in repository.find(store, Person, text="duc")] == ["Nguyễn Văn Đức"]
        repository.save(store, activity(title="Thêm"))
    change_key(path, old=KEY, new=None)
    assert is_plain(path)
    with open_store(path) as store:
        assert repository.count(store, Activity) == 2
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_what_is_still_in_the_log_goes_along(path: Path) -> None:
    with create(path) as store:
        repository.save(store, activity())
        crashed = path.with_name("crashed.congdoan")
        copy_as_after_a_crash(path, crashed)
    path = crashed
    assert wal_path(path).stat().st_size
    change_key(path, old=None, new=KEY)
    assert not wal_path(path).exists()
    with open_reader(path, key=KEY) as reader:
        assert repository.count(reader, Activity) == 1


def test_a_store_that_is_open_is_left_alone(path: Path) -> None:
    with create(path), pytest.raises(UserError, match=r"store\.in_use"):
        change_key(path, old=None, new=KEY)
    with open_reader(path) as reader, reader.reading():
        reader.value("SELECT count(*) FROM sqlite_master")
        with pytest.raises(UserError, match=r"store\.in_use"):
            change_key(path, old=None, new=KEY)
    assert is_plain(path)


def test_a_wrong_key_changes_nothing(path: Path) -> None:
    create(path, key=KEY).close()
    before = path.read_bytes()
    with pytest.raises(UserError, match=r"store\.wrong_key"):
        change_key(path, old=bytes(32), new=None)
    with pytest.raises(UserError, match=r"store\.not_ours"):
        change_key(path, old=None, new=bytes(32))
    assert path.read_bytes() == before


def test_remains_of_an_earlier_try_go(path: Path) -> None:
    create(path).close()
    remains, others = path.with_name(f".{path.name}.00ff.part"), path.with_name(".Khác.congdoan.00ff.part")
    remains.write_text("readable")
    others.write_text("x")
    change_key(path, old=None, new=KEY)
    assert others.exists() and not remains.exists()


def test_the_wrapped_key_is_found_beside_other_copies(path: Path) -> None:
    backups = path.parent / "backups"
    backups.mkdir()
    copy = backups / "che-tan-uyen-20260702-081500.congdoan"
    stranger = backups / "muong-te-20260702-081500.congdoan"
    assert key_files(path) == ()
    for each in (copy, stranger):
        key_path(each).write_text("{}")
    assert key_files(path) == (key_path(copy),)
    assert key_files(copy.with_name("che-tan-uyen-20260801-081500-replaced.congdoan")) == (key_path(copy),)
    key_path(path).write_text("{}")
    assert key_files(path) == (key_path(path), key_path(copy))
    assert key_files(copy) == (key_path(copy), key_path(path))
    assert key_path(path).name == f"Chè Tân Uyên.congdoan{KEY_SUFFIX}"


def everything(path: Path, key: bytes | None) -> dict[str, list[tuple[object, ...]]]:
    with peek(path, key=key) as reader:
        kept = {"": reader.rows("SELECT type, name, sql FROM sqlite_master ORDER BY type, name")}
        for name in reader.column("SELECT name FROM sqlite_master WHERE type = 'table'"):
            kept[name] = rows(reader, name)
        kept |= {name: reader.rows(f"PRAGMA {name}") for name in ("user_version", "application_id")}
    return kept


def rows(reader: Reader, table: str) -> list[tuple[object, ...]]:
    """Return all rows with their ids, where the table has such: the search tables know records by them."""
    without = " WITHOUT ROWID" in str(reader.value("SELECT sql FROM sqlite_master WHERE name = ?", (table,)))
    return sorted(reader.rows(f'SELECT {"" if without else "rowid, "}* FROM "{table}"'), key=repr)
