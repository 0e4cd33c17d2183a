"""Look through what came in: every file laid beside register and store, and nothing written yet."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.province.expected import Expectation, expectations
from congdoan_desktop.domain.province.findings import Known
from congdoan_desktop.domain.province.judged import Judged, judge
from congdoan_desktop.domain.records import DutyDay, PhaseProgress, ReceivedFile, ReceivedReport
from congdoan_desktop.errors import UserError
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import received, repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.texts.receiving import RECEIVE_WORDS
from congdoan_desktop.usecases.province.receive.collect import collect, shown_name
from congdoan_desktop.usecases.province.receive.examine import Found, Going, examine
from congdoan_desktop.usecases.province.receive.scans import with_strips
from congdoan_desktop.usecases.province.trust import certificates_of, trust_of
from congdoan_desktop.usecases.province.units import register_of


@dataclass(frozen=True, kw_only=True)
class Item:
    """One file of a batch: where it is, what it tells, what was found, what is proposed."""

    found: Found
    judged: Judged

    @property
    def key(self) -> str:
        """Tell this file from the others of its batch, also where it could not be read."""
        part = "" if self.found.part is None else f"#{self.found.part}"
        return f"{self.found.candidate.path}{part}"


@dataclass(frozen=True, kw_only=True)
class Batch:
    """One taking-in. `source`: the name of the stick, the folder or the file; `others`: files that are no reports."""

    id: str
    source: str
    items: tuple[Item, ...]
    others: int = 0
    repeated: int = 0
    """Files that came more than once in this batch, each looked at once."""
    came_on: date | None = None
    """The day on which it came, where that was before it is taken in."""


def look_through(
    db: Reader, reference: Reference, paths: Iterable[Path], now: datetime, going: Going | None = None
) -> Batch:
    """Return what came in at `paths` (files, folders, sticks, saved letters). `now` knows its zone.

    Takes some 20 ms a file on one core, more for scans. Raises `UserError` receive.nothing_there, receive.too_many,
    receive.cancelled, receive.cannot_start.
    """
    paths = tuple(paths)
    going = going or Going()
    collected = collect(paths, going.cancelled)
    looked = examine(collected.candidates, trust_of(db), now, going)
    given_out = sum(1 for one in looked.found if _is_own(one))
    found = [one for one in looked.found if not _is_own(one)]
    once = {one.file.sha256 or str(one.candidate.path): one for one in found}
    laid_beside = known(db, reference, now)
    batch = Batch(
        id=repository.new_id(),
        source=source_of(paths),
        items=_items(with_strips(tuple(once.values()), laid_beside, now, going), laid_beside),
        others=collected.others + looked.others + given_out,
        repeated=len(found) - len(once),
    )
    return batch


def of_earlier_day(batch: Batch, day: date, now: datetime) -> Batch:
    """Return the batch as one that came on a day that is past: its reports count as handed up then.

    That somebody said so stands in its name. Raises `UserError` receive.day_ahead.
    """
    if day > now.astimezone(VIETNAM).date():
        raise UserError("receive.day_ahead", day=f"{day:%d/%m/%Y}")
    source = RECEIVE_WORDS["earlier_day"].format(source=batch.source, day=f"{day:%d/%m/%Y}")
    return replace(batch, source=source, came_on=day)


def source_of(paths: Sequence[Path]) -> str:
    """Return "usb-thang-6 (+3)": the first place, and how many others there were."""
    first = shown_name(paths[0].name or str(paths[0])) if paths else ""
    return f"{first} (+{len(paths) - 1})" if len(paths) > 1 else first


def companions(batch: Batch, key: str) -> tuple[str, ...]:
    """Return the keys of the files that wait for the same decision: those of one report, that of `key` first."""
    one = next((item for item in batch.items if item.key == key), None)
    if one is None:
        return ()
    waiting = ("look", "accept") if one.judged.proposal in ("look", "accept") else (one.judged.proposal,)
    others = (
        item.key
        for item in batch.items
        if item is not one
        and one.judged.of_report
        and item.judged.of_report == one.judged.of_report
        and item.judged.proposal in waiting
    )
    return (key, *others)


def judged_again(db: Reader, reference: Reference, batch: Batch, now: datetime) -> Batch:
    """Return the batch laid beside what is known now: a certificate may have been registered, a unit entered."""
    return replace(batch, items=_items(tuple(item.found for item in batch.items), known(db, reference, now)))


def looked_again(
    db: Reader, reference: Reference, batch: Batch, keys: Collection[str], now: datetime, going: Going | None = None
) -> Batch:
    """Return the batch with some of its files looked into anew, where more is trusted by now; one that is gone stays.

    Raises `UserError` receive.cancelled, receive.cannot_start.
    """
    candidates = dict.fromkeys(item.found.candidate for item in batch.items if item.key in keys)
    looked = examine(tuple(candidates), trust_of(db), now, going or Going())
    fresh = {one.file.sha256: one.file for one in looked.found if one.file.sha256}
    found = tuple(
        replace(one, file=replace(fresh.get(one.file.sha256, one.file), strip=one.file.strip))
        for one in (item.found for item in batch.items)
    )
    return replace(batch, items=_items(found, known(db, reference, now)))


def known(db: Reader, reference: Reference, now: datetime) -> Known:
    """Return what files are laid beside."""
    with db.reading():
        return Known(
            register=register_of(db),
            certificates=certificates_of(db),
            expected=expected_of(db, reference, now),
            files={one.id: one for one in repository.find(db, ReceivedFile)},
            reports={one.id: one for one in repository.find(db, ReceivedReport)},
            counting={(one.unit_id, one.report_kind, one.period): one for one in received.counting(db)},
            now=now,
        )


def expected_of(db: Reader, reference: Reference, now: datetime) -> tuple[Expectation, ...]:
    """Return the reports that units owe or owed, with the days that this store has set."""
    days, phases = repository.find(db, DutyDay), repository.find(db, PhaseProgress)
    return expectations(reference.plans.values(), days, phases, now.astimezone(VIETNAM).date())


def _is_own(found: Found) -> bool:
    return any(fault.code == "given_out" for fault in found.file.faults)


def _items(found: tuple[Found, ...], laid_beside: Known) -> tuple[Item, ...]:
    read: Mapping[str, Found] = {one.file.sha256: one for one in found if one.file.sha256}
    judged = {one.file.sha256: one for one in judge((one.file for one in read.values()), laid_beside)}
    unread = (one for one in found if not one.file.sha256)
    items = [Item(found=one, judged=judged[one.file.sha256]) for one in found if one.file.sha256]
    items += [Item(found=one, judged=judge((one.file,), laid_beside)[0]) for one in unread]
    order = {id(one): number for number, one in enumerate(found)}
    return tuple(sorted(items, key=lambda item: order[id(item.found)]))
