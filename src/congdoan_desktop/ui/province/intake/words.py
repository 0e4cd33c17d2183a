"""How one file of a batch, and a file of an earlier one, are said in the list."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.province.findings import parted
from congdoan_desktop.domain.records import OrgUnit, ReceivedFile, ReceivedReport
from congdoan_desktop.domain.verdict import State
from congdoan_desktop.texts import moment, verdict_lines
from congdoan_desktop.texts.receiving import FIGURE_NAMES, FINDINGS, OUTCOMES, finding_sentence, window_name
from congdoan_desktop.usecases.province.earlier_batches import EarlierBatch
from congdoan_desktop.usecases.province.receive.compare import Compared
from congdoan_desktop.usecases.province.receive.look import Item

PROPOSED = {
    "accept": "✓ Tiếp nhận được",
    "look": "! Cần xem",
    "refuse": "✗ Không dùng được",
    "known": "✓ Đã có",
}
_TONES = {"accept": "good", "look": "near", "refuse": "bad", "known": ""}
_SIGNED = {State.VALID: "✓ Hợp lệ", State.UNCONFIRMED: "! Chưa xác nhận", State.BROKEN: "✗ Đã hỏng"}
_ENDED = {"accepted": "✓ ", "sent_back": "! ", "refused": "✗ "}
_ENDED_TONES = {"accepted": "good", "sent_back": "near", "refused": "bad"}
_HELD = "Bản V{revision} đang giữ có số liệu khác:"
_SAME = "Số liệu chính giống bản V{revision} đang giữ."


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line of the list. `state`: what is proposed, `decided`, or of an earlier batch how the file ended."""

    key: str
    name: str
    unit: str
    report: str
    signature: str
    result: str
    tone: str
    state: str
    details: tuple[str, ...] = ()
    has_pages: bool = False
    """There is a page to look at."""
    can_accept: bool = False
    """Somebody may take it in after a look."""
    can_send_back: bool = False
    can_register: bool = False
    """The certificate of its signer may be entered as that of its unit."""


def line_of(item: Item, held: ReceivedFile | None) -> Line:
    """Return the line of a file that was just looked into. `held`: what was decided about the same file before."""
    judged = item.judged
    told, proposal = judged.file.told, judged.proposal
    unit = judged.unit.short_name if judged.unit else (told.unit_name if told else "–")
    decided = held if held is not None and proposal in ("look", "refuse") and held.outcome != "accepted" else None
    codes = {one.code for one in judged.findings}
    return Line(
        key=item.key,
        name=item.found.name,
        unit=unit,
        report=f"{window_name(told.window)} · V{told.revision}" if told else "–",
        signature=_signature(item),
        result=_ended_words(decided) if decided else PROPOSED[proposal],
        tone=_ENDED_TONES[decided.outcome] if decided else _TONES[proposal],
        state="decided" if decided else proposal,
        details=tuple(_details(item, decided)),
        has_pages=judged.file.kind == "pdf",
        can_accept=proposal == "look" and judged.unit is not None,
        can_send_back=proposal in ("look", "accept") and not (decided and decided.outcome == "sent_back"),
        can_register="signer_unknown" in codes and judged.unit is not None and bool(judged.file.certificate),
    )


def _details(item: Item, decided: ReceivedFile | None) -> Iterator[str]:
    told, verdict = item.judged.file.told, item.judged.file.verdict
    if decided is not None and decided.reason:
        yield f"Lý do đã ghi: {decided.reason}"
    if told is not None and (about := f"{told.type_name} {told.subject}".strip()):
        yield about
    for one in item.judged.findings:
        yield finding_sentence(one.code, one.words)
    if verdict is not None:
        yield from verdict_lines(verdict)


def ended_line(file: ReceivedFile, unit: OrgUnit | None, report: ReceivedReport | None) -> Line:
    """Return the line of a file that came in earlier."""
    at = moment(datetime.fromisoformat(file.came_at).astimezone(VIETNAM))
    found = [parted(token) for token in file.codes]
    sentences = tuple(finding_sentence(code, words) for code, words in found if code in FINDINGS)
    reason = (file.reason,) if file.reason else ()
    return Line(
        key=file.id,
        name=file.name,
        unit=unit.short_name if unit else "–",
        report=f"{window_name(report.period)} · V{report.revision}" if report else "–",
        signature=at.rpartition(" ")[2],
        result=_ended_words(file),
        tone=_ENDED_TONES[file.outcome],
        state=file.outcome,
        details=(*reason, *sentences, f"{at} · {file.source} · SHA-256 {file.id[:16]}…"),
        has_pages=file.kind == "pdf" and file.outcome != "refused",
        can_send_back=report is not None and report.state in ("received", "approved") and file.outcome == "accepted",
    )


def batch_words(batch: EarlierBatch) -> str:
    """Return how a taking-in is called in the list of those before."""
    day = moment(datetime.fromisoformat(batch.came_at).astimezone(VIETNAM)).rpartition(" ")[2]
    rest = f"{batch.unanswered} chưa trả lời" if batch.unanswered else "đã có biên nhận"
    return f"{day} · {batch.source} · {batch.files} tệp, {rest}"


def figure_lines(found: Compared) -> tuple[str, ...]:
    """Return the main figures of a report, and where the version held says something else."""
    lines = [f"{FIGURE_NAMES[one.code].capitalize()}: {one.now or 'không ghi'}" for one in found.figures]
    if found.held is None:
        return tuple(lines)
    differing = [one for one in found.figures if one.now != one.before]
    if not differing:
        return (*lines, _SAME.format(revision=found.held.revision))
    changed = [f"{FIGURE_NAMES[one.code]} {one.before or 'không ghi'} → {one.now or 'không ghi'}" for one in differing]
    return (*lines, f"{_HELD.format(revision=found.held.revision)} {'; '.join(changed)}.")


def _ended_words(file: ReceivedFile) -> str:
    return f"{_ENDED[file.outcome]}{OUTCOMES[file.outcome]}"


def _signature(item: Item) -> str:
    if item.judged.way == "by_hand":
        return "Ký tay, niêm phong"
    verdict = item.judged.file.verdict
    if verdict is None or "not_signed" in verdict.reasons:
        return "Chưa ký"
    return _SIGNED[verdict.state]
