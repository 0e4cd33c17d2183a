"""Keep what was decided about the files of a batch: originals first, then reports and figures, a few dozen at once."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import Any, Literal

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.province.examined import Told
from congdoan_desktop.domain.province.judged import KINDS, Judged
from congdoan_desktop.domain.records import OrgUnit, ReceivedFile, ReceivedReport
from congdoan_desktop.domain.verdict import State
from congdoan_desktop.errors import UserError
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import content_files, received, repository
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.province.receive.examine import Found, Going, original, taking_out
from congdoan_desktop.usecases.province.receive.look import Batch, Item, judged_again

Outcome = Literal["accepted", "sent_back", "refused"]
_TOGETHER = 50
"""Files in one transaction: each costs the disk a few writes; what a power cut takes is looked through again."""


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What was decided about a file. `reason`: for the unit; needed to send back, and to accept against advice."""

    outcome: Outcome
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Kept:
    """How many files ended how; `left` waits for somebody to look."""

    accepted: int = 0
    sent_back: int = 0
    refused: int = 0
    known: int = 0
    left: int = 0


def as_proposed(batch: Batch) -> Mapping[str, Decision]:
    """Return decisions that follow what is proposed: good files are taken in, broken ones refused, others left."""
    outcomes: Mapping[str, Outcome] = {"accept": "accepted", "refuse": "refused"}
    return {
        item.key: Decision(outcome=outcomes[item.judged.proposal])
        for item in batch.items
        if item.judged.proposal in outcomes
    }


def keep(
    store: Store,
    reference: Reference,
    batch: Batch,
    decisions: Mapping[str, Decision],
    now: datetime,
    going: Going | None = None,
) -> Kept:
    """Write what was decided, and return how it ended. Files without a decision are left as they are.

    Everything is laid beside the store once more: what came in meanwhile is known, and a newer revision stays. Doing it
    again changes nothing. What was written before a cancel or a power cut is whole.
    Raises `UserError` receive.cancelled, receive.changed, receive.no_reason, receive.no_unit, receive.two_of_one,
    receive.cannot_start, file.*, store.*.
    """
    going = going or Going()
    batch = judged_again(store, reference, batch, now)
    for item in batch.items:
        _require_reason(item, decisions.get(item.key))
    chosen = [item for item in _in_order(batch.items) if item.key in decisions and item.judged.proposal != "known"]
    _require_one_content(chosen, decisions)
    done = 0
    with taking_out(now) as take_out:
        for some in _batched(chosen, _TOGETHER):
            if going.cancelled():
                raise UserError("receive.cancelled")
            _put_originals(store, some, decisions, take_out)
            with store.atomic():
                for item in some:
                    _keep_one(store, batch, item, decisions[item.key], now)
            done += len(some)
            going.told(done, len(chosen))
    return _counted(batch, decisions)


def send_back(store: Store, report_id: str, reason: str) -> ReceivedReport:
    """Send a report back that was taken in: it counts no more, and the unit is told why by the next receipt.

    Raises `UserError` receive.no_reason, receive.not_counting.
    """
    report = _counting(store, report_id)
    if not reason.strip():
        raise UserError("receive.no_reason")
    with store.atomic():
        for one in repository.find(store, ReceivedFile, where={"report_id": report_id}):
            repository.save(store, replace(one, outcome="sent_back", reason=reason))
        return repository.save(store, replace(report, state="sent_back", reason=reason))


def approve(store: Store, report_id: str) -> ReceivedReport:
    """Say that a report was looked at and is good. Raises `UserError` receive.not_counting."""
    return repository.save(store, replace(_counting(store, report_id), state="approved"))


def original_of(store_path: Path, sha256: str) -> bytes | None:
    """Return the untouched bytes of a file that was kept, or `None` where it is missing or no longer what it was."""
    return content_files.read(content_files.originals_folder(store_path), sha256)


def _counting(store: Store, report_id: str) -> ReceivedReport:
    report = repository.get(store, ReceivedReport, report_id)
    if report is None or report.state not in received.COUNTING:
        raise UserError("receive.not_counting")
    return report


def _require_reason(item: Item, decision: Decision | None) -> None:
    if decision is None:
        return
    against = decision.outcome == "accepted" and item.judged.proposal == "look"
    if (decision.outcome == "sent_back" or against) and not decision.reason.strip():
        raise UserError("receive.no_reason")
    if decision.outcome == "accepted" and (item.judged.unit is None or item.judged.proposal == "refuse"):
        raise UserError("receive.no_unit", name=item.found.name)


def _require_one_content(items: Sequence[Item], decisions: Mapping[str, Decision]) -> None:
    """Of two files that claim to be one report and say different things, one at most is what the unit made."""
    contents: dict[str, str] = {}
    for item in items:
        file = item.judged.file
        if file.told is None or decisions[item.key].outcome == "refused":
            continue
        if contents.setdefault(file.told.report_id, file.data_sha256) != file.data_sha256:
            raise UserError("receive.two_of_one", name=item.found.name)


def _in_order(items: Sequence[Item]) -> list[Item]:
    """Older revisions first; the file that says most of a report before its companions; scans last."""
    return sorted(items, key=lambda item: _place(item.judged))


