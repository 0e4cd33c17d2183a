"""A one-page PDF → the appearance of a signature.

pyHanko's own text stamps garble Vietnamese (Courier is WinAnsi, and its OpenType text writes wrong widths), so stamps
are drawn by the program's own PDF engine and only placed here.
"""

import secrets
from io import BytesIO

from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, InnerScaling, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.stamp import StaticStampStyle


def stamp_style(stamp_pdf: bytes) -> StaticStampStyle:
    """Return a style that shows the first page of `stamp_pdf`, fitted into the box of the signature, unframed."""
    layout = SimpleBoxLayoutRule(
        x_align=AxisAlignment.ALIGN_MID,
        y_align=AxisAlignment.ALIGN_MID,
        margins=Margins(0, 0, 0, 0),
        inner_content_scaling=InnerScaling.STRETCH_TO_FIT,
    )
    return StaticStampStyle(background=_Page(stamp_pdf), background_layout=layout, border_width=0)


class _Page(PdfContent):
    """The first page of a PDF as a form; pyHanko's own class for this reads files only."""

    def __init__(self, pdf: bytes) -> None:
        super().__init__()
        self._pdf = pdf

    def render(self) -> bytes:
        form = self._ensure_writer.import_page_as_xobject(PdfFileReader(BytesIO(self._pdf)), page_ix=0)
        name = f"/Stamp{secrets.token_hex(8)}"
        self.resources.xobject[name] = form
        left, bottom, right, top = form.get_object()["/BBox"]
        self.box = BoxConstraints(width=abs(right - left), height=abs(top - bottom))
        return f"{name} Do".encode("ascii")
