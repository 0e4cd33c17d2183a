"""A small union of 240 workers, made the way the first start makes it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from congdoan_desktop import paths
from congdoan_desktop.domain.records import HeadCount, SigningProfile, Unit
from congdoan_desktop.reference.loaded import Reference, load
from congdoan_desktop.store.database import Store, open_store
from congdoan_desktop.usecases.start_union import start_union

UNIT = Unit(
    id="unit",
    name="Công đoàn cơ sở Công ty Chè Tân Uyên",
    header_name="CĐCS CÔNG TY CHÈ TÂN UYÊN",
    short_name="CĐCS Chè Tân Uyên",
    parent_name="Liên đoàn Lao động tỉnh Lai Châu",
    kind="private_enterprise",
    place="Tân Uyên",
)
PROFILE = SigningProfile(
    id="profile",
    symbol="CĐCS",
    authority_lines=("TM. BAN CHẤP HÀNH",),
    title_lines=("CHỦ TỊCH",),
    signer_name="Lò Văn Thịnh",
    addressees=("Liên đoàn Lao động tỉnh Lai Châu",),
    recipients=("Như trên",),
    filing="VT",
)
HEAD_COUNT = HeadCount(id="count", as_of=date(2026, 1, 1), workers_total=240)


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
