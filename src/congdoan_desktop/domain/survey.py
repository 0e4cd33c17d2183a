"""Questionnaires and anonymous answer sheets (terms of XLSForm). A sheet holds nothing about who answered, or when."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["select_one", "select_multiple", "integer", "text", "note"]

Sheet = Mapping[str, str]
"""Answers by question name: a choice code, several with blanks between, a whole number, or text. No answer, no key."""


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One answer to pick; its place in the list is the digit to type."""

    name: str
    label: str


@dataclass(frozen=True, kw_only=True)
class Relevance:
    """A question is asked only where `question` was answered with `choice`."""

    question: str
    choice: str


@dataclass(frozen=True, kw_only=True)
class Question:
    """One row of a questionnaire; a `note` is only read."""

    name: str
    label: str
    kind: Kind
    choices: tuple[Choice, ...] = ()
    required: bool = False
    hint: str = ""
    group: str = ""
    """Heading that the question stands under."""
    relevant: Relevance | None = None


@dataclass(frozen=True, kw_only=True)
class Questionnaire:
    """A released version is never edited: a change is a new version."""

    code: str
    version: str
    title: str
    questions: tuple[Question, ...]

    @property
    def reference(self) -> str:
        """As a survey round keeps it: `code@version`."""
        return f"{self.code}@{self.version}"


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What is wrong with one answer: `required`, `unknown_choice`, `not_a_number`, `not_asked`, `no_such_question`."""

    question: str
    code: str


def is_asked(question: Question, sheet: Sheet) -> bool:
    """Whether the question has to be answered on this sheet."""
    condition = question.relevant
    if question.kind == "note":
        return False
    return condition is None or condition.choice in sheet.get(condition.question, "").split()


def faults(questionnaire: Questionnaire, sheet: Sheet) -> tuple[Fault, ...]:
    """Return what is wrong with a sheet; a sheet without faults is a valid one."""
    known = {question.name for question in questionnaire.questions}
    strangers = [Fault(question=name, code="no_such_question") for name in sheet if name not in known]
    found = [Fault(question=q.name, code=code) for q in questionnaire.questions for code in _fault(q, sheet)]
    return (*found, *strangers)


def _fault(question: Question, sheet: Sheet) -> Iterator[str]:
    answer = sheet.get(question.name, "").strip()
    if not is_asked(question, sheet):
        if answer:
            yield "not_asked"
    elif not answer:
        if question.required:
            yield "required"
    elif question.kind == "integer":
        if not (answer.isascii() and answer.removeprefix("-").isdigit()):
            yield "not_a_number"
    elif question.choices and not _are_choices(question, answer.split()):
        yield "unknown_choice"


def _are_choices(question: Question, ticked: list[str]) -> bool:
    codes = {choice.name for choice in question.choices}
    several = question.kind == "select_multiple"
    return set(ticked) <= codes and len(set(ticked)) == len(ticked) and (several or len(ticked) == 1)


def tally(question: Question, sheets: Iterable[Sheet]) -> Mapping[str, int]:
    """Return how many sheets ticked each choice, in the order of the choices."""
    counts = {choice.name: 0 for choice in question.choices}
    for sheet in sheets:
        for code in sheet.get(question.name, "").split():
            counts[code] += 1
    return counts
