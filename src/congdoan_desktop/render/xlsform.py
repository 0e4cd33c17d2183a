"""A questionnaire as XLSForm: the workbook that ODK, KoboToolbox and this program open."""

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from congdoan_desktop.domain.survey import Choice, Question, Questionnaire

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Cells = Mapping[str, str]
"""One row: column heading → text."""

_WIDE, _NARROW = 48.0, 18.0


def write_xlsform(questionnaire: Questionnaire) -> bytes:
    """Return the `.xlsx` of a questionnaire; `intake.xlsform` reads the same one out of it again.

    The condition of a group stands with each of its questions.
    """
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = None  # else it names the library
    texts = _Texts(questionnaire)
    lists = _lists(questionnaire, texts)
    sheets: tuple[tuple[str, list[Cells]], ...] = (
        ("survey", list(_survey(questionnaire, texts, lists))),
        ("choices", list(_choices(questionnaire, texts, lists))),
        ("settings", [_settings(questionnaire)]),
    )
    for name, rows in sheets:
        _fill(book.create_sheet(name), _columns(name, texts, rows), rows)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


class _Texts:
    """The texts of all languages by their columns."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self._first = questionnaire.language
        self._others = questionnaire.translations

    def cells(self, column: str, text: str, key: str) -> Cells:
        """Return the cells of one text; empty ones are left out."""
        others = {f"{column}::{other.language}": other.texts.get(key, "") for other in self._others}
        return {name: value for name, value in {self.heading(column): text, **others}.items() if value}

    def heading(self, column: str) -> str:
        return f"{column}::{self._first}" if self._first else column

    def headings(self, column: str) -> list[str]:
        return [self.heading(column), *(f"{column}::{other.language}" for other in self._others)]


def _survey(questionnaire: Questionnaire, texts: _Texts, lists: Mapping[str, str]) -> Iterator[Cells]:
    """Yield the rows of the questions, and around them those that open and close their groups."""
    headings = {question.group_name: question.group for question in questionnaire.questions}
    opened: list[str] = []
    for question in questionnaire.questions:
        path = question.group_name.split("/") if question.group_name else []
        shared = next((n for n, (a, b) in enumerate(zip(opened, path, strict=False)) if a != b), None)
        shared = min(len(opened), len(path)) if shared is None else shared
        yield from ({"type": "end_group"} for _ in opened[shared:])
        for depth in range(shared, len(path)):
            whole = "/".join(path[: depth + 1])
            label = texts.cells("label", headings.get(whole, ""), f"group:{whole}")
            yield {"type": "begin_group", "name": path[depth], **label}
        opened = path
        yield _question(question, texts, lists)
    yield from ({"type": "end_group"} for _ in opened)


def _question(question: Question, texts: _Texts, lists: Mapping[str, str]) -> Cells:
    name = question.name
    is_silent = question.kind == "calculate" and question.label == name
    plain = {
        "required": "yes" if question.required else "",
        "relevant": question.relevant,
        "appearance": question.appearance,
        "constraint": question.constraint,
        "calculation": question.calculation,
    }
    return {
        "type": f"{question.kind} {lists[name]}" if question.choices else question.kind,
        "name": name,
        **({} if is_silent else texts.cells("label", question.label, f"label:{name}")),
        **texts.cells("hint", question.hint, f"hint:{name}"),
        **texts.cells("constraint_message", question.constraint_message, f"message:{name}"),
        **{column: text for column, text in plain.items() if text},
    }


def _choice_rows(question: Question, texts: _Texts) -> tuple[Cells, ...]:
    def row(choice: Choice) -> Cells:
        key = f"choice:{question.name}:{choice.name}"
        return {"name": choice.name, **texts.cells("label", choice.label, key)}

    return tuple(map(row, question.choices))


def _lists(questionnaire: Questionnaire, texts: _Texts) -> Mapping[str, str]:
    """Return the list of each question: questions with the same choices share one, named after the first of them."""
    names = dict[str, str]()
    for question in questionnaire.questions:
        key = repr(_choice_rows(question, texts))
        names.setdefault(key, question.name)
    return {q.name: names[repr(_choice_rows(q, texts))] for q in questionnaire.questions if q.choices}


def _choices(questionnaire: Questionnaire, texts: _Texts, lists: Mapping[str, str]) -> Iterator[Cells]:
    for question in questionnaire.questions:
        if lists.get(question.name) == question.name:
            yield from ({"list_name": question.name, **row} for row in _choice_rows(question, texts))


def _settings(questionnaire: Questionnaire) -> Cells:
    named = {"form_title": questionnaire.title, "form_id": questionnaire.code, "version": questionnaire.version}
    return {**named, **({"default_language": questionnaire.language} if questionnaire.language else {})}


def _columns(sheet: str, texts: _Texts, rows: Sequence[Cells]) -> list[str]:
    """Return the headings in their usual order; those that no row needs are left out, but for the first ones."""
    usual = {
        "survey": [
            *("type", "name", *texts.headings("label"), *texts.headings("hint")),
            *("required", "relevant", "appearance", "constraint", *texts.headings("constraint_message"), "calculation"),
        ],
        "choices": ["list_name", "name", *texts.headings("label")],
        "settings": ["form_title", "form_id", "version", "default_language"],
    }[sheet]
    used = {column for row in rows for column in row}
    always = {"type", "list_name", "name", *texts.headings("label")}
    return [column for column in usual if column in used | always]


def _fill(sheet: "Worksheet", columns: Sequence[str], rows: Sequence[Cells]) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    for number, row in enumerate(({column: column for column in columns}, *rows), 1):
        for place, column in enumerate(columns, 1):
            if row.get(column):
                _write(sheet.cell(number, place), row[column])
    for place, column in enumerate(columns, 1):
        sheet.cell(1, place).font = Font(bold=True)
        is_wide = column.startswith(("label", "hint", "form_title", "constraint_message"))
        sheet.column_dimensions[get_column_letter(place)].width = _WIDE if is_wide else _NARROW
    for cells in sheet.iter_rows(min_row=2):
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"


def _write(cell: Any, text: str) -> None:
    """Write text as text: no formula begins with "=", no code loses its zeros."""
    cell.value = text
    cell.data_type = "s"
    cell.number_format = "@"
