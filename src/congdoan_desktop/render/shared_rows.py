"""Rows of a table that have something in common, drawn once for all of them: the answers to one question."""

from collections.abc import Sequence
from itertools import groupby

from congdoan_desktop.domain.report import Table
from congdoan_desktop.render.ruled_rows import Lines


def shared_runs(table: Table, rows: Sequence[Sequence[object]]) -> list[tuple[int, int]]:
    """Return (first, last) of the rows that have the same in every shared column, where those are several."""
    places = _places(table)
    if not places:
        return []
    alike = groupby(enumerate(rows), key=lambda numbered: [numbered[1][place] for place in places])
    runs = [[number for number, _ in run] for _, run in alike]
    return [(run[0], run[-1]) for run in runs if len(run) > 1]


def said_once(table: Table, rows: Sequence[Sequence[Lines]], most: int) -> Sequence[Sequence[Lines]]:
    """Return the rows, with what they share only in the first where it takes more than `most` lines: nothing that is
    so long can be drawn beside rows that stay together.
    """
    told, places = [list(row) for row in rows], _places(table)
    for first, last in shared_runs(table, rows):
        if any(len(rows[first][place]) > most for place in places):
            for row in told[first + 1 : last + 1]:
                for place in places:
                    row[place] = ()
    return told


def runs_on_paper(table: Table, rows: Sequence[Sequence[Lines]], most: int) -> list[tuple[int, int]]:
    """Return the runs that stay on one page; one of more than `most` lines comes in several, each told anew."""
    places = _places(table)
    found = []
    for first, last in shared_runs(table, rows):
        start, used = first, 0
        for row in range(first, last + 1):
            lines = max(len(cell) for place, cell in enumerate(rows[row]) if place not in places)
            if used + lines > most and row > start:
                found.append((start, row - 1))
                start, used = row, 0
            used += lines
        found.append((start, last))
    return [(first, last) for first, last in found if last > first]


def _places(table: Table) -> list[int]:
    return [place for place, column in enumerate(table.columns) if column.shared]
