"""A pass-phrase for the data file: set, wrong, changed, forgotten, taken off; and backups of every age open."""

import shutil
import unicodedata
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import HeadCount
from congdoan_desktop.domain.store_key import NewStoreKey
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import read_file
from congdoan_desktop.store import repository
from congdoan_desktop.store.copies import key_path
from congdoan_desktop.store.database import Store, open_reader, open_store
from congdoan_desktop.store.encryption import is_plain
from congdoan_desktop.usecases import protect_store as acts
from congdoan_desktop.usecases.keep_backup import back_up, backups_of, go_back
from congdoan_desktop.usecases.start_union import start_union
from congdoan_desktop.usecases.store_key import is_locked, key_by_code, key_by_phrase, wrapped_key
from tests.fixtures.cheap_keys import cheap_keys
from tests.fixtures.union import HEAD_COUNT, PROFILE, UNIT

__all__ = ["cheap_keys"]

PHRASE, OTHER = "chè xanh trên núi cao", "nương chè đầu mùa mưa"
NOW = datetime(2026, 7, 2, 8, 15)


def set_one(path: Path, phrase: str = PHRASE) -> NewStoreKey:
    with open_reader(path) as reader:
        new = acts.new_store_key(reader, phrase, NOW.replace(tzinfo=VIETNAM))
    acts.protect(path, new)
    return new


@pytest.fixture(scope="module")
def set_once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    path = tmp_path_factory.mktemp("guarded") / "union.congdoan"
    start_union(path, UNIT, PROFILE, HEAD_COUNT)
    with open_store(path) as store:
        back_up(store, NOW - timedelta(days=1))
    return path, set_one(path).key


@pytest.fixture
def guarded(set_once: tuple[Path, bytes], tmp_path: Path) -> Iterator[Store]:
    """The union's store under a pass-phrase, with a plain backup of the day before."""
    source, key = set_once
    folder = shutil.copytree(source.parent, tmp_path / "guarded")
    with open_store(folder / source.name, key=key) as store:
        yield store


def test_set_and_taken_off(union_path: Path) -> None:
    assert not is_locked(union_path)
    new = set_one(union_path)
    assert is_locked(union_path) and not is_plain(union_path)
    assert new.key.hex() not in repr(new) and new.recovery_code not in repr(new)
    kept = read_file(key_path(union_path), limit=10_000).decode()
    assert PHRASE not in kept and new.recovery_code not in kept and new.key.hex() not in kept
    with pytest.raises(UserError, match=r"phrase\.wrong"):
        key_by_phrase(union_path, "chè xanh trên núi")
    key = key_by_phrase(union_path, unicodedata.normalize("NFD", PHRASE))
    assert key == new.key == key_by_code(union_path, new.recovery_code.replace("-", " ").lower())
    with pytest.raises(UserError, match=r"phrase\.exists"):
        acts.protect(union_path, new)
    acts.unprotect(union_path, key)
    assert is_plain(union_path) and not is_locked(union_path) and not key_path(union_path).exists()
    with open_store(union_path) as store:
        assert repository.count(store, HeadCount) == 1


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("ngắn quá", "key.passphrase_short"),
        ("0912 345 678 123", "key.passphrase_digits"),
        ("cđcs chè tân uyên", "key.passphrase_name"),
    ],
)
def test_one_that_is_easy_to_find_is_refused(union_path: Path, phrase: str, code: str) -> None:
    with pytest.raises(UserError, match=code):
        set_one(union_path, phrase)
    assert is_plain(union_path) and not key_path(union_path).exists()


def test_a_store_in_use_stays_as_it_is(union: Store) -> None:
    with pytest.raises(UserError, match=r"store\.in_use"):
        set_one(union.path)
    assert is_plain(union.path) and not key_path(union.path).exists()


def test_changed_and_forgotten(guarded: Store) -> None:
    path = guarded.path
    before = path.read_bytes()
    with pytest.raises(UserError, match=r"phrase\.wrong"):
        acts.change_phrase(guarded, "không phải câu này", OTHER)
    with pytest.raises(UserError, match=r"key\.passphrase_short"):
        acts.change_phrase(guarded, PHRASE, "ngắn")
    assert key_by_phrase(path, PHRASE) == guarded.key
    acts.change_phrase(guarded, PHRASE, OTHER)
    assert key_by_phrase(path, OTHER) == guarded.key
    with pytest.raises(UserError, match=r"phrase\.wrong"):
        key_by_phrase(path, PHRASE)
    sheet = acts.new_sheet(guarded, OTHER)
    with pytest.raises(UserError, match=r"phrase\.code_wrong"):
        acts.change_forgotten_phrase(guarded, "0000-0000-0000-0000-0000-0000-0000", PHRASE)
    acts.change_forgotten_phrase(guarded, sheet.recovery_code, PHRASE)
    assert key_by_phrase(path, PHRASE) == guarded.key == key_by_code(path, sheet.recovery_code)
    assert path.read_bytes() == before, "nothing but the small file beside it was written"
    assert acts.recovery_sheet(guarded, sheet, datetime.now(VIETNAM)).startswith(b"%PDF")


def test_an_old_backup_opens_with_the_pass_phrase_of_its_day(guarded: Store, tmp_path: Path) -> None:
    old = back_up(guarded, NOW, tmp_path / "stick")
    acts.change_phrase(guarded, PHRASE, OTHER)
    assert key_by_phrase(old, PHRASE) == guarded.key
    with open_store(old, key=key_by_phrase(old, PHRASE)) as copy:
        assert repository.count(copy, HeadCount) == 1


def test_a_lost_or_damaged_key_file_is_taken_from_a_backup(guarded: Store) -> None:
    back_up(guarded, NOW)
    path, whole = key_path(guarded.path), key_path(guarded.path).read_bytes()
    for damaged in (None, whole[:-9], whole.replace(b"argon2id", b"argon2ii", 1)):
        path.unlink() if damaged is None else path.write_bytes(damaged)
        assert is_locked(guarded.path)
        assert key_by_phrase(guarded.path, PHRASE) == guarded.key
        assert path.read_bytes() == whole
    changed = whole.replace(wrapped_key(guarded.path).digest[:8].encode(), b"00000000")
    for each in (path, *path.parent.glob("backups/*.khoa")):
        each.write_bytes(changed)
    with pytest.raises(UserError, match=r"phrase\.damaged"):
        key_by_phrase(guarded.path, PHRASE)


def test_going_back_keeps_the_store_guarded(guarded: Store) -> None:
    path, key = guarded.path, guarded.key
    plain, guarded_one = backups_of(path)[0], back_up(guarded, NOW)
    repository.archive(guarded, HeadCount, "count")
    guarded.close()
    for backup, of_backup in ((plain.path, None), (guarded_one, key)):
        kept = go_back(path, backup, NOW + timedelta(hours=of_backup is None), key=key, of_backup=of_backup)
        assert not is_plain(path)
        with open_store(path, key=key_by_phrase(path, PHRASE)) as store:
            assert repository.count(store, HeadCount) == 1
        assert kept is not None
        open_store(kept, key=key_by_phrase(kept, PHRASE)).close()


def test_backups_that_anybody_reads_are_dropped_on_a_wish(guarded: Store) -> None:
    path = guarded.path
    assert len(acts.readable_backups(path)) == 1
    assert acts.drop_readable_backups(guarded, NOW) == 1
    assert acts.readable_backups(path) == ()
    (left,) = backups_of(path)
    assert not is_plain(left.path) and key_by_phrase(left.path, PHRASE) == guarded.key
