"""A power cut while photos are added: every record that is there has its whole file."""

import random
from pathlib import Path

from congdoan_desktop.domain.records import Evidence
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import create, open_store
from congdoan_desktop.usecases.evidence import state_of
from congdoan_desktop.usecases.evidence_folder import stock
from tests.fixtures.killable import Killable

KILLS = 12


def test_kill_while_adding_evidence(tmp_path: Path) -> None:
    path = tmp_path / "store.congdoan"
    create(path).close()
    promised: set[str] = set()
    for _ in range(KILLS):
        promised |= add_until_killed(path, lines=random.randint(1, 25))
        with open_store(path) as store:
            kept = repository.find(store, Evidence)
            assert promised <= {one.id for one in kept}
            assert {state_of(store, one) for one in kept} == {"whole"}
            assert len(stock(store).unneeded) <= KILLS  # at most the one on its way
    assert len(promised) > KILLS


def add_until_killed(path: Path, *, lines: int) -> set[str]:
    """Return the ids of everything the process had been promised when it was killed."""
    with Killable("tests.journeys.adding_process", str(path), str(random.getrandbits(32))) as process:
        said = [process.stdout.readline() for _ in range(lines)]
        process.kill()
        said += [line for line in process.stdout if line.endswith("\n")]
    assert process.returncode != 0
    return {line.strip() for line in said}
