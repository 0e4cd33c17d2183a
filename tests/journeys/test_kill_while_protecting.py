"""A power cut at every step of setting, changing and taking off the pass-phrase of the data file.

The store opens with what the officer knows, and holds what it held.
"""

import shutil
from collections.abc import Iterator
from datetime import datetime
from itertools import count
from pathlib import Path

import pytest

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import HeadCount
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import open_reader, open_store
from congdoan_desktop.usecases import protect_store
from congdoan_desktop.usecases.start_union import start_union
from congdoan_desktop.usecases.store_key import is_locked, key_by_phrase
from tests.fixtures.cheap_keys import cheap_keys
from tests.fixtures.killable import Killable
from tests.fixtures.union import HEAD_COUNT, PROFILE, UNIT
from tests.journeys.protecting_process import OTHER, PHRASE

__all__ = ["cheap_keys"]


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("plain") / "union.congdoan"
    start_union(path, UNIT, PROFILE, HEAD_COUNT)
    return path


@pytest.fixture(scope="module")
def locked(plain: Path) -> Path:
    path = plain.with_name("locked") / plain.name
    path.parent.mkdir()
    shutil.copyfile(plain, path)
    with open_reader(path) as reader:
        new = protect_store.new_store_key(reader, PHRASE, datetime.now(VIETNAM))
    protect_store.protect(path, new)
    return path


def test_kill_while_a_pass_phrase_is_set(plain: Path, tmp_path: Path) -> None:
    for path in killed(plain, "set", tmp_path):
        key = key_by_phrase(path, PHRASE) if is_locked(path) else None
        assert holds_all(path, key)


def test_kill_while_a_pass_phrase_is_changed(locked: Path, tmp_path: Path) -> None:
    for path in killed(locked, "change", tmp_path):
        (key,) = filter(None, (key_or_none(path, PHRASE), key_or_none(path, OTHER)))
        assert holds_all(path, key)


def test_kill_while_a_pass_phrase_is_taken_off(locked: Path, tmp_path: Path) -> None:
    for path in killed(locked, "take off", tmp_path):
        key = key_by_phrase(path, PHRASE) if is_locked(path) else None
        assert holds_all(path, key)


def killed(source: Path, act: str, folder: Path) -> Iterator[Path]:
    """Give a store for every step of `act`: killed just before it; the last one is that of the act done."""
    for number in count(1):
        path = folder / str(number) / source.name
        path.parent.mkdir()
        for each in source.parent.glob(f"{source.name}*"):
            shutil.copyfile(each, path.with_name(each.name))
        with Killable("tests.journeys.protecting_process", str(path), act, str(number)) as process:
            said, complaint = process.stdout.read(), process.stderr.read()
        assert (said == "over\n") is (process.returncode == 0), complaint
        yield path
        if said:
            assert number > 2, "no step was seen"
            return


def holds_all(path: Path, key: bytes | None) -> bool:
    with open_store(path, key=key) as store:
        return repository.count(store, HeadCount) == 1


def key_or_none(path: Path, phrase: str) -> bytes | None:
    try:
        return key_by_phrase(path, phrase)
    except UserError as error:
        assert error.code == "phrase.wrong"
        return None
