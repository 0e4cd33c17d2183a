"""Words of *Gửi và nhận*: how a paper was signed, in what state its files are, how it went."""

from datetime import datetime

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import HandOver, IssuedReport
from congdoan_desktop.texts import short_date
from congdoan_desktop.usecases.hand_over_state import Outgoing

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
_NOBODY = "(chưa ghi địa chỉ)"


def number_words(report: IssuedReport) -> str:
    """Return "05/BC-CĐCS"."""
    return f"{report.number:02d}/{report.notation}" if report.notation else f"{report.number:02d}"


def about_words(report: IssuedReport) -> str:
    """Return type and subject of a paper."""
    return f"{report.type_name} {report.subject}".strip()


def sent_words(one: Outgoing) -> str:
    """Return "✓ Đã ghi ra USB 30/06/2026", or that it did not go yet."""
    return _SENT[one.last.way].format(day=short_date(at(one.last).date())) if one.last else "! Chưa gửi"


def sent_tone(one: Outgoing) -> str:
    """Return the colour of `sent_words`."""
    return "near" if one.last is None else "muted" if one.last.way == "email" else "good"


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
