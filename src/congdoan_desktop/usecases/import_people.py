"""Take a list of people from outside, the last step: all that was decided in one write, and the way back."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Any

from congdoan_desktop.domain.checks import check, errors
from congdoan_desktop.domain.records import ImportBatch, Person
from congdoan_desktop.errors import UserError
from congdoan_desktop.intake.people_rows import PersonRow
from congdoan_desktop.store import repository
from congdoan_desktop.store.arrivals import put_new, untouched_people
from congdoan_desktop.store.database import Store
from congdoan_desktop.store.erase import remove
from congdoan_desktop.store.versions import current, put
from congdoan_desktop.usecases.import_match import Decided, MatchedRow, fillable

_AT_ONCE = 500
Progress = Callable[[int, int], None]


@dataclass(frozen=True, kw_only=True)
class TakenBack:
    """How many people went away again, became again what they were, and stay because somebody has worked with them."""

    removed: int
    reverted: int
    kept: int


def _quiet(_done: int, _total: int) -> None:
    """Tell nobody."""


def import_people(
    store: Store,
    rows: Sequence[Decided[MatchedRow]],
    *,
    file_name: str,
    sha256: str,
    today: date,
    progress: Progress = _quiet,
) -> ImportBatch:
    """Add and update people in one write, all or nothing; return the batch that can be taken back.

    Who was put away and is updated comes back. `progress(done, total)` may raise: then nothing was written.
    """
    added = [decided.row.row for decided in rows if decided.choice == "add"]
    updated = [decided.row for decided in rows if decided.choice == "update"]
    total = len(added) + len(updated)
    with store.atomic():
        created = tuple(_add(store, added, lambda done: progress(done, total)))
        changed = tuple(_update(store, updated, lambda done: progress(len(added) + done, total)))
        return repository.save(
            store,
            ImportBatch(
                id=repository.new_id(),
                file_name=file_name,
                sha256=sha256,
                imported_on=today,
                created=created,
                changed=tuple(person_id for person_id, _ in changed),
                versions=tuple(version for _, version in changed),
            ),
        )


def take_back(store: Store, batch_id: str, *, today: date, progress: Progress = _quiet) -> TakenBack:
    """Undo a whole import in one write. Who was edited, ticked or enrolled since stays as they are, and is counted.

    Those who came and were left alone are deleted, not put away: nobody meant them to be here. Raises `KeyError`.
    """
    batch = repository.get(store, ImportBatch, batch_id)
    if batch is None or batch.taken_back_on is not None:
        raise KeyError(batch_id)
    total = len(batch.created) + len(batch.changed)
    with store.atomic():
        alone = untouched_people(store, batch.created)
        for done, person_id in enumerate(sorted(alone)):
            if done % _AT_ONCE == 0:
                progress(done, total)
            remove(store, Person, person_id)
        reverted = sum(_revert(store, *pair) for pair in zip(batch.changed, batch.versions, strict=True))
        there = repository.by_ids(store, Person, set(batch.created) - alone)
        repository.save(store, replace(batch, taken_back_on=today))
    return TakenBack(removed=len(alone), reverted=reverted, kept=len(there) + len(batch.changed) - reverted)


def _add(store: Store, rows: Sequence[PersonRow], progress: Callable[[int], None]) -> Iterator[str]:
    people = (_checked(replace(row.person, id=repository.new_id())) for row in rows)
    done = 0
    while chunk := list(islice(people, _AT_ONCE)):
        progress(done)
        put_new(store, chunk)
        done += len(chunk)
        yield from (person.id for person in chunk)


def _update(store: Store, rows: Sequence[MatchedRow], progress: Callable[[int], None]) -> Iterator[tuple[str, int]]:
    """Fill what is empty, looking at the roster once more; yield id and new version of who was changed."""
    changed = set[str]()
    for done, row in enumerate(rows):
        if done % _AT_ONCE == 0:
            progress(done)
        before = current(store, Person, row.other.id) if row.other else None
        if before is None or before.record.deidentified_on is not None or before.record.id in changed:
            continue
        changed.add(before.record.id)
        filled: dict[str, Any] = {name: getattr(row.row.person, name) for name in fillable(before.record, row.row)}
        if filled or before.archived_at is not None:
            put(store, _checked(replace(before.record, **filled)), before, "save", archived=False)
            yield before.record.id, before.version + 1


def _revert(store: Store, person_id: str, version: int) -> bool:
    """Make a person again what they were before the import wrote `version`; not if somebody has written since, nor who
    was made nameless, nor where the version before was erased.
    """
    now = current(store, Person, person_id)
    if now is None or now.version != version or now.record.deidentified_on is not None:
        return False
    if all(past.version != version - 1 for past in repository.history(store, Person, person_id)):
        return False
    repository.revert(store, Person, person_id, version - 1)
    return True


def _checked(person: Person) -> Person:
    problems = errors(check(person))
    if problems:
        raise UserError("record.invalid", fields=", ".join(problem.field for problem in problems))
    return person
