"""Backups are made, read back, thinned out, and put back without losing what they replace."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan_desktop.domain.records import Activity
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import backup, copies, repository
from congdoan_desktop.store.backup import backup_if_due, backups, keep, restore_backup
from congdoan_desktop.store.connection import peek, wal_path
from congdoan_desktop.store.database import Store, create, open_store
from tests.store.samples import activity
from tests.store.test_migrations import copy_as_after_a_crash

NOW = datetime(2026, 7, 2, 8, 15)
KEYS = pytest.mark.parametrize("key", [None, bytes(range(32))], ids=["plain", "encrypted"])

times = st.datetimes(min_value=datetime(2024, 1, 1), max_value=datetime(2026, 12, 31)).map(
    lambda at: at.replace(microsecond=0)
)


@KEYS
def test_a_backup_holds_everything(path: Path, key: bytes | None) -> None:
    folder = path.parent / "backups"
    with create(path, key=key) as store:
        record = repository.save(store, activity(title="Bí mật"))
        made = backup_if_due(store, folder, NOW)
    assert made is not None
    assert made.name == "che-tan-uyen-20260702-081500.congdoan"
    assert [found.name for found in folder.iterdir()] == [made.name]
    assert ("mật".encode() in made.read_bytes()) is (key is None)
    with peek(made, key=key) as copy:
        assert repository.find(copy, Activity) == (record,)


def test_one_a_day(store: Store, tmp_path: Path) -> None:
    def due(at: datetime) -> bool:
        return backup_if_due(store, tmp_path / "b", at) is not None

    assert due(NOW)
    assert not due(NOW + timedelta(hours=23, minutes=59))
    assert due(NOW + timedelta(days=1))
    # A clock that ran ahead for a day does not stop the backups of the days after.
    assert due(NOW + timedelta(days=400))
    assert due(NOW + timedelta(days=2))
    assert not due(NOW + timedelta(days=2, hours=1))


def test_old_ones_go_and_other_files_stay(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "b"
    folder.mkdir()
    others = {
        "che-tan-uyen-20200101-000000-before-migration.congdoan",
        "che-tan-uyen-20200101-000000-replaced.congdoan",
        "che-tan-uyen-20209901-000000.congdoan",
        "muong-te-20200101-000000.congdoan",
        "note.txt",
    }
    for name in others:
        (folder / name).write_text("x")
    for day in range(12):
        assert backup_if_due(store, folder, NOW + timedelta(days=day))
    assert others < {found.name for found in folder.iterdir()}
    assert [made.made_at.day for made in backups(folder, store.path)] == [13, 12, 11, 10, 9, 8, 7, 5]


def test_keeping_by_example() -> None:
    daily = [NOW - timedelta(days=days) for days in range(1000)]
    kept = keep(daily, NOW)
    assert {NOW - timedelta(days=days) for days in range(7)} <= kept
    sundays = sorted((at for at in daily if at.isoweekday() == 7), reverse=True)
    assert set(sundays[:7]) <= kept
    month_ends = [at for at in daily if (at + timedelta(days=1)).month != at.month]
    assert set(month_ends[:23]) <= kept
    assert not set(month_ends[24:]) & kept
    assert len(kept) <= 7 + 8 + 24


@given(st.lists(times), times)
def test_keeping(made: list[datetime], now: datetime) -> None:
    kept = keep(made, now)
    assert kept <= set(made)
    assert len([at for at in kept if at <= now]) <= 39
    assert {at for at in made if at > now} <= kept
    assert keep(kept, now) == kept
    past = [at for at in made if at <= now]
    if past:
        assert max(past) in kept
    days = sorted({at.date() for at in past}, reverse=True)
    assert {at.date() for at in kept} >= set(days[:7])
    months = sorted({(at.year, at.month) for at in past}, reverse=True)
    assert {(at.year, at.month) for at in kept} >= set(months[:24])


@given(st.sets(st.dates(date(2025, 1, 1), date(2026, 12, 31)), max_size=200))
def test_thinning_out_daily_keeps_what_thinning_out_at_the_end_would(days: set[date]) -> None:
    """Thrown away once is thrown away for good: so nothing may go that a later day would want."""
    made = sorted(datetime(day.year, day.month, day.day, 8) for day in days)
    left: frozenset[datetime] = frozenset()
    for at in made:
        left = keep({*left, at}, at)
    if made:
        assert left == keep(made, made[-1])


@KEYS
@pytest.mark.parametrize("crashed", [False, True])
def test_going_back_keeps_what_it_replaces(path: Path, key: bytes | None, crashed: bool) -> None:
    store = create(path, key=key)
    old = repository.save(store, activity())
    made = backup_if_due(store, path.parent / "backups", NOW)
    assert made is not None
    new = repository.save(store, activity())
    target = path
    if crashed:
        target = path.with_name("crashed.congdoan")
        copy_as_after_a_crash(path, target)
    store.close()
    kept = restore_backup(target, made, now=NOW, key=key, of_backup=key)
    assert kept is not None
    assert kept.name.endswith("-20260702-081500-replaced.congdoan")
    assert not wal_path(target).exists()
    with open_store(target, key=key) as now:
        assert repository.find(now, Activity) == (old,)
    with peek(kept, key=key) as before:
        assert set(repository.find(before, Activity)) == {old, new}
    again = restore_backup(target, kept, now=NOW + timedelta(seconds=1), key=key, of_backup=key)
    assert again is not None
    with open_store(target, key=key) as now:
        assert set(repository.find(now, Activity)) == {old, new}


def test_going_back_when_nothing_is_left_or_all_is_damaged(path: Path) -> None:
    with create(path) as store:
        record = repository.save(store, activity())
        made = copies.keep_copy(store, path.parent / "backups", NOW, key=None)
    path.unlink()
    assert restore_backup(path, made, now=NOW) is None
    path.write_bytes(b"broken")
    kept = restore_backup(path, made, now=NOW)
    assert kept is not None
    assert kept.read_bytes() == b"broken"
    with open_store(path) as store:
        assert repository.find(store, Activity) == (record,)


def test_a_bad_backup_replaces_nothing(path: Path) -> None:
    with create(path) as store:
        for _ in range(20):
            repository.save(store, activity(note="x" * 2000))
        made = copies.keep_copy(store, path.parent / "backups", NOW, key=None)
    data = bytearray(made.read_bytes())
    data[20000:60000] = bytes(40000)
    made.write_bytes(data)
    before = path.read_bytes()
    with pytest.raises(UserError, match=r"store\.damaged"):
        restore_backup(path, made, now=NOW)
    assert path.read_bytes() == before
    with pytest.raises(UserError, match=r"store\.missing"):
        restore_backup(path, made.with_name("none.congdoan"), now=NOW)


def test_an_open_store_is_not_replaced(store: Store, tmp_path: Path) -> None:
    made = copies.keep_copy(store, tmp_path / "b", NOW, key=None)
    with pytest.raises(UserError, match=r"store\.in_use"):
        restore_backup(store.path, made, now=NOW)
    repository.save(store, activity())


def test_a_copy_that_differs_gets_no_name(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = iter([{"activities": 1}, {"activities": 2}])
    monkeypatch.setattr(copies, "_sizes", lambda reader: next(sizes))
    with pytest.raises(UserError, match=r"store\.copy_failed"):
        backup_if_due(store, tmp_path / "b", NOW)
    assert list((tmp_path / "b").iterdir()) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Chè Tân Uyên", "che-tan-uyen"), ("Đường 7/5 (mới)", "duong-7-5-moi"), ("中文", "store"), ("a_b.c", "a-b-c")],
)
def test_names_any_stick_can_carry(name: str, expected: str) -> None:
    assert copies.ascii_stem(Path(f"{name.replace('/', '_')}.congdoan")) == expected
    assert backup._made_at(f"{expected}-20260702-081500.congdoan", expected) == NOW
