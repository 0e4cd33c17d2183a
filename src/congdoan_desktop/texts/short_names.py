"""Names of unions as they are said every day: "Công đoàn cơ sở Công ty TNHH X" is "CĐCS Công ty X"."""

import re

UNION = (re.compile(r"\bCông đoàn cơ sở\b", re.IGNORECASE), "CĐCS")
_SHORTER = (
    UNION,
    (re.compile(r"\bLiên đoàn Lao động\b", re.IGNORECASE), "LĐLĐ"),
    (re.compile(r"^Công đoàn (?=xã|phường|đặc khu)", re.IGNORECASE), "CĐ "),
    (re.compile(r"\bCông ty\s+(?:TNHH|cổ phần|CP)(?:\s+một thành viên|\s+MTV)?\b", re.IGNORECASE), "Công ty"),
    (re.compile(r"\bTrường\s+Mầm non\b", re.IGNORECASE), "MN"),
    (re.compile(r"\bTrường\s+Tiểu học\b", re.IGNORECASE), "TH"),
    (re.compile(r"\bTrường\s+(?:Trung học cơ sở|THCS)\b", re.IGNORECASE), "THCS"),
    (re.compile(r"\bTrường\s+(?:Trung học phổ thông|THPT)\b", re.IGNORECASE), "THPT"),
    (re.compile(r"\bHợp tác xã\b", re.IGNORECASE), "HTX"),
    (re.compile(r"\bỦy ban nhân dân\b", re.IGNORECASE), "UBND"),
)


_BEGINS = re.compile(r"(?:công đoàn|cđ|nghiệp đoàn|liên đoàn|lđlđ)(?:cs)?(?:tv)?\b", re.IGNORECASE)
_SHORT_UNION = re.compile(r"^CĐCS\b\s*", re.IGNORECASE)


def full_name(name: str) -> str:
    """Return the whole name of a union; lists write "CĐCS X", or only where it is: "Trường X"."""
    if not _BEGINS.match(name):
        return f"Công đoàn cơ sở {name}"
    return _SHORT_UNION.sub("Công đoàn cơ sở ", name).strip()


def short_name(name: str) -> str:
    """Return the name in the window: "CĐCS Công ty …"."""
    for pattern, short in _SHORTER:
        name = pattern.sub(short, name)
    return name
