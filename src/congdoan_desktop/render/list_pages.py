"""Printed lists put on pages by reportlab: heading, facts, text, table, note, who signs."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageBreak, PageTemplate, Spacer

from congdoan_desktop.domain.sheet import Sheet
from congdoan_desktop.render import fonts, style
from congdoan_desktop.render.cells import notes
from congdoan_desktop.render.document import build, document
from congdoan_desktop.render.flow import Room, Stack
from congdoan_desktop.render.grid import grid
from congdoan_desktop.render.inline import balanced, paragraph
from congdoan_desktop.render.letterhead import names_and_state
from congdoan_desktop.render.signatures import side_by_side
from congdoan_desktop.texts import PAPER

_LEFT, _RIGHT, _TOP, _BOTTOM = 25 * mm, 15 * mm, 15 * mm, 20 * mm
_FOOT_FROM_BOTTOM = 11 * mm
_FOOT_SIZE = 11
_ROOM = 22 * mm
"""For a signature under a list."""


def typeset_sheets(sheets: Sequence[Sheet], made_at: datetime) -> bytes:
    """Draw `sheets`; their letters are known to be in the fonts."""
    stream = BytesIO()
    parts = [_Part(sheet, number) for number, sheet in enumerate(sheets)]
    author = next((sheet.header.organ_name for sheet in sheets if sheet.header), "")
    title = sheets[0].title
    template = document(stream, [part.template() for part in parts], title=title, author=author, subject=title)
    build(template, [block for part in parts for block in part.flow()], made_at)
    return stream.getvalue()


class _Part:
    """One sheet in the document. How many pages it takes is known at its end only: the foot of each is drawn then."""

    def __init__(self, sheet: Sheet, number: int) -> None:
        self._sheet, self._name = sheet, f"sheet{number}"
        self._is_first = number == 0
        self._size = style.LANDSCAPE if sheet.landscape else style.PORTRAIT
        self._width = self._size[0] - _LEFT - _RIGHT
        self._pages = 0

    def template(self) -> PageTemplate:
        height = self._size[1] - _TOP - _BOTTOM
        frame = Frame(_LEFT, _BOTTOM, self._width, height, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
        return PageTemplate(id=self._name, frames=[frame], onPage=self._count, pagesize=self._size)

    def flow(self) -> list[Flowable]:
        begin = [] if self._is_first else [NextPageTemplate(self._name), PageBreak()]
        return [*begin, *self._above(), *self._table_and_end(), Room(0, self._draw_feet)]

    def _above(self) -> list[Flowable]:
        sheet, width = self._sheet, self._width
        head = [names_and_state(sheet.header, width), Spacer(1, 14)] if sheet.header else []
        titles = [balanced(sheet.title, style.TYPE, width) if sheet.title else None]
        titles += [balanced(sheet.subtitle, style.SUBJECT, width) if sheet.subtitle else None]
        facts = [paragraph(f"{label}: {value}", style.FACT) for label, value in sheet.facts if value]
        text = [paragraph(text, style.BODY) for text in sheet.paragraphs]
        return [*head, *(one for one in titles if one), Spacer(1, 8), *facts, *text]

    def _table_and_end(self) -> list[Flowable]:
        table, end = self._sheet.table, self._end()
        if table is None:
            return [end] if end else []
        height = self._sheet.row_height * mm
        return [grid(table, self._width, nothing=PAPER["empty_list"], least_height=height, end=end)]

    def _end(self) -> Stack | None:
        sheet = self._sheet
        said = (*(notes(sheet.table) if sheet.table else ()), sheet.note)
        parts: list[Flowable] = [paragraph(text, style.NOTE) for text in said if text]
        if sheet.signatures:
            parts.append(side_by_side(sheet.signatures, self._width, date_line=sheet.date_line, height=_ROOM))
        return Stack([Spacer(1, 4), *parts]) if parts else None

    def _foot(self, page: int) -> str:
        return f"{self._name}-foot{page}"

    def _count(self, canvas: Canvas, _: BaseDocTemplate) -> None:
        self._pages += 1
        canvas.doForm(self._foot(self._pages))

    def _draw_feet(self, room: Room) -> None:
        for page in range(1, self._pages + 1):
            room.canv.beginForm(self._foot(page))
            room.canv.setFont(fonts.REGULAR, _FOOT_SIZE)
            words = PAPER["page_of"].format(page=page, pages=self._pages)
            room.canv.drawRightString(self._size[0] - _RIGHT, _FOOT_FROM_BOTTOM, words)
            room.canv.endForm()
