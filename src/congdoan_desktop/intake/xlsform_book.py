"""The sheets of an XLSForm workbook as rows with their numbers, read by pyxform; nothing in them is passed over."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from congdoan_desktop.domain.text import clean
from congdoan_desktop.errors import UserError

SURVEY, CHOICES, SETTINGS = "survey", "choices", "settings"
FIRST_ROW = 2
_SHEETS = (SURVEY, CHOICES, SETTINGS)
_SAME = {
    "caption": "label",
    "relevance": "relevant",
    "calculate": "calculation",
    "constraining_message": "constraint_message",
    "value": "name",
    "tag": "name",
    "command": "type",
    "id_string": "form_id",
    "set_form_id": "form_id",
    "title": "form_title",
    "set_form_title": "form_title",
}
_OF_KOBO = re.compile(r"\$.*|kuid|_?(?:xpath|qpath|autoname)")
"""Columns in which KoboToolbox keeps its own numbers of rows; they say nothing of the questionnaire."""

Heading = tuple[str, str]
"""Column and language: `label::Tiếng Việt (vi)` is ("label", "Tiếng Việt (vi)")."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """The filled cells of one row."""

    sheet: str
    number: int
    cells: Mapping[Heading, str]

    def get(self, column: str) -> str:
        """Return a cell of a column without a language; nothing for an empty one."""
        return self.cells.get((column, ""), "")

    def refused(self, code: str, what: str = "") -> UserError:
        """Return the error `xlsform.<code>` for this row."""
        return refused(code, self.sheet, self.number, what)


@dataclass(frozen=True, kw_only=True)
class Book:
    """`workbook`: what pyxform made of the file, for its own judgement. `headings`: of the columns with anything in
    them, in their order.
    """

    workbook: Any
    survey: tuple[Row, ...]
    choices: tuple[Row, ...]
    settings: Row
    headings: Mapping[str, tuple[Heading, ...]]


def refused(code: str, sheet: str, row: int, what: str = "") -> UserError:
    """Return the error `xlsform.<code>` (sheet, row, what)."""
    return UserError(f"xlsform.{code}", sheet=sheet, row=row, what=clean(what)[:100])


def read_book(data: bytes) -> Book:
    """Return the rows of a workbook.

    Raises `UserError` xlsform.unreadable, xlsform.no_survey, and with sheet, row, what: xlsform.sheet, xlsform.stray,
    xlsform.column_twice, xlsform.formula.
    """
    from pyxform.errors import PyXFormError
    from pyxform.xls2json_backends import get_xlsform

    try:
        workbook = get_xlsform(xlsform=data, file_type=".xlsx")
        headings: dict[str, tuple[str, ...]] = {
            name: tuple((getattr(workbook, f"{name}_header") or [{}])[0]) for name in _SHEETS
        }
    except PyXFormError as error:
        if "Duplicate column header" in str(error):
            raise refused("column_twice", SURVEY, 1, str(error).rpartition(":")[2]) from error
        raise UserError("xlsform.unreadable") from error
    except Exception as error:  # a hostile file makes the readers beneath pyxform fail in any way they can
        raise UserError("xlsform.unreadable") from error
    if not workbook.survey:
        raise UserError("xlsform.no_survey")
    _refuse_strays(data, {name: len(getattr(workbook, name) or ()) for name in _SHEETS}, headings)
    rows = {name: tuple(_rows(name, getattr(workbook, name) or ())) for name in _SHEETS}
    settings = rows[SETTINGS]
    if len(settings) > 1:
        raise settings[1].refused("stray", next(iter(settings[1].cells.values())))
    return Book(
        workbook=workbook,
        survey=rows[SURVEY],
        choices=rows[CHOICES],
        settings=settings[0] if settings else Row(sheet=SETTINGS, number=FIRST_ROW, cells={}),
        headings={name: _filled(name, headings[name], rows[name]) for name in _SHEETS},
    )


def heading_of(text: str) -> Heading:
    """Return what a column is called: `Label :: Thái` → ("label", "Thái"); "" for one that is left alone."""
    column, _, language = text.replace("::", ":").partition(":")
    column = "_".join(column.lower().split())
    return ("", "") if _OF_KOBO.fullmatch(column) else (_SAME.get(column, column), clean(language))


def _rows(sheet: str, rows: Sequence[Mapping[str, str]]) -> Iterator[Row]:
    for number, row in enumerate(rows, FIRST_ROW):
        filled = {heading_of(text): clean(value or "") for text, value in row.items()}
        cells = {heading: text for heading, text in filled.items() if heading[0] and text}
        if cells:
            yield Row(sheet=sheet, number=number, cells=cells)


def _filled(sheet: str, texts: Sequence[str], rows: Sequence[Row]) -> tuple[Heading, ...]:
    headings = list(map(heading_of, texts))
    for place, heading in enumerate(headings):
        if heading[0] and heading in headings[:place]:
            raise refused("column_twice", sheet, 1, texts[place])
    return tuple(heading for heading in headings if any(heading in row.cells for row in rows))


def _refuse_strays(data: bytes, known: Mapping[str, int], headings: Mapping[str, Sequence[str]]) -> None:
    """Refuse what pyxform passes over in silence: other sheets, cells without a heading, rows after a long gap, and
    formulas that were never reckoned.
    """
    from openpyxl import load_workbook

    try:
        book, written = (
            load_workbook(BytesIO(data), read_only=True, data_only=values, keep_links=False) for values in (True, False)
        )
        for sheet, formulas in zip(book.worksheets, written.worksheets, strict=True):
            name = SURVEY if len(book.sheetnames) == 1 else sheet.title.lower()
            if not name.startswith("_"):  # those are left alone, so says the standard
                sheet.reset_dimensions()
                _check_sheet(sheet, known.get(name), headings.get(name, ()))
                formulas.reset_dimensions()
                _check_formulas(sheet, formulas)
    except UserError:
        raise
    except Exception as error:
        raise UserError("xlsform.unreadable") from error


def _check_formulas(sheet: Any, formulas: Any) -> None:
    for number, (values, cells) in enumerate(
        zip(sheet.iter_rows(values_only=True), formulas.iter_rows(), strict=False), 1
    ):
        for value, cell in zip(values, cells, strict=False):
            if value is None and cell.data_type == "f":
                raise refused("formula", sheet.title, number, str(cell.value))


def _check_sheet(sheet: Any, known: int | None, headings: Sequence[str]) -> None:
    """`known`: how many rows below the headings pyxform has read; `None` for a sheet it does not know."""
    columns = set[int]()
    for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
        filled = {
            place: text for place, value in enumerate(cells) if value is not None and (text := str(value).strip())
        }
        if filled and known is None:
            raise refused("sheet", sheet.title, number, sheet.title)
        if number == 1:
            columns = {place for place, text in filled.items() if " ".join(text.split()) in headings}
        for place, text in filled.items():
            if place not in columns or number > (known or 0) + 1:
                raise refused("stray", sheet.title, number, text)
