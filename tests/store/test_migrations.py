"""Older stores are brought up to date, with a backup; newer ones are left alone."""

import hashlib
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from congdoan_desktop.domain.records import Activity, Course, NetworkMembership, Participant, Person
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import migrations, repository
from congdoan_desktop.store.connection import peek
from congdoan_desktop.store.copies import backup_folder
from congdoan_desktop.store.database import create, open_reader, open_store
from tests.store.golden import GOLDEN, schema_text
from tests.store.samples import activity

KEYS = pytest.mark.parametrize("key", [None, bytes(range(32))], ids=["plain", "encrypted"])


NOW = migrations.newest()


def add_column(database: Any) -> None:
    database.execute("ALTER TABLE activities ADD COLUMN weather TEXT NOT NULL DEFAULT ''")


def fail_late(database: Any) -> None:
    database.execute("CREATE TABLE half (a TEXT) STRICT")
    database.execute("INSERT INTO nowhere VALUES (1)")


def break_reference(database: Any) -> None:
    database.execute("INSERT INTO attendances VALUES ('no activity', 'nobody')")


def test_schema_is_the_golden_one(path: Path) -> None:
    with create(path) as store:
        assert schema_text(store) == GOLDEN.read_text("utf-8")


@KEYS
def test_an_older_store_is_backed_up_and_migrated(
    path: Path, key: bytes | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    with create(path, key=key) as store:
        record = repository.save(store, activity())
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, ("9_weather", add_column)))
    with pytest.raises(UserError, match=r"store\.too_old"):
        open_reader(path, key=key)
    with open_store(path, key=key) as store:
        assert repository.get(store, Activity, record.id) == record
        assert store.value("SELECT weather FROM activities") == ""
        repository.save(store, replace(record, note="sau"))
    (backup,) = backup_folder(path).iterdir()
    assert backup.name.endswith("-before-migration.congdoan")
    with peek(backup, key=key) as before:
        assert before.value("PRAGMA user_version") == NOW
        assert repository.get(before, Activity, record.id) == record


def test_backup_before_migration_goes_where_it_is_wanted(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    create(path).close()
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, ("9_weather", add_column)))
    folder = path.parent / "elsewhere" / "deep"
    open_store(path, backups=folder).close()
    assert len(list(folder.iterdir())) == 1
    assert not backup_folder(path).exists()


def test_no_backup_no_migration(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    create(path).close()
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, ("9_weather", add_column)))
    path.with_name("file").write_text("in the way")
    with pytest.raises(UserError, match=r"store\.copy_failed"):
        open_store(path, backups=path.with_name("file"))
    with peek(path, key=None) as reader:
        assert reader.value("PRAGMA user_version") == NOW


@pytest.mark.parametrize("step", [fail_late, break_reference])
def test_a_failing_migration_changes_nothing(path: Path, step: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with create(path) as store:
        record = repository.save(store, activity())
        before = schema_text(store)
    with monkeypatch.context() as newer:
        newer.setattr(migrations, "STEPS", (*migrations.STEPS, ("9_weather", add_column), ("9_more", step)))
        with pytest.raises(Exception, match=r"nowhere|foreign key"):
            open_store(path)
    with open_store(path) as store:
        assert schema_text(store) == before
        assert repository.find(store, Activity) == (record,)


@KEYS
@pytest.mark.parametrize("unclean", [False, True])
def test_a_newer_store_is_refused_untouched(
    path: Path, key: bytes | None, unclean: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as newer:
        newer.setattr(migrations, "STEPS", (*migrations.STEPS, ("9_weather", add_column)))
        store = create(path, key=key)
        repository.save(store, activity())
        target = path.with_name("copy.congdoan")
        if unclean:
            copy_as_after_a_crash(path, target)
        store.close()
        if not unclean:
            target.write_bytes(path.read_bytes())
    before = files_beside(target)
    for opening in (open_store, open_reader):
        with pytest.raises(UserError, match=r"store\.too_new"):
            opening(target, key=key)
    after = files_beside(target)
    assert {name: after[name] for name in before} == before


def copy_as_after_a_crash(path: Path, target: Path) -> None:
    for end in ("", "-wal"):
        target.with_name(target.name + end).write_bytes(path.with_name(path.name + end).read_bytes())


def files_beside(path: Path) -> dict[str, str]:
    """Return name and digest of the store and its log."""
    return {
        found.name: hashlib.sha256(found.read_bytes()).hexdigest()
        for found in path.parent.glob(f"{path.name}*")
        if not found.name.endswith("-shm")
    }


def test_networks_of_the_first_form_become_memberships(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as older:
        older.setattr(migrations, "STEPS", migrations.STEPS[:1])
        create(path).close()
    with sqlite3.connect(path) as old:
        old.execute(
            "INSERT INTO people VALUES ('p1', 'Lò Thị Mai', '', '', NULL, '', 'member', '', 1, 0,"
            """ '["reporter","core_worker"]', NULL, '', 3, '2026-05-01T00:00:00+00:00', NULL, '', '', x'01')"""
        )
    old.close()
    with open_store(path) as store:
        found = repository.find(store, NetworkMembership)
        assert {(m.person_id, m.network) for m in found} == {("p1", "reporter"), ("p1", "core_worker")}
        assert len({m.id for m in found}) == 2
        assert repository.find(store, Person)[0].full_name == "Lò Thị Mai"
        assert schema_text(store).split() == GOLDEN.read_text("utf-8").split()


def test_marks_of_minorities_become_one_count_of_the_course(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No person is marked any more, in the rows, their history or drafts; where one was not known, the count is not."""
    with monkeypatch.context() as older:
        older.setattr(migrations, "STEPS", migrations.STEPS[:1])
        create(path).close()
    when = "2026-05-01T00:00:00+00:00"
    with sqlite3.connect(path) as old:
        for course_id in ("known", "open"):
            old.execute(
                "INSERT INTO courses VALUES (?, 'Lớp', 'oral', '', '2026-05-01', NULL, 1, '', '', '[]', NULL, NULL, 1,"
                " '', 1, ?, NULL, '', '')",
                (course_id, when),
            )
            for number, mark in enumerate((1, 1, 0 if course_id == "known" else None)):
                old.execute(
                    "INSERT INTO participants VALUES (?, ?, '', 'Lò', '', '', ?, 0, 0, '[]', '', '', 1, ?, NULL, '',"
                    " '', x'01')",
                    (f"{course_id}{number}", course_id, mark, when),
                )
        old.execute(
            "INSERT INTO history VALUES ('participants', 'known0', 1, ?, NULL, ?, 'save', ?)",
            (when, when, '{"id":"known0","course_id":"known","full_name":"Lò","is_minority":true}'),
        )
        draft = '{"full_name":"Lò","is_minority":true}'
        old.execute("INSERT INTO drafts VALUES ('participants', 'new', ?, ?)", (when, draft))
    old.close()
    with open_store(path) as store:
        courses = {course.id: course.minority for course in repository.find(store, Course)}
        assert courses == {"known": 2, "open": None}
        assert len(repository.history(store, Participant, "known0")) == 1
        assert "is_minority" not in store.value("SELECT data FROM history")
        assert store.value("SELECT data FROM drafts") == '{"full_name":"Lò"}'
