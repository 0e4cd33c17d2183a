"""Power cuts while reports are taken in: what is there is whole, and doing it again ends where it would have ended."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from congdoan_desktop import paths
from congdoan_desktop.domain.records import ReceivedFile
from congdoan_desktop.reference.loaded import load
from congdoan_desktop.store import content_files, received, repository
from congdoan_desktop.store.database import open_store
from congdoan_desktop.usecases.province.receive.keep import Kept, as_proposed, keep
from congdoan_desktop.usecases.province.receive.look import look_through
from tests.fixtures.handed_up import NOW, good, hand_up, keep_office
from tests.fixtures.province_store import make_province

RECEIVER = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from congdoan_desktop import paths
from congdoan_desktop.reference.loaded import load
from congdoan_desktop.store.database import open_store
from congdoan_desktop.usecases.province.receive import keep as keeping
from congdoan_desktop.usecases.province.receive.look import look_through

store_path, stick, now, where, times = sys.argv[1:]
place = keeping.content_files if where == "put" else keeping
real, left = getattr(place, where), int(times)

def dying(*words):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*words)

setattr(place, where, dying)
keeping._TOGETHER = 2
with open_store(Path(store_path)) as store:
    reference, now = load(paths.resources()), datetime.fromisoformat(now)
    batch = look_through(store, reference, [Path(stick)], now)
    keeping.keep(store, reference, batch, keeping.as_proposed(batch), now)
print("survived")
"""
FILES = 4


@pytest.mark.parametrize(
    ("where", "times", "kept"),
    [("put", 1, 0), ("_keep_one", 1, 0), ("_keep_one", 3, 2)],
    ids=["between two originals", "within a transaction", "within the second transaction"],
)
def test_a_killed_receiver_leaves_nothing_half_done(tmp_path: Path, where: str, times: int, kept: int) -> None:
    path, stick = tmp_path / "tinh.congdoan", tmp_path / "USB"
    make_province(path)
    with open_store(path) as store:
        keep_office(store)
    for code in ("LC014", "LC031"):
        hand_up(stick, good(code), code)
    words = [str(path), str(stick), NOW.isoformat(), where, str(times)]
    killed = subprocess.run([sys.executable, "-c", RECEIVER, *words], stdout=subprocess.PIPE, check=False)
    assert (killed.returncode, killed.stdout) == (-9, b"")
    folder = content_files.originals_folder(path)
    with open_store(path) as store:
        files = repository.find(store, ReceivedFile)
        assert len(files) == kept
        assert all(content_files.state_of(folder, file.id) == "whole" for file in files)
        assert {file.report_id for file in files} == {one.id for one in received.counting(store)}
        batch = look_through(store, load(paths.resources()), [stick], NOW)
        assert keep(store, load(paths.resources()), batch, as_proposed(batch), NOW) == Kept(
            accepted=FILES - kept, known=kept
        )
        assert [one.unit_id for one in received.counting(store)] == ["lc014", "lc031"]
        assert all(received.figures_in(store, one.id) for one in received.counting(store))
        assert {file.id for file in repository.find(store, ReceivedFile)} == set(content_files.digests_in(folder))
    assert not [name for _, _, names in os.walk(folder) for name in names if name.endswith(".part")]
