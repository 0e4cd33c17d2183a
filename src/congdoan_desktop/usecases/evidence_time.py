"""How long evidence is kept: what is proposed, what is overdue, and removing it for good.

Photos of people are kept only as long as they are needed (Luật 91/2025/QH15 Đ32); for how long is the unit's choice.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from congdoan_desktop.domain import records
from congdoan_desktop.domain.period import months_after
from congdoan_desktop.domain.records import Evidence, Record
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import content_files, repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.store.settings import set_setting, setting

PHOTO_MONTHS = 24
_SETTING = "evidence_photo_months"
_KEPT_FOR_A_TIME = ("photo",)
"""Minutes and signed lists prove what was held; how long such papers are kept is settled elsewhere."""


@dataclass(frozen=True, kw_only=True)
class Kept:
    """One piece of evidence in the list of what can go. `owner`: title of the record it belongs to, or empty."""

    evidence: Evidence
    owner: str
    put_away: bool


def photo_months(db: Reader) -> int:
    """Return for how many months photos are kept."""
    kept = setting(db, _SETTING, PHOTO_MONTHS)
    return kept if isinstance(kept, int) and 1 <= kept <= 1200 else PHOTO_MONTHS


def set_photo_months(store: Store, months: int) -> None:
    """Keep for how many months photos are kept; what was added before keeps its day."""
    set_setting(store, _SETTING, months)


def keep_until(db: Reader, kind: str, added_on: date) -> date | None:
    """Propose until when evidence of `kind` is kept; `None`: without an end."""
    return months_after(added_on, photo_months(db)) if kind in _KEPT_FOR_A_TIME else None


def overdue(db: Reader, today: date) -> tuple[Kept, ...]:
    """Return what should be removed by now, the longest overdue first, and what was put away."""
    everything = repository.find(db, Evidence, where={"removed_on": None}, archived=None, order=("keep_until", "name"))
    away = {one.id for one in repository.find(db, Evidence, where={"removed_on": None}, archived=True)}
    wanted = [e for e in everything if e.id in away or (e.keep_until is not None and e.keep_until < today)]
    return tuple(Kept(evidence=e, owner=_owner(db, e), put_away=e.id in away) for e in wanted)


def remove_for_good(store: Store, evidence_ids: Sequence[str], today: date) -> int:
    """Delete the files of these records, unless another record needs the same file; return how many files went.

    The records stay, put away, and say when their file was deleted. Raises `UserError` file.read_only.
    """
    folder, gone = content_files.evidence_folder(store.path), set[str]()
    with store.atomic():
        for evidence_id in evidence_ids:
            one = repository.get(store, Evidence, evidence_id)
            if one is not None and one.removed_on is None:
                repository.save(store, replace(one, removed_on=today))
                repository.archive(store, Evidence, one.id)
                gone.add(one.sha256)
    # After the records: a file that stays because of a power cut is nobody's; a record without its file would be a lie.
    unneeded = [digest for digest in sorted(gone) if not _needed(store, digest)]
    stuck = list[UserError]()
    for digest in unneeded:
        try:
            content_files.remove(folder, digest)
        except UserError as error:  # one that cannot go must not keep the others here
            stuck.append(error)
    if stuck:
        raise stuck[0]
    return len(unneeded)


def _needed(db: Reader, digest: str) -> bool:
    return repository.count(db, Evidence, where={"sha256": digest, "removed_on": None}, archived=None) > 0


def _owner(db: Reader, evidence: Evidence) -> str:
    kind = getattr(records, evidence.owner_kind, None)
    if not (isinstance(kind, type) and issubclass(kind, Record)):
        return ""
    owner = repository.get(db, kind, evidence.owner_id)
    return str(getattr(owner, "title", ""))
