"""What the store adds up in one query is what adding one by one gives."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from congdoan_desktop.domain.province.examined import Tallied, Told
from congdoan_desktop.domain.province.sums import Sum, add_all
from congdoan_desktop.domain.records import ReceivedReport
from congdoan_desktop.domain.report import NamedFigure
from congdoan_desktop.store import received, received_sums, repository
from congdoan_desktop.store.database import Store, open_store
from congdoan_desktop.usecases.province.receive.look_into import told_by
from tests.fixtures.added_answers import added
from tests.fixtures.handed_up import report
from tests.fixtures.province_store import TEA, make_province

CODES = ("a", "b", "c")


def figures(chance: random.Random) -> tuple[NamedFigure, ...]:
    found = []
    for code in CODES:
        low = chance.choice((None, 0, 3, 7))
        high = None if low is None or chance.random() < 0.2 else low + chance.randint(0, 4)
        den = 20 if code == "a" else None
        found.append(NamedFigure(code=code, low=low, high=high, den=den, estimated=chance.random() < 0.3))
    return tuple(found[: chance.randint(1, 3)])


def answers(chance: random.Random) -> tuple[Tallied, ...]:
    counts = [chance.choice((None, 0, 5, 9)) for _ in range(3)]
    names = ("x", "y", "")
    return tuple(
        Tallied(
            questionnaire="q@1",
            question="f",
            question_label="F",
            choice=name,
            choice_label=name.upper(),
            place=place,
            kind="select_one",
            count=count,
            total=30,
        )
        for place, (name, count) in enumerate(zip(names, counts, strict=True))
    )


def row(number: int, state: str) -> ReceivedReport:
    return ReceivedReport(
        id=f"r{number}",
        unit_id=f"u{number}",
        unit_code="",
        report_kind="ct58",
        period="2026",
        base_period="2026",
        revision=1,
        subject="",
        made_at="2026-06-01T00:00:00+07:00",
        received_at="2026-06-01T00:00:00+00:00",
        way="signed",
        signature="valid",
        signer_print="",
        file_name="",
        file_sha256="",
        data_sha256=f"{number:064x}",
        came_on=date(2026, 6, 1),
        state=state,
    )


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[tuple[Store, dict[str, Told]]]:
    """A store with twelve reports, of which two count no more; and those that count."""
    make_province(tmp_path / "p.congdoan", ())
    chance, base, counting = random.Random(6), told_by(report(TEA)), {}
    with open_store(tmp_path / "p.congdoan") as store:
        with store.atomic():
            for number in range(12):
                told = replace(
                    base, report_id=f"r{number}", figures=figures(chance), targets=(), tallies=answers(chance)
                )
                state = ("sent_back", "replaced")[number] if number < 2 else "received"
                repository.save(store, row(number, state))
                received.put(store, told)
                if number >= 2:
                    counting[told.report_id] = told
        yield store, counting


def plain(reports: list[Told]) -> dict[str, Sum]:
    whole = add_all({one.code: one for one in told.figures} for told in reports)
    return {code: replace(total, unknown=0) for code, total in whole.items()}


def test_figures_are_added_as_one_by_one(kept: tuple[Store, dict[str, Told]]) -> None:
    store, counting = kept
    assert received_sums.sums_of(store, "ct58", "2026") == plain(list(counting.values()))
    fewer = [told for told in counting.values() if told.report_id != "r5"]
    assert received_sums.sums_of(store, "ct58", "2026", ["r5"]) == plain(fewer)
    by_window = received_sums.sums_by_window(store, "ct58", ("a", "b"))
    whole = plain(list(counting.values()))
    assert by_window == {"2026": {"a": whole["a"], "b": whole["b"]}}


def test_answers_are_added_as_one_by_one(kept: tuple[Store, dict[str, Told]]) -> None:
    store, counting = kept
    assert received_sums.answers(store, "ct58", "2026") == added(told.tallies for told in counting.values())
    told = received_sums.answered(store, "ct58", "2026", "q@1", "f", "x")
    assert told == {one.report_id: (one.tallies[0].count, 30) for one in counting.values()}
    assert set(received_sums.answered(store, "ct58", "2026", "q@1", "f", "z").values()) == {(0, 30)}
