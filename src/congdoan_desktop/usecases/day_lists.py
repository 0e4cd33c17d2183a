"""The name lists of one day side by side: which they are, and a tick in one of them."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from congdoan_desktop.domain.records import Activity
from congdoan_desktop.store import attendance, repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store

MOST = 6
"""Lists that fit beside the names, and keys to tick them."""


def lists_of(db: Reader, day: date, attended: Collection[str]) -> tuple[Activity, ...]:
    """Return the sessions of `day` that have a name list or nothing yet, as they follow each other, at most `MOST`.

    `attended`: codes of the forms people attend. A session that was counted by heads is left as it is.
    """
    held = repository.find(db, Activity, where={"held_on": day}, order=("starts", "title"))
    return tuple(one for one in held if one.form in attended and takes_names(one))[:MOST]


def takes_names(activity: Activity) -> bool:
    """Whether ticking names says something about the session: it has a list, or no number of its own yet."""
    return activity.counted_by != "heads" or activity.total is None


def tick_in(store: Store, activity_id: str, person_id: str, present: bool) -> None:
    """Tick somebody on the list of a session; one that was to be counted by heads, and was not, has a list from now on.

    Raises `KeyError` for an unknown session.
    """
    with store.atomic():
        activity = repository.get(store, Activity, activity_id)
        if activity is None:
            raise KeyError(activity_id)
        if activity.counted_by == "heads" and present:
            repository.save(store, replace(activity, counted_by="names" if activity.total is None else "both"))
        attendance.set_attendee(store, activity_id, person_id, present)
