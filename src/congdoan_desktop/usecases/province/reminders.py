"""Which letter reminds whom of what: the window of such a paper, `kind/window/day` or `kind/window/day/unit`.

The day is in it, because a second letter on the same report is a letter of its own and replaces none.
"""

from dataclasses import dataclass
from datetime import date

KIND = "nhac-nop"
"""Kind of the letter."""


@dataclass(frozen=True, kw_only=True)
class Reminder:
    """`unit_id`: of whom it is written to alone; empty: to all that are silent on `day`."""

    report_kind: str
    window: str
    day: date
    unit_id: str = ""


def code_of(report_kind: str, window: str, day: date, unit_id: str = "") -> str:
    """Return the window of the letter."""
    return "/".join(filter(None, (report_kind, window, day.isoformat(), unit_id)))


def reminder_of(code: str) -> Reminder | None:
    """Return what the window of a letter says, or `None` for another word."""
    kind, window, day, unit_id = (*code.split("/", 3), "", "", "")[:4]
    try:
        return Reminder(report_kind=kind, window=window, day=date.fromisoformat(day), unit_id=unit_id)
    except ValueError:
        return None
