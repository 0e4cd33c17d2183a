"""What was taken in before is listed by batch; what no receipt tells of waits."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from congdoan_desktop.domain.records import MadeReceipt, ReceivedFile
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store, open_store
from congdoan_desktop.usecases.province.earlier_batches import earlier_batches, unanswered
from tests.fixtures.province_store import make_province


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    make_province(tmp_path / "tinh.congdoan")
    with open_store(tmp_path / "tinh.congdoan") as opened:
        yield opened


def file(name: str, batch: str, outcome: str, day: int) -> ReceivedFile:
    return ReceivedFile(
        id=name * 64, name=name, size=1, kind="pdf", came_at=f"2026-06-{day:02}T01:00:00+00:00", batch=batch,
        source=f"USB {batch}", outcome=outcome,
    )  # fmt: skip


def receipt(number: int, *files: ReceivedFile) -> MadeReceipt:
    return MadeReceipt(
        id=f"r{number}", number=number, made_at="2026-06-20T01:00:00+00:00", files=tuple(one.id for one in files),
        outcomes=tuple(one.outcome for one in files), file_stem="x", sha256="0" * 64,
    )  # fmt: skip


def test_what_is_decided_anew_waits_for_another_receipt(store: Store) -> None:
    a, b, c = file("a", "1", "accepted", 1), file("b", "1", "refused", 2), file("c", "2", "accepted", 9)
    for record in (a, b, c, receipt(1, a, b)):
        repository.save(store, record)
    found = earlier_batches(store)
    assert [(one.id, one.source, one.files, one.unanswered) for one in found] == [
        ("2", "USB 2", 1, 1),
        ("1", "USB 1", 2, 0),
    ]
    repository.save(store, replace(a, outcome="sent_back"))
    assert {one.name for one in unanswered(store)} == {"a", "c"}
    repository.save(store, receipt(2, replace(a, outcome="sent_back"), c))
    assert unanswered(store) == ()
