"""Who was at an activity: the name lists behind the exact figures."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from json import dumps
from sys import intern
from typing import TYPE_CHECKING

from congdoan_desktop.store.connection import Reader

if TYPE_CHECKING:
    from congdoan_desktop.store.database import Store

_PUT = "INSERT INTO attendances (activity_id, person_id) VALUES (?, ?) ON CONFLICT DO NOTHING"
_TAKE = "DELETE FROM attendances WHERE activity_id = ? AND person_id = ?"


def attendees(db: Reader, activity_id: str) -> frozenset[str]:
    """Return the ids of the people who were there."""
    found = db.rows("SELECT person_id FROM attendances WHERE activity_id = ?", (activity_id,))
    return frozenset(person_id for (person_id,) in found)


def set_attendee(store: "Store", activity_id: str, person_id: str, present: bool) -> None:
    """Tick or untick one person; both records must be in the store. Doing it twice does no harm."""
    with store.atomic():
        store.execute(_PUT if present else _TAKE, (activity_id, person_id))


def set_attendees(store: "Store", activity_id: str, people: Iterable[str]) -> None:
    """Make `people`, and nobody else, the attendees of the activity."""
    with store.atomic():
        wanted, now = frozenset(people), attendees(store, activity_id)
        for person_id in sorted(wanted ^ now):
            store.execute(_PUT if person_id in wanted else _TAKE, (activity_id, person_id))


def list_sizes(db: Reader, activity_ids: Iterable[str]) -> Mapping[str, int]:
    """Return how many people are on the list of each of the activities; one without a list is left out."""
    found = db.rows(
        "SELECT activity_id, count(*) FROM attendances WHERE activity_id IN (SELECT value FROM json_each(?))"
        " GROUP BY activity_id",
        (dumps(list(activity_ids)),),
    )
    return dict(found)


def attendance_of(db: Reader, activity_ids: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """Return the attendees of each of the activities; one without attendees is left out."""
    found = db.each(
        "SELECT activity_id, person_id FROM attendances WHERE activity_id IN (SELECT value FROM json_each(?))",
        (dumps(list(activity_ids)),),
    )
    return NameLists(found)


def attended_by(db: Reader, person_id: str) -> tuple[str, ...]:
    """Return the ids of the activities that the person was at, archived ones too."""
    found = db.rows("SELECT activity_id FROM attendances WHERE person_id = ? ORDER BY activity_id", (person_id,))
    return tuple(activity_id for (activity_id,) in found)


def all_attendance(db: Reader) -> Mapping[str, frozenset[str]]:
    """Return the attendees of every activity that has any, archived or only planned ones too."""
    return NameLists(db.each("SELECT activity_id, person_id FROM attendances"))


class NameLists(Mapping[str, frozenset[str]]):
    """People by activity. A list is kept as a tuple, a quarter of a set, and made a set when it is asked for."""

    def __init__(self, pairs: Iterable[tuple[str, ...]]) -> None:
        groups: dict[str, list[str]] = defaultdict(list)
        for activity_id, person_id in pairs:
            groups[activity_id].append(intern(person_id))  # held once, however many lists it stands on
        self._lists = {activity_id: tuple(people) for activity_id, people in groups.items()}

    def __getitem__(self, activity_id: str) -> frozenset[str]:
        return frozenset(self._lists[activity_id])

    def __iter__(self) -> Iterator[str]:
        return iter(self._lists)

    def __len__(self) -> int:
        return len(self._lists)
