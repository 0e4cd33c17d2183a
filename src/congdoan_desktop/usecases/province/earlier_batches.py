"""What was taken in before, a line a stick, folder or letter; and of which files nobody was told yet."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from congdoan_desktop.domain.records import MadeReceipt, ReceivedFile
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader

_COLUMNS = ("id", "batch", "source", "came_at", "outcome", "unit_id")


@dataclass(frozen=True, kw_only=True)
class EarlierBatch:
    """One taking-in that was kept. `unanswered`: files whose end no receipt tells yet."""

    id: str
    source: str
    came_at: str
    """UTC, ISO 8601; of its first file."""
    outcomes: Mapping[str, int]
    unanswered: int

    @property
    def files(self) -> int:
        """How many files there are."""
        return sum(self.outcomes.values())


def earlier_batches(db: Reader) -> tuple[EarlierBatch, ...]:
    """Return what was taken in before, the latest first."""
    told = answered(db)
    first: dict[str, tuple[str, str]] = {}
    outcomes: dict[str, Counter[str]] = {}
    open_: Counter[str] = Counter()
    for digest, batch, source, came_at, outcome, _unit in repository.find_columns(db, ReceivedFile, _COLUMNS):
        first[batch] = min(first.get(batch, (came_at, source)), (came_at, source))
        outcomes.setdefault(batch, Counter())[outcome] += 1
        open_[batch] += told.get(digest) != outcome
    found = (
        EarlierBatch(id=batch, source=source, came_at=came_at, outcomes=outcomes[batch], unanswered=open_[batch])
        for batch, (came_at, source) in first.items()
    )
    return tuple(sorted(found, key=lambda one: (one.came_at, one.id), reverse=True))


def answered(db: Reader) -> Mapping[str, str]:
    """Return by the digest of a file what the last receipt said of it."""
    told: dict[str, str] = {}
    for receipt in repository.find(db, MadeReceipt, order=("number",)):
        told.update(zip(receipt.files, receipt.outcomes, strict=False))
    return told


def unanswered(db: Reader) -> tuple[ReceivedFile, ...]:
    """Return the files whose end no receipt tells yet, the latest first."""
    told = answered(db)
    return tuple(one for one in repository.find(db, ReceivedFile) if told.get(one.id) != one.outcome)
