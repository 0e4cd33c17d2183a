"""Changing an own questionnaire. Codes of questions and choices never change with their wording: results of several
rounds are compared by them. All functions return another `Questionnaire`.

Texts have the keys of `Translation.texts`; the language of the labels themselves is `questionnaire.language`.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from congdoan_desktop.domain.survey import Choice, Kind, Question, Questionnaire, Translation
from congdoan_desktop.domain.text import clean

_NAMED = re.compile(r"\$\{\s*([^\s{}]+)\s*\}")
_WITH_CHOICES = ("select_one", "select_multiple")
LEAST_CHOICES = 2


@dataclass(frozen=True, kw_only=True)
class Lack:
    """Why a questionnaire cannot be kept as it stands: `title`, `no_question`, `label`, `few_choices`, `choice_label`,
    `choice_twice`, `reference`, or the code of an expression (see `usecases.edit_form`).
    """

    code: str
    question: str = ""
    """Empty: the questionnaire itself."""
    what: str = ""


def languages(questionnaire: Questionnaire) -> tuple[str, ...]:
    """Return the names of the languages, that of the labels first (empty where it has no name)."""
    return (questionnaire.language, *(one.language for one in questionnaire.translations))


def question_of(questionnaire: Questionnaire, name: str) -> Question:
    """Return the question. Raises `StopIteration` for one that is not there."""
    return next(question for question in questionnaire.questions if question.name == name)


def text_in(questionnaire: Questionnaire, language: str, key: str) -> str:
    """Return the text of `key` in `language`, empty where it is not translated."""
    if language == questionnaire.language:
        return _text(questionnaire, key)
    return next((one.texts.get(key, "") for one in questionnaire.translations if one.language == language), "")


def with_text(questionnaire: Questionnaire, language: str, key: str, text: str) -> Questionnaire:
    """Set the text of `key` in `language`."""
    if language == questionnaire.language:
        return _with_label(questionnaire, key, text)
    translations = tuple(
        _translated(one, key, text) if one.language == language else one for one in questionnaire.translations
    )
    return replace(questionnaire, translations=translations)


def changed(questionnaire: Questionnaire, name: str, **values: Any) -> Questionnaire:
    """Change fields of one question; of another kind it loses what that kind has not."""
    return _with_living_texts(_each(questionnaire, name, lambda question: _fitted(replace(question, **values))))


def moved(questionnaire: Questionnaire, name: str, step: int) -> Questionnaire:
    """Move a question one place up (-1) or down (1); over the border of a group it first joins that group."""
    rows = list(questionnaire.questions)
    place = _place(rows, name)
    target = place + step
    if not 0 <= target < len(rows):
        return questionnaire
    one, other = rows[place], rows[target]
    if one.group_name != other.group_name:
        rows[place] = replace(one, group=other.group, group_name=other.group_name)
    else:
        rows[place], rows[target] = other, one
    return replace(questionnaire, questions=tuple(rows))


def with_question(questionnaire: Questionnaire, after: str, kind: Kind = "select_one") -> tuple[Questionnaire, str]:
    """Put a new question after the one named, in its group (at the end for none); return its code too."""
    rows = list(questionnaire.questions)
    place = _place(rows, after) if after else len(rows) - 1
    beside = rows[place] if rows else None
    name = _free("q", (row.name for row in rows))
    new = Question(
        name=name,
        label="",
        kind=kind,
        choices=(Choice(name="c1", label=""), Choice(name="c2", label="")) if kind in _WITH_CHOICES else (),
        group=beside.group if beside else "",
        group_name=beside.group_name if beside else "",
    )
    rows.insert(place + 1, new)
    return replace(questionnaire, questions=tuple(rows)), name


def without_question(questionnaire: Questionnaire, name: str) -> Questionnaire:
    """Take a question out, with its translations."""
    rows = tuple(row for row in questionnaire.questions if row.name != name)
    return _with_living_texts(replace(questionnaire, questions=rows))


def with_question_back(questionnaire: Questionnaire, before: Questionnaire, name: str) -> Questionnaire:
    """Put a question back where it stood in `before`, with its translations."""
    rows = list(questionnaire.questions)
    rows.insert(min(_place(list(before.questions), name), len(rows)), question_of(before, name))
    own = set(_keys([question_of(before, name)]))
    translations = tuple(
        replace(one, texts={key: text for key, text in old.texts.items() if key in own} | dict(one.texts))
        for one, old in zip(questionnaire.translations, before.translations, strict=True)
    )
    return replace(questionnaire, questions=tuple(rows), translations=translations)


def with_choice(questionnaire: Questionnaire, name: str, after: int) -> tuple[Questionnaire, str]:
    """Put a new answer after the one at place `after` (from 0; -1: in front); return its code too."""
    choices = list(question_of(questionnaire, name).choices)
    code = _free("c", (choice.name for choice in choices))
    choices.insert(after + 1, Choice(name=code, label=""))
    return changed(questionnaire, name, choices=tuple(choices)), code


def without_choice(questionnaire: Questionnaire, name: str, code: str) -> Questionnaire:
    """Take an answer out, with its translations."""
    kept = tuple(choice for choice in question_of(questionnaire, name).choices if choice.name != code)
    return changed(questionnaire, name, choices=kept)


def moved_choice(questionnaire: Questionnaire, name: str, code: str, step: int) -> Questionnaire:
    """Move an answer one place up or down."""
    choices = list(question_of(questionnaire, name).choices)
    place = next(place for place, choice in enumerate(choices) if choice.name == code)
    target = place + step
    if 0 <= target < len(choices):
        choices[place], choices[target] = choices[target], choices[place]
    return changed(questionnaire, name, choices=tuple(choices))


def users_of(questionnaire: Questionnaire, name: str) -> tuple[Question, ...]:
    """Return the other questions whose expressions ask for the answer to `name`."""
    return tuple(
        row
        for row in questionnaire.questions
        if row.name != name and name in _NAMED.findall(f"{row.relevant} {row.constraint} {row.calculation}")
    )


def lacks(questionnaire: Questionnaire) -> Iterator[Lack]:
    """Yield why it cannot be kept as it stands, without a look at its expressions."""
    if not clean(questionnaire.title):
        yield Lack(code="title")
    if not any(question.is_answered for question in questionnaire.questions):
        yield Lack(code="no_question")
    for question in questionnaire.questions:
        if question.kind != "calculate":
            yield from _lacks(question)


def _lacks(question: Question) -> Iterator[Lack]:
    labels = [clean(choice.label) for choice in question.choices]
    if not clean(question.label):
        yield Lack(code="label", question=question.name)
    if "${" in " ".join((question.label, question.hint, question.constraint_message, *labels)):
        yield Lack(code="reference", question=question.name)
    if question.kind in _WITH_CHOICES and len(labels) < LEAST_CHOICES:
        yield Lack(code="few_choices", question=question.name)
    elif "" in labels:
        yield Lack(code="choice_label", question=question.name, what=str(labels.index("") + 1))
    twice = next((label for place, label in enumerate(labels) if label and label in labels[:place]), "")
    if twice:
        yield Lack(code="choice_twice", question=question.name, what=twice)


def _text(questionnaire: Questionnaire, key: str) -> str:
    what, name, *choice = key.split(":")
    if what == "group":
        return next((row.group for row in questionnaire.questions if row.group_name == name), "")
    question = question_of(questionnaire, name)
    if what == "choice":
        return next(one.label for one in question.choices if one.name == choice[0])
    return {"label": question.label, "hint": question.hint, "message": question.constraint_message}[what]


def _with_label(questionnaire: Questionnaire, key: str, text: str) -> Questionnaire:
    what, name, *choice = key.split(":")
    if what == "group":
        rows = (replace(row, group=text) if row.group_name == name else row for row in questionnaire.questions)
        return replace(questionnaire, questions=tuple(rows))
    if what == "choice":
        chosen = question_of(questionnaire, name).choices
        labels = tuple(replace(one, label=text) if one.name == choice[0] else one for one in chosen)
        return changed(questionnaire, name, choices=labels)
    field = {"label": "label", "hint": "hint", "message": "constraint_message"}[what]
    return changed(questionnaire, name, **{field: text})


def _translated(translation: Translation, key: str, text: str) -> Translation:
    texts = {one: said for one, said in translation.texts.items() if one != key}
    return replace(translation, texts=texts | ({key: text} if text else {}))


def _with_living_texts(questionnaire: Questionnaire) -> Questionnaire:
    """Drop the translations of what is not there any more."""
    alive = set(_keys(questionnaire.questions))
    translations = tuple(
        replace(one, texts={key: text for key, text in one.texts.items() if key in alive})
        for one in questionnaire.translations
    )
    return replace(questionnaire, translations=translations)


def _keys(questions: Iterable[Question]) -> Iterator[str]:
    for question in questions:
        yield from (f"{what}:{question.name}" for what in ("label", "hint", "message"))
        yield f"group:{question.group_name}"
        yield from (f"choice:{question.name}:{choice.name}" for choice in question.choices)


def _fitted(question: Question) -> Question:
    if question.kind in _WITH_CHOICES:
        return question if question.kind == "select_one" else replace(question, appearance="")
    plain = replace(question, choices=(), appearance="")
    return plain if plain.is_answered else replace(plain, required=False, constraint="", constraint_message="")


def _each(questionnaire: Questionnaire, name: str, change: Callable[[Question], Question]) -> Questionnaire:
    rows = tuple(change(row) if row.name == name else row for row in questionnaire.questions)
    return replace(questionnaire, questions=rows)


def _place(rows: list[Question], name: str) -> int:
    return next(place for place, row in enumerate(rows) if row.name == name)


def _free(letter: str, taken: Iterable[str]) -> str:
    used = set(taken)
    return next(name for number in range(1, len(used) + 2) if (name := f"{letter}{number}") not in used)
