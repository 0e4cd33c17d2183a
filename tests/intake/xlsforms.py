"""Small XLSForm workbooks for the tests."""

import io

from openpyxl import Workbook

Rows = list[list[str | None]]
HEADING: list[str | None] = ["type", "name", "label", "required", "relevant", "constraint", "calculation"]
CHOICES: Rows = [["list_name", "name", "label"], ["yn", "y", "Có"], ["yn", "n", "Không"]]
SETTINGS: Rows = [["form_title", "form_id", "version"], ["Phiếu thử", "thu", "3"]]


def workbook(
    survey: Rows,
    choices: Rows | None = None,
    settings: Rows | None = None,
    heading: list[str | None] | None = None,
    **others: Rows,
) -> bytes:
    """Return a workbook: `survey` without its headings, the other sheets with theirs."""
    sheets = {
        "survey": [heading or HEADING, *survey],
        "choices": CHOICES if choices is None else choices,
        "settings": SETTINGS if settings is None else settings,
        **others,
    }
    return book_of(sheets)


def book_of(sheets: dict[str, Rows]) -> bytes:
    """Return a workbook of these sheets."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
