"""A power cut while papers are given out and issued: files, record and line of the register, or none of the three."""

import random
from collections.abc import Iterable
from pathlib import Path

from congdoan_desktop import paths
from congdoan_desktop.domain.records import IssuedReport, OutgoingPaper, PreparedPaper
from congdoan_desktop.files import sha256
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store, create, open_store
from congdoan_desktop.usecases.hand_over import state_of
from congdoan_desktop.usecases.paper_files import sweep
from tests.fixtures.killable import Killable

KILLS = 10


def test_kill_while_issuing(tmp_path: Path) -> None:
    path = tmp_path / "store.congdoan"
    create(path).close()
    promised: set[str] = set()
    cut = 0
    for _ in range(KILLS):
        promised |= issue_until_killed(path, lines=random.randint(1, 40))
        cut += bool(list(paths.signed_folder(path).glob(".*")))
        with open_store(path) as store:
            sweep(store, paths.signed_folder(path))
            check(store, promised)
    assert len(promised) > KILLS
    assert cut  # some of the kills came in the middle


def check(store: Store, promised: Iterable[str]) -> None:
    folder = paths.signed_folder(store.path)
    issued, given = repository.find(store, IssuedReport), repository.find(store, PreparedPaper)
    lines = repository.find(store, OutgoingPaper)
    kept = {f"issued {one.id}" for one in issued} | {f"given {one.id}" for one in given}
    assert set(promised) <= kept
    assert {state_of(one, folder) for one in issued} <= {"whole"}
    assert all(sha256((folder / f"{one.file_stem}.pdf").read_bytes()) == one.pdf_sha256 for one in given)
    assert {one.id for one in given if one.state == "signed"} == {one.id for one in issued if one.way != "program"}
    assert [one.paper_id for one in lines if one.state == "issued"] == [one.id for one in sorted_by_number(issued)]
    waiting = {one.id for one in given if one.state == "waiting"}
    assert {one.paper_id for one in lines if one.state == "reserved"} == waiting
    named = {one.file_stem for one in issued} | {one.file_stem for one in given}
    assert {path.stem for path in folder.glob("*")} == named


def sorted_by_number(issued: Iterable[IssuedReport]) -> list[IssuedReport]:
    """As the register is ordered: the latest first."""
    return sorted(issued, key=lambda one: -one.number)


def issue_until_killed(path: Path, *, lines: int) -> set[str]:
    """Return everything the process had promised when it was killed."""
    with Killable("tests.journeys.issuing_process", str(path), str(random.getrandbits(32))) as process:
        said = [process.stdout.readline() for _ in range(lines)]
        process.kill()
        said += [line for line in process.stdout if line.endswith("\n")]
    assert process.returncode != 0
    return {line.strip() for line in said if line.startswith(("given ", "issued "))}
