"""Which written answer is being read, and what was decided on all of them. No Qt here."""

from collections.abc import Iterable
from dataclasses import dataclass

from congdoan_desktop.store.survey_outcome import Written


@dataclass(frozen=True, kw_only=True)
class Sums:
    """How far the reading is."""

    read: int
    of: int
    quoted: int
    counted: int


class Reading:
    """Stands at one of the written answers: the first that nobody has read yet."""

    def __init__(self, written: Iterable[Written]) -> None:
        self._all = list(written)
        self._place = 0
        if self.current is not None and self.current.state != "unread":
            self.next_unread()

    @property
    def current(self) -> Written | None:
        """The one that is read now; `None` where there is none at all."""
        return self._all[self._place] if self._all else None

    @property
    def place(self) -> int:
        """Its place, from 1."""
        return self._place + 1

    def sums(self) -> Sums:
        """Return how many are read, quoted, counted for a petition."""
        return Sums(
            read=sum(one.state != "unread" for one in self._all),
            of=len(self._all),
            quoted=sum(one.state == "quotable" for one in self._all),
            counted=sum(bool(one.petition_id) for one in self._all),
        )

    def has_raw(self) -> bool:
        """Whether anything that was written is still there, and not only quotes of it."""
        return any(one.text for one in self._all)

    def go(self, step: int) -> bool:
        """Go to the next or the one before; `False` at the ends."""
        place = self._place + step
        if not 0 <= place < len(self._all):
            return False
        self._place = place
        return True

    def decided(self, key: str, one: Written | None) -> None:
        """Take over what was decided on the one with this key; `None` when nothing is left of it."""
        replaced = [one if other.key == key else other for other in self._all]
        self._all = [other for other in replaced if other is not None]
        self._place = min(self._place, max(len(self._all) - 1, 0))

    def next_unread(self) -> bool:
        """Go to the next one that nobody has read, from here on and then from the beginning; `False` if all are."""
        for place in (*range(self._place, len(self._all)), *range(self._place)):
            if self._all[place].state == "unread":
                self._place = place
                return True
        return False
