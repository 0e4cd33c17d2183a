"""A power cut while the pass-phrase is changed: the old one or the new one opens the key, and the sheet always does."""

import random
from datetime import datetime
from pathlib import Path

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.errors import UserError
from congdoan_desktop.store.database import Store, open_store
from congdoan_desktop.usecases import unit_key
from congdoan_desktop.usecases.start_union import start_union
from congdoan_desktop.usecases.unit_key_forms import recovered
from tests.fixtures.cheap_keys import cheap_keys
from tests.fixtures.killable import Killable
from tests.fixtures.union import HEAD_COUNT, PROFILE, UNIT
from tests.journeys.rewrapping_process import passphrase

__all__ = ["cheap_keys"]

KILLS = 10


def test_kill_while_changing_the_pass_phrase(tmp_path: Path) -> None:
    path = tmp_path / "union.congdoan"
    start_union(path, UNIT, PROFILE, HEAD_COUNT)
    with open_store(path) as store:
        made = unit_key.make_unit_key(store, passphrase(0), datetime.now(VIETNAM))
    number = 0
    for _ in range(KILLS):
        begun, done = change_until_killed(path, number, lines=random.randint(1, 12))
        with open_store(path) as store:
            good = [each for each in range(number, begun + 1) if opens(store, passphrase(each))]
            assert len(good) == 1 and good[0] >= done
            (number,) = good
            kept = unit_key.unit_key_of(store)
            assert kept is not None and recovered(kept, made.recovery_code)
    assert number > KILLS


def change_until_killed(path: Path, start: int, *, lines: int) -> tuple[int, int]:
    """Return the last change that was begun, and the last that was promised."""
    with Killable("tests.journeys.rewrapping_process", str(path), str(start)) as process:
        said = [process.stdout.readline() for _ in range(lines)]
        process.kill()
        said += [line for line in process.stdout if line.endswith("\n")]
    assert process.returncode != 0
    told = [(word, int(number)) for word, number in map(str.split, said)]
    return max(number for _, number in told), max((number for word, number in told if word == "done"), default=start)


def opens(store: Store, secret: str) -> bool:
    try:
        unit_key.open_unit_key(store, secret)
    except UserError as error:
        assert error.code == "key.bad_passphrase"
        return False
    return True
