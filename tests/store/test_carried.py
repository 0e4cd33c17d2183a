"""A store that lies on a memory stick beside the program: one file, whole at any moment it is pulled out."""

import sys
from pathlib import Path
from shutil import copytree

import pytest

from congdoan_desktop import paths
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import connect, journal_path, peek, wal_path
from congdoan_desktop.store.database import create, open_reader, open_store
from tests.store.samples import activity

KEY = bytes(range(32))


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder for stores of a program that is carried."""
    program = tmp_path / "Phần mềm Công đoàn (USB)"
    (program / "python").mkdir(parents=True)
    (program / paths.PORTABLE).touch()
    monkeypatch.delenv(paths.HOME_VARIABLE)
    monkeypatch.setattr(sys, "executable", str(program / "python" / "pythonw.exe"))
    folder = paths.data_folder()
    folder.mkdir()
    return folder


def test_nothing_lies_beside_the_file_between_two_saves(stick: Path) -> None:
    path = stick / "Chè Tân Uyên.congdoan"
    with create(path) as store, open_reader(path) as reader:
        assert store.value("PRAGMA journal_mode") == "delete"
        record = repository.save(store, activity())
        assert not wal_path(path).exists()
        assert not journal_path(path).exists()
        assert store.empty_log()
        assert repository.find(reader, type(record)) == (record,)


def test_a_store_goes_from_the_computer_to_the_stick_and_back(stick: Path, tmp_path: Path) -> None:
    at_home = tmp_path / "nhà.congdoan"
    with create(at_home) as store:
        assert store.value("PRAGMA journal_mode") == "wal"
        record = repository.save(store, activity())
    on_stick = stick / at_home.name
    for source, target, mode in ((at_home, on_stick, "delete"), (on_stick, at_home, "wal")):
        target.write_bytes(source.read_bytes())
        with open_store(target) as store:
            assert store.value("PRAGMA journal_mode") == mode
            assert repository.find(store, type(record)) == (record,)


@pytest.mark.parametrize("key", [None, KEY], ids=["open", "keyed"])
def test_a_stick_pulled_out_in_the_middle_of_a_save(stick: Path, tmp_path: Path, key: bytes | None) -> None:
    path = stick / "Chè Tân Uyên.congdoan"
    with create(path, key=key) as store:
        record = repository.save(store, activity())
    connection = connect(path, key=key, mode="rw")
    connection.execute("PRAGMA cache_size = 5")  # so that half of it is in the file already
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("CREATE TABLE half (text TEXT) STRICT")
    connection.executemany("INSERT INTO half VALUES (?)", [("x" * 3000,)] * 200)
    pulled = stick.parent / "pulled"
    copytree(stick, pulled)
    connection.execute("ROLLBACK")
    connection.close()
    torn = pulled / path.name
    assert torn.read_bytes() != path.read_bytes()
    assert journal_path(torn).stat().st_size > 0
    with pytest.raises(UserError):
        peek(torn, key=key)  # half a save is not shown to anybody
    if key is not None:
        with pytest.raises(UserError, match=r"store\.wrong_key"):
            open_store(torn, key=bytes(32))
    with open_store(torn, key=key) as store:
        assert repository.find(store, type(record)) == (record,)
        assert store.value("SELECT count(*) FROM sqlite_master WHERE name = 'half'") == 0
    assert not journal_path(torn).exists()
