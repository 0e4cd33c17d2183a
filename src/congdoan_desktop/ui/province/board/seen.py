"""All that the board shows at one moment, gathered in the looker's thread."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.province.board import Board
from congdoan_desktop.domain.province.expected import Expectation
from congdoan_desktop.domain.province.org_units import Register
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.usecases.province.board import board_of, nearest
from congdoan_desktop.usecases.province.receive.look import expected_of
from congdoan_desktop.usecases.province.to_do import ToDo, to_do
from congdoan_desktop.usecases.province.units import register_of


@dataclass(frozen=True, kw_only=True)
class Seen:
    """`board`: of the report chosen; `None` where none is asked for."""

    register: Register
    asked: tuple[Expectation, ...]
    board: Board | None
    tasks: tuple[ToDo, ...]


def look(reference: Reference, today: Callable[[], date], key: tuple[str, str] | None) -> Callable[[Reader], Seen]:
    """Return the task that looks at the report of this key (kind and window), or at the nearest."""

    def task(db: Reader) -> Seen:
        now = moment(today())
        with db.reading():
            asked = expected_of(db, reference, now)
            chosen = next((one for one in asked if one.key == key), None)
            chosen = chosen or (nearest(asked, now) if asked else None)
            return Seen(
                register=register_of(db),
                asked=asked,
                board=board_of(db, chosen, now) if chosen is not None else None,
                tasks=to_do(db, reference, now),
            )

    return task


def moment(today: date) -> datetime:
    """Return the time of day on `today`, as the window counts days."""
    return datetime.combine(today, datetime.now(VIETNAM).time(), VIETNAM)
