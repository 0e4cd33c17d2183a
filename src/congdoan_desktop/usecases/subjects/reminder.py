"""Who is silent on one report: to all of them, or to one (`usecases/province/reminders.py` says how it is named).

Words: `report_title`, `due_day`, `days_late`, `day`, `received`, `expected`, `silent`, `receiver`, `reason`,
`proposed_day`. States: `reminder:several`, `one`, `nobody`, `overdue`, and of one `missing`, `sent_back`,
`file_refused`. Rows: `silent_units`.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from congdoan_desktop.domain.catalogue import Catalogue, label
from congdoan_desktop.domain.compose import Writing
from congdoan_desktop.domain.numbers import count_text, day_text
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.province.board import Board, Row
from congdoan_desktop.domain.report import Cell
from congdoan_desktop.domain.table_input import Filled
from congdoan_desktop.domain.template import ReportTemplate
from congdoan_desktop.domain.text import inside
from congdoan_desktop.errors import UserError
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.texts.board import BOARD_STATES, BOARD_WORDS, REMINDER, asked_words
from congdoan_desktop.usecases.gather_facts import role_of
from congdoan_desktop.usecases.province.board import board_of, chosen
from congdoan_desktop.usecases.province.receive.look import expected_of
from congdoan_desktop.usecases.province.reminders import Reminder, code_of, reminder_of
from congdoan_desktop.usecases.subjects import wording as say
from congdoan_desktop.usecases.subjects.subject import Subject, Window

_NAMED = 5
"""So many receivers are named over the letter; more are in the list behind it."""
_TIME = timedelta(days=7)
"""From the day of the letter until the day that is proposed to hand up."""
_BACK = timedelta(days=400)
"""Reports are offered that were due not longer ago."""


def subject_of(db: Reader, reference: Reference, template: ReportTemplate, window: str) -> Subject:
    """Return whom the letter of that code goes to. Raises `UserError` report.no_subject."""
    wanted = reminder_of(window)
    if wanted is None or role_of(db) not in template.roles:
        raise UserError("report.no_subject")
    found, rows = _found(db, reference, wanted)
    return say.on_record(
        template,
        window,
        wanted.day,
        lambda writing: told(writing, found, rows, is_one=bool(wanted.unit_id)),
        name=asked_words(found.expectation.title, found.expectation.window),
        addressees=_addressees(rows),
        rows={"silent_units": lambda _: Filled(rows=_listed(rows, reference.catalogues["communes"], wanted))},
    )


def windows(db: Reader, reference: Reference, today: date) -> tuple[Window, ...]:
    """Return the reports of which one can be reminded today, what is due last first."""
    if role_of(db) == "unit":
        return ()
    asked = (one for one in expected_of(db, reference, _noon(today)) if one.due_on >= today - _BACK)
    return say.newest_first(
        Window(code=code_of(*one.key, today), name=asked_words(one.title, one.window), day=one.due_on) for one in asked
    )


def told(writing: Writing, found: Board, rows: Sequence[Row], *, is_one: bool) -> Writing:
    """Return `writing` with what the letter says of the silent; `is_one`: it goes to one unit alone."""
    asked, tally, late = found.expectation, found.tally, (found.today - found.expectation.due_on).days
    alone = rows[0] if is_one and rows else None
    reason = say.within(alone.report.reason) if alone is not None and alone.report is not None else ""
    return say.saying(
        writing,
        {
            "report_title": inside(asked_words(asked.title, asked.window)),
            "due_day": day_text(asked.due_on),
            "days_late": count_text(max(late, 0)),
            "day": day_text(found.today),
            "received": count_text(tally.received),
            "expected": count_text(tally.expected),
            "silent": count_text(len(rows)),
            "receiver": alone.unit.name if alone is not None else "",
            "reason": reason or REMINDER["no_reason"],
            "proposed_day": day_text(found.today + _TIME),
        },
        {
            "reminder:several": rows and not is_one,
            "reminder:one": alone is not None,
            "reminder:nobody": not rows,
            "reminder:overdue": late > 0,
            "reminder:missing": alone is not None and alone.state == "missing",
            "reminder:sent_back": alone is not None and alone.state == "sent_back",
            "reminder:file_refused": alone is not None and "file_refused" in alone.why,
        },
    )


def _found(db: Reader, reference: Reference, wanted: Reminder) -> tuple[Board, tuple[Row, ...]]:
    """The board as it is now, with the days of the letter, and whom the letter is about."""
    now = _noon(wanted.day)
    try:
        found = board_of(db, chosen(db, reference, now, kind=wanted.report_kind, window=wanted.window), now)
    except UserError as error:
        raise UserError("report.no_subject") from error
    rows = tuple(row for row in found.silent() if wanted.unit_id in ("", row.unit.id))
    if wanted.unit_id and not any(row.unit.id == wanted.unit_id for row in found.rows):
        raise UserError("report.no_subject")
    return found, rows


def _addressees(rows: Sequence[Row]) -> tuple[str, ...]:
    return tuple(row.unit.name for row in rows) if 0 < len(rows) <= _NAMED else (REMINDER["all"],)


def _listed(rows: Sequence[Row], communes: Catalogue, wanted: Reminder) -> tuple[tuple[Cell, ...], ...]:
    if wanted.unit_id:
        return ()
    return tuple(
        (number, row.unit.code, row.unit.short_name, label(communes, row.unit.commune), "; ".join(_state(row)))
        for number, row in enumerate(rows, 1)
    )


def _state(row: Row) -> Iterator[str]:
    reason = say.within(row.report.reason) if row.report is not None else ""
    yield f"{BOARD_STATES[row.state]}: {reason}" if reason else BOARD_STATES[row.state]
    if row.days_late:
        yield BOARD_WORDS["overdue"].format(days=count_text(row.days_late))


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), VIETNAM)
