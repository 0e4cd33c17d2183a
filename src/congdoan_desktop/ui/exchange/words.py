"""Words of *Gửi và nhận*: how a paper was signed, in what state its files are, how it went."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import HandOver, IssuedReport, ReceiptLine
from congdoan_desktop.texts import short_date
from congdoan_desktop.texts.receipts import ANSWERS, reason_words
from congdoan_desktop.usecases.hand_over_state import Outgoing
from congdoan_desktop.usecases.take_receipt import by_paper

WAYS = {"drive": "Ghi ra ổ", "email": "Thư điện tử", "folder": "Lưu vào thư mục", "print": "In"}
NO_FILES = {
    "changed": "Tệp đã bị sửa sau khi ký nên không gửi được. Hãy chép lại tệp từ USB hoặc thư đã gửi vào thư mục "
    "“Bao cao da ky”.",
    "missing": "Không thấy tệp đã ký. Hãy chép lại tệp từ USB hoặc thư đã gửi vào thư mục “Bao cao da ky”.",
}
_SENT = {
    "drive": "✓ Đã ghi ra USB {day}",
    "email": "… Đã tạo thư {day}",
    "folder": "✓ Đã lưu {day} vào thư mục",
    "print": "✓ Đã in {day}",
}
_WENT = {
    "drive": "{moment}: ghi ra ổ {destination}",
    "email": "{moment}: tạo thư gửi {destination}",
    "folder": "{moment}: lưu vào thư mục {destination}",
    "print": "{moment}: in ở máy {destination}",
}
_ANSWER_TONES = {"accepted": "good", "sent_back": "near", "refused": "bad"}
_ANSWERED = "{outcome}: {issuer} trả lời ở phiếu tiếp nhận số {number}, nhận tệp ngày {day}."
_REPLACED = "Đã có bản mới thay cho bản này."
_NOBODY = "(chưa ghi địa chỉ)"


def number_words(report: IssuedReport) -> str:
    """Return "05/BC-CĐCS"."""
    return f"{report.number:02d}/{report.notation}" if report.notation else f"{report.number:02d}"


def about_words(report: IssuedReport) -> str:
    """Return type and subject of a paper."""
    return f"{report.type_name} {report.subject}".strip()


def sent_words(one: Outgoing) -> str:
    """Return "✓ Đã ghi ra USB 30/06/2026", that it did not go yet, or what was answered."""
    if one.answer is not None:
        return ANSWERS[one.answer.outcome]
    return _SENT[one.last.way].format(day=short_date(at(one.last).date())) if one.last else "! Chưa gửi"


def sent_tone(one: Outgoing) -> str:
    """Return the colour of `sent_words`."""
    if one.answer is not None:
        return "muted" if one.is_replaced else _ANSWER_TONES[one.answer.outcome]
    return "near" if one.last is None else "muted" if one.last.way == "email" else "good"


def answer_words(line: ReceiptLine) -> str:
    """Return what the superior union answered about a paper, and why."""
    day = short_date(datetime.fromisoformat(line.received_at).astimezone(VIETNAM).date())
    said = _ANSWERED.format(outcome=ANSWERS[line.outcome], issuer=line.issuer, number=line.receipt_number, day=day)
    return f"{said} {reason_of(line)}".strip()


def answered_words(one: Outgoing) -> str:
    """Return `answer_words` of a paper, and whether a newer one stands for it; nothing where nobody answered."""
    if one.answer is None:
        return ""
    return f"{answer_words(one.answer)} {_REPLACED if one.is_replaced else ''}".strip()


def receipt_lines(lines: Iterable[ReceiptLine], papers: Mapping[str, IssuedReport]) -> tuple[str, ...]:
    """Return what one receipt answers, a line a paper."""
    return tuple(
        f"{ANSWERS[line.outcome]}: {_named(line, papers)}. {reason_of(line)}".strip()
        for line in by_paper(lines).values()
    )


def reason_of(line: ReceiptLine) -> str:
    """Return why a file was not taken as it is."""
    return reason_words(line.outcome, line.codes, line.reason)


def _named(line: ReceiptLine, papers: Mapping[str, IssuedReport]) -> str:
    report = papers.get(line.paper_id)
    return f"{number_words(report)}, {about_words(report)}" if report else line.file_name


def went_words(line: HandOver) -> str:
    """Return when and how a file went, and where to."""
    words = _WENT[line.way].format(moment=moment_words(line), destination=line.destination or _NOBODY)
    return f"{words}, cho {line.receiver}" if line.receiver else words


def moment_words(line: HandOver) -> str:
    """Return "30/06/2026 14:02" by the clock of Việt Nam."""
    return f"{at(line):%d/%m/%Y %H:%M}"


def at(line: HandOver) -> datetime:
    """Return the time of a line of the journal in Việt Nam."""
    return datetime.fromisoformat(line.at).astimezone(VIETNAM)
