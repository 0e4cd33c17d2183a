"""What waits for the keeper of a register: reports that are due, reports to look at, certificates, packs, receipts."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.province.expected import Expectation, must_report
from congdoan_desktop.domain.province.org_units import Register
from congdoan_desktop.domain.records import MadeReceipt, Pack, UnitCertificate
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.usecases.province.receive.look import expected_of
from congdoan_desktop.usecases.province.trust import certificates_of
from congdoan_desktop.usecases.province.units import register_of

_BACK, _AHEAD = timedelta(days=200), timedelta(days=31)
"""Reports are shown that were due not longer ago, and that are due soon."""
_ENDING = timedelta(days=60)
"""A certificate that ends within this time is to be renewed."""


@dataclass(frozen=True, kw_only=True)
class ToDo:
    """One thing to do by `due_on`, told by `texts.board.TO_DO`.

    `of`: how many there are in all, where that says something. `asked`: the report it is about.
    """

    code: str
    due_on: date
    count: int = 0
    of: int = 0
    asked: Expectation | None = None


def to_do(db: Reader, reference: Reference, now: datetime) -> tuple[ToDo, ...]:
    """Return what is to be done, what is due first before the others."""
    today = now.astimezone(VIETNAM).date()
    with db.reading():
        register = register_of(db)
        found = [
            *_reports(db, reference, register, now),
            *_certificates(register, certificates_of(db).values(), today),
            *_packs(db, register, today),
            *_receipts(db),
        ]
    return tuple(sorted(found, key=lambda one: (one.due_on, one.code)))


def _reports(db: Reader, reference: Reference, register: Register, now: datetime) -> Iterator[ToDo]:
    today = now.astimezone(VIETNAM).date()
    for asked in expected_of(db, reference, now):
        if not today - _BACK <= asked.due_on <= today + _AHEAD:
            continue
        owing = {unit.id for unit in must_report(register, asked)}
        states = _states(db, asked)
        silent = len(owing - states.keys())
        if silent:
            yield ToDo(code="silent", due_on=asked.due_on, count=silent, of=len(owing), asked=asked)
            if asked.proposed and asked.due_on >= today:
                yield ToDo(code="proposed", due_on=asked.due_on, asked=asked)
        unseen = sum(state == "received" for state in states.values())
        if unseen:
            yield ToDo(code="unseen", due_on=max(asked.due_on, today), count=unseen, asked=asked)


def _states(db: Reader, asked: Expectation) -> dict[str, str]:
    """Return the state of the report that counts, by unit."""
    sql = (
        "SELECT unit_id, state FROM received_reports"
        " WHERE report_kind = ? AND period = ? AND state IN ('received', 'approved')"
    )
    return {unit_id: state for unit_id, state in db.rows(sql, (asked.report_kind, asked.window))}


def _certificates(register: Register, all_of_them: Collection[UnitCertificate], today: date) -> Iterator[ToDo]:
    """Units whose last good certificate ends soon, and units that have none."""
    last: dict[str, date] = {}
    for one in all_of_them:
        if not one.revoked_at:
            last[one.unit_id] = max(one.valid_to, last.get(one.unit_id, one.valid_to))
    active = register.active(today)
    ending = [last[unit.id] for unit in active if unit.id in last and last[unit.id] <= today + _ENDING]
    if ending:
        yield ToDo(code="certificates_end", due_on=min(ending), count=len(ending))
    without = sum(unit.id not in last for unit in active)
    if without and last:
        yield ToDo(code="no_certificate", due_on=today, count=without, of=len(active))


def _packs(db: Reader, register: Register, today: date) -> Iterator[ToDo]:
    if register.units and not repository.count(db, Pack):
        yield ToDo(code="no_pack", due_on=today)


def _receipts(db: Reader) -> Iterator[ToDo]:
    """Files that were decided about and that no receipt has answered yet."""
    answered = {digest for one in repository.find(db, MadeReceipt) for digest in one.files}
    waiting = [day for digest, day in db.rows("SELECT id, came_at FROM received_files") if digest not in answered]
    if waiting:
        first = datetime.fromisoformat(min(waiting)).astimezone(VIETNAM).date()
        yield ToDo(code="receipts", due_on=first + timedelta(days=1), count=len(waiting))
