"""Head-counts and name lists of one session, and the range of distinct people over several.

"Người" (distinct people) and "lượt người" (attendances) are different things: attendances are summed, people are not.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from congdoan_desktop.domain.records import Activity, Person


@dataclass(frozen=True, kw_only=True)
class Session:
    """Who was at one session: `named` person ids and the whole number present (`None`: not known)."""

    named: frozenset[str]
    total: int | None


def session_of(activity: Activity, named: frozenset[str]) -> Session:
    """Return the attendance of `activity`: the list, the head-count, or the greater of both."""
    if activity.counted_by == "names":
        return Session(named=named, total=len(named) or None)
    if activity.counted_by == "both":
        return Session(named=named, total=max(activity.total or 0, len(named)) or None)
    return Session(named=frozenset(), total=activity.total)


def without(session: Session, people: frozenset[str]) -> Session:
    """Return `session` as if `people` had not been there, as far as it names them."""
    gone = len(session.named & people)
    return Session(named=session.named - people, total=None if session.total is None else session.total - gone)


def people_range(sessions: Iterable[Session], everybody: int | None) -> tuple[int, int | None]:
    """Return the least and the greatest number of distinct people the sessions can have reached.

    With `P` the people named anywhere, `a` the sessions' totals and `r` what a total holds beyond its own names:
    `[max(|P|, max a), min(N, |P| + Σ r)]`. A session of unknown size leaves the upper end open: `N`, or `None`.
    """
    sessions = list(sessions)
    named = frozenset[str]().union(*(session.named for session in sessions))
    totals = [session.total for session in sessions if session.total is not None]
    low = max([len(named), *totals])
    if any(session.total is None for session in sessions):
        return low, everybody
    unnamed = sum((session.total or 0) - len(session.named) for session in sessions)
    high = len(named) + unnamed
    return low, high if everybody is None else min(everybody, high)


def women_at(activity: Activity, named: frozenset[str], people: Mapping[str, Person]) -> int | None:
    """Return how many women were there: as typed, else from a name list on which every sex is known."""
    if activity.women is not None or activity.counted_by != "names" or not named:
        return activity.women
    genders = [people[person].gender for person in named if person in people]
    if len(genders) < len(named) or "" in genders:
        return None
    return genders.count("female")
