"""Everything the measures look at, drawn from the store in one piece."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from congdoan_desktop.domain.attendance import Session, session_of, women_at
from congdoan_desktop.domain.records import (
    Activity,
    Course,
    Declaration,
    Dialogue,
    DutyDay,
    HeadCount,
    Incident,
    IssuedReport,
    NetworkMembership,
    Opinion,
    OwnPlan,
    Participant,
    Petition,
    PhaseProgress,
    Refutation,
    SurveyRound,
    Unit,
)
from congdoan_desktop.domain.workers import OnRoster


@dataclass(frozen=True, kw_only=True)
class Span:
    """Days from `start` to `end`, both included."""

    start: date
    end: date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.start <= day <= self.end


@dataclass(frozen=True, kw_only=True)
class Facts:
    """The records of one unit; archived ones and activities only planned are left out.

    `attendees`: person ids by activity id; lists of other activities may be among them.
    """

    unit: Unit
    head_counts: tuple[HeadCount, ...] = ()
    people: tuple[OnRoster, ...] = ()
    activities: tuple[Activity, ...] = ()
    attendees: Mapping[str, frozenset[str]] = field(default_factory=dict)
    courses: tuple[Course, ...] = ()
    participants: tuple[Participant, ...] = ()
    surveys: tuple[SurveyRound, ...] = ()
    declarations: tuple[Declaration, ...] = ()
    issued: tuple[IssuedReport, ...] = ()
    memberships: tuple[NetworkMembership, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    petitions: tuple[Petition, ...] = ()
    incidents: tuple[Incident, ...] = ()
    refutations: tuple[Refutation, ...] = ()
    dialogues: tuple[Dialogue, ...] = ()
    own_plans: tuple[OwnPlan, ...] = ()
    phases: tuple[PhaseProgress, ...] = ()
    duty_days: tuple[DutyDay, ...] = ()
    also_kept: frozenset[str] = frozenset()
    """Names of the tuples above that were not empty before they were narrowed to what a report is about."""

    def keeps(self, name: str) -> bool:
        """Whether the unit has kept records of the tuple `name` at any time."""
        return bool(getattr(self, name)) or name in self.also_kept

    @cached_property
    def _people_by_id(self) -> Mapping[str, OnRoster]:
        return {person.id: person for person in self.people}

    def named(self, activity: Activity) -> frozenset[str]:
        """Return the ids of the people on the list of `activity`."""
        return self.attendees.get(activity.id, frozenset())

    def session(self, activity: Activity) -> Session:
        """Return who was at `activity`."""
        return session_of(activity, self.named(activity))

    def women(self, activity: Activity) -> int | None:
        """Return how many women were at `activity`, as far as that is known."""
        return women_at(activity, self.named(activity), self._people_by_id)


def narrowed(facts: Facts, **parts: Any) -> Facts:
    """Return `facts` with fewer records in the tuples of `parts`; that the others were there is not forgotten."""
    return replace(facts, also_kept=frozenset(name for name in parts if facts.keeps(name)), **parts)


def held_by(facts: Facts, day: date) -> Facts:
    """Return `facts` without the dialogues that are only foreseen on `day` (an activity says so of itself)."""
    return replace(facts, dialogues=tuple(d for d in facts.dialogues if d.held_on <= day))


def head_count_for(facts: Facts, day: date, *, at_least: int = 0) -> HeadCount | None:
    """Return the newest head-count not later than `day` (the denominator of a window that ends on `day`).

    Without one, the first after it in the same year: whoever begins in July reports on the first half as well.
    `at_least`: people who are known to have been there; where the newest count holds fewer (the season is over), the
    newest of the same year that holds them is taken, if there is one.
    """
    counts = sorted(facts.head_counts, key=lambda count: (count.as_of, count.id))
    known = [count for count in counts if count.as_of <= day]
    later = [count for count in counts if count.as_of > day and count.as_of.year == day.year]
    newest = known[-1] if known else next(iter(later), None)
    if newest is None or newest.workers_total >= at_least:
        return newest
    larger = [count for count in known if count.as_of.year == day.year and count.workers_total >= at_least]
    return larger[-1] if larger else newest
