"""The power fails while somebody types into the window: what it called saved is there, what was begun is offered."""

import json
import random
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from congdoan_desktop.domain.records import Activity, Dialogue, DialogueItem, Opinion, Record
from congdoan_desktop.domain.records.about import ABOUT
from congdoan_desktop.store import drafts, repository
from congdoan_desktop.store.connection import wal_path
from congdoan_desktop.store.database import open_store
from tests.fixtures.desk import make_union
from tests.fixtures.killable import Killable
from tests.journeys.typing_process import DIALOGUE

LONGEST = 1.2
"""Seconds after the first promise after which a process is killed at the latest."""


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What lies in the file: records by id, and drafts over them."""

    records: Mapping[str, Record]
    drafts: Mapping[str, Mapping[str, Any]]

    def text(self, record_id: str, name: str) -> str:
        """Return the text as the window will show it again."""
        record = self.records.get(record_id)
        stored = getattr(record, name) if record else ""
        return str(self.drafts.get(record_id, {}).get(name, stored))


@pytest.mark.parametrize(
    ("place", "kind", "kills"), [("activities", Activity, 8), ("opinions", Opinion, 6), ("items", DialogueItem, 6)]
)
def test_kill_while_typing(tmp_path: Path, place: str, kind: type[Record], kills: int) -> None:
    path = tmp_path / "Chè Tân Uyên.congdoan"
    make_union(path)
    with open_store(path) as store:
        repository.save(store, Dialogue(id=DIALOGUE, title="Đối thoại", kind="periodic", held_on=date(2026, 6, 2)))
    promised: dict[str, dict[str, Any]] = {}
    before = Kept(records={}, drafts={})
    interrupted = drafted = 0
    for _ in range(kills):
        offered, promises = type_until_killed(path, place, seconds=random.uniform(0, LONGEST))
        assert is_offered(offered, before, kind)
        promised |= {promise["id"]: promise for promise in promises}
        interrupted += wal_path(path).stat().st_size > 0
        before = look(path, kind)
        drafted += bool(before.drafts)
        for promise in promised.values():
            check(before, promise)
    assert interrupted == kills
    assert drafted and any(not promise["draft"] for promise in promised.values())


def type_until_killed(path: Path, place: str, *, seconds: float) -> tuple[str, list[dict[str, Any]]]:
    """Return what the window offered to go on with, and everything it had promised when it was killed."""
    with Killable("tests.journeys.typing_process", str(path), place, str(random.getrandbits(32))) as process:
        said = [process.stdout.readline(), process.stdout.readline()]  # what is offered, and the first promise
        end = threading.Timer(seconds, process.kill)
        end.start()
        said += [line for line in process.stdout if line.endswith("\n")]  # a line that was cut off was never said
        end.join()
        assert "Traceback" not in (trouble := process.stderr.read()), trouble
    assert process.returncode != 0
    first, *promises = [json.loads(line) for line in said]
    return first["offered"], promises


def look(path: Path, kind: type[Record]) -> Kept:
    with open_store(path) as store:
        assert store.rows("PRAGMA quick_check") == [("ok",)]
        records = {record.id: record for record in repository.find(store, kind)}
        return Kept(records=records, drafts=drafts.drafts(store, kind))


def check(kept: Kept, promise: dict[str, Any]) -> None:
    """What was typed after the promise may have arrived too: the texts only grow."""
    record_id = promise["id"]
    assert record_id in kept.records or (promise["draft"] and record_id in kept.drafts)
    for name, text in promise["texts"].items():
        assert kept.text(record_id, name).startswith(text.rstrip())


def is_offered(words: str, kept: Kept, kind: type[Record]) -> bool:
    """Does the first page offer the draft by its name, or say how many there are?"""
    names = [str(state[ABOUT[kind].named_by]).strip() for state in kept.drafts.values()]
    if len(names) == 1:
        return names[0] in words
    return f"Còn {len(names)} " in words if names else words == ""
