"""Values of XForms expressions: text, number, truth. A day is a number: days since 1970. What is not answered is "".

Conversions after XPath 1.0 §4, as JavaRosa (the engine of ODK) does them on answers.
"""

import math
from datetime import date, timedelta

from congdoan_desktop.domain.survey import Question, is_number

Value = str | float | bool

FIRST_DAY = date(1970, 1, 1)
_NAN = float("nan")
_SAME = 1e-12
"""Numbers closer than that are equal, as in JavaRosa: 0.1 + 0.2 = 0.3."""


def value_of(question: Question, answer: str) -> Value:
    """Return an answer as expressions see it; one that is no number or day where it should be stays text."""
    if question.kind in ("integer", "decimal") and is_number(answer):
        return float(answer)
    return days(answer) if question.kind == "date" else answer


def days(text: str) -> str | float:
    """Return an ISO date as its number of days; anything else as it is."""
    try:
        return float((date.fromisoformat(text) - FIRST_DAY) // timedelta(days=1))
    except ValueError:
        return text


def as_text(value: Value) -> str:
    """Return what XPath's `string()` gives."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        if math.isnan(value):
            return "NaN"
        return str(int(value)) if value.is_integer() else str(value)
    return value


def as_number(value: Value) -> float:
    """Return what XPath's `number()` gives: of a text that is no number, NaN."""
    if not isinstance(value, str):
        return float(value)
    return float(value) if is_number(value.strip()) else _NAN


def as_truth(value: Value) -> bool:
    """Return what XPath's `boolean()` gives: of a number, not 0 and not NaN; of a text, whether there is any."""
    return bool(value) and not (isinstance(value, float) and math.isnan(value))


def are_equal(left: Value, right: Value) -> bool:
    """Compare as truths if one is a truth, else as numbers if one is a number, else as texts (XPath 1.0 §3.4)."""
    if isinstance(left, bool) or isinstance(right, bool):
        return as_truth(left) == as_truth(right)
    if isinstance(left, float) or isinstance(right, float):
        one, other = as_number(left), as_number(right)
        return one == other or abs(one - other) < _SAME
    return left == right
