"""Tick who was there."""

from dataclasses import replace

from congdoan_desktop.domain.records import Course, Participant
from congdoan_desktop.store import attendance, repository
from congdoan_desktop.store.database import Store


def tick(store: Store, activity_id: str, person_id: str, present: bool) -> None:
    """Put a person on the attendance list of an activity, or take them off."""
    attendance.set_attendee(store, activity_id, person_id, present)


def tick_session(store: Store, participant_id: str, session: int, present: bool) -> None:
    """Note that a participant was at `session` (from 1) of the course, or was not. Raises `KeyError`."""
    one = repository.get(store, Participant, participant_id)
    if one is None:
        raise KeyError(participant_id)
    attended = {*one.attended, session} if present else {*one.attended} - {session}
    repository.save(store, replace(one, attended=tuple(sorted(attended))))


def complete(store: Store, course_id: str) -> int:
    """Give whoever was at all sessions of the course the result "completed"; return how many they are.

    Whoever was at some of them, and has no result yet, gets "attended". Raises `KeyError` for an unknown course.
    """
    course = repository.get(store, Course, course_id)
    if course is None:
        raise KeyError(course_id)
    whole = set(range(1, course.sessions + 1))
    done = 0
    with store.atomic():
        for one in repository.find(store, Participant, where={"course_id": course_id}):
            if whole <= set(one.attended):
                repository.save(store, replace(one, result="completed"))
                done += 1
            elif one.attended and not one.result:
                repository.save(store, replace(one, result="attended"))
    return done
