"""What a template may use beside its figures, and what its subject tells."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from hypothesis import strategies as st

from congdoan_desktop.domain.compose import Writing
from congdoan_desktop.domain.expand import Lists
from congdoan_desktop.domain.facts import Facts, Span
from congdoan_desktop.domain.figures import all_figures
from congdoan_desktop.domain.period import Period
from congdoan_desktop.domain.report import NamedFigure
from tests.domain.samples import unit

TEXTS = (
    *("unit_name", "unit_short", "unit_kind", "parent_name", "place", "period_name", "period_start", "period_end"),
    *("year", "as_of"),
    *("plan_number", "plan_date", "plan_issuer", "plan_about", "survey_date", "survey_title"),
    *("opinion_areas", "opinion_moods"),
)
STATES = ("exact", "range", "estimated", "unknown", "zero", "some", "gap")
FIGURES = tuple(all_figures(Facts(unit=unit()), {}, Period(year=2026, half=1), (), date(2026, 5, 7)))
Figures = Mapping[str, NamedFigure]
SPAN = Span(start=date(2026, 1, 1), end=date(2026, 6, 30))
BARE = Writing(values={}, states=frozenset(), narrative={}, charts={})


def figure_states(*names: str) -> frozenset[str]:
    """Return every state that figures of these names can have."""
    return frozenset(f"{name}:{state}" for name in names for state in STATES)


def parts(*names: str) -> frozenset[str]:
    """Return the placeholders of figures of these names."""
    return frozenset((*names, *(f"{name}.{part}" for name in names for part in ("low", "high", "den", "share"))))


@dataclass(frozen=True, kw_only=True)
class Told:
    """What one subject tells: its own words over a writing that has these figures; parts of the template by lists."""

    tell: Callable[[Writing], Writing]
    figures: Figures = field(default_factory=dict)
    """In place of those drawn, where both must fit together."""
    lists: Lists = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Telling:
    """What templates on one kind of subject may use beside the figures. `items`: (words, states) by list."""

    words: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    items: Mapping[str, tuple[frozenset[str], frozenset[str]]] = field(default_factory=dict)
    each: frozenset[str] = frozenset()
    rows: frozenset[str] = frozenset()
    """Row builders of its own."""
    told: Callable[[Figures], st.SearchStrategy[Told]]
