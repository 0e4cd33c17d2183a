"""Draw everything the measures look at from the store, in one piece."""

from congdoan_desktop.domain.facts import Facts
from congdoan_desktop.domain.records import (
    Activity,
    Course,
    Declaration,
    HeadCount,
    IssuedReport,
    Participant,
    Person,
    SigningProfile,
    SurveyRound,
    Unit,
)
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import attendance, repository
from congdoan_desktop.store.connection import Reader


def gather_facts(db: Reader) -> Facts:
    """Return all records that are not archived. Raises `UserError` unit.missing in a store without a unit."""
    activities = repository.find(db, Activity)
    return Facts(
        unit=the_unit(db),
        head_counts=repository.find(db, HeadCount),
        people=repository.find(db, Person),
        activities=activities,
        attendees=attendance.attendance_of(db, [activity.id for activity in activities]),
        courses=repository.find(db, Course),
        participants=repository.find(db, Participant),
        surveys=repository.find(db, SurveyRound),
        declarations=repository.find(db, Declaration),
        issued=repository.find(db, IssuedReport),
    )


def the_unit(db: Reader) -> Unit:
    """Return the union this file belongs to. Raises `UserError` unit.missing."""
    units = repository.find(db, Unit)
    if not units:
        raise UserError("unit.missing")
    return units[0]


def the_profile(db: Reader) -> SigningProfile:
    """Return how the union signs its papers. Raises `UserError` profile.missing."""
    profiles = repository.find(db, SigningProfile)
    if not profiles:
        raise UserError("profile.missing")
    return profiles[0]
