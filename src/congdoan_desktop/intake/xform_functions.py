"""The functions of ODK's XForms that a questionnaire may call. All of them end at once, and none looks at anything but
its arguments and the calendar. https://getodk.github.io/xforms-spec/#xpath-functions
"""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from congdoan_desktop.domain.survey import TEXT_LIMIT
from congdoan_desktop.intake.xform_values import FIRST_DAY, Value, as_number, as_text, as_truth, days

Today = Callable[[], date]


@dataclass(frozen=True, kw_only=True)
class Function:
    """`least`, `most`: how many arguments it takes."""

    run: Callable[..., Value]
    least: int
    most: int


_ANY = 50


def functions(today: Today) -> Mapping[str, Function]:
    """Return the functions by name; `today` says which day it is."""
    table: tuple[tuple[str, Callable[..., Value], int, int], ...] = (
        ("selected", lambda a, code: as_text(code).strip() in as_text(a).split(), 2, 2),
        ("selected-at", _selected_at, 2, 2),
        ("count-selected", lambda a: float(len(as_text(a).split())), 1, 1),
        ("if", lambda condition, yes, no: yes if as_truth(condition) else no, 3, 3),
        ("coalesce", lambda first, second: as_text(first) or as_text(second), 2, 2),
        ("regex", _regex, 2, 2),
        ("not", lambda a: not as_truth(a), 1, 1),
        ("true", lambda: True, 0, 0),
        ("false", lambda: False, 0, 0),
        ("boolean", as_truth, 1, 1),
        ("number", as_number, 1, 1),
        ("int", lambda a: _whole(math.trunc, as_number(a)), 1, 1),
        ("round", _round, 1, 2),
        ("abs", lambda a: abs(as_number(a)), 1, 1),
        ("min", lambda *many: _extreme(min, many), 1, _ANY),
        ("max", lambda *many: _extreme(max, many), 1, _ANY),
        ("string", as_text, 1, 1),
        ("concat", lambda *many: "".join(map(as_text, many)), 1, _ANY),
        ("string-length", lambda a: float(len(as_text(a))), 1, 1),
        ("normalize-space", lambda a: " ".join(as_text(a).split()), 1, 1),
        ("contains", lambda a, part: as_text(part) in as_text(a), 2, 2),
        ("starts-with", lambda a, part: as_text(a).startswith(as_text(part)), 2, 2),
        ("ends-with", lambda a, part: as_text(a).endswith(as_text(part)), 2, 2),
        ("substr", _substr, 2, 3),
        ("today", lambda: float((today() - FIRST_DAY).days), 0, 0),
        ("date", lambda a: a if isinstance(a, float) else as_number(days(as_text(a))), 1, 1),
    )
    return {name: Function(run=run, least=least, most=most) for name, run, least, most in table}


def _selected_at(answer: Value, place: Value) -> Value:
    codes, number = as_text(answer).split(), _whole(math.trunc, as_number(place))
    return codes[int(number)] if 0 <= number < len(codes) else ""


def _regex(text: Value, pattern: Value) -> Value:
    """Whether all of a text is of a form; `xform_patterns` has seen to it that this takes no time."""
    letters = as_text(text)
    return len(letters) <= TEXT_LIMIT and _compiled(as_text(pattern)).fullmatch(letters) is not None


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _round(number: Value, places: Value = 0.0) -> Value:
    """Round half up, to `places` digits behind the point."""
    scale = math.pow(10.0, min(max(_whole(math.trunc, as_number(places), 0.0), -15.0), 15.0))
    return _whole(lambda scaled: math.floor(scaled + 0.5), as_number(number) * scale) / scale


def _whole(cut: Callable[[float], int], number: float, otherwise: float | None = None) -> float:
    if math.isfinite(number):
        return float(cut(number))
    return number if otherwise is None else otherwise


def _extreme(choose: Callable[[list[float]], float], many: tuple[Value, ...]) -> Value:
    numbers = [as_number(one) for one in many]
    return float("nan") if any(map(math.isnan, numbers)) else choose(numbers)


def _substr(text: Value, start: Value, end: Value = float("inf")) -> Value:
    """Return the letters from place `start` up to before `end`, counted from 0 (ODK, not XPath's `substring`)."""
    letters = as_text(text)
    first, last = as_number(start), as_number(end)
    if math.isnan(first) or math.isnan(last):
        return ""
    size = float(len(letters))
    first, last = (max(0.0, place + size if place < 0 else place) for place in (first, last))
    return letters[int(min(first, size)) : int(min(last, size))]
