"""XLSForm workbooks → questionnaires, through pyxform. A file from anywhere: it is measured before it is opened."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from congdoan_desktop import codec
from congdoan_desktop.domain.survey import Choice, Kind, Question, Questionnaire
from congdoan_desktop.domain.text import clean
from congdoan_desktop.errors import UserError
from congdoan_desktop.intake.apart import run_apart
from congdoan_desktop.intake.xlsform_subset import check_subset

FILE_LIMIT, PARTS_LIMIT, UNPACKED_LIMIT, RATIO_LIMIT = 2_000_000, 200, 20_000_000, 100
QUESTIONS_LIMIT, CHOICES_LIMIT, TEXT_LIMIT = 200, 50, 1000

_SECONDS, _MEGABYTES = 30, 400
_KINDS: Mapping[str, Kind] = {
    "select one": "select_one",
    "select all that apply": "select_multiple",
    "integer": "integer",
    "text": "text",
    "note": "note",
}
_YES = frozenset({"yes", "true", "true()"})


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
    """Return the questionnaire in the bytes of an `.xlsx` XLSForm.

    Raises `UserError` xlsform.too_big, xlsform.unreadable, xlsform.invalid (reason), xlsform.unsupported (row, what).
    """
    _measure(data)
    model = _model(data)
    questions = tuple(_questions(model["children"], ""))
    if len(questions) > QUESTIONS_LIMIT or any(len(q.choices) > CHOICES_LIMIT for q in questions):
        raise UserError("xlsform.too_big")
    if not any(question.kind != "note" for question in questions):
        raise UserError("xlsform.invalid", reason="no question")
    return Questionnaire(
        code=model["id_string"],
        version=model.get("version") or "1",
        title=_text(model.get("title") or model["id_string"]),
        questions=questions,
    )


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


def _model(data: bytes) -> dict[str, Any]:
    """Return pyxform's model of the form: nested dictionaries of questions, groups and their choices."""
    from pyxform.errors import PyXFormError
    from pyxform.xls2json import workbook_to_json
    from pyxform.xls2json_backends import get_xlsform

    try:
        workbook = get_xlsform(xlsform=data, file_type=".xlsx")
    except Exception as error:  # a hostile file makes the readers beneath pyxform fail in any way they can
        raise UserError("xlsform.unreadable") from error
    check_subset(workbook.survey or (), workbook.choices or ())
    try:
        model: dict[str, Any] = workbook_to_json(workbook_dict=workbook, warnings=[])
    except PyXFormError as error:
        raise UserError("xlsform.invalid", reason=" ".join(str(error).split())[:300]) from error
    return model


def _questions(children: list[dict[str, Any]], group: str) -> Iterator[Question]:
    for child in children:
        if child["type"] == "group":
            if child.get("name") != "meta":
                yield from _questions(child.get("children", []), _text(child.get("label", "")) or group)
        else:
            yield _question(child, group)


def _question(child: dict[str, Any], group: str) -> Question:
    bind = child.get("bind", {})
    return Question(
        name=child["name"],
        label=_text(child.get("label") or child["name"]),
        kind=_KINDS[child["type"]],
        choices=tuple(
            Choice(name=c["name"], label=_text(c.get("label") or c["name"])) for c in child.get("choices", [])
        ),
        required=str(bind.get("required", "")).lower() in _YES,
        hint=_text(child.get("hint", "")),
        group=group,
        relevant=bind.get("relevant", ""),
    )


def _text(label: object) -> str:
    """Return a label; of a label in several languages the Vietnamese one, else the first."""
    if isinstance(label, dict):
        languages = sorted(label, key=lambda name: "(vi)" not in name.lower())
        label = label[languages[0]] if languages else ""
    text = clean(str(label))
    if len(text) > TEXT_LIMIT:
        raise UserError("xlsform.too_big")
    return text
