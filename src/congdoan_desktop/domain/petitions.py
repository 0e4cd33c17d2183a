"""When a petition is done with, and when it is late."""

from datetime import date

from congdoan_desktop.domain.records import Petition

SETTLED = frozenset({"settled", "refused"})
"""States of catalogue `petition_states` with a day and an answer."""
CLOSED = SETTLED | {"withdrawn"}
"""States in which nothing is waited for any more."""


def is_overdue(petition: Petition, today: date) -> bool:
    """Whether the day it was due on has passed without an answer."""
    return petition.state not in CLOSED and petition.due_on is not None and petition.due_on < today
