"""Everything put on pages by reportlab."""

from dataclasses import replace
from io import BytesIO

from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, Flowable

from congdoan_desktop.domain.control_code import ControlStrip
from congdoan_desktop.domain.report import Report
from congdoan_desktop.render import style
from congdoan_desktop.render.body import annex_flow, outline_anchor, text_flow
from congdoan_desktop.render.control_strip import draw_words
from congdoan_desktop.render.document import build, document
from congdoan_desktop.render.drawn import Paper, SignatureSpot
from congdoan_desktop.render.ending import ending
from congdoan_desktop.render.flow import Room
from congdoan_desktop.render.letterhead import letterhead
from congdoan_desktop.render.pages import templates

_SHORT = 3
"""Pages of a text that is set closer where that saves one."""
_SHORT_TEXT = 9000
"""Letters that surely fill more pages."""
_SPOT_WIDTH = 84 * mm
_SPOT_MARGIN = 1.5 * mm


def typeset(report: Report, *, draft: bool, strip: ControlStrip | None) -> Paper:
    """Draw `report`; its letters are known to be in the fonts."""
    setting = _setting(report, draft, strip)
    stream = BytesIO()
    laid = _laid(stream, report, draft, strip, setting)
    return replace(laid, pdf=stream.getvalue())


def _setting(report: Report, draft: bool, strip: ControlStrip | None) -> style.Setting:
    """The roomiest one; of a short text one that saves its last page, where little but the signature would stand."""
    if sum(len(line) for section in report.sections for line in section.paragraphs) > _SHORT_TEXT:
        return style.ROOMY
    text = replace(report, annexes=())
    pages = _laid(None, text, draft, strip, style.ROOMY).pages
    closer = (style.CLOSE, style.SMALL) if 1 < pages <= _SHORT else ()
    return next((one for one in closer if _laid(None, text, draft, strip, one).pages < pages), style.ROOMY)


def _laid(
    stream: BytesIO | None, report: Report, draft: bool, strip: ControlStrip | None, setting: style.Setting
) -> Paper:
    """Lay everything out; the file goes to `stream`, or is not made where only the pages are counted."""
    spots: list[SignatureSpot] = []
    section_pages: dict[str, int] = {}
    template = _template(stream or BytesIO(), report, draft, strip)
    story = _story(report, spots, section_pages, setting, electronic=strip is None)
    build(template, [*story, *([_words(strip)] if strip else [])], report.made_at, keeps=stream is not None)
    return Paper(pdf=b"", pages=template.page, signature=spots[0], section_pages=section_pages)


def _story(
    report: Report,
    spots: list[SignatureSpot],
    section_pages: dict[str, int],
    setting: style.Setting,
    *,
    electronic: bool,
) -> list[Flowable]:
    anchor = outline_anchor(section_pages)
    end = ending(report, lambda room: spots.append(_spot(room)), setting)
    story = [*letterhead(report, setting), *text_flow(report, end, anchor, setting)]
    for number in range(len(report.annexes)):
        story += annex_flow(report, number, anchor, electronic=electronic)
    return story


def _spot(room: Room) -> SignatureSpot:
    left, bottom = room.canv.absolutePosition(0, 0)
    width = min(_SPOT_WIDTH, room.width)
    start = left + (room.width - width) / 2
    box = (start, bottom + _SPOT_MARGIN, start + width, bottom + room.height - _SPOT_MARGIN)
    return SignatureSpot(page=room.canv.getPageNumber() - 1, box=box)


def _words(strip: ControlStrip) -> Room:
    return Room(0, lambda room: draw_words(room.canv, strip, room.canv.getPageNumber()))


def _template(stream: BytesIO, report: Report, draft: bool, strip: ControlStrip | None) -> BaseDocTemplate:
    return document(
        stream,
        templates(report, draft, strip),
        title=f"{report.document.type_name} {report.document.subject}",
        author=report.unit_name,
        subject=report.document.subject,
    )
