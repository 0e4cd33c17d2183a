"""Everything the file holds about one person: what the person may see (Luật 91/2025 Đ4; NĐ 356/2025 Đ5)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeVar

from congdoan_desktop.domain.records import (
    Activity,
    Consent,
    Course,
    Evidence,
    NetworkMembership,
    Participant,
    Person,
    PersonRequest,
    Record,
    SensitiveData,
)
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import attendance, repository, survey_outcome
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.usecases.name_places import NamePlace, name_places
from congdoan_desktop.usecases.places import Place, place_of

R = TypeVar("R", bound=Record)
Group = Literal["attendance", "course", "network", "consent", "request"]


@dataclass(frozen=True, kw_only=True)
class Held:
    """One record that points at the person. `title` is a name, or a code where the record is named by one."""

    group: Group
    title: str
    day: date | None
    place: Place | None
    withdrawn_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Holding:
    """All of it. `versions`: how many earlier states of the person's own records are kept. `places`: the texts of other
    records that hold the name. `files`: pieces of evidence at what the person attended; nobody reads what is in them.
    `written`: written answers of surveys that hold the name; who wrote them nobody knows, and no answers of a survey
    can be found by who gave them.
    """

    person: Person
    sensitive: SensitiveData | None
    held: tuple[Held, ...]
    places: tuple[NamePlace, ...]
    versions: int
    files: int
    written: int = 0


def find_held(db: Reader, person_id: str) -> Holding:
    """Return what is held about the person. Takes a while: for the looker. Raises `UserError` person.missing."""
    with db.reading():
        person = repository.get(db, Person, person_id)
        if person is None or person.deidentified_on is not None:
            raise UserError("person.missing")
        attended, named = attendance.attended_by(db, person_id), name_places(db, person)
        return Holding(
            person=person,
            sensitive=repository.get(db, SensitiveData, person_id),
            held=(*_attended(db, attended), *_courses(db, person_id), *_own(db, person_id)),
            places=named.places,
            versions=_versions(db, person_id),
            files=sum(repository.count(db, Evidence, where={"owner_id": one}) for one in attended),
            written=survey_outcome.count_texts(db, named.pattern) if named.pattern else 0,
        )


def _attended(db: Reader, ids: tuple[str, ...]) -> Iterator[Held]:
    activities = sorted(repository.by_ids(db, Activity, ids).values(), key=lambda one: (one.held_on, one.id))
    for one in activities:
        yield Held(group="attendance", title=one.title, day=one.held_on, place=place_of(one))


def _courses(db: Reader, person_id: str) -> Iterator[Held]:
    places = _all(db, Participant, person_id)
    courses = repository.by_ids(db, Course, [place.course_id for place in places])
    for place in places:
        course = courses[place.course_id]
        yield Held(group="course", title=course.title, day=course.held_on, place=place_of(place))


def _own(db: Reader, person_id: str) -> Iterator[Held]:
    for one in _all(db, NetworkMembership, person_id):
        yield Held(group="network", title=one.network, day=one.starts_on, place=place_of(one))
    for two in _all(db, Consent, person_id):
        where = place_of(two)
        yield Held(group="consent", title=two.purpose, day=two.given_on, place=where, withdrawn_on=two.withdrawn_on)
    for three in _all(db, PersonRequest, person_id):
        yield Held(group="request", title=three.kind, day=three.received_on, place=place_of(three))


def _versions(db: Reader, person_id: str) -> int:
    own = [len(repository.history(db, kind, person_id)) for kind in (Person, SensitiveData)]
    kinds: tuple[type[Record], ...] = (Participant, NetworkMembership, Consent, PersonRequest)
    parts = [len(repository.history(db, kind, one.id)) for kind in kinds for one in _all(db, kind, person_id)]
    return sum(own) + sum(parts)


def _all(db: Reader, kind: type[R], person_id: str) -> tuple[R, ...]:
    return repository.find(db, kind, where={"person_id": person_id}, archived=None)
