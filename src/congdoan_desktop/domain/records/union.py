"""The union itself: who it is, how it signs, how many people it has."""

from dataclasses import dataclass
from datetime import date

from congdoan_desktop.domain.records.record import Record


@dataclass(frozen=True, kw_only=True, slots=True)
class Unit(Record):
    """The union this file belongs to (one row)."""

    name: str
    """In running text: "Công đoàn cơ sở Công ty TNHH …"."""
    header_name: str
    """On the letter head, capitals: "CĐCS CÔNG TY TNHH …"."""
    short_name: str
    """In the window: "CĐCS Chè Tân Uyên"."""
    code: str = ""
    """Given by the province: "LC014"."""
    parent_name: str
    """The superior union in running text: "Liên đoàn Lao động tỉnh Lai Châu"."""
    kind: str
    """Code of catalogue `unit_kinds`."""
    commune: str = ""
    """Code of catalogue `communes`."""
    place: str
    """Place name before the date of a document: "Tân Uyên"."""
    role: str = "unit"
    """`unit` or `province`: the role belongs to the data file."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SigningProfile(Record):
    """How this unit heads, addresses and signs its papers (NĐ 30/2020 Phụ lục I; one row)."""

    symbol: str
    """Abbreviation in the symbol: "CĐCS" of "05/BC-CĐCS"."""
    authority_lines: tuple[str, ...]
    """"TM. BAN CHẤP HÀNH" (0–2 lines)."""
    title_lines: tuple[str, ...]
    """"CHỦ TỊCH", or "KT. CHỦ TỊCH" and "PHÓ CHỦ TỊCH"."""
    signer_name: str
    signer_position: str = ""
    """In running text: "Chủ tịch CĐCS"."""
    addressees: tuple[str, ...]
    """After "Kính gửi:" (required in a report going upward)."""
    via: str = ""
    """Desk the report goes through."""
    recipients: tuple[str, ...]
    """"Nơi nhận", without the filing line."""
    filing: str
    """After "- Lưu:"."""


@dataclass(frozen=True, kw_only=True, slots=True)
class HeadCount(Record):
    """Numbers of people at a day; the denominator of every coverage. `None` is "not known"."""

    as_of: date
    workers_total: int
    workers_women: int | None = None
    workers_minority: int | None = None
    workers_seasonal: int | None = None
    members_total: int | None = None
    members_women: int | None = None
    members_minority: int | None = None
    note: str = ""
