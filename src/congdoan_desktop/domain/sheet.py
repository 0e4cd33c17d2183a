"""Printed lists and forms that are no report: sign-in sheets, rosters, what is held about a person, certificates."""

from dataclasses import dataclass

from congdoan_desktop.domain.report import Header, SignatureBlock, Table


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One printed list on A4. Empty parts are left out; the head of the table is repeated on every page."""

    header: Header | None = None
    """Left half of the letter head; `None` prints none (a list that stays in the house)."""
    title: str
    subtitle: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    """Label and value, above the table: ("Thời gian", "11:30 – 12:00, ngày 02/6/2026")."""
    paragraphs: tuple[str, ...] = ()
    table: Table | None = None
    row_height: int = 0
    """Least height of a row in millimetres: room for a signature by pen."""
    landscape: bool = False
    note: str = ""
    date_line: str = ""
    """Above the last signature: "Tân Uyên, ngày … tháng … năm …"."""
    signatures: tuple[SignatureBlock, ...] = ()
    """One to three, side by side, from left to right."""


@dataclass(frozen=True, kw_only=True)
class Certificate:
    """One certificate of attendance, on A4 landscape (QĐ 933/QĐ-TLĐ names "giấy chứng nhận" as a type of paper)."""

    header: Header
    title: str
    opening: str = ""
    """Over the name: who certifies ("Ban Chấp hành … chứng nhận")."""
    full_name: str
    lines: tuple[str, ...]
    """Under the name, centred: birth year, department; what was attended, when, where; with what result."""
    number: str = ""
    date_line: str = ""
    signature: SignatureBlock
