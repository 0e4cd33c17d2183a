"""Head-counts and name lists of one session, and the range of distinct people over several.

"Người" (distinct people) and "lượt người" (attendances) are different things: attendances are summed, people are not.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from congdoan_desktop.domain.records import Activity, Person
from congdoan_desktop.domain.workers import OnRoster


@dataclass(frozen=True, kw_only=True)
class Session:
    """Who was at one session: `named` person ids and the whole number present (`None`: not known)."""

    named: frozenset[str]
    total: int | None
    times: int = 1
    """Over how many times `total` is summed: people of one may be people of the next."""

    @property
    def least(self) -> int:
        """People who must have been there."""
        return max(len(self.named), fullest(self.total or 0, self.times))


def fullest(count: int, times: int) -> int:
    """Return how many there were at least at the fullest of `times` sessions with `count` attendances together."""
    return -(-count // max(times, 1))


def session_of(activity: Activity, named: frozenset[str]) -> Session:
    """Return the attendance of `activity`: the list, the head-count, or the greater of both.

    A list that does not hold everybody says nothing of the whole number without the head-count.
    """
    total = whole_number(activity.counted_by, activity.total, len(named))
    if activity.counted_by == "names":
        return Session(named=named, total=total)
    listed = named if activity.counted_by == "both" else frozenset[str]()
    return Session(named=listed, total=total, times=activity.times)


def whole_number(counted_by: str, total: int | None, named: int) -> int | None:
    """Return how many were there: `named` on the list, `total` by head-count; `None`: not known."""
    if counted_by == "names":
        return named or None
    return max(total, named) if counted_by == "both" and total is not None else total


def without(session: Session, people: frozenset[str]) -> Session:
    """Return `session` as if `people` had not been there, as far as it names them."""
    gone = len(session.named & people)
    left = None if session.total is None else session.total - gone
    return replace(session, named=session.named - people, total=left)


def people_range(sessions: Iterable[Session], everybody: int | None) -> tuple[int, int | None]:
    """Return the least and the greatest number of distinct people the sessions can have reached.

    With `P` the people named anywhere, `a` the least at each session and `r` what a total holds beyond its own names:
    `[max(|P|, max a), min(N, |P| + Σ r)]`. A session of unknown size leaves the upper end open: `N`, or `None`.
    """
    sessions = list(sessions)
    named = frozenset[str]().union(*(session.named for session in sessions))
    low = max([len(named), *(session.least for session in sessions)])
    if any(session.total is None for session in sessions):
        return low, everybody
    unnamed = sum((session.total or 0) - len(session.named) for session in sessions)
    high = len(named) + unnamed
    return low, high if everybody is None else min(everybody, high)


def women_at(activity: Activity, named: frozenset[str], people: Mapping[str, OnRoster]) -> int | None:
    """Return how many women were there: as typed, else from a name list on which every sex is known."""
    if activity.women is not None or activity.counted_by != "names" or not named:
        return activity.women
    genders = [people[person].gender for person in named if person in people]
    if len(genders) < len(named) or "" in genders:
        return None
    return genders.count("female")


@dataclass(frozen=True, kw_only=True)
class Makeup:
    """Who stands on a name list, as far as the roster knows it of everybody; else `None`."""

    women: int | None
    members: int
    seasonal: int | None


def makeup(people: Iterable[Person], seasonal_contracts: frozenset[str]) -> Makeup:
    """Return how many of `people` are women, members and seasonal workers."""
    people = tuple(people)
    genders, contracts = [one.gender for one in people], [one.contract for one in people]
    return Makeup(
        women=None if "" in genders else genders.count("female"),
        members=sum(one.is_member for one in people),
        seasonal=None if "" in contracts else sum(contract in seasonal_contracts for contract in contracts),
    )
