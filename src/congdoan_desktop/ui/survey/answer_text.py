"""What is typed as an answer ↔ what a sheet keeps: "1,5" is 1.5, "5/3/26" is 2026-03-05. No Qt here."""

import re
from datetime import date

from congdoan_desktop.domain.survey import TEXT_LIMIT, Question, is_number
from congdoan_desktop.domain.text import clean
from congdoan_desktop.ui.entry import read_date, shown_date

_GROUPED = re.compile(r"-?\d{1,3}(?:[. ]\d{3})+")
_EITHER_WAY = re.compile(r"-?\d{1,3}\.\d{3}")
_SIX_DIGITS = re.compile(r"[0-9]{6}")
_FURTHEST = 10
"""Years ahead that two digits may mean; what lies further is of the last century."""


def read_answer(question: Question, text: str, today: date) -> str:
    """Return what was typed as a sheet keeps it, empty for nothing.

    Raises `ValueError` not_a_number, ambiguous_number ("1.500" for a decimal), not_a_date, too_long.
    """
    text = clean(text)
    if not text:
        return ""
    if question.kind == "integer":
        return _number(text.replace(".", "").replace(" ", "") if _GROUPED.fullmatch(text) else text, whole=True)
    if question.kind == "decimal":
        return _decimal(text)
    if question.kind == "date":
        return _day(text, today).isoformat()
    if len(text) > TEXT_LIMIT:
        raise ValueError("too_long")
    return text


def shown_answer(question: Question, answer: str) -> str:
    """Return an answer as it is typed and read: with a comma, day before month; labels of what was picked."""
    if question.choices:
        return "; ".join(choice.label for choice in question.choices if choice.name in answer.split())
    if question.kind == "decimal":
        return answer.replace(".", ",")
    return shown_date(date.fromisoformat(answer)) if question.kind == "date" and answer else answer


def _decimal(text: str) -> str:
    if _EITHER_WAY.fullmatch(text):
        raise ValueError("ambiguous_number")
    whole, comma, after = text.partition(",")
    if _GROUPED.fullmatch(whole):
        whole = whole.replace(".", "").replace(" ", "")
    elif comma and "." in whole:
        raise ValueError("not_a_number")
    return _number(f"{whole}.{after}" if comma else whole)


def _number(text: str, *, whole: bool = False) -> str:
    if not is_number(text, whole=whole):
        raise ValueError("not_a_number")
    return text


def _day(text: str, today: date) -> date:
    try:
        return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) else _spoken_day(text, today)
    except ValueError as error:
        raise ValueError("not_a_date") from error


def _spoken_day(text: str, today: date) -> date:
    if _SIX_DIGITS.fullmatch(text):
        text = f"{text[:2]}/{text[2:4]}/{text[4:]}"
    day = read_date(text, today)
    if day is None:
        raise ValueError("not_a_date")
    short = str(day.year) not in text
    return day.replace(year=day.year - 100) if short and day.year > today.year + _FURTHEST else day
