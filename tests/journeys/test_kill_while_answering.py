"""A power cut while sheets come in, and while a round is ended: no sheet is lost, and no round is half ended."""

import random
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from congdoan_desktop.domain.records import SurveyRound
from congdoan_desktop.store import repository, survey_box, survey_outcome
from congdoan_desktop.store.database import Store, create, open_store
from congdoan_desktop.usecases.ballot_box import destroy_old_keys, has_key
from congdoan_desktop.usecases.survey import close_round, keep_sheets, results, round_of, sheet_count
from tests.fixtures.killable import Killable
from tests.journeys.answering_process import FORM, ROUND

ENTERING_KILLS, ENDING_KILLS, SHEETS = 10, 12, 200


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return new_round(tmp_path / "store.congdoan")


def new_round(path: Path) -> Path:
    survey = SurveyRound(id=ROUND, title="Thử", questionnaire="kill@1", period="2026-H1", opened_on=date(2026, 6, 1))
    with create(path) as store:
        repository.save(store, survey)
    return path


def start(path: Path, what: str) -> Killable:
    return Killable("tests.journeys.answering_process", str(path), what)


def lines(process: Killable) -> Iterator[str]:
    yield from (line.strip() for line in process.stdout if line.endswith("\n"))


def test_kill_while_sheets_come_in(path: Path) -> None:
    promised = 0
    for _ in range(ENTERING_KILLS):
        with start(path, "enter") as process:
            said = lines(process)
            for _ in range(random.randint(1, 40)):
                promised = int(next(said))
            process.kill()
            promised = max([promised, *map(int, said)])
        with open_store(path) as store:
            assert sheet_count(store, ROUND) >= promised
            assert store.rows("PRAGMA quick_check") == [("ok",)]
    with open_store(path) as store:
        closed = close_round(store, ROUND, date(2026, 6, 30), FORM)
    assert closed.valid is not None and closed.valid >= promised > ENTERING_KILLS


def test_kill_while_a_round_is_ended(tmp_path: Path) -> None:
    """Killed at any moment, the round is open with all its sheets and its key, or ended with its results."""
    for turn in range(ENDING_KILLS):
        path = new_round(tmp_path / f"{turn}.congdoan")
        with open_store(path) as store:
            fill(store)
        with start(path, "end") as process:
            assert next(lines(process)) == "ready"
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=random.uniform(0, 0.3))
            process.kill()
        with open_store(path) as store:
            if state_after_the_blow(store) == "open":
                close_round(store, ROUND, date(2026, 6, 30), FORM)
            seen = results(store, ROUND)
        assert seen is not None and seen.total == SHEETS


def fill(store: Store) -> None:
    sheets = [{"mood": ("good", "bad")[number % 2], "words": f"Mong muốn {number}"} for number in range(SHEETS)]
    keep_sheets(store, ROUND, sheets, FORM)


def state_after_the_blow(store: Store) -> str:
    assert store.rows("PRAGMA quick_check") == [("ok",)]
    destroy_old_keys(store)
    if round_of(store, ROUND).closed_on is None:
        assert sheet_count(store, ROUND) == SHEETS
        assert has_key(store, ROUND)
        assert survey_outcome.results_json(store, ROUND) is None
        return "open"
    assert survey_box.sheet_count(store, ROUND) == 0
    assert not has_key(store, ROUND)
    assert len(survey_outcome.written(store, ROUND)) == SHEETS
    return "ended"
