"""The board as the store has it now."""

from collections.abc import Sequence
from datetime import datetime

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.province.board import Board, board
from congdoan_desktop.domain.province.expected import Expectation
from congdoan_desktop.domain.records import ReceivedReport
from congdoan_desktop.errors import UserError
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.usecases.province.receive.look import expected_of
from congdoan_desktop.usecases.province.trust import certificates_of
from congdoan_desktop.usecases.province.units import register_of


def board_of(db: Reader, expectation: Expectation, now: datetime) -> Board:
    """Return who has handed up what `expectation` asks for. 1 500 units take about a tenth of a second."""
    with db.reading():
        return board(
            expectation,
            register_of(db),
            repository.find(
                db, ReceivedReport, where={"report_kind": expectation.report_kind, "period": expectation.window}
            ),
            certificates_of(db).values(),
            units_refused(db, expectation),
            now.astimezone(VIETNAM).date(),
        )


def units_refused(db: Reader, expectation: Expectation) -> frozenset[str]:
    """Return the units of which a file came, since the window began, that could not be taken in."""
    sql = "SELECT DISTINCT unit_id FROM received_files WHERE outcome = 'refused' AND unit_id <> '' AND came_at >= ?"
    return frozenset(db.column(sql, (expectation.starts.isoformat(),)))


def chosen(db: Reader, reference: Reference, now: datetime, *, kind: str = "", window: str = "") -> Expectation:
    """Return what is expected of that kind and window; without them, what is due next or was due last.

    Raises `UserError` board.no_expectation.
    """
    found = [
        one
        for one in expected_of(db, reference, now)
        if (not kind or one.report_kind == kind) and (not window or one.window == window)
    ]
    if not found:
        raise UserError("board.no_expectation", window=window or "–")
    return found[0] if window else nearest(found, now)


def nearest(found: Sequence[Expectation], now: datetime) -> Expectation:
    """The one to look at first: due within the next month, else the one that was due last, else the next."""
    today = now.astimezone(VIETNAM).date()
    close = [one for one in found if 0 <= (one.due_on - today).days <= 31]
    past = [one for one in found if one.due_on < today]
    return close[-1] if close else past[0] if past else found[-1]
