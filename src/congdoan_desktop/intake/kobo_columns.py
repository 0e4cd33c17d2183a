"""What the columns of an export of KoboToolbox or ODK are: answers to questions, or what an anonymous survey drops."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from congdoan_desktop.domain.survey import Question, Questionnaire
from congdoan_desktop.domain.text import clean, fold

Why = Literal["time", "device", "person", "place", "id", "work", "reckoned", "unknown", "sheet"]
"""Why a column is dropped; `sheet`: it is another sheet of the file."""

_GROUP_SIGNS = "/-.:"
_CHOICE_SIGNS = "/.:"
_DROPPED: Mapping[Why, re.Pattern[str]] = {
    "time": re.compile(r"start(?:time)?|end(?:time)?|today|_?submission_?(?:time|date)|_date_modified|completiondate"),
    "device": re.compile(
        r"device_?id|imei|subscriber_?id|sim_?(?:id|serial)|formversion|__version__|audit|instancename"
    ),
    "person": re.compile(r"user_?name|phone_?number|e-?mail|_submitted_by|submitter(?:id|name)|_?notes"),
    "place": re.compile(
        r"_?geolocation|gps|.*[_-](?:latitude|longitude|altitude|precision|accuracy)|(?:start|background)-geopoint"
    ),
    "id": re.compile(
        r"_id|_uuid|_index|key|(?:meta-)?instance_?id|root_?uuid|deprecated_?id|uuid|_parent_.*|_submission__.*|_xform_id_string"
        r"|parent_key|_root_?uuid"
    ),
    "work": re.compile(
        r"_?status|_tags|_validation_status|reviewstate|edits|attachments(?:present|expected)|_attachments"
    ),
}
_MARKS = ("_uuid", "instanceid", "instance_id", "key")
"""Columns that tell one record from all others, the best first."""


@dataclass(frozen=True, kw_only=True)
class Target:
    """What a column holds: the answer to a question, or whether one of its choices is ticked."""

    question: str
    choice: str = ""


@dataclass(frozen=True, kw_only=True)
class Dropped:
    """A column that is not taken in."""

    heading: str
    why: Why


@dataclass(frozen=True, kw_only=True)
class Columns:
    """`targets` by place; `mark`: the place of what tells one record from another, or -1."""

    targets: Mapping[int, Target]
    dropped: tuple[Dropped, ...]
    mark: int


def columns_of(headings: Sequence[str], questionnaire: Questionnaire) -> Columns:
    """Return what the columns are; the names of questions and choices go before their labels."""
    by_name, by_label = _by_name(questionnaire), _by_label(questionnaire)
    targets, dropped = dict[int, Target](), list[Dropped]()
    for place, heading in enumerate(map(clean, headings)):
        target = by_name.get(heading) or by_label.get(fold(heading))
        if target is not None and target not in targets.values():
            targets[place] = target
        elif heading:
            dropped.append(Dropped(heading=heading[:100], why=_why(heading, questionnaire)))
    return Columns(targets=targets, dropped=tuple(dropped), mark=_mark(headings))


def _why(heading: str, questionnaire: Questionnaire) -> Why:
    last = re.split(r"[/:]", heading.lower())[-1].strip()
    silent = {question.name.lower() for question in questionnaire.questions if not question.is_answered}
    if last in silent:
        return "reckoned"
    return next((why for why, pattern in _DROPPED.items() if pattern.fullmatch(last)), "unknown")


def _mark(headings: Sequence[str]) -> int:
    last = [re.split(r"[/:-]", heading.strip().lower())[-1] for heading in headings]
    return next((last.index(mark) for mark in _MARKS if mark in last), -1)


def _by_name(questionnaire: Questionnaire) -> Mapping[str, Target]:
    """Return the columns by what they are called where codes are exported: `group/name`, `group/name/choice`."""
    found = dict[str, Target]()
    for question in filter(lambda one: one.is_answered, questionnaire.questions):
        for head in _heads(question.name, question.group_name):
            found[head] = Target(question=question.name)
            if question.kind == "select_multiple":
                for choice, sign in ((choice, sign) for choice in question.choices for sign in _CHOICE_SIGNS):
                    found.setdefault(f"{head}{sign}{choice.name}", Target(question=question.name, choice=choice.name))
    return found


def _by_label(questionnaire: Questionnaire) -> Mapping[str, Target]:
    """Return the columns by their labels without accents, in any language, without those that may be two things."""
    found = dict[str, Target | None]()
    for question in filter(lambda one: one.is_answered, questionnaire.questions):
        for head, target in _labels(question, questionnaire):
            key = fold(head)
            found[key] = target if found.setdefault(key, target) == target else None
    return {key: target for key, target in found.items() if target is not None}


def _labels(question: Question, questionnaire: Questionnaire) -> Iterator[tuple[str, Target]]:
    texts = [{}, *(translation.texts for translation in questionnaire.translations)]
    for own in texts:
        label = own.get(f"label:{question.name}", question.label)
        group = own.get(f"group:{question.group_name}", question.group)
        for head in (label, *(f"{group}{sign}{label}" for sign in _GROUP_SIGNS if group)):
            yield head, Target(question=question.name)
            if question.kind == "select_multiple":
                for choice in question.choices:
                    text = own.get(f"choice:{question.name}:{choice.name}", choice.label)
                    for sign in _CHOICE_SIGNS:
                        yield f"{head}{sign}{text}", Target(question=question.name, choice=choice.name)


def _heads(name: str, path: str) -> Iterator[str]:
    """Yield `name` alone and behind its groups: `inner/name`, `outer/inner/name`."""
    yield name
    groups = path.split("/") if path else []
    for depth in range(len(groups)):
        for sign in _GROUP_SIGNS:
            yield sign.join((*groups[depth:], name))
