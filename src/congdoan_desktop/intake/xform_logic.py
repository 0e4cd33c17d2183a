"""The expressions of one questionnaire: who is asked what, and which answers are allowed.

As in ODK, what is not relevant is empty for all other questions, and days are compared as numbers of days.
"""

from collections.abc import Callable, Mapping
from datetime import date
from graphlib import CycleError, TopologicalSorter
from math import isnan

from congdoan_desktop.domain.survey import Form, Logic, NoLogic, Question, Questionnaire, Sheet
from congdoan_desktop.intake.xform_expression import ITSELF, Expression, ExpressionError, parse
from congdoan_desktop.intake.xform_functions import functions
from congdoan_desktop.intake.xform_values import Value, as_text, as_truth, value_of

Today = Callable[[], date]

_CALCULATED_LIMIT = 1000
"""Letters of a calculated text that are kept: some calculations could double it again and again."""


def form_of(questionnaire: Questionnaire, today: Today = date.today) -> Form:
    """Return the questionnaire ready to be filled in. Raises `ExpressionError`, as `logic_of`."""
    return Form(questionnaire=questionnaire, logic=logic_of(questionnaire, today))


def logic_of(questionnaire: Questionnaire, today: Today = date.today) -> Logic:
    """Return the expressions of `questionnaire`, ready to be asked.

    Raises `ExpressionError`, also `unknown` for a question that there is none of and `cycle` for questions that wait
    for each other; not for what came through `xlsform.read_xlsform`.
    """
    if any(q.relevant or q.constraint or q.calculation for q in questionnaire.questions):
        return XFormLogic(questionnaire, today)
    return NoLogic(questionnaire.questions)


class XFormLogic:
    """All expressions of a questionnaire, and the order in which they can be asked. Nothing in it ever changes: several
    threads may ask it.
    """

    def __init__(self, questionnaire: Questionnaire, today: Today) -> None:
        known = functions(today)

        def parsed(expressions: Mapping[str, str]) -> dict[str, Expression]:
            return {name: parse(text, known) for name, text in expressions.items() if text}

        rows = questionnaire.questions
        self._relevant = parsed({row.name: row.relevant for row in rows})
        self._calculation = parsed({row.name: row.calculation for row in rows})
        self._constraint = parsed({row.name: row.constraint for row in rows})
        self._order = self._ordered({row.name: row for row in rows})

    def relevant(self, sheet: Sheet) -> frozenset[str]:
        """Return the rows that concern whoever answers so."""
        return self._settled(sheet)[0]

    def allows(self, question: str, sheet: Sheet) -> bool:
        """Whether the answer fulfils its constraint."""
        constraint = self._constraint.get(question)
        if constraint is None:
            return True
        values = self._settled(sheet)[1]
        return as_truth(constraint.evaluate({**values, ITSELF: values[question]}))

    def _settled(self, sheet: Sheet) -> tuple[frozenset[str], dict[str, Value]]:
        """Return the relevant rows, and all values: that of a row which is not relevant is empty."""
        relevant, values = set[str](), dict[str, Value]()
        for row in self._order:
            condition = self._relevant.get(row.name)
            if condition is None or as_truth(condition.evaluate(values)):
                relevant.add(row.name)
                values[row.name] = self._value(row, sheet, values)
            else:
                values[row.name] = ""
        return frozenset(relevant), values

    def _value(self, row: Question, sheet: Sheet, values: Mapping[str, Value]) -> Value:
        calculation = self._calculation.get(row.name)
        if calculation is None:
            return value_of(row, sheet.get(row.name, "").strip())
        value = calculation.evaluate(values)
        if isinstance(value, float):
            return "" if isnan(value) else value
        return as_text(value)[:_CALCULATED_LIMIT]

    def _ordered(self, rows: Mapping[str, Question]) -> list[Question]:
        """Return the rows so that each one stands after those that its relevance or calculation asks for."""
        waits = {
            name: {
                asked for table in (self._relevant, self._calculation) if name in table for asked in table[name].names
            }
            for name in rows
        }
        constrained = [(name, expression.names - {ITSELF}) for name, expression in self._constraint.items()]
        for _name, asked in (*waits.items(), *constrained):
            for other in asked:
                if other not in rows:
                    raise ExpressionError("unknown", other)
        try:
            return [rows[name] for name in TopologicalSorter(waits).static_order()]
        except CycleError as error:
            raise ExpressionError("cycle", str(error.args[1][0])) from error
