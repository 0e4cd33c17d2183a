"""Take in what the superior union answers about the files that this union handed up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from congdoan_desktop.domain.records import HandOver, IssuedReport, ReceiptLine
from congdoan_desktop.domain.verdict import State
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import read_file, sha256
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.taken_packs import taken_trust

if TYPE_CHECKING:
    from congdoan_desktop.handoff.receipt_json import Line, Receipt

FILE_LIMIT = 64_000_000


@dataclass(frozen=True, kw_only=True)
class ReceiptSeen:
    """A receipt that may be taken in, and what of it is about files of this union."""

    receipt: "Receipt"
    lines: tuple[ReceiptLine, ...]
    papers: Mapping[str, IssuedReport]
    """Those that it answers, by id; a paper that this store knows no more has none."""
    is_taken: bool
    """All of it was taken in before."""


def look_at_receipt_file(db: Reader, path: Path, now: datetime) -> ReceiptSeen:
    """Return what `look_at_receipt` says of a file. Raises `UserError` file.* too."""
    return look_at_receipt(db, read_file(path, limit=FILE_LIMIT), path.name, now)


def look_at_receipt(db: Reader, data: bytes, name: str, now: datetime) -> ReceiptSeen:
    """Return whose receipt it is and what it answers. Nothing is written. `now` knows its zone.

    Raises `UserError` receipt.* with the reason why it is not to be taken.
    """
    from congdoan_desktop.handoff.receipt_json import read_receipt

    receipt = read_receipt(data, name)
    signer_print = _require_genuine(db, data, name, now)
    papers = _papers(db)
    lines = tuple(
        _line(receipt, line, papers[line.sha256], signer_print, sha256(data), now)
        for line in receipt.lines
        if line.sha256 in papers
    )
    if not lines:
        raise UserError("receipt.not_ours", name=name)
    held = repository.by_ids(db, ReceiptLine, [line.id for line in lines])
    named = repository.by_ids(db, IssuedReport, {line.paper_id for line in lines})
    return ReceiptSeen(receipt=receipt, lines=lines, papers=named, is_taken=len(held) == len(lines))


def take_receipt(store: Store, seen: ReceiptSeen) -> int:
    """Keep the answers, all or none; return how many are new. Doing it again changes nothing."""
    held = repository.by_ids(store, ReceiptLine, [line.id for line in seen.lines])
    new = [line for line in seen.lines if line.id not in held]
    with store.atomic():
        for line in new:
            repository.save(store, line)
    return len(new)


def answers(db: Reader) -> Mapping[str, ReceiptLine]:
    """Return by the id of a signed report what was answered last about it.

    Of its files the worst answer counts: a paper whose workbook was refused is not handed up whole.
    """
    newest: dict[str, ReceiptLine] = {}
    for line in repository.find(db, ReceiptLine, order=("taken_at", "receipt_number", "id")):
        held = newest.get(line.file_sha256)
        if held is None or _is_later(line, held):
            newest[line.file_sha256] = line
    return by_paper(newest.values())


def by_paper(lines: Iterable[ReceiptLine]) -> dict[str, ReceiptLine]:
    """Return by the id of a paper the latest line about its files; of one receipt that with the gravest outcome."""
    found: dict[str, ReceiptLine] = {}
    for line in lines:
        held = found.get(line.paper_id)
        if line.paper_id and (held is None or _is_later(line, held) or _is_graver(line, held)):
            found[line.paper_id] = line
    return found


def _is_later(line: ReceiptLine, held: ReceiptLine) -> bool:
    """Numbers grow with each issuer by itself; of two issuers the answer that came home later counts."""
    if line.issuer == held.issuer:
        return line.receipt_number > held.receipt_number
    return line.taken_at > held.taken_at


def _is_graver(line: ReceiptLine, held: ReceiptLine) -> bool:
    grave = ("accepted", "sent_back", "refused")
    return line.receipt_id == held.receipt_id and grave.index(line.outcome) > grave.index(held.outcome)


def _require_genuine(db: Reader, data: bytes, name: str, now: datetime) -> str:
    """Return the fingerprint of who signed it: the superior union itself, by the authority that packs brought."""
    from congdoan_desktop.signing.own_word import voice_of
    from congdoan_desktop.signing.verify import verify

    trust = taken_trust(db)
    if not trust.anchors:
        raise UserError("receipt.no_trust", name=name)
    seen = verify(data, trust, now=now)
    reasons = {reason for one in seen.signers for reason in one.reasons} | set(seen.reasons)
    if "issuer.look_alike" in reasons:
        raise UserError("receipt.forged", name=name)
    if seen.state is State.BROKEN or len(seen.signers) != 1:
        raise UserError("receipt.changed", name=name)
    voice = voice_of(data, trust)
    if voice is None or not voice.is_own:
        raise UserError("receipt.forged", name=name)
    return voice.signer_print


def _papers(db: Reader) -> Mapping[str, str]:
    """Return by the digest of every file that this union signed or gave out the id of its paper."""
    handed = {one.sha256: one.paper_id for one in repository.find(db, HandOver) if not one.encrypted}
    issued = repository.find(db, IssuedReport)
    signed = {
        digest: one.id for one in issued for digest in (one.pdf_sha256, one.xlsx_sha256, one.seal_sha256) if digest
    }
    return handed | signed


def _line(
    receipt: "Receipt", line: "Line", paper_id: str, signer_print: str, digest: str, now: datetime
) -> ReceiptLine:
    return ReceiptLine(
        id=f"{receipt.receipt_id}#{line.sha256}",
        receipt_id=receipt.receipt_id,
        receipt_number=receipt.number,
        receipt_sha256=digest,
        issuer=receipt.issuer.name,
        signer_print=signer_print,
        paper_id=paper_id,
        file_name=line.file,
        file_sha256=line.sha256,
        outcome=line.outcome,
        codes=line.codes,
        reason=line.reason,
        received_at=_utc(line.received_at),
        taken_at=_utc(now),
    )


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")
