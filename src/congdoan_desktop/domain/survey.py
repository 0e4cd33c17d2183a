"""Questionnaires and anonymous answer sheets (terms of XLSForm). A sheet holds nothing about who answered, or when."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

Kind = Literal["select_one", "select_multiple", "integer", "decimal", "date", "text", "note", "calculate"]

Sheet = Mapping[str, str]
"""Answers by question name: a choice code, several with blanks between, a whole number, a decimal number with a point,
an ISO date, or text. No answer, no key."""

TEXT_LIMIT = 500
"""Most letters of a written answer: a sealed sheet has one size, whatever is written on it."""


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One answer to pick; its place in the list is the digit to type."""

    name: str
    label: str


@dataclass(frozen=True, kw_only=True)
class Question:
    """One row of a questionnaire; a `note` is only read, a `calculate` only reckoned with."""

    name: str
    label: str
    kind: Kind
    choices: tuple[Choice, ...] = ()
    required: bool = False
    hint: str = ""
    group: str = ""
    """Heading that the question stands under."""
    group_name: str = ""
    """Code of that group: what the question is about, `about_you` for what is asked about the person."""
    relevant: str = ""
    """Expression of XLSForm that must hold for the question to be asked; that of its groups is part of it."""
    constraint: str = ""
    """Expression of XLSForm that an answer must fulfil; `.` is the answer."""
    constraint_message: str = ""
    calculation: str = ""
    appearance: Literal["", "likert"] = ""
    """`likert`: the choices are a scale, from one end to the other."""

    @property
    def is_answered(self) -> bool:
        """Whether this row takes an answer."""
        return self.kind not in ("note", "calculate")


@dataclass(frozen=True, kw_only=True)
class Translation:
    """What is read on the sheet in another language; what is missing stands in the first one."""

    language: str
    texts: Mapping[str, str]
    """By `label:question`, `hint:question`, `message:question`, `group:group_name`, `choice:question:choice`."""


@dataclass(frozen=True, kw_only=True)
class Questionnaire:
    """A released version is never edited: a change is a new version."""

    code: str
    version: str
    title: str
    questions: tuple[Question, ...]
    language: str = ""
    """Name of the language of all labels, empty where the file names none."""
    translations: tuple[Translation, ...] = ()

    @property
    def reference(self) -> str:
        """As a survey round keeps it: `code@version`."""
        return f"{self.code}@{self.version}"


class Logic(Protocol):
    """The expressions of one questionnaire, ready to be asked (see `intake.xform_logic`)."""

    def relevant(self, sheet: Sheet) -> frozenset[str]:
        """Return the rows that concern whoever answers so. An answer to any other row is as good as none."""

    def allows(self, question: str, sheet: Sheet) -> bool:
        """Whether the answer to `question` on this sheet fulfils its constraint."""


@dataclass(frozen=True, kw_only=True)
class Form:
    """A questionnaire that can be filled in."""

    questionnaire: Questionnaire
    logic: Logic

    @property
    def questions(self) -> tuple[Question, ...]:
        return self.questionnaire.questions

    @property
    def reference(self) -> str:
        return self.questionnaire.reference


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What is wrong with one answer: `required`, `unknown_choice`, `not_a_number`, `not_a_date`, `too_long`,
    `constraint`, `not_asked`, `no_such_question`.
    """

    question: str
    code: str


def asked(form: Form, sheet: Sheet) -> tuple[Question, ...]:
    """Return the questions that have to be answered on this sheet, in their order."""
    relevant = form.logic.relevant(sheet)
    return tuple(question for question in form.questions if question.is_answered and question.name in relevant)


def answered(form: Form, sheet: Sheet) -> Sheet:
    """Return the sheet without blank answers and without answers to what is not asked on it."""
    names = {question.name for question in asked(form, sheet)}
    return {name: answer.strip() for name, answer in sheet.items() if answer.strip() and name in names}


def faults(form: Form, sheet: Sheet) -> tuple[Fault, ...]:
    """Return what is wrong with a sheet; a sheet without faults is a valid one."""
    known = {question.name for question in form.questions if question.is_answered}
    strangers = [Fault(question=name, code="no_such_question") for name in sheet if name not in known]
    names = {question.name for question in asked(form, sheet)}
    found = [
        Fault(question=question.name, code=code)
        for question in form.questions
        if question.is_answered
        for code in _faults(form, question, sheet, question.name in names)
    ]
    return (*found, *strangers)


def fault_of(form: Form, question: Question, sheet: Sheet) -> str:
    """Return the code of what is wrong with the answer to a question that is asked, or nothing."""
    return next(_faults(form, question, sheet, True), "")


def _faults(form: Form, question: Question, sheet: Sheet, is_asked: bool) -> Iterator[str]:
    answer = sheet.get(question.name, "").strip()
    if not is_asked:
        if answer:
            yield "not_asked"
    elif not answer:
        if question.required:
            yield "required"
    elif wrong := _wrong_kind(question, answer):
        yield wrong
    elif not form.logic.allows(question.name, sheet):
        yield "constraint"


def _wrong_kind(question: Question, answer: str) -> str:
    if question.choices:
        return "" if _are_choices(question, answer.split()) else "unknown_choice"
    if question.kind == "integer":
        return "" if is_number(answer, whole=True) else "not_a_number"
    if question.kind == "decimal":
        return "" if is_number(answer) else "not_a_number"
    if question.kind == "date":
        return "" if _is_date(answer) else "not_a_date"
    return "too_long" if len(answer) > TEXT_LIMIT else ""


def is_number(text: str, *, whole: bool = False) -> bool:
    """Whether `text` is a number as a sheet keeps it: up to 15 digits, and a point unless it is to be `whole`."""
    digits = text.removeprefix("-")
    before, point, after = digits.partition(".")
    plain = digits.isascii() and before.isdigit() and (after.isdigit() if point else True)
    return plain and not (whole and point) and len(before) + len(after) <= 15


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _are_choices(question: Question, ticked: list[str]) -> bool:
    codes = {choice.name for choice in question.choices}
    several = question.kind == "select_multiple"
    return set(ticked) <= codes and len(set(ticked)) == len(ticked) and (several or len(ticked) == 1)


def tally(question: Question, sheets: Iterable[Sheet]) -> Mapping[str, int]:
    """Return how many sheets ticked each choice, in the order of the choices."""
    counts = dict.fromkeys((choice.name for choice in question.choices), 0)
    # Equal answers are counted together: of thousands of sheets there are few different ones.
    for answer, times in Counter(sheet.get(question.name, "") for sheet in sheets).items():
        for code in answer.split():
            counts[code] += times
    return counts


@dataclass(frozen=True)
class NoLogic:
    """A questionnaire without expressions: everybody is asked everything."""

    questions: tuple[Question, ...]

    def relevant(self, sheet: Sheet) -> frozenset[str]:
        return frozenset(question.name for question in self.questions)

    def allows(self, question: str, sheet: Sheet) -> bool:
        return True
