"""Rows of a laid out sheet → people, and what could not be read, by row and column."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from congdoan_desktop.domain.checks import check
from congdoan_desktop.domain.records import Person
from congdoan_desktop.domain.text import clean
from congdoan_desktop.intake.layout import ColumnPlan, Layout
from congdoan_desktop.intake.list_file import Sheet
from congdoan_desktop.intake.list_rows import RowProblem, note, walk
from congdoan_desktop.intake.list_words import ListWords
from congdoan_desktop.intake.looks import is_name
from congdoan_desktop.intake.names import family_first, proper_case
from congdoan_desktop.intake.person_cells import read_row
from congdoan_desktop.intake.readings import read_cell
from congdoan_desktop.intake.row_cells import Found

NAME_LIMIT = 100
_SAMPLE = 1_000


@dataclass(frozen=True, kw_only=True)
class PersonRow:
    """A row of the list, counted from 1. `person` has no id yet; `given` names the fields that the list told."""

    row: int
    person: Person
    given: frozenset[str]
    problems: tuple[RowProblem, ...] = ()

    @property
    def is_bad(self) -> bool:
        """Whether the row must stay out."""
        return any(problem.severity == "error" for problem in self.problems)


@dataclass(frozen=True, kw_only=True)
class Manner:
    """What the person at the screen decided about the whole list."""

    proper_case: bool = False
    family_first: bool = False
    all_members: bool = True
    """What people are where no column says it."""
    since_1904: bool = False


@dataclass(frozen=True, kw_only=True)
class People:
    """`notes`: rows that are no people (sums, headings of groups)."""

    rows: tuple[PersonRow, ...]
    notes: tuple[RowProblem, ...]


def read_people(
    sheet: Sheet, layout: Layout, words: ListWords, codes: Mapping[str, Mapping[str, str]], manner: Manner
) -> People:
    """Return the people of the list. `codes`: field → folded word → code (`ListWords.values` and labels)."""
    rows, notes, department = list[PersonRow](), list[RowProblem](), ""
    columns = [column for column in layout.columns if column.field]
    for row, kind, heading in walk(sheet, layout, words):
        if kind != "line":
            department = heading if layout.place_of("department") is None else department
            notes.append(note(sheet, row, "group" if heading and department else "not_a_person"))
            continue
        found = read_row(sheet, row, columns, codes, since_1904=manner.since_1904)
        if found.values or found.problems:
            rows.append(_person_row(row, found, columns, words, manner, department))
    return People(rows=tuple(rows), notes=tuple(notes))


def names_of(sheet: Sheet, layout: Layout) -> list[str]:
    """Return the first names just as the list writes them, in Unicode, for judging how it does."""
    places = [c for field in ("full_name", "family_name", "given_name") for c in layout.columns if c.field == field]
    rows = range(layout.first_row, min(layout.end_row, len(sheet.rows), layout.first_row + _SAMPLE))
    names = (" ".join(read_cell(sheet, row, c.place, c.reading) for c in places) for row in rows)
    return [name for name in map(clean, names) if is_name(name)]


def _person_row(
    row: int, found: Found, columns: list[ColumnPlan], words: ListWords, manner: Manner, department: str
) -> PersonRow:
    values = dict(found.values)
    name = clean(" ".join(filter(None, (values.pop("family_name", ""), values.pop("given_name", "")))))
    name = values.pop("full_name", "") or name
    if manner.proper_case:
        name = proper_case(name)
    if manner.family_first:
        name = family_first(name, words)
    if department:
        values.setdefault("department", department)
    values |= _membership(values, manner)
    person = replace(Person(id="", full_name=name[:NAME_LIMIT]), **values)
    problems = [*_name_problems(name), *_secrets(person), *found.problems]
    title = next((c.title for c in columns if c.field in ("full_name", "family_name")), "")
    return PersonRow(
        row=row + 1,
        person=person,
        given=frozenset(values) | {"full_name"},
        problems=tuple(
            RowProblem(row=row + 1, column=column or title or "full_name", code=code, severity=severity, words=text)
            for column, code, severity, text in problems
        ),
    )


def _membership(values: Mapping[str, Any], manner: Manner) -> dict[str, Any]:
    """Return what follows for membership and role from what the list says of them."""
    role = values.get("union_role", "")
    is_member = values.get("is_member", role != "none" if role else bool(values.get("member_no")) or manner.all_members)
    return {"is_member": is_member, "union_role": role or ("member" if is_member else "none")}


def _name_problems(name: str) -> Iterator[tuple[str, str, Literal["error", "warning", "note"], str]]:
    if not name:
        yield "", "no_name", "error", ""
    elif not is_name(name) or len(name) > NAME_LIMIT:
        yield "", "not_a_name", "error", name[:NAME_LIMIT]
    elif " " not in name:
        yield "", "one_word", "warning", name


def _secrets(person: Person) -> Iterator[tuple[str, str, Literal["error", "warning", "note"], str]]:
    """The same words keep a record from being saved (`domain.checks`): one such row must not keep the others out."""
    if any(problem.code == "classified" for problem in check(person)):
        yield "", "classified", "error", ""
