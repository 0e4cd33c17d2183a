"""What was signed, whether its files are still as they were signed, and how each went out so far."""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from congdoan_desktop.domain.records import HandOver, IssuedReport, ReceiptLine
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.usecases.hand_over import state_of
from congdoan_desktop.usecases.take_receipt import answers

_SUREST = ("drive", "email", "folder", "print")
"""Whether a letter went is known to the mail program alone; a folder or a printer may be in the house."""


@dataclass(frozen=True, kw_only=True)
class Outgoing:
    """One signed paper. `files` as `hand_over.state_of`; `went`: its lines of the journal, the latest first.

    `answer`: what the superior union said last about it; `is_replaced`: a newer paper stands for it.
    """

    report: IssuedReport
    files: str
    went: tuple[HandOver, ...]
    answer: ReceiptLine | None = None
    is_replaced: bool = False

    @property
    def to_mend(self) -> bool:
        """Whether the superior union waits for a better one."""
        return self.answer is not None and self.answer.outcome == "sent_back" and not self.is_replaced

    @property
    def last(self) -> HandOver | None:
        """Return the latest time it went by the surest way it ever went."""
        return min(self.went, key=lambda line: _SUREST.index(line.way), default=None)


def outbox(db: Reader, folder: Path) -> tuple[Outgoing, ...]:
    """Return all signed papers, the latest first. Every file in `folder` is read: not for the window's thread."""
    went = defaultdict[str, list[HandOver]](list)
    for line in repository.find(db, HandOver, order=("-at",)):
        went[line.paper_id].append(line)
    reports, answered = repository.find(db, IssuedReport), answers(db)
    replaced = {report.replaces for report in reports}
    newest = sorted(reports, key=lambda report: (report.year, report.number), reverse=True)
    return tuple(
        Outgoing(
            report=report,
            files=state_of(report, folder),
            went=tuple(went[report.id]),
            answer=answered.get(report.id),
            is_replaced=report.id in replaced,
        )
        for report in newest
    )
