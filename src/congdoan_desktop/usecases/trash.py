"""What was put away, of every kind, and how it comes back. Nothing is ever deleted here."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from congdoan_desktop.domain import records
from congdoan_desktop.domain.records import Evidence, Person, Record
from congdoan_desktop.domain.records.about import ABOUT, above, kind_named
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.store.versions import current, put_aside
from congdoan_desktop.usecases.guards import guard

KINDS: tuple[type[Record], ...] = (
    *(records.Activity, records.SurveyRound, records.Course, records.Participant),
    *(records.Opinion, records.Petition, records.Incident, records.Refutation, records.Dialogue, records.DialogueItem),
    *(records.Person, records.NetworkMembership, records.OwnPlan, records.PlanTask, records.Evidence),
    *(records.HeadCount, records.OrgUnit),
)
"""What people put away with Delete. Consents, sensitive data, declared numbers are withdrawn, which is another act."""


_MOST = 500
"""Of one kind; whoever looks for an older one asks for its kind alone, and nobody reads further."""


@dataclass(frozen=True, kw_only=True)
class PutAway:
    """One record that was put away. `at` is UTC; `above`: the record that it stands under."""

    record: Record
    at: datetime
    by: str
    above: Record | None = None
    above_is_away: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """Class name and id."""
        return type(self.record).__name__, self.record.id


def trash(db: Reader, kinds: Iterable[type[Record]] = KINDS) -> tuple[PutAway, ...]:
    """Return what was put away, the latest first. A person whose data were erased is nobody to bring back."""
    with db.reading():
        found = [_with_owner(db, one) for kind in kinds for one in _away(db, kind)]
    return tuple(sorted(found, key=lambda one: (one.at, one.key), reverse=True))


def count(db: Reader, kinds: Iterable[type[Record]]) -> int:
    """Return how many records of `kinds` were put away."""
    where: Mapping[type[Record], Mapping[str, None]] = {Person: {"deidentified_on": None}}
    return sum(repository.count(db, kind, where=where.get(kind), archived=True) for kind in kinds)


def with_parts(kind: type[Record]) -> tuple[type[Record], ...]:
    """Return `kind` and the kinds that stand under it."""
    return kind, *(other for other in KINDS if other is not Evidence and ABOUT[other].under is kind)


def bring_back(store: Store, keys: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Bring records back (class name and id), each with the record it stands under if that was put away too: alone it
    would stand in no list. What stands under a record comes back with it by itself. Returns the class names changed.
    Raises `UserError` as `guards.guard`, for a unit whose code another one has by now.
    """
    changed = set()
    with store.atomic():
        for name, record_id in keys:
            place: tuple[type[Record], str] | None = (kind, record_id) if (kind := kind_named(name)) else None
            while place is not None and (record := repository.get(store, *place)) is not None:
                guard(store, record)
                repository.restore(store, *place)
                changed.add(place[0].__name__)
                place = above(record)
    return frozenset(changed)


def _away(db: Reader, kind: type[Record]) -> Iterator[PutAway]:
    for now in put_aside(db, kind, limit=_MOST):
        if not getattr(now.record, "deidentified_on", None):
            at = datetime.fromisoformat(now.archived_at or now.updated_at)
            yield PutAway(record=now.record, at=at, by=now.updated_by)


def _with_owner(db: Reader, one: PutAway) -> PutAway:
    owner = above(one.record)
    over = current(db, *owner) if owner else None
    if over is None:
        return one
    return replace(one, above=over.record, above_is_away=over.archived_at is not None)
