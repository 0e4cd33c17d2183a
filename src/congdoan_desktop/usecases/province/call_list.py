"""The list of those who are silent, to be called by telephone: whom, where, what is missing, room for the answer."""

from collections.abc import Iterator, Sequence
from datetime import date

from congdoan_desktop.domain.province.board import Row, tally_of
from congdoan_desktop.domain.province.expected import Expectation
from congdoan_desktop.domain.report import Cell, Column, Table
from congdoan_desktop.domain.sheet import Sheet
from congdoan_desktop.texts import short_date
from congdoan_desktop.texts.board import BOARD_STATES, BOARD_WORDS, CALLS, asked_words, why_words

_COLUMNS = (("index", 5), ("code", 9), ("unit", 27), ("contact", 17), ("phone", 22), ("lacking", 36), ("note", 34))
_HEIGHT = 12
"""Least height of a row in millimetres: two lines by pen."""


def call_list(asked: Expectation, rows: Sequence[Row], everybody: Sequence[Row], today: date) -> Sheet:
    """Return the list of `rows`; `everybody` owes the report."""
    tally = tally_of(everybody)
    said = CALLS["said"].format(received=tally.received, expected=tally.expected, count=len(rows))
    columns = tuple(
        Column(heading=CALLS[name], kind="index" if name == "index" else "text", width=width)
        for name, width in _COLUMNS
    )
    return Sheet(
        title=CALLS["title"],
        subtitle=asked_words(asked.title, asked.window),
        facts=((CALLS["due"], short_date(asked.due_on)), (CALLS["counted"], said), (CALLS["made"], short_date(today))),
        table=Table(code="", title="", columns=columns, rows=tuple(_row(n, row) for n, row in enumerate(rows, 1))),
        row_height=_HEIGHT,
        landscape=True,
    )


def _row(number: int, row: Row) -> tuple[Cell, ...]:
    unit = row.unit
    reach = "\n".join(filter(None, (unit.contact_phone, unit.contact_email)))
    return (number, unit.code, unit.short_name, unit.contact_name, reach, "; ".join(_lacking(row)), "")


def _lacking(row: Row) -> Iterator[str]:
    yield BOARD_STATES[row.state]
    if row.days_late:
        yield BOARD_WORDS["overdue"].format(days=row.days_late)
    if row.why:
        yield why_words(row.why, row.report.reason if row.report is not None else "")
