"""How one file of a batch, and a file of an earlier one, are said in the list."""

from dataclasses import dataclass
from datetime import datetime

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.province.findings import parted
from congdoan_desktop.domain.records import OrgUnit, ReceivedFile, ReceivedReport
from congdoan_desktop.domain.verdict import State
from congdoan_desktop.texts import moment, verdict_lines
from congdoan_desktop.texts.receiving import FINDINGS, OUTCOMES, finding_sentence, window_name
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


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line of the list. `state` is a proposal of an open batch, or how a file ended."""

    key: str
    name: str
    unit: str
    report: str
    signature: str
    result: str
    tone: str
    state: str
    details: tuple[str, ...] = ()


def line_of(item: Item) -> Line:
    """Return the line of a file that was just looked into."""
    judged = item.judged
    told, verdict = judged.file.told, judged.file.verdict
    findings = tuple(finding_sentence(one.code, one.words) for one in judged.findings)
    about = f"{told.type_name} {told.subject}".strip() if told else ""
    signed = tuple(verdict_lines(verdict)) if verdict is not None else ()
    unit = judged.unit.short_name if judged.unit else (told.unit_name if told else "–")
    return Line(
        key=item.key,
        name=item.found.name,
        unit=unit,
        report=f"{window_name(told.window)} · V{told.revision}" if told else "–",
        signature=_signature(item),
        result=PROPOSED[judged.proposal],
        tone=_TONES[judged.proposal],
        state=judged.proposal,
        details=(*((about,) if about else ()), *findings, *signed),
    )


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
        result=f"{_ENDED[file.outcome]}{OUTCOMES[file.outcome]}",
        tone=_ENDED_TONES[file.outcome],
        state=file.outcome,
        details=(*reason, *sentences, f"{at} · {file.source} · SHA-256 {file.id[:16]}…"),
    )


def _signature(item: Item) -> str:
    if item.judged.way == "by_hand":
        return "Ký tay, niêm phong"
    verdict = item.judged.file.verdict
    if verdict is None or "not_signed" in verdict.reasons:
        return "Chưa ký"
    return _SIGNED[verdict.state]
