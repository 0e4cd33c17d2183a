"""What was signed, whether its files are still as they were signed, and how each went out so far."""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from congdoan_desktop.domain.records import HandOver, IssuedReport
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.usecases.hand_over import state_of

_SUREST = ("drive", "email", "folder", "print")
"""Whether a letter went is known to the mail program alone; a folder or a printer may be in the house."""


@dataclass(frozen=True, kw_only=True)
class Outgoing:
    """One signed paper. `files` as `hand_over.state_of`; `went`: its lines of the journal, the latest first."""

    report: IssuedReport
    files: str
    went: tuple[HandOver, ...]

    @property
    def last(self) -> HandOver | None:
        """Return the latest time it went by the surest way it ever went."""
        return min(self.went, key=lambda line: _SUREST.index(line.way), default=None)


def outbox(db: Reader, folder: Path) -> tuple[Outgoing, ...]:
    """Return all signed papers, the latest first. Every file in `folder` is read: not for the window's thread."""
    went = defaultdict[str, list[HandOver]](list)
    for line in repository.find(db, HandOver, order=("-at",)):
        went[line.paper_id].append(line)
    reports = repository.find(db, IssuedReport)
    newest = sorted(reports, key=lambda report: (report.year, report.number), reverse=True)
    return tuple(
        Outgoing(report=report, files=state_of(report, folder), went=tuple(went[report.id])) for report in newest
    )
