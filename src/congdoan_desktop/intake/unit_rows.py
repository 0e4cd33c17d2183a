"""Rows of a laid out sheet → units of a register, and what could not be read, by row and column."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from congdoan_desktop.domain.checks import check
from congdoan_desktop.domain.records import OrgUnit
from congdoan_desktop.domain.text import clean
from congdoan_desktop.intake.cell_days import day_of
from congdoan_desktop.intake.layout import ColumnPlan, Layout
from congdoan_desktop.intake.list_file import Cell, Sheet
from congdoan_desktop.intake.list_rows import RowProblem, note, walk
from congdoan_desktop.intake.list_words import ListWords, folded
from congdoan_desktop.intake.row_cells import Fault, Found, Unread, longest, plain_text, read_cells

Codes = Mapping[str, Mapping[str, str]]
"""Field → folded word → code: `ListWords.values` and the labels of the catalogues."""
_LIMITS = {"note": 1000, "code": 40}
_LIMIT = 250
_NOTHING = frozenset({"-", "–", "—", ".", "…", "khong", "ko"})
_COUNT = re.compile(r"(\d{1,9}|\d{1,3}(?: \d{3}){1,2})(?: ?[a-z]{1,8})?\Z", re.ASCII)
"""Of folded words, where a dot is a space: "1.240", "240 nguoi"."""
_CODES = {"kind": "unit_kind", "size": "unit_size", "commune": "unit_commune"}
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, kw_only=True)
class UnitRow:
    """A row of the list, counted from 1. `unit` has no id yet; `given` names the fields that the list told; `parent`:
    what it says of the unit above, or the heading that the row stands under.
    """

    row: int
    unit: OrgUnit
    given: frozenset[str]
    parent: str = ""
    group: str = ""
    problems: tuple[RowProblem, ...] = ()

    @property
    def is_bad(self) -> bool:
        """Whether the row must stay out."""
        return any(problem.severity == "error" for problem in self.problems)


@dataclass(frozen=True, kw_only=True)
class Units:
    """`notes`: rows that are no units (sums, headings of groups)."""

    rows: tuple[UnitRow, ...]
    notes: tuple[RowProblem, ...]


def read_units(sheet: Sheet, layout: Layout, words: ListWords, codes: Codes, *, since_1904: bool) -> Units:
    """Return the units of the list."""
    rows, notes, group = list[UnitRow](), list[RowProblem](), ""
    columns = [column for column in layout.columns if column.field]

    def read(field: str, cell: Cell) -> Iterator[tuple[str, object]]:
        return _read(field, cell, codes, since_1904)

    for row, kind, heading in walk(sheet, layout, words):
        if kind != "line":
            group = heading or group
            notes.append(note(sheet, row, "unit_group" if heading else "not_a_unit"))
            continue
        found = read_cells(sheet, row, columns, read)
        if found.values or found.problems:
            rows.append(_unit_row(row, found, columns, codes, group))
    return Units(rows=tuple(rows), notes=tuple(notes))


def _read(field: str, cell: Cell, codes: Codes, since_1904: bool) -> Iterator[tuple[str, object]]:
    """Yield field and value, or field and why there is none."""
    text = cell.text
    if field in ("workers", "members"):
        if folded(text) not in _NOTHING:
            match = _COUNT.match(folded(text))
            yield field, int(re.sub(r"\D", "", match[1])) if match else Unread("count")
    elif field in ("founded_on", "ended_on"):
        if folded(text) not in _NOTHING:
            yield field, day_of(cell, since_1904=since_1904) or Unread("whole_day")
    elif field in _CODES:
        yield field, longest(text, codes[field]) or Unread(_CODES[field])
    elif folded(text) not in _NOTHING:
        yield from plain_text(field, text, _LIMITS.get(field, _LIMIT))


def _unit_row(row: int, found: Found, columns: Iterable[ColumnPlan], codes: Codes, group: str) -> UnitRow:
    values = dict(found.values)
    parent, name = values.pop("parent", ""), values.get("name", "")
    tier = tier_of(name, codes)
    problems = [*_name_problems(name), *found.problems]
    if tier == "base" and "kind" not in values:
        problems += _guess_kind(values, name, group, codes)
    unit = replace(OrgUnit(id="", code="", name="", short_name="", tier=tier), **values)
    problems += _problems(unit)
    title = next((column.title for column in columns if column.field == "name"), "")
    return UnitRow(
        row=row + 1,
        unit=unit,
        given=frozenset(values),
        parent=parent,
        group=group,
        problems=tuple(
            RowProblem(row=row + 1, column=column or title or "name", code=code, severity=severity, words=text)
            for column, code, severity, text in problems
        ),
    )


def tier_of(name: str, codes: Codes) -> Literal["base", "middle"]:
    """Return what a name says a unit is."""
    words = f"{folded(name)} "
    begins = [word for word in codes["begins"] if words.startswith(f"{word} ")]
    return "middle" if begins and codes["begins"][max(begins, key=len)] == "middle" else "base"


def _guess_kind(values: dict[str, Any], name: str, group: str, codes: Codes) -> Iterator[Fault]:
    """Take the kind from the heading of the group, else from the name; a guess is told."""
    of_group = longest(group, codes["kind"]) if group else None
    kind = of_group or longest(name, codes["kind_by_name"])
    if kind:
        values["kind"] = kind
    if kind and not of_group:
        yield "kind", "kind_guessed", "warning", name[:60]


def _name_problems(name: str) -> Iterator[Fault]:
    if not _LETTER.search(name):
        yield "", "no_unit_name", "error", name[:60]


def _problems(unit: OrgUnit) -> Iterator[Fault]:
    """What keeps a record from being saved keeps only its own row out; the rest is told."""
    for problem in check(unit):
        if problem.code == "classified":
            yield "", "classified", "error", ""
        elif problem.code == "more_than_total":
            yield "members", "more_members", "warning", clean(unit.short_name or unit.name)[:60]
        elif problem.severity == "error" and problem.field in ("founded_on", "ended_on"):
            yield problem.field, "odd_day", "error", unit.name[:60]
