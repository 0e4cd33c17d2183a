"""Tick who was there."""

from congdoan_desktop.store import attendance
from congdoan_desktop.store.database import Store


def tick(store: Store, activity_id: str, person_id: str, present: bool) -> None:
    """Put a person on the attendance list of an activity, or take them off."""
    attendance.set_attendee(store, activity_id, person_id, present)
