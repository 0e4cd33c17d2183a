"""`congdoan board --store FILE [--period P] [--kind K] [--json]`: who has handed up, who is late, who is silent."""

import argparse
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from congdoan_desktop import texts
from congdoan_desktop.commands.parts import add_store, reading, said, store_of
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.texts.board import BOARD_STATES, BOARD_WORDS, SILENT
from congdoan_desktop.texts.receiving import window_name

if TYPE_CHECKING:
    from congdoan_desktop.domain.province.board import Board, Row


def add(commands: Any) -> None:
    """Add the command to a parser's commands."""
    words = texts.CLI
    board = commands.add_parser("board", help=words["board"])
    add_store(board)
    board.add_argument("--period", default="", metavar=words["period"], help=words["board_period"])
    board.add_argument("--kind", default="", metavar=words["kind"], help=words["board_kind"])
    board.add_argument("--json", action="store_true", help=words["json"])
    board.set_defaults(run=_board)


def _board(options: argparse.Namespace) -> int:
    from congdoan_desktop.usecases.province.board import board_of, chosen
    from congdoan_desktop.usecases.taken_packs import reference_of

    now = datetime.now(VIETNAM)
    with reading(store_of(options)) as reader:
        expectation = chosen(reader, reference_of(reader), now, kind=options.kind, window=options.period)
        found = board_of(reader, expectation, now)
    return said([_json(found)] if options.json else _lines(found))


def _lines(found: "Board") -> Iterator[str]:
    asked, words = found.expectation, BOARD_WORDS
    yield words["title"].format(title=asked.title, window=window_name(asked.window), due=texts.short_date(asked.due_on))
    yield words["tally"].format(**{name: getattr(found.tally, name) for name in found.tally.__dataclass_fields__})
    if found.others:
        yield words["others"].format(count=len(found.others))
    if found.silent():
        yield words["silent"]
        yield from (f"  {_silent(row)}" for row in found.silent())


def _silent(row: "Row") -> str:
    parts = [row.unit.code, row.unit.short_name, BOARD_STATES[row.state]]
    parts += [BOARD_WORDS["overdue"].format(days=row.days_late)] if row.days_late else []
    parts += [SILENT[code] for code in row.why]
    parts += [row.unit.contact_name, row.unit.contact_phone]
    return " · ".join(filter(None, parts))


def _json(found: "Board") -> str:
    from congdoan_desktop.codec import to_json

    rows = [
        {
            "unit": row.unit.code,
            "state": row.state,
            "report": row.report.id if row.report else "",
            "handed_on": row.handed_on,
            "days_late": row.days_late,
            "why": row.why,
        }
        for row in found.rows
    ]
    asked = found.expectation
    head = {"kind": asked.report_kind, "window": asked.window, "due_on": asked.due_on, "tally": found.tally}
    return to_json(head | {"rows": rows}, indent=2).decode()
