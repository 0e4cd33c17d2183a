"""What the rows of annex tables are drawn from, and what comes out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from congdoan_desktop.domain.catalogue import Catalogue
from congdoan_desktop.domain.compared import Before
from congdoan_desktop.domain.facts import Facts, Span
from congdoan_desktop.domain.measures import activities_in, by_presence
from congdoan_desktop.domain.records import Activity
from congdoan_desktop.domain.report import Cell, NamedFigure, TargetResult
from congdoan_desktop.domain.surveyed import Surveyed

Rows = tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, kw_only=True)
class TableInput:
    """What the rows are drawn from. `catalogues` by name; `words`: code → word as printed."""

    facts: Facts
    span: Span
    catalogues: Mapping[str, Catalogue]
    targets: tuple[TargetResult, ...]
    words: Mapping[str, str]
    survey: Surveyed | None = None
    """Of a report on a survey."""
    figures: Mapping[str, NamedFigure] = field(default_factory=dict)
    before: Before | None = None
    """Of a report that is laid beside the one a year before."""

    @cached_property
    def activities(self) -> tuple[Activity, ...]:
        return activities_in(self.facts, self.span)

    def by_presence(self, held: Iterable[Activity]) -> tuple[list[Activity], list[Activity]]:
        """Return (those of `held` that people sit in front of, the others)."""
        return by_presence(held, self.catalogues["forms"])


@dataclass(frozen=True, kw_only=True)
class Filled:
    """Rows of one table and its total row (empty where a total would be wrong)."""

    rows: Rows
    total: tuple[Cell, ...] = ()
