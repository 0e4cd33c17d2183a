"""The rows of a list that may be long: the ids of all of them, and the records only of those that are looked at."""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from typing import Any, overload

PAGE = 50
"""Rows that are read at once; more than a screen shows."""
_KEPT = 24
"""Pages that are kept: scrolling to and fro reads nothing again, and the whole list is never in memory."""


class LongRows(Sequence[Any]):
    """A sequence of records, read by pages. `read(ids)` returns the records by their ids.

    A record that is not there any more is `None`: the list is asked for anew as soon as the change is told.
    """

    def __init__(self, ids: Sequence[str], read: Callable[[Sequence[str]], Mapping[str, Any]]) -> None:
        self.ids = ids
        self._read = read
        self._pages: OrderedDict[int, list[Any]] = OrderedDict()

    def __len__(self) -> int:
        return len(self.ids)

    def place_of(self, record_id: str) -> int:
        """Return where the record stands, or -1; reads nothing."""
        return self.ids.index(record_id) if record_id in self.ids else -1

    @overload
    def __getitem__(self, place: int) -> Any: ...
    @overload
    def __getitem__(self, place: slice) -> list[Any]: ...
    def __getitem__(self, place: int | slice) -> Any:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self.ids)))]
        number = range(len(self.ids))[place]
        return self._page(number // PAGE)[number % PAGE]

    def _page(self, number: int) -> list[Any]:
        if number not in self._pages:
            wanted = self.ids[number * PAGE : (number + 1) * PAGE]
            found = self._read(wanted)
            self._pages[number] = [found.get(one) for one in wanted]
            while len(self._pages) > _KEPT:
                self._pages.popitem(last=False)
        self._pages.move_to_end(number)
        return self._pages[number]
