"""Keep a record, put it away, bring it back."""

from collections.abc import Iterable
from typing import TypeVar

from congdoan_desktop.domain.checks import Problem, check, errors
from congdoan_desktop.domain.records import Record
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.guards import guard

R = TypeVar("R", bound=Record)


def save_record(store: Store, record: Record, *, typing: bool = False) -> None:
    """Keep `record`; its previous version goes to the history. Warnings do not hinder.

    `typing`: a save in a pause of typing; a version that is only added to is then not kept (`store.versions.put`).

    Raises `UserError` record.invalid when a field cannot be kept as it is, record.classified for a text with the stamp
    of a state secret, and as `guards.guard`.
    """
    problems = errors(check(record))
    _require_lawful(store, record, problems)
    if problems:
        raise UserError("record.invalid", fields=", ".join(problem.field for problem in problems))
    repository.save(store, record, typing=typing)


def revert_record(store: Store, kind: type[R], record_id: str, version: int) -> R:
    """Make the record again what it was in `version`, unless that must not be kept any more.

    Raises `UserError` record.classified, and as `guards.guard`; `KeyError` for an unknown version.
    """
    with store.atomic():
        past = {one.version: one.record for one in repository.history(store, kind, record_id)}[version]
        _require_lawful(store, past, check(past))
        return repository.revert(store, kind, record_id, version)


def archive_record(store: Store, kind: type[Record], record_id: str) -> None:
    """Put a record away: it is in no list and no figure any more, and can be brought back."""
    repository.archive(store, kind, record_id)


def restore_record(store: Store, kind: type[Record], record_id: str) -> None:
    """Bring back what was put away. Raises `UserError` as `guards.guard`."""
    record = repository.get(store, kind, record_id)
    if record is not None:
        guard(store, record)
    repository.restore(store, kind, record_id)


def _require_lawful(store: Store, record: Record, problems: Iterable[Problem]) -> None:
    if any(problem.code == "classified" for problem in problems):
        raise UserError("record.classified")
    guard(store, record)