def _place(judged: Judged) -> tuple[int, int, str, int]:
    told = judged.file.told
    if told is None:
        return (1, 0, "", 0)
    return (0, told.revision, told.report_id, KINDS.index(judged.file.kind))


def _batched(items: Sequence[Item], size: int) -> Iterator[list[Item]]:
    left = iter(items)
    while some := list(islice(left, size)):
        yield some


def _put_originals(
    store: Store, items: Sequence[Item], decisions: Mapping[str, Decision], take_out: Callable[[Found], bytes]
) -> None:
    folder = content_files.originals_folder(store.path)
    for item in items:
        if decisions[item.key].outcome != "refused" and item.found.file.sha256:
            content_files.put(folder, original(item.found, take_out))


def _keep_one(store: Store, batch: Batch, item: Item, decision: Decision, now: datetime) -> None:
    judged = item.judged
    if not judged.file.sha256:
        return  # nothing of it could be read: it is told in the list, and stays on the stick
    told, unit, report_id = judged.file.told, judged.unit, ""
    if decision.outcome != "refused" and unit is not None:
        report_id = judged.of_report
        if told is not None:
            _keep_report(store, told, replace(_report(item, told, unit, now), came_on=_day(batch, told, now)), decision)
    _keep_file(store, _file(batch, item, decision, report_id, now))


def _keep_file(store: Store, file: ReceivedFile) -> None:
    """Keep the line of a file. One that comes again and ends as before stays as it was, with its first day."""
    held = repository.get(store, ReceivedFile, file.id)
    if held is None:
        repository.save(store, file)
    elif _end(held) != _end(file):
        repository.save(store, replace(held, **_end(file), batch=file.batch, source=file.source))


def _end(file: ReceivedFile) -> dict[str, Any]:
    return {name: getattr(file, name) for name in ("outcome", "codes", "reason", "report_id", "unit_id")}


def _keep_report(store: Store, told: Told, report: ReceivedReport, decision: Decision) -> None:
    """Keep the report, unless one of its files brought it before; one that was sent back may be taken in after all."""
    held = repository.get(store, ReceivedReport, told.report_id)
    accepted = decision.outcome == "accepted"
    if accepted and (held is None or held.state == "sent_back"):
        _replace_older(store, report)
    if held is None:
        state = "received" if accepted else "sent_back"
        repository.save(store, replace(report, state=state, reason=decision.reason))
        received.put(store, told)
    elif held.state == "sent_back" and accepted:
        repository.save(store, replace(held, state="received", reason=decision.reason))


def _replace_older(store: Store, report: ReceivedReport) -> None:
    slot = {"unit_id": report.unit_id, "report_kind": report.report_kind, "period": report.period}
    for older in repository.find(store, ReceivedReport, where=slot):
        if older.state in received.COUNTING:
            repository.save(store, replace(older, state="replaced"))


def _report(item: Item, told: Told, unit: OrgUnit, now: datetime) -> ReceivedReport:
    judged = item.judged
    verdict = judged.file.verdict
    return ReceivedReport(
        id=told.report_id,
        unit_id=unit.id,
        unit_code=told.unit_code,
        report_kind=told.kind,
        period=told.window,
        base_period=told.period,
        revision=told.revision,
        replaces=told.replaces,
        number=told.number,
        notation=told.notation,
        issued_on=told.issued_on,
        subject=f"{told.type_name} {told.subject}".strip(),
        made_at=told.made_at.isoformat(),
        received_at=_utc(now),
        way=judged.way,
        signature="valid" if verdict is not None and verdict.state is State.VALID else "unconfirmed",
        signer_print=judged.signer_print,
        file_name=item.found.name,
        file_sha256=judged.file.sha256,
        data_sha256=judged.file.data_sha256,
        scan_sha256=judged.file.scan_sha256,
        due_on=judged.due_on,
        came_on=now.astimezone(VIETNAM).date(),
    )


def _day(batch: Batch, told: Told, now: datetime) -> date:
    """Return the day it counts as handed up: none before the unit made it, whatever day somebody said."""
    today = now.astimezone(VIETNAM).date()
    return today if batch.came_on is None else min(max(batch.came_on, told.made_at.astimezone(VIETNAM).date()), today)


def _file(batch: Batch, item: Item, decision: Decision, report_id: str, now: datetime) -> ReceivedFile:
    judged = item.judged
    return ReceivedFile(
        id=judged.file.sha256,
        name=item.found.name,
        size=judged.file.size,
        kind=judged.file.kind,
        came_at=_utc(now),
        batch=batch.id,
        source=batch.source,
        outcome=decision.outcome,
        codes=tuple(one.token for one in judged.findings),
        reason=decision.reason,
        report_id=report_id,
        unit_id=judged.unit.id if judged.unit else "",
    )


def _utc(now: datetime) -> str:
    return now.astimezone(UTC).isoformat(timespec="seconds")


def _counted(batch: Batch, decisions: Mapping[str, Decision]) -> Kept:
    ended = [_end_of(item, decisions) for item in batch.items]
    return Kept(**{name: ended.count(name) for name in ("accepted", "sent_back", "refused", "known", "left")})


def _end_of(item: Item, decisions: Mapping[str, Decision]) -> str:
    if item.judged.proposal == "known":
        return "known"
    decision = decisions.get(item.key)
    return decision.outcome if decision is not None else "left"
