"""The head of the first page: two columns, type and subject, addressees (NĐ 30/2020 Phụ lục I, cells 1–5, 9a)."""

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer, Table

from congdoan_desktop.domain.numbers import NBSP
from congdoan_desktop.domain.report import Document, Header, Report
from congdoan_desktop.render import style
from congdoan_desktop.render.flow import Rule
from congdoan_desktop.render.inline import balanced, even_lines, paragraph
from congdoan_desktop.render.lines import text_width
from congdoan_desktop.texts import PAPER, blank_date, keep_together, long_date

_LEFT_PART = 69 / 160
"""Of the width: the names of the union."""
_GUTTER = 3 * mm
_SHORT = 0.4
"""Length of the short lines as a part of the text above (NĐ 30: 1/3 to 1/2)."""


def letterhead(report: Report) -> list[Flowable]:
    """Return everything above the text."""
    return [
        names_and_state(report.header, style.TEXT_WIDTH, _number_and_date(report)),
        paragraph(report.document.type_name.upper(), style.TYPE),
        *_subject(report.document.subject),
        *addressees(report.addressees, report.via),
        Spacer(1, 8),
    ]


def number_text(document: Document) -> str:
    """Return "05/BC-CĐCS": below 10 with a leading 0; room for a pen while there is no number."""
    number = NBSP * 8 if document.code_number is None else f"{document.code_number:02d}"
    return f"{number}/{document.code_notation}"


def date_text(report: Report) -> str:
    """Return the date of the paper; room for a pen while there is none."""
    issued = report.document.issued_date
    return blank_date(report.made_at.year) if issued is None else long_date(issued)


def names_and_state(header: Header, width: float, below: Sequence[Flowable] = ()) -> Table:
    """Return the two columns of the head, `width` points wide; `below` are the two cells under them."""
    left = _LEFT_PART * width
    rows: list[list[object]] = [[_names(header, left - _GUTTER), _state()]]
    if below:
        rows.append(list(below))
    table = Table(rows, colWidths=[left, width - left])
    table.setStyle([*style.BARE, ("RIGHTPADDING", (0, 0), (0, -1), _GUTTER), ("BOTTOMPADDING", (0, 0), (-1, -1), 4)])
    return table


def _number_and_date(report: Report) -> list[Flowable]:
    return [
        paragraph(f"{PAPER['number']}{NBSP}{number_text(report.document)}", style.NUMBER),
        paragraph(f"{report.header.place}, {date_text(report)}", style.PLACE),
    ]


def _names(header: Header, width: float) -> list[Flowable]:
    organ = header.organ_name.upper()
    lines = even_lines(organ, style.ORGAN, width)
    return [
        balanced(header.parent_name.upper(), style.PARENT, width),
        balanced(organ, style.ORGAN, width),
        Rule(_SHORT * text_width(lines, style.ORGAN.fontName, style.ORGAN.fontSize)),
    ]


def _state() -> list[Flowable]:
    motto = keep_together(PAPER["motto"])
    return [
        paragraph(PAPER["state"], style.STATE),
        paragraph(motto, style.MOTTO),
        Rule(text_width([motto], style.MOTTO.fontName, style.MOTTO.fontSize)),
    ]


def _subject(subject: str) -> list[Flowable]:
    lines = even_lines(subject, style.SUBJECT, style.TEXT_WIDTH)
    width = text_width(lines, style.SUBJECT.fontName, style.SUBJECT.fontSize)
    return [
        balanced(subject, style.SUBJECT, style.TEXT_WIDTH),
        Rule(_SHORT * width),
        Spacer(1, 8),
    ]


def addressees(names: Sequence[str], via: str) -> list[Flowable]:
    """Return "Kính gửi": one receiver on the same line, several each on a line of its own with a dash."""
    desk: list[Flowable] = [paragraph(PAPER["via"].format(desk=via), style.ADDRESSEE)] if via else []
    if len(names) <= 1:
        return [*(balanced(f"{PAPER['to']} {name}", style.ADDRESSEE, style.TEXT_WIDTH) for name in names), *desk]
    ends = [";"] * (len(names) - 1) + ["."]
    items = [
        paragraph(f"- {name.rstrip('.; ')}{end}", style.ADDRESSEE_ITEM) for name, end in zip(names, ends, strict=True)
    ]
    rows: list[list[object]] = [[paragraph(PAPER["to"], style.ADDRESSEE), ""], ["", items]]
    table = Table(rows, colWidths=[50 * mm, style.TEXT_WIDTH - 50 * mm])
    table.setStyle([*style.BARE, ("LEFTPADDING", (0, 0), (0, 0), 25 * mm)])
    return [table, *desk]
