"""Keep a record, put it away, bring it back."""

from congdoan_desktop.domain.checks import check, errors
from congdoan_desktop.domain.records import Record
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.guards import guard


def save_record(store: Store, record: Record, *, typing: bool = False) -> None:
    """Keep `record`; its previous version goes to the history. Warnings do not hinder.

    `typing`: a save in a pause of typing; a version that is only added to is then not kept (`store.versions.put`).

    Raises `UserError` record.invalid when a field cannot be kept as it is, and as `guards.guard`.
    """
    problems = errors(check(record))
    if problems:
        raise UserError("record.invalid", fields=", ".join(problem.field for problem in problems))
    guard(store, record)
    repository.save(store, record, typing=typing)


def archive_record(store: Store, kind: type[Record], record_id: str) -> None:
    """Put a record away: it is in no list and no figure any more, and can be brought back."""
    repository.archive(store, kind, record_id)


def restore_record(store: Store, kind: type[Record], record_id: str) -> None:
    """Bring back what was put away."""
    repository.restore(store, kind, record_id)
