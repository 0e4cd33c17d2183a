"""The end of the paper: receivers on the left, who signs on the right (NĐ 30/2020 Phụ lục I, cells 7, 9b)."""

from collections.abc import Callable

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Table

from congdoan_desktop.domain.report import Report
from congdoan_desktop.render import style
from congdoan_desktop.render.flow import Room
from congdoan_desktop.render.inline import balanced, paragraph
from congdoan_desktop.texts import PAPER

_COLUMNS = [72 * mm, 88 * mm]
SIGNATURE_HEIGHT = 30 * mm


def ending(report: Report, on_room: Callable[[Room], None]) -> Flowable:
    """Return the block that is never split; `on_room` is told where the room for the signature lies."""
    table = Table([[_recipients(report), _signer(report, on_room)]], colWidths=_COLUMNS, spaceBefore=12)
    table.setStyle([*style.BARE, ("TOPPADDING", (0, 0), (0, 0), 2)])  # smaller letters on the same base line
    return table


def _recipients(report: Report) -> list[Flowable]:
    lines = [line.removeprefix("-").strip().rstrip(".;") for line in report.recipients]
    ends = [";"] * (len(lines) - 1) + ["."]
    items = [paragraph(f"- {line}{end}", style.RECIPIENT) for line, end in zip(lines, ends, strict=False)]
    return [paragraph(PAPER["recipients"], style.RECIPIENTS), *items]


def _signer(report: Report, on_room: Callable[[Room], None]) -> list[Flowable]:
    block = report.signature
    titles = [
        balanced(line.upper(), style.SIGNER, _COLUMNS[1]) for line in (*block.authority_lines, *block.title_lines)
    ]
    return [*titles, Room(SIGNATURE_HEIGHT, on_room), balanced(block.full_name, style.SIGNER, _COLUMNS[1])]
