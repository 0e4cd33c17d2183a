"""A store of its own for each test, made the way the program makes one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from congdoan_desktop.store.database import Store, create


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Chè Tân Uyên.congdoan"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with create(path) as made:
        yield made
