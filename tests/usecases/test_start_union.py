"""The first start makes a whole store or nothing."""

from dataclasses import replace
from pathlib import Path

import pytest

from congdoan_desktop import paths
from congdoan_desktop.domain.records import HeadCount
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store, open_reader
from congdoan_desktop.usecases import sample_union
from congdoan_desktop.usecases import start_union as subject
from congdoan_desktop.usecases.gather_facts import the_profile, the_unit
from congdoan_desktop.usecases.start_union import start_union
from tests.fixtures.union import HEAD_COUNT, PROFILE, UNIT


def test_the_store_holds_what_was_answered(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "union.congdoan"
    start_union(path, UNIT, PROFILE, HEAD_COUNT)
    with open_reader(path) as reader:
        assert (the_unit(reader), the_profile(reader)) == (UNIT, PROFILE)
        assert repository.find(reader, HeadCount) == (HEAD_COUNT,)


def test_a_head_count_may_come_later(tmp_path: Path) -> None:
    start_union(tmp_path / "union.congdoan", UNIT, PROFILE, None)
    with open_reader(tmp_path / "union.congdoan") as reader:
        assert repository.find(reader, HeadCount) == ()


def test_records_with_errors_make_no_file(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        start_union(tmp_path / "union.congdoan", replace(UNIT, name=""), PROFILE, HEAD_COUNT)
    assert (caught.value.code, caught.value.values) == ("record.invalid", {"fields": "name"})
    assert list(tmp_path.iterdir()) == []


def test_a_store_that_is_there_stays_as_it_is(union_path: Path) -> None:
    before = union_path.read_bytes()
    with pytest.raises(UserError) as caught:
        start_union(union_path, UNIT, PROFILE, HEAD_COUNT)
    assert caught.value.code == "store.exists"
    assert union_path.read_bytes() == before


def test_a_failure_in_the_middle_leaves_nothing_that_looks_like_a_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save = repository.save

    def full(store: Store, record: object) -> object:
        if isinstance(record, HeadCount):
            raise UserError("store.disk_full", name="union.congdoan")
        return save(store, record)  # type: ignore[type-var]

    monkeypatch.setattr(subject.repository, "save", full)
    with pytest.raises(UserError):
        start_union(tmp_path / "union.congdoan", UNIT, PROFILE, HEAD_COUNT)
    assert list(tmp_path.iterdir()) == []


def test_a_sample_that_cannot_be_finished_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise UserError("store.disk_full", name="mau.congdoan")

    monkeypatch.setattr(sample_union, "close_round", full)
    with pytest.raises(UserError):
        sample_union.make_sample(tmp_path / "mau.congdoan", paths.resources())
    assert list(tmp_path.iterdir()) == []
