"""Exports of KoboToolbox and ODK (`.xlsx`, `.csv`) → sheets. Runs in the child process.

Of a record only the answers are taken. When, where, with what and by whom it was sent in is dropped here, before
anything leaves the child; its id alone goes along, to be hashed, so that nothing is taken in twice.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from congdoan_desktop import codec
from congdoan_desktop.domain.survey import Form, Questionnaire, answered, faults
from congdoan_desktop.domain.text import clean
from congdoan_desktop.errors import UserError
from congdoan_desktop.intake.apart import run_apart
from congdoan_desktop.intake.kobo_columns import Columns, Dropped, columns_of
from congdoan_desktop.intake.kobo_values import Words, answer_of, ticks_of
from congdoan_desktop.intake.list_file import Cell, ListFile, Sheet
from congdoan_desktop.intake.xform_logic import form_of

FILE_LIMIT, COLUMNS_LIMIT = 25_000_000, 1_000
_SECONDS, _MEGABYTES = 60.0, 600
_HEADS = 5
"""Rows in which the headings may stand."""


@dataclass(frozen=True, kw_only=True)
class Refused:
    """A row that is not taken in, and why: a code of `domain.survey.Fault`, or `empty`, `twice`, `ticks`."""

    row: int
    question: str
    code: str


@dataclass(frozen=True, kw_only=True)
class Answers:
    """What an export holds. `marks`: what tells the record of each sheet from others, empty where nothing does."""

    sheets: tuple[dict[str, str], ...]
    marks: tuple[str, ...]
    refused: tuple[Refused, ...]
    dropped: tuple[Dropped, ...]
    missing: tuple[str, ...] = ()
    """Questions that have no column."""


@dataclass(frozen=True, kw_only=True)
class _Request:
    questionnaire: Questionnaire
    data: bytes


def read_apart(data: bytes, questionnaire: Questionnaire, *, cancelled: Callable[[], bool] = lambda: False) -> Answers:
    """Read an export in a process of its own. Raises `UserError` answers.no_question, intake.*."""
    request = codec.to_json(_Request(questionnaire=questionnaire, data=data))
    found = run_apart("kobo:as_json", request, seconds=_SECONDS, megabytes=_MEGABYTES, cancelled=cancelled)
    return codec.from_json(found, Answers)


def as_json(data: bytes) -> bytes:
    """Return what an export holds as JSON, for `read_apart`."""
    request = codec.from_json(data, _Request)
    return codec.to_json(read_answers(request.data, form_of(request.questionnaire)))


def read_answers(data: bytes, form: Form) -> Answers:
    """Return the answers of an export. Raises `UserError` answers.no_question, intake.*."""
    file = _list_file(data)
    found = [(sheet, *_headings(sheet, form.questionnaire)) for sheet in file.sheets]
    sheet, first, columns = max(found, key=lambda one: len(one[2].targets))
    if not columns.targets:
        raise UserError("answers.no_question", title=form.questionnaire.title)
    others = [Dropped(heading=other.name, why="sheet") for other in file.sheets if other is not sheet]
    asked = [question.name for question in form.questions if question.is_answered]
    taken = {target.question for target in columns.targets.values()}
    return _rows(sheet, first, columns, form, (*columns.dropped, *others), tuple(n for n in asked if n not in taken))


def _list_file(data: bytes) -> ListFile:
    from congdoan_desktop.intake.text_list import read_text
    from congdoan_desktop.intake.xlsx_list import read_xlsx

    if len(data) > FILE_LIMIT:
        raise UserError("intake.too_big")
    if data.startswith(b"PK\x03\x04"):
        if b"xl/workbook" not in data and b"xl/worksheets" not in data:
            raise UserError("intake.not_a_list")
        file = read_xlsx(data, COLUMNS_LIMIT)
    else:
        file = read_text(data, COLUMNS_LIMIT)
    if not file.sheets:
        raise UserError("intake.empty")
    return file


def _headings(sheet: Sheet, questionnaire: Questionnaire) -> tuple[int, Columns]:
    """Return the row below the headings, and what the columns are."""
    tops = range(min(_HEADS, len(sheet.rows)))
    found = [(top + 1, columns_of([cell.text for cell in sheet.rows[top]], questionnaire)) for top in tops]
    return max(found, key=lambda one: len(one[1].targets))


def _rows(
    sheet: Sheet, first: int, columns: Columns, form: Form, dropped: tuple[Dropped, ...], missing: tuple[str, ...]
) -> Answers:
    sheets, marks, refused = list[dict[str, str]](), list[str](), list[Refused]()
    words, seen = Words(form.questionnaire), set[str]()
    for number in range(first, len(sheet.rows)):
        if not any(cell.text.strip() for cell in sheet.rows[number]):
            continue
        answers, fault = _sheet(sheet, number, columns, form, words)
        mark = _mark(sheet, number, columns)
        if not fault and mark and mark in seen:
            fault = ("", "twice")
        if fault:
            refused.append(Refused(row=number + 1, question=fault[0], code=fault[1]))
            continue
        seen.add(mark)
        sheets.append(answers)
        marks.append(mark)
    return Answers(sheets=tuple(sheets), marks=tuple(marks), refused=tuple(refused), dropped=dropped, missing=missing)


def _mark(sheet: Sheet, number: int, columns: Columns) -> str:
    return clean(sheet.cell(number, columns.mark).text).removeprefix("uuid:") if columns.mark >= 0 else ""


def _sheet(
    sheet: Sheet, number: int, columns: Columns, form: Form, words: Words
) -> tuple[dict[str, str], tuple[str, str] | None]:
    """Return the answers of a row, and the first thing that is wrong with them (question, code)."""
    whole, parts = dict[str, Cell](), dict[str, dict[str, Cell]]()
    for place, target in columns.targets.items():
        if target.choice:
            parts.setdefault(target.question, {})[target.choice] = sheet.cell(number, place)
        else:
            whole[target.question] = sheet.cell(number, place)
    answers = dict[str, str]()
    for question in form.questions:
        told = answer_of(question, whole[question.name], words) if question.name in whole else ""
        ticked = ticks_of(parts[question.name]) if question.name in parts else ""
        if ticked is None or (told and ticked and set(told.split()) != set(ticked.split())):
            return {}, (question.name, "ticks")
        if told or ticked:
            answers[question.name] = told or _in_order(ticked.split(), [choice.name for choice in question.choices])
    kept = dict(answered(form, answers))
    if not kept:
        return {}, ("", "empty")
    fault = next(iter(faults(form, kept)), None)
    return kept, (fault.question, fault.code) if fault else None


def _in_order(ticked: Sequence[str], choices: Sequence[str]) -> str:
    return " ".join(choice for choice in choices if choice in ticked)
