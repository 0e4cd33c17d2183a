"""Make a person nameless for good: after leaving (Luật 91/2025 Đ25.2c), or on the person's own request (Đ14).

What stays is a row that says nothing of anybody, so that attendances and courses still count right
(`domain.person_rights.KEPT`).
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from congdoan_desktop import texts
from congdoan_desktop.domain.person_rights import nameless, nameless_membership, nameless_participant
from congdoan_desktop.domain.records import (
    Consent,
    NetworkMembership,
    Participant,
    Person,
    PersonRequest,
    Record,
    SensitiveData,
)
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import erase, repository, survey_outcome
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.ballot_box import forget_in_open_boxes
from congdoan_desktop.usecases.name_places import NamePlace, name_places

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, kw_only=True)
class Erased:
    """`past`: versions of other records that went because they held the name. `left`: where it still stands, to be
    edited by hand. `is_clean`: nothing of what was erased is left in the file or its log.
    """

    past: int
    left: tuple[NamePlace, ...]
    is_clean: bool


def deidentify_person(store: Store, person_id: str, today: date) -> Erased:
    """Make somebody nameless who has left. Raises `UserError` person.missing, person.still_there and as `Store`."""
    person = _person(store, person_id)
    if person.left_on is None or person.left_on > today:
        raise UserError("person.still_there")
    return _erase(store, person, today)


def erase_person(store: Store, person_id: str, today: date) -> Erased:
    """Make anybody nameless who asked for it; open requests to erase are met by that.

    Raises `UserError` person.missing and as `Store`.
    """
    return _erase(store, _person(store, person_id), today, is_asked=True)


def _person(db: Reader, person_id: str) -> Person:
    person = repository.get(db, Person, person_id)
    if person is None or person.deidentified_on is not None:
        raise UserError("person.missing")
    return person


def _erase(store: Store, person: Person, today: date, *, is_asked: bool = False) -> Erased:
    nobody, past = texts.PEOPLE["nobody"], 0
    with store.atomic():
        found = name_places(store, person)
        _blank(store, person, nobody, today)
        _drop(store, person.id)
        _close_requests(store, person.id, today if is_asked else None)
        erase.forget_drafts(store, person.id)
        if found.pattern is not None:
            past = erase.forget_past(store, found.pattern, found.namesakes)
            erase.forget_author(store, found.pattern)
            survey_outcome.forget_texts(store, found.pattern)
            forget_in_open_boxes(store, found.pattern)
    return Erased(past=past, left=found.places, is_clean=erase.scrub(store))


def _blank(store: Store, person: Person, nobody: str, today: date) -> None:
    erase.rewrite(store, nameless(person, nobody, today))
    for one in _all(store, Participant, person.id):
        erase.rewrite(store, nameless_participant(one, nobody))
    for membership in _all(store, NetworkMembership, person.id):
        erase.rewrite(store, nameless_membership(membership))


def _drop(store: Store, person_id: str) -> None:
    for consent in _all(store, Consent, person_id):
        erase.remove(store, Consent, consent.id)
    erase.remove(store, SensitiveData, person_id)


def _close_requests(store: Store, person_id: str, done_on: date | None) -> None:
    for request in _all(store, PersonRequest, person_id):
        is_met = request.kind == "erase" and request.done_on is None and done_on is not None
        closed = replace(request, answered_on=request.answered_on or done_on, done_on=done_on) if is_met else request
        erase.rewrite(store, replace(closed, outcome=texts.PEOPLE["erased"] if is_met else ""))


def _all(db: Reader, kind: type[R], person_id: str) -> tuple[R, ...]:
    return repository.find(db, kind, where={"person_id": person_id}, archived=None)
