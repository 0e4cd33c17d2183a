"""Who has handed up what was asked for, who is late, and why somebody is silent."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal, get_args

from congdoan_desktop.domain.province.expected import Expectation, must_report
from congdoan_desktop.domain.province.org_units import Register
from congdoan_desktop.domain.records import OrgUnit, ReceivedReport, UnitCertificate

RowState = Literal["missing", "received", "approved", "sent_back"]
Which = Literal["expected", "received", "on_time", "late", "sent_back", "missing"]
"""What a number of a `Tally` counts."""

_HANDED = ("received", "approved", "replaced")
"""States of a report by which its unit has handed up: one that was sent back is to be done again."""
_COUNTS: tuple[RowState, ...] = ("received", "approved")


@dataclass(frozen=True, kw_only=True)
class Row:
    """One unit that owes the report. `report`: the one that counts, else the one that was sent back last."""

    unit: OrgUnit
    state: RowState
    report: ReceivedReport | None = None
    handed_on: date | None = None
    """The day of the first report that was not sent back."""
    days_late: int = 0
    """After the due day: of what came, or until today of what has not."""
    why: tuple[str, ...] = ()
    """Why it may be silent: codes of `texts.board.SILENT`."""

    @property
    def counts(self) -> bool:
        """Whether there is a report that counts."""
        return self.state in _COUNTS

    @property
    def is_late(self) -> bool:
        """Whether it came after the due day, or should have come by now."""
        return self.days_late > 0


def counted(row: Row, which: Which) -> bool:
    """Whether the number `which` of a tally counts the row."""
    match which:
        case "expected":
            return True
        case "on_time":
            return row.counts and not row.is_late
        case "late":
            return row.counts and row.is_late
        case "received":
            return row.counts
    return row.state == which


@dataclass(frozen=True, kw_only=True)
class Tally:
    """Numbers of units. `expected` = `received` + `sent_back` + `missing`; `received` = `on_time` + `late`."""

    expected: int
    received: int
    approved: int
    """Of those received."""
    on_time: int
    late: int
    sent_back: int
    missing: int
    overdue: int
    """Of those sent back or missing: the due day is over."""


@dataclass(frozen=True, kw_only=True)
class Board:
    """All units that owe one report, by code. `others`: reports that count of units that do not owe it."""

    expectation: Expectation
    today: date
    rows: tuple[Row, ...]
    others: tuple[ReceivedReport, ...] = ()

    @cached_property
    def tally(self) -> Tally:
        return tally_of(self.rows)

    def silent(self) -> tuple[Row, ...]:
        """Return the units to be called: nothing counts of them."""
        return tuple(row for row in self.rows if not row.counts)

    def by(self, group: Callable[[OrgUnit], str]) -> Mapping[str, Tally]:
        """Return the numbers for each group of units (kind, commune, the unit above), in the order of the rows."""
        found: defaultdict[str, list[Row]] = defaultdict(list)
        for row in self.rows:
            found[group(row.unit)].append(row)
        return {name: tally_of(rows) for name, rows in found.items()}


def tally_of(rows: Collection[Row]) -> Tally:
    """Count the rows."""
    numbers = {which: sum(counted(row, which) for row in rows) for which in get_args(Which)}
    return Tally(
        approved=sum(row.state == "approved" for row in rows),
        overdue=sum(row.is_late for row in rows if not row.counts),
        **numbers,
    )


def board(
    expectation: Expectation,
    register: Register,
    reports: Iterable[ReceivedReport],
    certificates: Iterable[UnitCertificate],
    refused: Collection[str],
    today: date,
) -> Board:
    """Return the board of one expectation.

    `reports`: all of its kind and window, whatever their state. `refused`: ids of units of which a file came that could
    not be taken in.
    """
    by_unit: defaultdict[str, list[ReceivedReport]] = defaultdict(list)
    for report in reports:
        by_unit[report.unit_id].append(report)
    signers: defaultdict[str, list[UnitCertificate]] = defaultdict(list)
    for certificate in certificates:
        signers[certificate.unit_id].append(certificate)
    owing = must_report(register, expectation)
    rows = tuple(
        _row(unit, expectation, by_unit[unit.id], tuple(_why(unit, signers[unit.id], unit.id in refused, today)), today)
        for unit in sorted(owing, key=lambda unit: (unit.code, unit.short_name))
    )
    known = {unit.id for unit in owing}
    others = (one for found in by_unit.values() for one in found if one.unit_id not in known and one.state in _COUNTS)
    return Board(expectation=expectation, today=today, rows=rows, others=tuple(others))


def _row(
    unit: OrgUnit, expectation: Expectation, reports: list[ReceivedReport], why: tuple[str, ...], today: date
) -> Row:
    counting = next((one for one in reports if one.state in _COUNTS), None)
    handed = [one.came_on for one in reports if one.state in _HANDED]
    if counting is not None:
        day = min(handed)
        state: RowState = "approved" if counting.state == "approved" else "received"
        late = max((day - expectation.due_on).days, 0)
        return Row(unit=unit, state=state, report=counting, handed_on=day, days_late=late)
    late = max((today - expectation.due_on).days, 0)
    back = max((one for one in reports if one.state == "sent_back"), key=lambda one: one.received_at, default=None)
    if back is not None:
        return Row(unit=unit, state="sent_back", report=back, days_late=late, why=("sent_back", *why))
    return Row(unit=unit, state="missing", days_late=late, why=why)


def _why(unit: OrgUnit, certificates: list[UnitCertificate], was_refused: bool, today: date) -> Iterator[str]:
    """Yield what may hold a unit up, what weighs most first."""
    if was_refused:
        yield "file_refused"
    if not certificates:
        yield "no_certificate"
    elif not any(_is_good(one, today) for one in certificates):
        yield "certificate_ended"
    if not (unit.contact_phone or unit.contact_email):
        yield "no_contact"


def _is_good(certificate: UnitCertificate, today: date) -> bool:
    return not certificate.revoked_at and certificate.valid_from <= today <= certificate.valid_to
