"""What was read from a long table stays at hand until a row of it is written."""

from collections.abc import Callable
from typing import TypeVar

from congdoan_desktop.store.connection import Reader

T = TypeVar("T")


def kept(db: Reader, table: str, read: Callable[[], T]) -> T:
    """Return `read()`, which depends on the rows of `table` alone; read anew only when one of them was written.

    Whether that is so the store itself says (`change_counts`, written by triggers in the transaction of every write),
    so nobody has to remember to tell. Only a reader that was opened to keep things (`open_reader(keeps=True)`) does.
    Two results of one table do not go together: there is one place for each. Raises `KeyError` for a table that is
    not counted.
    """
    if db.kept is None:
        return read()
    with db.reading():  # the count and the rows of one and the same state
        changes = db.value("SELECT changes FROM change_counts WHERE name = ?", (table,))
        if changes is None:
            raise KeyError(table)
        if table not in db.kept or db.kept[table][0] != changes:
            db.kept.pop(table, None)  # first: the old and the new together would be too much
            db.kept[table] = (changes, read())
    result: T = db.kept[table][1]
    return result
