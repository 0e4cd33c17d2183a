"""A power cut while an update is taken or gone back on: a whole version is started, with data it can read."""

import random
from pathlib import Path

from congdoan_desktop.domain.update import MANIFEST
from congdoan_desktop.usecases.updates import going_back
from congdoan_desktop.usecases.updates.installation import Installation
from tests.fixtures.killable import Killable
from tests.fixtures.updates import NEW, OLD, content, installed, update_file

KILLS = 20


def test_kill_while_updating(tmp_path: Path) -> None:
    installation, update = installed(tmp_path / "CongDoan"), tmp_path / "x.cdcsup"
    update.write_bytes(update_file())
    (installation.folder / "store").write_text("of the old version")
    started: set[str] = set()
    for _ in range(KILLS):
        with Killable("tests.journeys.updating_process", str(installation.folder), str(update)) as process:
            for _line in range(random.randint(1, 40)):
                assert process.stdout.readline().startswith("now ")
            process.kill()
        assert process.returncode != 0
        version = installation.here().version
        started.add(version)
        check(installation, version)
    assert started == {OLD, NEW}


def check(installation: Installation, version: str) -> None:
    folder = installation.folder / "app" / version
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    found.pop(MANIFEST, None)
    assert found == content(version)
    data = (installation.folder / "store").read_text()
    # The version before never meets data of the new one, unless they are to be put back before it opens them.
    assert version == NEW or data == "of the old version" or going_back.wanted(installation) is not None
