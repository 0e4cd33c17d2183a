"""Keys in the store: one in use, and no older wrapped form anywhere in the file."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.unit_key import KeptKey
from congdoan_desktop.store import unit_keys
from congdoan_desktop.store.connection import wal_path
from congdoan_desktop.store.database import Store, open_reader

NOW = datetime(2026, 6, 30, 8, tzinfo=VIETNAM)


def key(key_id: str = "a", mark: str = "old", made_at: datetime = NOW) -> KeptKey:
    return KeptKey(
        id=key_id,
        algorithm="ecdsa",
        certificate=b"\x30\x00",
        chain=(b"\x30\x01", b"\x30\x02"),
        by_passphrase=f'{{"sealed":"{mark}{"p" * 400}"}}',
        by_recovery=f'{{"sealed":"{mark}{"r" * 400}"}}',
        made_at=made_at,
    )


def keep(store: Store, *keys: KeptKey) -> None:
    with store.atomic():
        for one in keys:
            unit_keys.add_key(store, one)


def test_a_key_comes_back_as_it_was_kept(store: Store, path: Path) -> None:
    assert unit_keys.current_key(store) is None
    keep(store, key())
    with open_reader(path) as reader:
        assert unit_keys.all_keys(reader) == (key(),)
        assert unit_keys.current_key(reader) == key()


def test_an_ended_key_keeps_its_certificate_only(store: Store) -> None:
    keep(store, key())
    with store.atomic():
        unit_keys.end_key(store, "a", NOW + timedelta(days=1))
    assert unit_keys.current_key(store) is None
    ended = replace(key(), by_passphrase="null", by_recovery="null", ended_at=NOW + timedelta(days=1))
    assert unit_keys.all_keys(store) == (ended,)
    with store.atomic():  # neither is it ended again nor wrapped again
        unit_keys.end_key(store, "a", NOW + timedelta(days=2))
        unit_keys.rewrap_key(store, key())
    assert unit_keys.all_keys(store) == (ended,)


def test_the_newest_comes_first(store: Store) -> None:
    keep(store, key())
    with store.atomic():
        unit_keys.end_key(store, "a", NOW)
    keep(store, key("b", made_at=NOW + timedelta(days=1)))
    assert [one.id for one in unit_keys.all_keys(store)] == ["b", "a"]
    current = unit_keys.current_key(store)
    assert current is not None and current.id == "b"


@pytest.mark.parametrize("is_ended", [False, True])
def test_no_older_form_stays_in_the_file_or_its_log(store: Store, path: Path, is_ended: bool) -> None:
    keep(store, key(mark="olderform"))
    store.empty_log()
    assert b"olderform" in path.read_bytes()
    with store.atomic():
        if is_ended:
            unit_keys.end_key(store, "a", NOW)
        else:
            unit_keys.rewrap_key(store, key(mark="newer"))
    assert store.empty_log()
    assert b"olderform" not in path.read_bytes()
    assert b"olderform" not in wal_path(path).read_bytes()
