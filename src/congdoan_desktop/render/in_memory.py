"""A workbook is saved in memory: what stands in it may be people, and nothing of them comes to a disk unencrypted.

openpyxl writes every sheet into a temporary file first, and deletes it afterwards.
"""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter


def saved(book: Workbook) -> bytes:
    """Return `book` as `Workbook.save` would write it, but not yet compressed."""
    stream = BytesIO()
    _Writer(book, ZipFile(stream, "w")).save()
    return stream.getvalue()


class _Writer(ExcelWriter):
    """Keeps the sheet it is writing in memory. What it touches is the library's own, and without types."""

    def __init__(self, book: Workbook, archive: ZipFile) -> None:
        super().__init__(book, archive)
        self._into = archive

    def write_worksheet(self, ws: Any) -> None:
        ws._drawing = SpreadsheetDrawing()
        ws._drawing.charts, ws._drawing.images = ws._charts, ws._images
        part = BytesIO()
        writer: Any = WorksheetWriter(ws, out=part)
        writer.write()
        ws._rels = writer._rels
        self._into.writestr(ws.path[1:], part.getvalue())
        self.manifest.append(ws)
