"""The end of the paper: receivers on the left, who signs on the right (NĐ 30/2020 Phụ lục I, cells 7, 9b).

Minutes are signed by two or three, side by side (Phụ lục III, mẫu 1.9); their receivers stand below.
"""

from collections.abc import Callable

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer, Table

from congdoan_desktop.domain.report import Report
from congdoan_desktop.render import style
from congdoan_desktop.render.flow import Room, Stack
from congdoan_desktop.render.inline import listed, paragraph
from congdoan_desktop.render.signatures import name, side_by_side, titles
from congdoan_desktop.texts import PAPER

_COLUMNS = [72 * mm, 88 * mm]


def ending(report: Report, on_room: Callable[[Room], None], setting: style.Setting = style.ROOMY) -> Flowable:
    """Return the block that is never split; `on_room` is told where the room for the signature lies.

    Where several sign, it is the room of the last one.
    """
    if report.parties:
        below = [Spacer(1, 8), *_recipients(report)] if report.recipients else []
        return Stack([side_by_side(report.parties, style.TEXT_WIDTH, on_room, height=setting.signature_room), *below])
    table = Table([[_recipients(report), _signer(report, on_room, setting)]], colWidths=_COLUMNS, spaceBefore=12)
    table.setStyle([*style.BARE, ("TOPPADDING", (0, 0), (0, 0), 2)])  # smaller letters on the same base line
    return table


def _recipients(report: Report) -> list[Flowable]:
    lines = listed(line.removeprefix("-").strip() for line in report.recipients)
    items = [paragraph(f"- {line}", style.RECIPIENT) for line in lines]
    return [paragraph(PAPER["recipients"], style.RECIPIENTS), *items]


def _signer(report: Report, on_room: Callable[[Room], None], setting: style.Setting) -> list[Flowable]:
    block, width = report.signature, _COLUMNS[1]
    look = setting.signer
    return [*titles(block, width, look), Room(setting.signature_room, on_room), name(block, width, look)]
