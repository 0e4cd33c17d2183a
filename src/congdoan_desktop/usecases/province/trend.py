"""How the sums went from window to window: of one kind of report, each over the units that owed it then."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from congdoan_desktop.domain.province.expected import Expectation, must_report
from congdoan_desktop.domain.province.sums import Sum
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import received_sums
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.usecases.province.receive.look import expected_of
from congdoan_desktop.usecases.province.units import register_of

FOLLOWED = ("workers_total", "activities", "attendances", "reached", "surveys", "trained_digital", "dialogues")
"""Figures that are followed over the windows."""


@dataclass(frozen=True, kw_only=True)
class Moment:
    """One window: `reported` of `must` units, and what they add up to, by code."""

    expectation: Expectation
    must: int
    reported: int
    sums: Mapping[str, Sum]


def trend(db: Reader, reference: Reference, kind: str, now: datetime) -> tuple[Moment, ...]:
    """Return the windows of a kind of report that have begun, the oldest first. Windows overlap: they are never added.

    1 500 units with 12 windows take some tenths of a second.
    """
    with db.reading():
        register = register_of(db)
        asked = [one for one in expected_of(db, reference, now) if one.report_kind == kind]
        handed: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for window, unit, report in received_sums.counting_of_kind(db, kind):
            handed[window][unit] = report
        owing = {one.window: frozenset(unit.id for unit in must_report(register, one)) for one in asked}
        sums = received_sums.sums_by_window(db, kind, FOLLOWED, _of_others(handed, owing))
    return tuple(
        _moment(one, owing[one.window], handed[one.window], sums.get(one.window, {}))
        for one in sorted(asked, key=lambda one: (one.ends, one.starts))
    )


def _of_others(handed: Mapping[str, Mapping[str, str]], owing: Mapping[str, frozenset[str]]) -> Iterable[str]:
    """Return the reports of units that did not owe them: they are in no sum of the window either."""
    return tuple(
        report
        for window, reports in handed.items()
        for unit, report in reports.items()
        if unit not in owing.get(window, frozenset())
    )


def _moment(asked: Expectation, owing: frozenset[str], handed: Mapping[str, str], sums: Mapping[str, Sum]) -> Moment:
    reported = len(owing & handed.keys())
    whole = {code: replace(one, unknown=reported - one.units) for code, one in sums.items()}
    return Moment(expectation=asked, must=len(owing), reported=reported, sums=whole)
