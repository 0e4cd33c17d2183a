"""One subject: the records that a report looks at, and the words, states, lists and tables that it adds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from congdoan_desktop.domain.compose import Writing
from congdoan_desktop.domain.expand import Lists
from congdoan_desktop.domain.facts import Facts, Span
from congdoan_desktop.domain.period import Period
from congdoan_desktop.domain.report import NamedFigure, TargetResult
from congdoan_desktop.domain.surveyed import Surveyed
from congdoan_desktop.domain.table_input import Filled, TableInput
from congdoan_desktop.domain.template import ReportTemplate
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store.connection import Reader


def _as_it_is(writing: Writing, _facts: Facts) -> Writing:
    return writing


def _all_of_it(facts: Facts) -> Facts:
    return facts


@dataclass(frozen=True, kw_only=True)
class Subject:
    """What a report is on. The template has every section and table that the report will have, once expanded."""

    template: ReportTemplate
    window: str
    """The code it is found by: a period, `plan#phase`, a month, the id of a record."""
    name: str
    """In running text: "6 tháng đầu năm 2026", "đợt 1 …", "ngày 12/6/2026"."""
    period: Period
    """The period that the report is filed under; of one record the year of its day."""
    span: Span
    """First and last day of the records that are counted."""
    plan: str = ""
    """Code of the plan whose figures and targets it tells; empty: there are no figures, and no facts are gathered."""
    lists: Lists = field(default_factory=dict)
    narrow: Callable[[Facts], Facts] = _all_of_it
    """All facts → those that this report is about."""
    tell: Callable[[Writing, Facts], Writing] = _as_it_is
    """Adds words, states, charts and items of its own; the facts are those that `narrow` left."""
    brings: Callable[[], "Brought"] | None = None
    """Of a subject whose figures are drawn from elsewhere than the records of this unit; asked when they are needed."""
    rows: Mapping[str, Callable[[TableInput], Filled]] = field(default_factory=dict)
    """Row builders of its own, by the names that `TableTemplate.rows` uses."""
    addressees: tuple[str, ...] | None = None
    """Of a paper that does not go to those whom the unit's papers go to."""
    survey: Surveyed | None = None
    number: int | None = None
    """Of a paper that has one already; a new report is given its own when it is issued."""
    issued_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Brought:
    """Figures by code, and how far each target is."""

    figures: Mapping[str, NamedFigure]
    targets: tuple[TargetResult, ...]


@dataclass(frozen=True, kw_only=True)
class Window:
    """One subject to choose. `day`: what the list is ordered by, newest first."""

    code: str
    name: str
    day: date
    is_dated: bool = True
    """Whether the subject has a day of its own; what has none is not proposed first."""


class Subjects(Protocol):
    """A kind of subject, as a module of this package offers it."""

    def subject_of(self, db: Reader, reference: Reference, template: ReportTemplate, window: str) -> Subject:
        """Return the subject. Raises `UserError` report.no_subject where there is none of that code."""

    def windows(self, db: Reader, reference: Reference, today: date) -> tuple[Window, ...]:
        """Return what a report of this kind can be on, newest first."""


def span_of(period: Period) -> Span:
    """Return the days of `period`."""
    return Span(start=period.start, end=period.end)
