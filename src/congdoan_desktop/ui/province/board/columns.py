"""The columns of the board: one unit a row, or one group of units a row."""

from collections.abc import Callable
from dataclasses import dataclass

from congdoan_desktop.domain.numbers import count_text, percent_text
from congdoan_desktop.domain.province.board import Row, Tally
from congdoan_desktop.domain.records import OrgUnit
from congdoan_desktop.texts import short_date
from congdoan_desktop.texts.board import BOARD_STATES, BOARD_WORDS, why_words
from congdoan_desktop.ui.tables import Column
from congdoan_desktop.ui.widgets.status_label import SIGNS

_STATES = {"missing": "open", "received": "good", "approved": "good", "sent_back": "near"}


def unit_columns() -> tuple[Column, ...]:
    """Return the columns of a list of `Row`."""
    return (
        Column(title="Mã", text=lambda row: row.unit.code, width=72),
        Column(title="Đơn vị", text=lambda row: row.unit.short_name),
        Column(title="Trạng thái", text=state_words, tone=state_tone, width=118),
        Column(title="Ngày nộp", text=lambda row: short_date(row.handed_on) if row.handed_on else "", width=92),
        Column(title="Chậm", text=late_words, tone=lambda row: "bad" if row.is_late else "", width=128),
        Column(
            title="Vì sao chưa có",
            text=lambda row: why_words(row.why, row.report.reason if row.report else ""),
            width=210,
            optional=True,
        ),
        Column(title="Liên hệ", text=lambda row: contact_words(row.unit), width=232, optional=True),
    )


def state_words(row: Row) -> str:
    """Return "✓ Đã nhận"."""
    sign = "✗" if row.state == "missing" and row.is_late else SIGNS[_STATES[row.state]]
    return f"{sign} {BOARD_STATES[row.state]}"


def late_words(row: Row) -> str:
    """Return how late it came, or by how long it is overdue."""
    if not row.days_late:
        return ""
    return BOARD_WORDS["late" if row.counts else "overdue"].format(days=count_text(row.days_late))


def contact_words(unit: OrgUnit) -> str:
    """Return whom to call, and where."""
    return " · ".join(filter(None, (unit.contact_name, unit.contact_phone or unit.contact_email)))


def state_tone(row: Row) -> str:
    """Return the colour that those words have."""
    if row.state == "missing":
        return "bad" if row.is_late else ""
    return _STATES[row.state]


@dataclass(frozen=True, kw_only=True)
class GroupRow:
    """Some of the units: `code` tells them from the others, `name` is read."""

    code: str
    name: str
    tally: Tally


def group_columns() -> tuple[Column, ...]:
    """Return the columns of a list of `GroupRow`."""

    def number(name: str) -> Callable[[GroupRow], str]:
        return lambda row: count_text(getattr(row.tally, name))

    def share(row: GroupRow) -> str:
        return percent_text(row.tally.received, row.tally.expected) if row.tally.expected else ""

    counted = (
        ("Phải nộp", "expected"),
        ("Đã nhận", "received"),
        ("Đúng hạn", "on_time"),
        ("Nộp chậm", "late"),
        ("Bổ sung", "sent_back"),
        ("Chưa nộp", "missing"),
    )
    return (
        Column(title="Nhóm", text=lambda row: row.name),
        *(Column(title=words, text=number(name), right=True, width=92) for words, name in counted),
        Column(title="Tỷ lệ nhận", text=share, right=True, width=100),
    )
