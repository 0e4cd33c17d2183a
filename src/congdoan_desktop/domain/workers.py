"""The roster as the measures see it: five things about each person, for a roster may hold tens of thousands."""

from datetime import date
from typing import NamedTuple, Protocol


class OnRoster(Protocol):
    """What a measure may ask of a person; a `Person` record says it too."""

    @property
    def id(self) -> str: ...
    @property
    def full_name(self) -> str: ...
    @property
    def gender(self) -> str: ...
    @property
    def left_on(self) -> date | None: ...
    @property
    def is_full_time_officer(self) -> bool: ...


class Worker(NamedTuple):
    """Somebody on the roster, in a third of the memory of the whole record."""

    id: str
    full_name: str
    gender: str
    left_on: date | None
    is_full_time_officer: bool
