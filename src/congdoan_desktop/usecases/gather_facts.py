"""Draw everything the measures look at from the store, in one piece."""

from datetime import date
from sys import intern

from congdoan_desktop.domain.facts import Facts
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
    Person,
    Petition,
    PhaseProgress,
    Refutation,
    SigningProfile,
    SurveyRound,
    Unit,
)
from congdoan_desktop.domain.workers import Worker
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import attendance, repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.kept import kept


def gather_facts(db: Reader) -> Facts:
    """Return all records but those archived or only planned, of one state of the store.

    Of a large union that takes a while: not for the window's thread. The looker's reader keeps the long tables.
    Raises `UserError` unit.missing.
    """
    with db.reading():
        return _gathered(db)


def _gathered(db: Reader) -> Facts:
    return Facts(
        unit=the_unit(db),
        head_counts=repository.find(db, HeadCount),
        people=kept(db, "people", lambda: _workers(db)),
        activities=kept(db, "activities", lambda: repository.find(db, Activity, where={"is_planned": False})),
        attendees=kept(db, "attendances", lambda: attendance.all_attendance(db)),
        courses=repository.find(db, Course),
        participants=repository.find(db, Participant),
        surveys=repository.find(db, SurveyRound),
        declarations=repository.find(db, Declaration),
        issued=repository.find(db, IssuedReport),
        memberships=repository.find(db, NetworkMembership),
        opinions=repository.find(db, Opinion),
        petitions=repository.find(db, Petition),
        incidents=repository.find(db, Incident),
        refutations=repository.find(db, Refutation),
        dialogues=repository.find(db, Dialogue),
        own_plans=repository.find(db, OwnPlan),
        phases=repository.find(db, PhaseProgress),
        duty_days=repository.find(db, DutyDay),
    )


def _workers(db: Reader) -> tuple[Worker, ...]:
    rows = repository.find_columns(db, Person, Worker._fields)
    return tuple(
        Worker(intern(one), intern(name), intern(gender), left and date.fromisoformat(left), bool(officer))
        for one, name, gender, left, officer in rows
    )


def the_unit(db: Reader) -> Unit:
    """Return the union this file belongs to. Raises `UserError` unit.missing."""
    units = repository.find(db, Unit)
    if not units:
        raise UserError("unit.missing")
    return units[0]


def role_of(db: Reader) -> str:
    """Return whose file this is, `Unit.role`; `unit` where nobody has said it."""
    units = repository.find(db, Unit)
    return units[0].role if units else "unit"


def the_profile(db: Reader) -> SigningProfile:
    """Return how the union signs its papers. Raises `UserError` profile.missing."""
    profiles = repository.find(db, SigningProfile)
    if not profiles:
        raise UserError("profile.missing")
    return profiles[0]
