"""A made-up province is received and added up: exactly the true totals, every planted fault named, nothing else."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from congdoan_desktop import paths
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import ReceivedFile, ReceivedReport
from congdoan_desktop.reference.loaded import Reference, load
from congdoan_desktop.store import received, repository
from congdoan_desktop.store.database import Store, open_store
from congdoan_desktop.usecases.province.board import board_of, chosen
from congdoan_desktop.usecases.province.receive.keep import as_proposed, keep
from congdoan_desktop.usecases.province.receive.look import Item, look_through
from congdoan_desktop.usecases.province.simulate.world import World, simulate
from congdoan_desktop.usecases.province.summary import summary

UNITS, SEED = 30, 7
END = datetime(2027, 1, 10, 9, 0, tzinfo=VIETNAM)


@dataclass(frozen=True, kw_only=True)
class Received:
    """The province after all sticks came in, and what was found of each file, by path below the sticks."""

    store: Store
    reference: Reference
    truth: dict[str, Any]
    items: dict[str, list[Item]]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return simulate(tmp_path_factory.mktemp("province") / "world", UNITS, SEED)


@pytest.fixture(scope="module")
def taken(world: World) -> Iterator[Received]:
    reference, truth = load(paths.resources()), json.loads(world.truth.read_text("utf-8"))
    found: dict[str, list[Item]] = {}
    with open_store(world.store) as store:
        for arrival in truth["arrivals"]:
            stick = world.store.parent / "o-usb" / arrival["folder"]
            if stick.is_dir():
                for item in take_in(store, reference, stick, date.fromisoformat(arrival["on"])):
                    path = f"{arrival['folder']}/{item.found.candidate.name}"
                    found.setdefault(path, []).append(item)
        yield Received(store=store, reference=reference, truth=truth, items=found)


def take_in(store: Store, reference: Reference, stick: Path, day: date) -> tuple[Item, ...]:
    now = datetime.combine(day, time(9), VIETNAM)
    batch = look_through(store, reference, [stick], now)
    keep(store, reference, batch, as_proposed(batch), now)
    return batch.items


def test_nothing_good_is_refused(taken: Received) -> None:
    wrong = {
        path: [one.code for item in taken.items[path] for one in item.judged.findings]
        for path in taken.truth["good"]
        if path in taken.items and any(item.judged.proposal not in ("accept", "known") for item in taken.items[path])
    }
    assert wrong == {}
    twice = [path for path in taken.truth["good"] if path not in taken.items]
    assert all("(2)" in path or path.replace(".", " (2).", 1) in taken.items for path in twice)


def test_every_planted_fault_is_named_and_none_is_taken_in(taken: Received) -> None:
    assert len(taken.truth["faults"]) >= 21
    for path, code in taken.truth["faults"].items():
        for item in taken.items[path]:
            assert item.judged.proposal in ("look", "refuse"), path
            if code:
                assert code in {one.code for one in item.judged.findings}, path


@pytest.mark.parametrize("window", ["2026-H1", "2026"])
def test_the_sums_are_the_true_totals(taken: Received, window: str) -> None:
    truth = taken.truth["windows"][window]
    asked = chosen(taken.store, taken.reference, END, kind="ct58", window=window)
    found = summary(taken.store, taken.reference, asked, END)
    assert sorted(row.unit.code for row in found.board.rows if row.counts) == truth["reported"]
    totals = {code: one for code, one in found.totals.items() if one.units}
    assert {code: (one.low, one.units) for code, one in totals.items()} == {
        code: (one["low"], one["units"]) for code, one in truth["totals"].items()
    }
    closed = {code for code, one in truth["totals"].items() if not one["open"]}
    assert {code for code, one in totals.items() if one.high is not None} == closed
    assert {code: totals[code].high for code in closed} == {code: truth["totals"][code]["high"] for code in closed}


@pytest.mark.parametrize("window", ["2026-H1", "2026"])
def test_targets_count_the_units_that_meet_them(taken: Received, window: str) -> None:
    asked = chosen(taken.store, taken.reference, END, kind="ct58", window=window)
    found = summary(taken.store, taken.reference, asked, END)
    true = taken.truth["windows"][window]["verdicts"]
    looked = 0
    for one in found.targets:
        rule = one.target.province
        if rule is None or rule.measure != "units_meeting" or one.of_reported is None:
            continue
        told = true.get(f"{one.target.code}@{one.window}", {})
        assert one.of_reported.figure.low == told.get("met", 0), one.target.code
        looked += 1
    assert looked >= 4


@pytest.mark.parametrize("window", ["2026-H1", "2026"])
def test_the_board_knows_who_was_in_time(taken: Received, window: str) -> None:
    asked = chosen(taken.store, taken.reference, END, kind="ct58", window=window)
    found = board_of(taken.store, asked, END)
    in_time = [row.unit.code for row in found.rows if row.counts and not row.is_late]
    assert sorted(in_time) == taken.truth["windows"][window]["in_time"]
    assert found.tally.missing > 0


def test_receiving_all_of_it_again_changes_nothing(taken: Received, world: World) -> None:
    store, day = taken.store, date(2026, 12, 20)
    before = states(store)
    for stick in world.sticks:
        take_in(store, taken.reference, stick, day)
    assert states(store) == before


def states(store: Store) -> tuple[object, ...]:
    reports = {one.id: (one.state, one.came_on) for one in repository.find(store, ReceivedReport)}
    accepted = {one.id for one in repository.find(store, ReceivedFile) if one.outcome == "accepted"}
    return reports, accepted, [one.id for one in received.counting(store)]
