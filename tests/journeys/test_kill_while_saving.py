"""A power cut at any moment: what was promised is there, and nothing is there by half."""

import random
from pathlib import Path

from congdoan_desktop.domain.records import Activity, Person
from congdoan_desktop.store import attendance, repository
from congdoan_desktop.store.connection import wal_path
from congdoan_desktop.store.database import Store, create, open_store
from tests.fixtures.killable import Killable
from tests.journeys.saving_process import PEOPLE

KILLS = 30


def test_kill_while_saving(tmp_path: Path) -> None:
    path = tmp_path / "store.congdoan"
    with create(path) as store:
        for person_id in PEOPLE:
            repository.save(store, Person(id=person_id, full_name="Nguyễn Văn An"))
    promised: dict[str, int] = {}
    interrupted = 0
    for _ in range(KILLS):
        promised |= save_until_killed(path, lines=random.randint(1, 60))
        interrupted += wal_path(path).stat().st_size > 0
        with open_store(path) as store:
            check(store, promised)
    assert interrupted == KILLS
    assert len(promised) > KILLS


def save_until_killed(path: Path, *, lines: int) -> dict[str, int]:
    """Return id → version of everything the process had been promised when it was killed."""
    with Killable("tests.journeys.saving_process", str(path), str(random.getrandbits(32))) as process:
        said = [process.stdout.readline() for _ in range(lines)]
        process.kill()
        # What it still said before it died counts as well; a line that was cut off was never said.
        said += [line for line in process.stdout if line.endswith("\n")]
    assert process.returncode != 0
    return {record_id: int(version) for record_id, version in map(str.split, said)}


def check(store: Store, promised: dict[str, int]) -> None:
    assert store.rows("PRAGMA quick_check") == [("ok",)]
    assert store.rows("PRAGMA foreign_key_check") == []
    versions = dict(store.rows("SELECT id, version FROM activities"))
    lost = {record_id for record_id, version in promised.items() if versions.get(record_id, 0) < version}
    assert lost == set()
    lists = attendance.all_attendance(store)
    for record in repository.find(store, Activity):
        assert record.total == len(lists.get(record.id, ()))
        assert record.note.split()[0] == str(versions[record.id])
    check_history(store, versions)


def check_history(store: Store, versions: dict[str, int]) -> None:
    """Every version before the present one is there, once."""
    past = store.rows("SELECT record_id, version, json_extract(data, '$.note') FROM history WHERE kind = 'activities'")
    assert {(record_id, version) for record_id, version, _ in past} == {
        (record_id, number) for record_id, version in versions.items() for number in range(1, version)
    }
    assert all(note.split()[0] == str(version) for _, version, note in past)
