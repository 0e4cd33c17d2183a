"""Tie somebody who was typed into a course to the same person on the roster, so that the course counts as theirs."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from congdoan_desktop.domain.catalogue import Catalogue
from congdoan_desktop.domain.records import Participant, Person
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.store.queries import Among
from congdoan_desktop.usecases.join_course import joined, participant_of


def namesakes(db: Reader, course_id: str, participants: Iterable[Participant]) -> Mapping[str, tuple[Person, ...]]:
    """Return who on the roster has the very name of a participant that was typed in; by id of the participant.

    Whoever is on the list of the course already is nobody else of it. Only a person can say whether it is the same one.
    """
    typed = {one.id: one.full_name for one in participants if not one.person_id and one.full_name}
    if not typed:
        return {}
    where = {"full_name": Among(values=tuple(sorted(set(typed.values())))), "deidentified_on": None}
    there, found = joined(db, course_id), defaultdict[str, list[Person]](list)
    for person in repository.find(db, Person, where=where):
        if person.id not in there:
            found[person.full_name].append(person)
    return {one: tuple(found[name]) for one, name in typed.items() if name in found}


def tie(store: Store, participant_id: str, person_id: str, roles: Catalogue) -> Participant:
    """Let the participant be that person; what was typed stays, what was left open comes from the roster.

    Returns the participant as it was. Raises `KeyError` for an unknown participant or person.
    """
    with store.atomic():
        typed = repository.get(store, Participant, participant_id)
        person = repository.get(store, Person, person_id)
        if typed is None or person is None:
            raise KeyError(participant_id, person_id)
        known = participant_of(person, typed.course_id, roles)
        tied = replace(
            typed,
            person_id=person.id,
            department=typed.department or known.department,
            gender=typed.gender or known.gender,
            is_full_time_officer=typed.is_full_time_officer or known.is_full_time_officer,
            is_union_officer=typed.is_union_officer or known.is_union_officer,
        )
        repository.save(store, tied)
    return typed
