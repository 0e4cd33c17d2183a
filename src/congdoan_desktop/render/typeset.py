"""Everything put on pages by reportlab."""

from collections.abc import Callable
from io import BytesIO

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable

from congdoan_desktop.domain.report import Report
from congdoan_desktop.render import fonts
from congdoan_desktop.render.body import annex_flow, outline_anchor, text_flow
from congdoan_desktop.render.drawn import Paper, SignatureSpot
from congdoan_desktop.render.ending import ending
from congdoan_desktop.render.flow import Room
from congdoan_desktop.render.letterhead import letterhead
from congdoan_desktop.render.pages import templates

_SPOT_WIDTH = 84 * mm
_SPOT_MARGIN = 1.5 * mm


def typeset(report: Report, *, draft: bool) -> Paper:
    """Draw `report`; its letters are known to be in the fonts."""
    spots: list[SignatureSpot] = []
    section_pages: dict[str, int] = {}
    stream = BytesIO()
    template = _template(stream, report, draft)
    template.build(_story(report, spots, section_pages), canvasmaker=_canvas_maker(report))
    return Paper(pdf=stream.getvalue(), pages=template.page, signature=spots[0], section_pages=section_pages)


def _story(report: Report, spots: list[SignatureSpot], section_pages: dict[str, int]) -> list[Flowable]:
    anchor = outline_anchor(section_pages)
    end = ending(report, lambda room: spots.append(_spot(room)))
    story = [*letterhead(report), *text_flow(report, end, anchor)]
    for number in range(len(report.annexes)):
        story += annex_flow(report, number, anchor)
    return story


def _spot(room: Room) -> SignatureSpot:
    left, bottom = room.canv.absolutePosition(0, 0)
    width = min(_SPOT_WIDTH, room.width)
    start = left + (room.width - width) / 2
    box = (start, bottom + _SPOT_MARGIN, start + width, bottom + room.height - _SPOT_MARGIN)
    return SignatureSpot(page=room.canv.getPageNumber() - 1, box=box)


def _template(stream: BytesIO, report: Report, draft: bool) -> BaseDocTemplate:
    return BaseDocTemplate(
        stream,
        pageTemplates=templates(report, draft),
        title=f"{report.document.type_name} {report.document.subject}",
        author=report.unit_name,
        subject=report.document.subject,
        lang="vi-VN",
        initialFontName=fonts.REGULAR,
        displayDocTitle=True,
        invariant=1,
    )


def _canvas_maker(report: Report) -> Callable[..., Canvas]:
    """Return a maker of canvases whose only time is the report's own."""
    stamp = pdf_time(report)

    def make(*args: object, **kwargs: object) -> Canvas:
        canvas = Canvas(*args, **kwargs)  # type: ignore[arg-type]
        canvas.setDateFormatter(lambda *_: stamp)
        return canvas

    return make


def pdf_time(report: Report) -> str:
    """Return `D:20260612093000+07'00'`."""
    offset = report.made_at.strftime("%z")
    return f"D:{report.made_at:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:5]}'"
