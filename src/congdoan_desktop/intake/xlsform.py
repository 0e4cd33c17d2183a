"""XLSForm workbooks → questionnaires, through pyxform. A file from anywhere: it is measured before it is opened."""

import re
from functools import lru_cache
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from congdoan_desktop import codec
from congdoan_desktop.domain.survey import Questionnaire
from congdoan_desktop.domain.text import fold
from congdoan_desktop.errors import UserError
from congdoan_desktop.intake.apart import run_apart
from congdoan_desktop.intake.xform_expression import ExpressionError
from congdoan_desktop.intake.xform_logic import logic_of
from congdoan_desktop.intake.xlsform_book import CHOICES, SURVEY, Book, Row, read_book, refused
from congdoan_desktop.intake.xlsform_rows import read_rows
from congdoan_desktop.intake.xlsform_texts import Languages

FILE_LIMIT, PARTS_LIMIT, UNPACKED_LIMIT, RATIO_LIMIT = 2_000_000, 200, 20_000_000, 100
QUESTIONS_LIMIT = 200

_SECONDS, _MEGABYTES = 30, 400
_SETTINGS = frozenset({"form_title", "form_id", "version", "default_language", "style"})
_CODE_LIMIT = 60
_ROW = re.compile(r"\[row ?: ?(?P<row>[0-9]+)\]")


@lru_cache(maxsize=8)
def read_apart(data: bytes) -> Questionnaire:
    """Return what `read_xlsform` gives, read in a process of its own; a file read lately is not read again.

    pyxform and what it needs take 20 MB, which the window would keep for ever.
    Raises `UserError` as `read_xlsform` and `apart.run_apart`.
    """
    found = run_apart("xlsform:as_json", data, seconds=_SECONDS, megabytes=_MEGABYTES)
    return codec.from_json(found, Questionnaire)


def as_json(data: bytes) -> bytes:
    """Return the questionnaire in `data` as JSON, for `read_apart`."""
    return codec.to_json(read_xlsform(data))


def read_xlsform(data: bytes) -> Questionnaire:
    """Return the questionnaire in the bytes of an `.xlsx` XLSForm, whole or not at all.

    Raises `UserError` xlsform.too_big, xlsform.unreadable, xlsform.no_survey, xlsform.no_question, xlsform.invalid; all
    other xlsform.* tell the sheet, the row and what stands there.
    """
    _measure(data)
    book = read_book(data)
    code, version, title = _named(book.settings)
    languages = Languages(book)
    rows = read_rows(book, languages)
    questions = tuple(question for _, question in rows)
    if len(questions) > QUESTIONS_LIMIT:
        raise UserError("xlsform.too_big")
    if not any(question.is_answered for question in questions):
        raise UserError("xlsform.no_question")
    found = Questionnaire(
        code=code,
        version=version,
        title=title,
        questions=questions,
        language=languages.first,
        translations=languages.translations(),
    )
    _check_order(found, {question.name: row for row, question in rows})
    _judge(book)
    return found


def _measure(data: bytes) -> None:
    """Refuse what would need too much memory before unpacking it (a part never yields more than it declares)."""
    if len(data) > FILE_LIMIT:
        raise UserError("xlsform.too_big")
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
    except (BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise UserError("xlsform.unreadable") from error
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > PARTS_LIMIT or unpacked > UNPACKED_LIMIT or unpacked > RATIO_LIMIT * max(len(data), 1):
        raise UserError("xlsform.too_big")


def _named(settings: Row) -> tuple[str, str, str]:
    """Return code, version and title; without a code the title gives one.

    Raises `UserError` xlsform.setting, xlsform.no_code.
    """
    for column, _ in settings.cells:
        if column not in _SETTINGS:
            raise settings.refused("setting", column)
    title = settings.get("form_title") or settings.get("form_id")
    code = _plain(settings.get("form_id")) or _plain(title).lower()
    if not code:
        raise settings.refused("no_code")
    return code, _plain(settings.get("version")) or "1", title


def _plain(text: str) -> str:
    """Return letters without accents, digits, points and strokes: what may stand in `code@version`."""
    return re.sub(r"[^A-Za-z0-9_.]+", "-", _without_accents(text)).strip("-.")[:_CODE_LIMIT]


def _without_accents(text: str) -> str:
    return text if text.isascii() else fold(text)


def _check_order(questionnaire: Questionnaire, rows: dict[str, Row]) -> None:
    """Refuse questions that wait for each other."""
    try:
        logic_of(questionnaire)
    except ExpressionError as error:
        raise rows.get(error.what, next(iter(rows.values()))).refused(error.code, error.what) from error


def _judge(book: Book) -> None:
    """Let pyxform make an XForm of the workbook, and refuse what it refuses."""
    from pyxform.builder import create_survey_element_from_dict
    from pyxform.errors import PyXFormError
    from pyxform.xls2json import workbook_to_json

    try:
        model: dict[str, Any] = workbook_to_json(workbook_dict=book.workbook, warnings=[])
        create_survey_element_from_dict(model).xml()  # `to_xml` would write a file
    except PyXFormError as error:
        found, said = _ROW.search(str(error)), str(error)
        if found is None:
            raise UserError("xlsform.invalid") from error
        raise refused("invalid_row", CHOICES if f"'{CHOICES}'" in said else SURVEY, int(found["row"])) from error
