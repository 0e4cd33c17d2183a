"""Somebody takes all published tables of a round and solves them together by linear programming."""

from collections.abc import Iterator
from random import Random

import numpy as np
import pytest
from scipy.optimize import linprog

from congdoan_desktop.domain import disclosure_tables
from congdoan_desktop.domain.disclosure import is_small
from congdoan_desktop.domain.survey_results import Breakdown, Cross, Results, Tally, drawn_from
from tests.attacks.rounds import answers, questionnaire

Cell = tuple[object, ...]
ROUNDS, FEW = 40, 10


class Attack:
    """Unknown counts, what is known of them, and how far each can be narrowed down."""

    def __init__(self) -> None:
        self.places: dict[Cell, int] = {}
        self.sums: list[tuple[list[Cell], float]] = []
        self.least: dict[Cell, float] = {}

    def unknown(self, cell: Cell, least: float = 0) -> Cell:
        self.places.setdefault(cell, len(self.places))
        self.least[cell] = least
        return cell

    def range_of(self, cell: Cell) -> tuple[float, float]:
        rows = np.zeros((len(self.sums), len(self.places)))
        for row, (cells, _) in enumerate(self.sums):
            for one in cells:
                rows[row, self.places[one]] += 1
        bounds = [(self.least[one], None) for one in self.places]
        ends = []
        for sign in (1, -1):
            goal = np.zeros(len(self.places))
            goal[self.places[cell]] = sign
            found = linprog(goal, A_eq=rows, b_eq=[total for _, total in self.sums], bounds=bounds, method="highs")
            assert found.success, found.message
            ends.append(sign * found.fun)
        return ends[0], ends[1]


def add_row(attack: Attack, cells: list[tuple[Cell, int | None]], total: float | None, least: float) -> None:
    """Add an equation: known cells and unknown ones make up `total`."""
    unknown = [attack.unknown(cell, least) for cell, count in cells if count is None]
    if total is not None and unknown:
        attack.sums.append((unknown, total - sum(count for _, count in cells if count is not None)))


def attack_on(results: Results, tally: Tally) -> Attack:
    """What is published of one `select_one` question: counts of all, and of each group of each breakdown."""
    attack = Attack()
    seen = (*tally.counts, tally.blank)
    add_row(attack, [(("all", place), count) for place, count in enumerate(seen)], results.total, 1)
    for part in results.breakdowns:
        for cross in part.crosses:
            if cross.question == tally.question:
                add_breakdown(attack, part, cross, seen, results.total)
    return attack


def add_breakdown(attack: Attack, part: Breakdown, cross: Cross, seen: tuple[int | None, ...], total: int) -> None:
    heap = [place for place, count in enumerate(seen) if count is None]
    rows: list[tuple[int | None, ...]] = list(cross.rows)
    sizes = list(part.sizes)
    if sum(sizes) < total:  # the groups that are left out make one more row, of which nothing is shown
        rows.append((None,) * len(seen))
        sizes.append(total - sum(sizes))
    for group, (row, size) in enumerate(zip(rows, sizes, strict=True)):
        shut = all(cell is None for cell in row)
        # What is hidden of everybody is hidden of a group too, be it nobody; else a hidden cell is somebody.
        for place, cell in enumerate(row):
            if cell is None:
                attack.unknown((part.by, group, place), 0 if shut or place in heap else 1)
        unknown: list[Cell] = [(part.by, group, place) for place, cell in enumerate(row) if cell is None]
        if unknown:
            attack.sums.append((unknown, size - sum(cell for cell in row if cell is not None)))
    for place, count in enumerate(seen):
        column = [row[place] for row in rows]
        cells: list[Cell] = [(part.by, group, place) for group, cell in enumerate(column) if cell is None]
        known = sum(cell for cell in column if cell is not None)
        if count is not None and cells:
            attack.sums.append((cells, count - known))
        elif count is None:
            add_margin(attack, cells, ("all", place))


def add_margin(attack: Attack, cells: list[Cell], margin: Cell) -> None:
    """The hidden cells of a column make up the hidden count of all: Σ cells - margin = 0."""
    least = attack.least.get(margin, 1)
    attack.unknown(margin, least)
    minus = attack.unknown(("minus", *margin, *cells[0]), -1e6)
    attack.sums += [([*cells, minus], 0), ([margin, minus], 0)]


def rounds(count: int = ROUNDS) -> Iterator[tuple[int, Results]]:
    for seed in range(count):
        dice = Random(seed)
        form = questionnaire(dice)
        sheets = dice.choice((10, 14, 19, 24, 30, 41, 60, 90, 150, 300))
        yield seed, drawn_from(form, answers(form, sheets, dice), ["sex", "age", "contract"])


def is_left_out(results: Results, cell: Cell) -> bool:
    """Whether the cell belongs to the groups that are not shown at all."""
    return any(part.by == cell[0] and cell[1] == len(part.sizes) for part in results.breakdowns)


def hidden_cells(attack: Attack) -> list[Cell]:
    return [cell for cell in attack.places if cell[0] != "minus"]


def test_no_hidden_cell_of_a_single_choice_can_be_worked_out() -> None:
    attacked = crosses = 0
    for seed, results in rounds():
        for tally in results.tallies:
            if tally.kind != "select_one":
                continue
            attack = attack_on(results, tally)
            crosses += sum(cross.question == tally.question for part in results.breakdowns for cross in part.crosses)
            for cell in hidden_cells(attack):
                low, high = attack.range_of(cell)
                attacked += 1
                # What is left out and follows all the same may be known: it is nobody, or five at least.
                left_out = is_left_out(results, cell) and not 0.5 < low < 4.5
                assert high - low > 0.99 or left_out, f"round {seed}: {cell} of {tally.question} is {low}"
    assert attacked > 400, "the rounds are too easy to say anything"
    assert crosses > 100


def test_no_hidden_cell_of_several_ticks_can_be_worked_out() -> None:
    attacked = 0
    for seed, results in rounds():
        by_question = {tally.question: tally for tally in results.tallies if tally.kind == "select_multiple"}
        for part in results.breakdowns:
            for cross in (one for one in part.crosses if one.question in by_question):
                counts = by_question[cross.question].counts
                for place, whole in enumerate(counts):
                    column = [row[place] for row in cross.rows]
                    rest = results.total - sum(part.sizes)
                    hidden = column.count(None) + (rest > 0)
                    if whole is None or not hidden:
                        continue
                    attacked += 1
                    follows = whole - sum(cell for cell in column if cell is not None)
                    # One unknown alone follows: nobody, or five and more of the groups that are left out.
                    alone = hidden == 1 and (column.count(None) or is_small(follows) or is_small(rest - follows))
                    assert not alone, f"round {seed}: {cross.question} by {part.by}"
    assert attacked > 50


def test_the_attack_finds_what_is_left_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hide nothing but the small cells of the same rounds, and many can be worked out: the attack itself works."""
    monkeypatch.setattr(disclosure_tables, "_is_known", lambda *_: False)
    found = 0
    for _, results in rounds(FEW):
        for tally in (one for one in results.tallies if one.kind == "select_one"):
            attack = attack_on(results, tally)
            for cell in hidden_cells(attack):
                low, high = attack.range_of(cell)
                found += high - low < 0.01
    assert found > 50
