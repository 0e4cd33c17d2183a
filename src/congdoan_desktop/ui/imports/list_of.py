"""What a list from outside is of: its words, its columns, what is asked about the whole of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from PySide6.QtWidgets import QWidget

from congdoan_desktop.intake.layout import Layout
from congdoan_desktop.intake.list_file import Sheet
from congdoan_desktop.intake.list_rows import RowProblem
from congdoan_desktop.texts import IMPORT_PROBLEMS
from congdoan_desktop.ui.tables import Column
from congdoan_desktop.usecases.import_list import Proposal
from congdoan_desktop.usecases.import_match import Choice

LEAVE = "Không nhập"


class ReadRow(Protocol):
    """A row that was read; `row` counts from 1."""

    @property
    def row(self) -> int: ...
    @property
    def problems(self) -> tuple[RowProblem, ...]: ...
    @property
    def is_bad(self) -> bool: ...


class JudgedRow(Protocol):
    """A row with what it was compared to."""

    @property
    def row(self) -> ReadRow: ...
    @property
    def match(self) -> str: ...
    @property
    def other(self) -> Any: ...
    @property
    def proposal(self) -> Choice: ...
    @property
    def choices(self) -> tuple[Choice, ...]: ...


class MannerAsked(QWidget):
    """What is asked about the whole list. Without a question of its own it asks nothing."""

    def load(self, proposal: Proposal) -> None:
        """Show the questions, answered as `proposal` proposes."""

    def look(self, sheet: Sheet, layout: Layout, proposal: Proposal) -> None:
        """Show what the answers do to the columns as they are chosen now."""

    def first(self) -> QWidget:
        """Return where Tab comes to from the last column."""
        return self

    def manner(self) -> Any:
        """Return the answers, as the use case takes them."""

    def problem(self) -> str:
        """Return why one cannot go on, or nothing."""
        return ""


@dataclass(frozen=True, kw_only=True)
class ListOf:
    """`others` says which rows are no lines (`{rows}`); `match_words` and `tone` what the comparison says of a row."""

    title: str
    ask_file: str
    taken: str
    fields: Mapping[str, str]
    """Field → words, in the order they are offered; "" is none."""
    named_by: frozenset[str]
    no_name: str
    nothing_read: str
    others: str
    columns: Sequence[Column]
    compared_with: str
    choices: Mapping[Choice, str]
    filters: Mapping[str, str]
    filter_of: Mapping[str, str]
    match_words: Callable[[Any], str]
    near: frozenset[str]
    """Matches that a person should look at."""
    counted: str
    """"{count} người"."""
    private: Mapping[str, str] = field(default_factory=dict)
    has_past: bool = False

    def filters_of(self, row: JudgedRow) -> set[str]:
        """Return under which filters a row is seen."""
        odd = {"odd"} if row.row.problems and not row.row.is_bad else set[str]()
        return {"all", self.filter_of[row.match]} | odd

    def said(self, row: JudgedRow) -> str:
        """Return what the comparison says, for the list."""
        if row.row.is_bad:
            return "✗ " + problem_words(next(p for p in row.row.problems if p.severity == "error"))
        return f"! {self.match_words(row)}" if row.row.problems else self.match_words(row)

    def problem_line(self, problem: RowProblem) -> tuple[str, str, str]:
        """Return row, column and sentence of a problem, for a list of them."""
        return str(problem.row), self.fields.get(problem.column, problem.column), problem_words(problem)

    def tone(self, row: JudgedRow) -> str:
        """Return the colour of a row."""
        if row.row.is_bad:
            return "bad"
        return "near" if row.match in self.near or row.row.problems else ""


def problem_words(problem: RowProblem) -> str:
    """Return the sentence of a problem; a known problem of a whole row names no column."""
    return IMPORT_PROBLEMS[problem.code].format(words=problem.words)
