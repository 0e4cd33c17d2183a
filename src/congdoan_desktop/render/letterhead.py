"""The head of the first page: two columns, type and subject, addressees (NĐ 30/2020 Phụ lục I, cells 1–5, 9a, 11).

A letter has no type: its subject stands under the number (mẫu 1.5). Minutes have neither place nor date (mẫu 1.9).
"""

from collections.abc import Sequence

from reportlab.lib.colors import black
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer, Table

from congdoan_desktop.domain.numbers import NBSP
from congdoan_desktop.domain.report import Document, Header, Report
from congdoan_desktop.render import style
from congdoan_desktop.render.flow import Rule
from congdoan_desktop.render.inline import balanced, even_lines, listed, paragraph
from congdoan_desktop.render.lines import text_width
from congdoan_desktop.texts import PAPER, blank_date, keep_together, long_date
from congdoan_desktop.texts.paper_form import FORM

_LEFT_PART = 69 / 160
"""Of the width: the names of the union."""
_GUTTER = 3 * mm
_SHORT = 0.4
"""Length of the short lines as a part of the text above (NĐ 30: 1/3 to 1/2)."""


def letterhead(report: Report, setting: style.Setting = style.ROOMY) -> list[Flowable]:
    """Return everything above the text."""
    return [
        names_and_state(report.header, style.TEXT_WIDTH, [_under_names(report), _under_state(report)]),
        *([Spacer(1, 12)] if report.form == "letter" else _type_and_subject(report.document, setting)),
        *([*addressees(report.addressees, report.via, setting), Spacer(1, 8)] if report.addressees else ()),
    ]


def number_text(document: Document) -> str:
    """Return "05/BC-CĐCS": below 10 with a leading 0; room for a pen while there is no number."""
    number = NBSP * 8 if document.code_number is None else f"{document.code_number:02d}"
    return f"{number}/{document.code_notation}"


def date_text(report: Report) -> str:
    """Return the date of the paper; room for a pen while there is none."""
    issued = report.document.issued_date
    return blank_date(report.made_at.year) if issued is None else long_date(issued)


def names_and_state(header: Header, width: float, below: Sequence[list[Flowable]] = ()) -> Table:
    """Return the two columns of the head, `width` points wide; `below` are the two cells under them."""
    left = _LEFT_PART * width
    rows: list[list[object]] = [[_names(header, left - _GUTTER), _state()]]
    if below:
        rows.append(list(below))
    table = Table(rows, colWidths=[left, width - left])
    table.setStyle(
        [
            *style.BARE,
            ("ALIGN", (0, 0), (-1, -1), "CENTER"),
            ("RIGHTPADDING", (0, 0), (0, -1), _GUTTER),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
        ]
    )
    return table


def _under_names(report: Report) -> list[Flowable]:
    """The number; of a letter what it is about; for whom alone it is."""
    width = _LEFT_PART * style.TEXT_WIDTH - _GUTTER
    found: list[Flowable] = [paragraph(f"{PAPER['number']}{NBSP}{number_text(report.document)}", style.NUMBER)]
    if report.form == "letter":
        found.append(balanced(FORM["about"].format(subject=report.document.subject), style.ABOUT, width))
    if report.internal:
        found += [Spacer(1, style.PARAGRAPH_GAP), _boxed(FORM["internal"], style.INTERNAL)]
    return found


def _under_state(report: Report) -> list[Flowable]:
    if report.form == "minutes":
        return []
    return [paragraph(f"{report.header.place}, {date_text(report)}", style.PLACE)]


def _boxed(text: str, look: ParagraphStyle) -> Table:
    width = text_width([text], look.fontName, look.fontSize) + 4 * mm
    box = Table([[paragraph(text, look)]], colWidths=[width])
    box.setStyle([*style.BARE, ("BOX", (0, 0), (-1, -1), 0.7, black), ("BOTTOMPADDING", (0, 0), (-1, -1), 3)])
    return box


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


def _type_and_subject(document: Document, setting: style.Setting) -> list[Flowable]:
    look = setting.subject
    lines = even_lines(document.subject, look, style.TEXT_WIDTH)
    return [
        paragraph(document.type_name.upper(), setting.type),
        balanced(document.subject, look, style.TEXT_WIDTH),
        Rule(_SHORT * text_width(lines, look.fontName, look.fontSize)),
        Spacer(1, 8),
    ]


def addressees(names: Sequence[str], via: str, setting: style.Setting) -> list[Flowable]:
    """Return "Kính gửi": one receiver on the same line, several each on a line of its own with a dash."""
    desk: list[Flowable] = [paragraph(PAPER["via"].format(desk=via), setting.addressee)] if via else []
    lines = listed(names)
    if len(lines) <= 1:
        return [*(balanced(f"{PAPER['to']} {name}", setting.addressee, style.TEXT_WIDTH) for name in lines), *desk]
    items = [paragraph(f"- {line}", setting.addressee_item) for line in lines]
    rows: list[list[object]] = [[paragraph(PAPER["to"], setting.addressee), ""], ["", items]]
    table = Table(rows, colWidths=[50 * mm, style.TEXT_WIDTH - 50 * mm])
    table.setStyle([*style.BARE, ("LEFTPADDING", (0, 0), (0, 0), 25 * mm)])
    return [table, *desk]
