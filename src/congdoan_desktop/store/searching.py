"""The first few records of one kind that hold some words, and how many there are."""

from typing import TypeVar

from congdoan_desktop.domain.records import Evidence, Person, Record
from congdoan_desktop.domain.records.about import ABOUT
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.queries import condition, ordering
from congdoan_desktop.store.rows import columns_of, record_of
from congdoan_desktop.store.tables import record_types, table_of

R = TypeVar("R", bound=Record)


def search(db: Reader, cls: type[R], text: str, *, limit: int) -> tuple[tuple[R, ...], int]:
    """Return the first `limit` records that hold every word of `text`, and the number of all of them.

    Those that hold the words just as typed come first, then the order of the list. Left out: what was put aside, what
    stands under a record that was, people whose data were erased.
    """
    wanted, parameters = condition(cls, text=text, where={}, archived=False)
    wanted += _in_sight(cls)
    sorting, ranking = ordering(cls, text=text, order=())
    table = table_of(cls).name
    sql = f"SELECT {columns_of(cls)} FROM {table} {wanted} {sorting} LIMIT ?"
    found = tuple(record_of(cls, row) for row in db.rows(sql, (*parameters, *ranking, limit)))
    if len(found) < limit:
        return found, len(found)
    return found, int(db.value(f"SELECT count(*) FROM {table} {wanted}", parameters))


def _in_sight(cls: type[Record]) -> str:
    about = ABOUT[cls]
    if cls is Person:
        return " AND deidentified_on IS NULL"
    if cls is Evidence:
        owners = (f"(owner_kind = '{kind.__name__}' AND {_under('owner_id', kind)})" for kind in _OWNERS)
        return f" AND ({' OR '.join(owners)})"
    return f" AND {_under(about.above, about.under)}" if about.under is not None else ""


def _under(column: str, kind: type[Record]) -> str:
    return f"{column} IN (SELECT id FROM {table_of(kind).name} WHERE archived_at IS NULL)"


_OWNERS = tuple(kind for kind in record_types() if ABOUT[kind].day and not ABOUT[kind].above)
