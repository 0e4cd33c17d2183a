"""Cells of an export → answers as a sheet keeps them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache

from congdoan_desktop.domain.survey import Question, Questionnaire
from congdoan_desktop.domain.text import clean, fold
from congdoan_desktop.intake.list_file import Cell

_TICKED = frozenset({"1", "true", "yes", "y", "x", "co", "ok", "✓"})
_NOT_TICKED = frozenset({"", "0", "false", "no", "n", "khong"})
_EXCEL_DAY = date(1899, 12, 30)
_EXCEL_DAYS = range(20_000, 80_000)


class Words:
    """The codes of the choices by their labels, where a label is that of one choice only."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self._codes = {question.name: dict(_codes(question, questionnaire)) for question in questionnaire.questions}

    def code(self, question: Question, text: str) -> str:
        """Return the code of one choice, written as code or as label; the text itself where it is neither."""
        if text in {choice.name for choice in question.choices}:
            return text
        return self._codes[question.name].get(fold(text), "") or text

    def several(self, question: Question, text: str) -> str:
        """Return the codes of several choices: codes with blanks between, or labels with blanks or commas between."""
        known = {choice.name for choice in question.choices}
        if set(text.split()) <= known:
            return text
        found = _cut(tuple(fold(text).replace(",", " ").replace(";", " ").split()), _split(self._codes[question.name]))
        return " ".join(found) if found else text


def answer_of(question: Question, cell: Cell, words: Words) -> str:
    """Return what a cell answers; what cannot be understood stays as it is, and `faults` says so."""
    text = clean(cell.text)
    if question.kind == "select_one":
        return words.code(question, text)
    if question.kind == "select_multiple":
        return words.several(question, text)
    if question.kind == "date":
        return _day(text, cell)
    if question.kind in ("integer", "decimal"):
        return _number(text, whole=question.kind == "integer")
    return text


def ticks_of(cells: Mapping[str, Cell]) -> str | None:
    """Return the ticked choices of columns of 0 and 1 (cells by choice); `None` where one of them says neither."""
    texts = {choice: fold(clean(cell.text)) for choice, cell in cells.items()}
    if any(text not in _TICKED | _NOT_TICKED for text in texts.values()):
        return None
    return " ".join(choice for choice, text in texts.items() if text in _TICKED)


def _codes(question: Question, questionnaire: Questionnaire) -> Iterator[tuple[str, str]]:
    """Yield label and code; an empty code for a label that is that of several choices."""
    found = dict[str, set[str]]()
    for choice in question.choices:
        key = f"choice:{question.name}:{choice.name}"
        for label in (choice.label, *(one.texts.get(key, "") for one in questionnaire.translations)):
            found.setdefault(fold(label), set()).add(choice.name)
    for label, names in found.items():
        if label:
            yield label, next(iter(names)) if len(names) == 1 else ""


def _split(codes: Mapping[str, str]) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return labels as words, and their codes."""
    cut = (label.replace(",", " ").replace(";", " ").split() for label in codes)
    return tuple((tuple(words), code) for words, code in zip(cut, codes.values(), strict=True) if code and words)


def _cut(words: tuple[str, ...], labels: Sequence[tuple[tuple[str, ...], str]]) -> tuple[str, ...]:
    """Return the codes of the labels that `words` are made of; nothing when there is no way or more than one."""

    @cache
    def ways(place: int) -> tuple[tuple[str, ...], ...]:
        if place == len(words):
            return ((),)
        found = [
            (code, *rest)
            for label, code in labels
            if words[place : place + len(label)] == label
            for rest in ways(place + len(label))
        ]
        return tuple(found[:2])

    found = ways(0) if len(words) <= 200 else ()
    return found[0] if len(found) == 1 else ()


def _number(text: str, *, whole: bool) -> str:
    number = text.replace(",", ".") if text.count(",") == 1 and "." not in text else text
    before, _, after = number.partition(".")
    return before if whole and after and not after.strip("0") else number


def _day(text: str, cell: Cell) -> str:
    """Return an ISO date: of a date cell, of a number of Excel, of `2026-06-30T…`, of `30/6/2026`."""
    if cell.kind == "number" and text.isdigit() and int(text) in _EXCEL_DAYS:
        return (_EXCEL_DAY + timedelta(days=int(text))).isoformat()
    start = re.split("[T ]", text, maxsplit=1)[0]
    day, _, rest = start.replace("-", "/").replace(".", "/").partition("/")
    month, _, year = rest.partition("/")
    if len(year) == 4 and (day + month + year).isdecimal():
        return f"{year}-{month:0>2}-{day:0>2}"
    return start
