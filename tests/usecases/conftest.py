"""A small union of 240 workers, made the way the first start makes it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from congdoan_desktop import paths
from congdoan_desktop.reference.loaded import Reference, load
from congdoan_desktop.store.database import Store, open_store
from congdoan_desktop.usecases.start_union import start_union
from tests.fixtures.union import HEAD_COUNT, PROFILE, UNIT
from tests.store.conftest import path, store

__all__ = ["path", "store"]


@pytest.fixture
def union_path(tmp_path: Path) -> Path:
    path = tmp_path / "union.congdoan"
    start_union(path, UNIT, PROFILE, HEAD_COUNT)
    return path


@pytest.fixture
def union(union_path: Path) -> Iterator[Store]:
    with open_store(union_path) as store:
        yield store


@pytest.fixture(scope="session")
def reference() -> Reference:
    return load(paths.resources())
