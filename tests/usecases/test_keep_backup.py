"""A backup by hand, and back to it; what is replaced is kept."""

from datetime import datetime
from pathlib import Path

from congdoan_desktop.domain.records import HeadCount
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import open_store
from congdoan_desktop.usecases.keep_backup import back_up, backups_of, go_back

NOW = datetime(2026, 7, 2, 8, 15)


def test_a_backup_lies_beside_the_store_or_where_it_is_wanted(union_path: Path, tmp_path: Path) -> None:
    with open_store(union_path) as store:
        made = back_up(store, NOW)
        elsewhere = back_up(store, NOW, tmp_path / "stick")
    assert [backup.path for backup in backups_of(union_path)] == [made]
    assert elsewhere.parent == tmp_path / "stick"
    with open_store(elsewhere) as copy:
        assert repository.count(copy, HeadCount) == 1


def test_going_back_keeps_what_it_replaces(union_path: Path) -> None:
    with open_store(union_path) as store:
        made = back_up(store, NOW)
        repository.archive(store, HeadCount, "count")
    kept = go_back(union_path, made, NOW)
    assert kept is not None
    for path, count in ((union_path, 1), (kept, 0)):
        with open_store(path) as store:
            assert repository.count(store, HeadCount) == count
