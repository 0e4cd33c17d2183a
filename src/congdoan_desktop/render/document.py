"""A PDF that depends on nothing but what is drawn: no clock, no random id; titled, in Vietnamese."""

from collections.abc import Callable, Sequence
from datetime import datetime
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, PageTemplate
from reportlab.platypus.doctemplate import LayoutError

from congdoan_desktop.errors import UserError
from congdoan_desktop.render import fonts


def document(
    stream: BytesIO, templates: Sequence[PageTemplate], *, title: str, author: str, subject: str
) -> BaseDocTemplate:
    """Return an empty document on `stream`; `build` draws it."""
    return BaseDocTemplate(
        stream,
        pageTemplates=list(templates),
        title=title,
        author=author,
        subject=subject,
        lang="vi-VN",
        initialFontName=fonts.REGULAR,
        displayDocTitle=True,
        invariant=1,
    )


def build(template: BaseDocTemplate, story: Sequence[Flowable], made_at: datetime, *, keeps: bool = True) -> None:
    """Draw `story`; `keeps`: make a file of it too, which takes a third of the time.

    Raises `UserError` paper.too_long for what must stay on one page and is longer.
    """
    template._doSave = keeps  # type: ignore[attr-defined]  # as its own multiBuild does
    try:
        template.build(list(story), canvasmaker=canvas_maker(made_at))
    except LayoutError as error:
        raise UserError("paper.too_long") from error


def canvas_maker(made_at: datetime) -> Callable[..., Canvas]:
    """Return a maker of canvases whose only time is `made_at`."""
    stamp = pdf_time(made_at)

    def make(*args: object, **kwargs: object) -> Canvas:
        canvas = Canvas(*args, **kwargs)  # type: ignore[arg-type]
        canvas.setDateFormatter(lambda *_: stamp)
        return canvas

    return make


def pdf_time(moment: datetime) -> str:
    """Return `D:20260612093000+07'00'`."""
    offset = moment.strftime("%z")
    return f"D:{moment:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:5]}'"
