"""The register of outgoing papers as it is printed and bound: ten columns (NĐ 30/2020 Đ16.2, Phụ lục IV)."""

from collections import Counter
from datetime import date

from congdoan_desktop import texts
from congdoan_desktop.domain.records import OutgoingPaper
from congdoan_desktop.domain.report import Cell, Column, Table
from congdoan_desktop.domain.sheet import Sheet
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.texts.exchange import REGISTER
from congdoan_desktop.usecases.gather_facts import the_unit
from congdoan_desktop.usecases.papers import header_of
from congdoan_desktop.usecases.register import register_of

_ROW = 9
"""Least height of a row in millimetres: somebody signs in it."""
_WIDTHS = {
    "number": 11,
    "issued_on": 11,
    "about": 31,
    "signer_name": 13,
    "receivers": 18,
    "copy_kept_by": 12,
    "copies": 7,
    "sent_on": 11,
    "received_by": 10,
    "note": 15,
}


def register_sheet(db: Reader, year: int, today: date) -> Sheet:
    """Return the whole register of `year`: gaps, void numbers and papers that are being signed stand in their places.

    Raises `UserError` unit.missing.
    """
    lines = register_of(db, year)
    span = REGISTER["span"].format(first=f"{lines[0].number:02d}", last=f"{lines[-1].number:02d}") if lines else ""
    titles = (REGISTER["year"].format(year=year), span)
    return Sheet(
        header=header_of(the_unit(db)),
        title=REGISTER["title"],
        subtitle=" · ".join(part for part in titles if part),
        table=Table(code="", title="", columns=_columns(), rows=tuple(_row(line) for line in lines)),
        row_height=_ROW,
        landscape=True,
        note=counted(lines, today) if lines else REGISTER["empty"],
    )


def number_words(line: OutgoingPaper) -> str:
    """Return "05/BC-CĐCS", or the bare number of a line that is no paper."""
    return f"{line.number:02d}/{line.notation}" if line.notation else f"{line.number:02d}"


def about_words(line: OutgoingPaper) -> str:
    """Return type and subject of the paper, or what became of a number that is none."""
    about = " ".join(part for part in (line.type_name, line.subject) if part)
    if line.state == "issued":
        return about
    return " – ".join(part for part in (REGISTER[line.state], about) if part)


def counted(lines: tuple[OutgoingPaper, ...], today: date) -> str:
    """Return how many papers, gaps, void numbers and papers being signed there are."""
    states = Counter(line.state for line in lines)
    return REGISTER["as_of"].format(
        day=texts.short_date(today),
        count=states["issued"],
        skipped=states["skipped"],
        void=states["void"],
        reserved=states["reserved"],
    )


def _row(line: OutgoingPaper) -> tuple[Cell, ...]:
    return (
        number_words(line),
        line.issued_on.isoformat() if line.issued_on else "",
        about_words(line),
        *(line.signer_name, line.receivers, line.copy_kept_by),
        "" if line.copies is None else line.copies,
        line.sent_on.isoformat() if line.sent_on else "",
        *(line.received_by, line.note),
    )


def _columns() -> tuple[Column, ...]:
    dates, counts = ("issued_on", "sent_on"), ("copies",)
    return tuple(
        Column(
            heading=REGISTER[name],
            kind="date" if name in dates else "count" if name in counts else "text",
            width=width,
        )
        for name, width in _WIDTHS.items()
    )
