"""The part of XLSForm that this program understands; the rest is refused by row, never silently dropped."""

import re
from collections.abc import Iterable, Iterator, Mapping

from congdoan_desktop.errors import UserError

Row = Mapping[str, str]

CONDITION = re.compile(
    r"\$\{(?P<question>\w+)\}\s*=\s*'(?P<choice>[^']+)'"
    r"|selected\(\s*\$\{(?P<several>\w+)\}\s*,\s*'(?P<ticked>[^']+)'\s*\)"
)
"""`${q} = 'x'` or `selected(${q}, 'x')`."""

_TYPES = re.compile(
    r"(?:select_one|select_multiple|select one|select all that apply) [\w.-]+"
    r"|integer|int|text|note|begin[_ ]group|end[_ ]group"
)
_SURVEY_COLUMNS = frozenset({"type", "name", "label", "hint", "required", "relevant", "appearance"})
_CHOICE_COLUMNS = frozenset({"list_name", "list name", "name", "value", "label"})
_PLAIN = frozenset({"", "likert", "minimal", "quick", "horizontal", "vertical"})
_ANSWERS = frozenset({"", "yes", "no", "true", "false", "true()", "false()"})
_FIRST_ROW = 2


def check_subset(survey: Iterable[Row], choices: Iterable[Row]) -> None:
    """Raise `UserError` xlsform.unsupported (row, what) for the first thing outside the subset.

    `survey`, `choices`: the rows of the two sheets by column heading, from row 2 on, empty rows included.
    """
    for number, row in enumerate(survey, _FIRST_ROW):
        for what in _survey_row(row):
            raise UserError("xlsform.unsupported", row=number, what=what[:100])
    for number, row in enumerate(choices, _FIRST_ROW):
        for what in _strange_columns(row, _CHOICE_COLUMNS):
            raise UserError("xlsform.unsupported", row=number, what=what[:100])


def _survey_row(row: Row) -> Iterator[str]:
    kind = row.get("type", "").strip()
    if kind and not _TYPES.fullmatch(kind.lower()):
        yield kind
    yield from _strange_columns(row, _SURVEY_COLUMNS)
    condition = row.get("relevant", "").strip()
    if condition and (not CONDITION.fullmatch(condition) or kind.lower().startswith("begin")):
        yield condition
    for column, plain in (("required", _ANSWERS), ("appearance", _PLAIN)):
        if row.get(column, "").strip().lower() not in plain:
            yield row[column]


def _strange_columns(row: Row, known: frozenset[str]) -> Iterator[str]:
    """Yield the columns that are filled and not understood (`label::vi` is a label)."""
    for column, value in row.items():
        if value and column.lower().split(":")[0].strip() not in known:
            yield column
