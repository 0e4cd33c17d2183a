"""What was read from a long table stays at hand until a row of it is written."""

from collections.abc import Callable
from typing import TypeVar

from congdoan_desktop.store.connection import Reader

T = TypeVar("T")


def kept(db: Reader, table: str, read: Callable[[], T], *, what: str = "rows") -> T:
    """Return `read()`, which depends on the rows of `table` alone; read anew only when one of them was written.

    Whether that is so the store itself says (`change_counts`, written by triggers in the transaction of every write),
    so nobody has to remember to tell. Only a reader that was opened to keep things (`open_reader(keeps=True)`) does.
    `what` tells several results of one table apart. Raises `KeyError` for a table that is not counted.
    """
    if db.kept is None:
        return read()
    with db.reading():  # the count and the rows of one and the same state
        changes = db.value("SELECT changes FROM change_counts WHERE name = ?", (table,))
        if changes is None:
            raise KeyError(table)
        place = (table, what)
        if place not in db.kept or db.kept[place][0] != changes:
            db.kept.pop(place, None)  # first: the old and the new together would be too much
            db.kept[place] = (changes, read())
    result: T = db.kept[place][1]
    return result
