"""The first start: a store with the unit (or the keeper of a register), how it signs, how many people it has."""

from pathlib import Path

from congdoan_desktop.domain.checks import check, errors
from congdoan_desktop.domain.records import HeadCount, Record, SigningProfile, Unit
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import database, repository


def start_union(path: Path, unit: Unit, profile: SigningProfile, head_count: HeadCount | None) -> None:
    """Make the store at `path` (and its folder) with its first records, or leave nothing behind.

    What the window shows in it follows from `unit.role`; a keeper of a register has no head-count.

    Raises `UserError` record.invalid, store.exists, store.read_only, store.disk_full.
    """
    records: tuple[Record, ...] = (unit, profile, *((head_count,) if head_count else ()))
    fields = [problem.field for record in records for problem in errors(check(record))]
    if fields:
        raise UserError("record.invalid", fields=", ".join(fields))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError("store.read_only", name=path.parent.name) from error
    store = database.create(path)
    try:
        with store, store.atomic():
            for record in records:
                repository.save(store, record)
    except BaseException:
        database.discard(path)
        raise
