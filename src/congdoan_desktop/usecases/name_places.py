"""Where else in the file a person's name stands: in the texts of other records, which only people can edit."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from congdoan_desktop.domain.person_rights import name_pattern
from congdoan_desktop.domain.records import (
    HandOver,
    IssuedReport,
    OutgoingPaper,
    Participant,
    Person,
    PreparedPaper,
    Record,
)
from congdoan_desktop.domain.records.about import day_of, name_of
from congdoan_desktop.domain.register import changeable
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.mentions import Mention, mentions
from congdoan_desktop.usecases.places import Place, place_of, place_of_id


@dataclass(frozen=True, kw_only=True)
class NamePlace:
    """One record that holds the name. `fields`: in which fields; none where only its draft does. `is_locked`: nobody
    can edit it: a report that was issued, a line of the journal.
    """

    kind: type[Record]
    title: str
    day: date | None
    fields: tuple[str, ...]
    place: Place | None
    is_locked: bool
    is_archived: bool


@dataclass(frozen=True, kw_only=True)
class NamePlaces:
    """`pattern` finds the person's names in folded text; `namesakes`: (kind, id) of what is somebody else's."""

    pattern: re.Pattern[str] | None
    namesakes: frozenset[tuple[type[Record], str]]
    places: tuple[NamePlace, ...]


def name_places(db: Reader, person: Person) -> NamePlaces:
    """Return where the names of `person` stand besides the person's own records. Takes a while: it reads every text."""
    pattern = name_pattern(names_of(db, person))
    if pattern is None:
        return NamePlaces(pattern=None, namesakes=frozenset(), places=())
    found = [(one, repository.get(db, one.kind, one.record_id)) for one in mentions(db, pattern)]
    others = [(one, record) for one, record in found if not _belongs_to(one, record, person)]
    namesakes = frozenset((one.kind, one.record_id) for one, record in others if _is_namesake(one, record))
    places = tuple(_place(one, record) for one, record in others if (one.kind, one.record_id) not in namesakes)
    return NamePlaces(pattern=pattern, namesakes=namesakes, places=places)


def names_of(db: Reader, person: Person) -> frozenset[str]:
    """Return every name the file has had for a person: now, before, and on the lists of courses."""
    places = repository.find(db, Participant, where={"person_id": person.id}, archived=None)
    records: Iterable[Person | Participant] = (
        person,
        *(old.record for old in repository.history(db, Person, person.id)),
        *places,
        *(old.record for place in places for old in repository.history(db, Participant, place.id)),
    )
    return frozenset(record.full_name for record in records)


def _belongs_to(mention: Mention, record: Record | None, person: Person) -> bool:
    return person.id in (mention.record_id, mention.person_id, getattr(record, "person_id", ""))


def _is_namesake(mention: Mention, record: Record | None) -> bool:
    """Somebody else on the roster who has the same name, and that person's place in a course."""
    if isinstance(record, Participant) and not record.person_id:
        return False
    return isinstance(record, Person | Participant) and mention.fields == ("full_name",)


def _is_locked(mention: Mention, record: Record | None) -> bool:
    """What was signed or given out, the journal, and the columns of the register that a paper itself tells."""
    if isinstance(record, OutgoingPaper):
        return not changeable(record) & set(mention.fields)
    return mention.kind in (IssuedReport, PreparedPaper, HandOver)


def _place(mention: Mention, record: Record | None) -> NamePlace:
    return NamePlace(
        kind=mention.kind,
        title=name_of(record) if record else "",
        day=day_of(record) if record else None,
        fields=mention.fields,
        place=place_of(record) if record else place_of_id(mention.kind, mention.record_id, None),
        is_locked=_is_locked(mention, record),
        is_archived=mention.archived,
    )
