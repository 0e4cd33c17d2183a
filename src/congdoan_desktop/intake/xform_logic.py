"""The expressions of a questionnaire (XPath 1.0 with the functions of ODK), evaluated by lxml.

Dates are compared as ODK does: a date answer, `today()` and `date('2026-01-31')` are numbers of days.
"""

import math
import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from threading import Lock
from typing import TYPE_CHECKING, Any

from congdoan_desktop.domain.survey import Form, Logic, NoLogic, Question, Questionnaire, Sheet

if TYPE_CHECKING:
    from lxml.etree import XPath

Today = Callable[[], date]

_NAME = re.compile(r"\$\{\s*([^\s{}]+)\s*\}")
_FIRST_DAY = date(1970, 1, 1)


def form_of(questionnaire: Questionnaire, today: Today = date.today) -> Form:
    """Return the questionnaire ready to be filled in."""
    return Form(questionnaire=questionnaire, logic=logic_of(questionnaire, today))


def logic_of(questionnaire: Questionnaire, today: Today = date.today) -> Logic:
    """Return the expressions of `questionnaire`, compiled. It must have come through `xlsform.read_xlsform`."""
    if any(q.relevant or q.constraint or q.calculation for q in questionnaire.questions):
        return XPathLogic(questionnaire, today)
    return NoLogic(questionnaire.questions)  # lxml need not be loaded


class XPathLogic:
    """One small document, an element a question; what is not relevant is empty in it, as in ODK."""

    def __init__(self, questionnaire: Questionnaire, today: Today) -> None:
        from lxml import etree

        self._rows = questionnaire.questions
        self._lock = Lock()  # phones are answered by several threads
        self._root = etree.Element("data")
        self._nodes = {row.name: etree.SubElement(self._root, row.name) for row in self._rows}
        functions = {(None, name): function for name, function in _functions(today).items()}

        def compiled(expression: str) -> "XPath | None":
            path = _NAME.sub(r"/data/\1", expression)
            return etree.XPath(path, extensions=functions) if expression else None

        self._relevant = {row.name: compiled(row.relevant) for row in self._rows}
        self._constraint = {row.name: compiled(row.constraint) for row in self._rows}
        self._calculation = {row.name: compiled(row.calculation) for row in self._rows}

    def relevant(self, sheet: Sheet) -> frozenset[str]:
        """Return the rows that concern whoever answers so."""
        with self._lock:
            return self._settle(sheet)

    def allows(self, question: str, sheet: Sheet) -> bool:
        """Whether the answer fulfils its constraint."""
        constraint = self._constraint[question]
        if constraint is None:
            return True
        with self._lock:
            self._settle(sheet)
            return _boolean(constraint(self._nodes[question]))

    def _settle(self, sheet: Sheet) -> frozenset[str]:
        """Fill in the document so that what is not relevant is empty in it; return what is relevant."""
        found = frozenset(self._nodes)
        for _ in self._rows:  # what is blanked may blank more; each round blanks one row at least, or it is the last
            self._fill(sheet, found)
            now = frozenset(row.name for row in self._rows if self._holds(self._relevant[row.name], row))
            if now == found:
                break
            found = now
        return found

    def _fill(self, sheet: Sheet, relevant: frozenset[str]) -> None:
        for row in self._rows:
            text = sheet.get(row.name, "").strip() if row.name in relevant else ""
            self._nodes[row.name].text = _days(text) if row.kind == "date" else text
        for row in self._rows:
            calculation = self._calculation[row.name]
            if calculation is not None and row.name in relevant:
                self._nodes[row.name].text = _string(calculation(self._nodes[row.name]))

    def _holds(self, expression: "XPath | None", row: Question) -> bool:
        return expression is None or _boolean(expression(self._nodes[row.name]))


def _functions(today: Today) -> Mapping[str, Callable[..., Any]]:
    """The functions of ODK that XPath 1.0 lacks, as far as `xlsform_expressions` lets them through."""

    def selected(_: object, answer: Any, code: Any) -> bool:
        return _string(code) in _string(answer).split()

    def count_selected(_: object, answer: Any) -> float:
        return float(len(_string(answer).split()))

    def if_(_: object, condition: Any, yes: Any, no: Any) -> Any:
        return yes if _boolean(condition) else no

    def coalesce(_: object, first: Any, second: Any) -> str:
        return _string(first) or _string(second)

    def regex(_: object, text: Any, pattern: Any) -> bool:
        return re.fullmatch(_string(pattern), _string(text)) is not None

    def int_(_: object, number: Any) -> float:
        value = _number(number)
        return float(int(value)) if math.isfinite(value) else value

    def today_(_: object) -> float:
        return float((today() - _FIRST_DAY).days)

    def date_(_: object, text: Any) -> float:
        return _number(_days(_string(text)))

    return {
        "selected": selected,
        "count-selected": count_selected,
        "if": if_,
        "coalesce": coalesce,
        "regex": regex,
        "int": int_,
        "today": today_,
        "date": date_,
    }


def _days(text: str) -> str:
    """Return an ISO date as the number of days since 1970; anything else as it is."""
    try:
        return str((date.fromisoformat(text) - _FIRST_DAY) // timedelta(days=1))
    except ValueError:
        return text


def _string(value: Any) -> str:
    """Return what XPath's `string()` gives."""
    if isinstance(value, list):
        return str(value[0].text or "") if value else ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return "NaN" if math.isnan(value) else str(int(value)) if value.is_integer() else str(value)
    return str(value)


def _number(value: Any) -> float:
    try:
        return float(_string(value))
    except ValueError:
        return float("nan")


def _boolean(value: Any) -> bool:
    """Return what XPath's `boolean()` gives: of a number, not 0 and not NaN; of a text or nodes, whether there is any.

    ODK takes an answer as its text, so an empty node is false.
    """
    if isinstance(value, list):
        return bool(_string(value))
    return bool(value) and not (isinstance(value, float) and math.isnan(value))
