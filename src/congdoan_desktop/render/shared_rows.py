"""Rows of a table that have something in common, drawn once for all of them: the answers to one question."""

from collections.abc import Sequence
from itertools import groupby

from congdoan_desktop.domain.report import Table
from congdoan_desktop.render import style
from congdoan_desktop.render.lines import cut_lines

_Rows = Sequence[Sequence[str]]


def shared_runs(table: Table, rows: _Rows) -> list[tuple[int, int]]:
    """Return (first, last) of the rows that have the same in every shared column, where those are several."""
    places = _places(table)
    if not places:
        return []
    alike = groupby(enumerate(rows), key=lambda numbered: [numbered[1][place] for place in places])
    runs = [[number for number, _ in run] for _, run in alike]
    return [(run[0], run[-1]) for run in runs if len(run) > 1]


def said_once(table: Table, rows: _Rows, rooms: Sequence[float], most: int) -> list[list[str]]:
    """Return the rows, with what they share only in the first where it takes more than `most` lines: nothing that is
    so long can be drawn beside rows that stay together.
    """
    told, places = [list(row) for row in rows], _places(table)
    for first, last in shared_runs(table, rows):
        if any(_lines(rows[first][place], rooms[place]) > most for place in places):
            for row in told[first + 1 : last + 1]:
                for place in places:
                    row[place] = ""
    return told


def shared_spans(table: Table, rows: _Rows, heads: int, rooms: Sequence[float], most: int) -> style.Commands:
    """Return the spans that keep rows on one page; more than `most` lines are drawn in several, each told anew."""
    spans: style.Commands = []
    places = _places(table)
    for first, last in shared_runs(table, rows):
        start, used = first, 0
        for row in range(first, last + 1):
            lines = max(_lines(rows[row][p], rooms[p]) for p in range(len(rooms)) if p not in places)
            if used + lines > most and row > start:
                spans += _down(places, start + heads, row - 1 + heads)
                start, used = row, 0
            used += lines
        spans += _down(places, start + heads, last + heads)
    return spans


def _places(table: Table) -> list[int]:
    return [place for place, column in enumerate(table.columns) if column.shared]


def _lines(text: str, room: float) -> int:
    look = style.CELLS["text"]
    return len(cut_lines(text, look.fontName, look.fontSize, room))


def _down(places: Sequence[int], first: int, last: int) -> style.Commands:
    return [("SPAN", (place, first), (place, last)) for place in places] if last > first else []
