"""What a phone sends: read strictly, from a handful of WSGI variables, none of which says anything about the phone."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal
from urllib.parse import parse_qsl
from wsgiref.types import WSGIEnvironment

from congdoan_desktop.domain.survey import TEXT_LIMIT, Question, Questionnaire, Sheet
from congdoan_desktop.domain.text import clean

Move = Literal["start", "next", "back", "send"]

CODE, LANGUAGE, PLACE, MOVE = "m", "l", "p", "go"
ANSWER = "a-"
"""Names of the fields of a page; that of an answer is `a-` and the name of its question."""

_CODE_LIMIT = 40
_TYPE = "application/x-www-form-urlencoded"
_MOVES: Mapping[str, Move] = {"start": "start", "next": "next", "back": "back", "send": "send"}
_GROUPED = re.compile(r"-?\d{1,3}(?:[. ]\d{3})+")
_DAY = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})")
_BYTES_OF_A_LETTER = 12
"""Of a letter with four bytes, written as %F0%9F%98%80."""


class Refused(Exception):
    """A request that no page of ours sends. `code`: key of `texts.phones.PHONE_NOTICES`; `status`: of HTTP."""

    def __init__(self, code: str, status: int) -> None:
        super().__init__(code)
        self.code, self.status = code, status


@dataclass(frozen=True, kw_only=True)
class Filled:
    """One page, filled in, with the answers of the pages before it."""

    code: str
    language: int
    """Place of the language among those of the questionnaire."""
    place: int
    """Place of the page that was filled in."""
    move: Move
    sheet: Sheet


def body_limit(questionnaire: Questionnaire) -> int:
    """Return the bytes that the largest honest request takes, and some room."""
    return 4096 + sum(_largest(question) for question in questionnaire.questions)


def read_body(environ: WSGIEnvironment, limit: int) -> bytes:
    """Return the body of a form. Raises `Refused` too_large, not_understood."""
    length = environ.get("CONTENT_LENGTH") or ""
    kind = (environ.get("CONTENT_TYPE") or "").split(";")[0].strip().lower()
    if kind != _TYPE or not re.fullmatch(r"[0-9]{1,9}", length):
        raise Refused("not_understood", 400)
    if int(length) > limit:
        raise Refused("too_large", 413)
    data: bytes = environ["wsgi.input"].read(int(length))
    return data


def read_filled(body: bytes, questionnaire: Questionnaire, languages: int, pages: int) -> Filled:
    """Return what was filled in. Raises `Refused` not_understood for anything that our own pages do not send."""
    fields = _fields(body)
    answers = {question.name: question for question in questionnaire.questions if question.is_answered}
    known = {CODE, LANGUAGE, PLACE, MOVE} | {ANSWER + name for name in answers}
    if not fields.keys() <= known:
        raise Refused("not_understood", 400)
    given = {name: plain_answer(one, fields.get(ANSWER + name, ())) for name, one in answers.items()}
    move = _MOVES.get(_one(fields, MOVE))
    if move is None:
        raise Refused("not_understood", 400)
    return Filled(
        code=clean(_one(fields, CODE))[:_CODE_LIMIT],
        language=_number(_one(fields, LANGUAGE) or "0", languages),
        place=_number(_one(fields, PLACE) or "0", pages + 1),
        move=move,
        sheet={name: answer for name, answer in given.items() if answer},
    )


def plain_answer(question: Question, written: Sequence[str]) -> str:
    """Return an answer as a sheet keeps it, from what stood in the fields of its question.

    "700.000" is a number and "31/12/2025" a day to whoever fills it in. Raises `Refused` not_understood for several
    answers to a question that takes one.
    """
    if question.kind == "select_multiple":
        ticked = set(" ".join(written).split())
        order = [choice.name for choice in question.choices]
        return " ".join([*(name for name in order if name in ticked), *sorted(ticked - set(order))])
    if len(written) > 1:
        raise Refused("not_understood", 400)
    text = clean("".join(written))
    if question.kind in ("integer", "decimal"):
        return _plain_number(text, whole=question.kind == "integer")
    return _plain_day(text) if question.kind == "date" else text


def _plain_number(text: str, *, whole: bool) -> str:
    if _GROUPED.fullmatch(text) and (whole or text.count(".") != 1):
        return re.sub("[. ]", "", text)
    before, comma, after = text.partition(",")
    if comma and not whole:
        return f"{re.sub('[. ]', '', before) if _GROUPED.fullmatch(before) else before}.{after}"
    return text


def _plain_day(text: str) -> str:
    written = _DAY.fullmatch(text)
    if written is None:
        return text
    day, month, year = map(int, written.groups())
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return text


def _fields(body: bytes) -> Mapping[str, list[str]]:
    try:
        text = body.decode("ascii")
        pairs = parse_qsl(
            text, keep_blank_values=True, strict_parsing=True, encoding="utf-8", errors="strict", max_num_fields=5000
        )
    except ValueError as error:
        raise Refused("not_understood", 400) from error
    fields: dict[str, list[str]] = {}
    for name, value in pairs:
        fields.setdefault(name, []).append(value)
    return fields


def _one(fields: Mapping[str, Sequence[str]], name: str) -> str:
    values = fields.get(name, ())
    if len(values) > 1:
        raise Refused("not_understood", 400)
    return "".join(values)


def _number(text: str, below: int) -> int:
    if not re.fullmatch(r"[0-9]{1,4}", text) or int(text) >= below:
        raise Refused("not_understood", 400)
    return int(text)


def _largest(question: Question) -> int:
    if question.kind == "text":
        return len(question.name) + 2 * TEXT_LIMIT * _BYTES_OF_A_LETTER
    return 200 + sum(len(question.name) + 3 * len(choice.name.encode()) + 8 for choice in question.choices)
