"""Template + values + the officer's own text → sections of a report. No query, no clock."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from congdoan_desktop.domain.expand import renumbered
from congdoan_desktop.domain.numbers import count_text, percent_text, span_text
from congdoan_desktop.domain.report import Bar, Chart, NamedFigure, Section
from congdoan_desktop.domain.template import ReportTemplate, SectionTemplate, Sentence

WRITTEN = "written"
"""State of a section in which the officer has written."""


@dataclass(frozen=True, kw_only=True)
class Printed:
    """A figure as sentences print it: `{x}`, `{x.low}`, `{x.high}`, `{x.den}`, `{x.share}`."""

    text: str
    low: str
    high: str
    den: str
    share: str

    def __format__(self, spec: str) -> str:
        return format(self.text, spec)


def printed(figure: NamedFigure) -> Printed:
    """Return the texts of a figure; what is not known is an empty text (a sentence on it must ask for its state)."""
    low, high, den = figure.low, figure.high, figure.den
    share = ""
    if low is not None and high is not None and den:
        share = percent_text(low, den) if low == high else span_text(percent_text(low, den), percent_text(high, den))
    return Printed(
        text="" if low is None else count_text(low) if high is None else _count_span(low, high),
        low="" if low is None else count_text(low),
        high="" if high is None else count_text(high),
        den="" if den is None else count_text(den),
        share=share,
    )


def _count_span(low: int, high: int) -> str:
    return count_text(low) if low == high else span_text(count_text(low), count_text(high))


def states(figures: Mapping[str, NamedFigure]) -> frozenset[str]:
    """Return the states of all figures, as `x:exact`, `range`, `estimated`, `unknown`, `zero`, `some`, `gap`."""
    return frozenset(f"{code}:{state}" for code, figure in figures.items() for state in _states(figure))


def _states(figure: NamedFigure) -> Iterable[str]:
    if figure.low is None:
        return ["unknown"]
    size = "zero" if figure.low == figure.high == 0 else "some"
    gap = ["gap"] if "attendance" in figure.missing else []
    if figure.estimated:
        return [size, "estimated", *gap]
    return [size, "exact" if figure.low == figure.high else "range", *gap]


def chosen(sentences: Iterable[Sentence], present: Collection[str]) -> tuple[str, ...]:
    """Return the texts of the sentences whose `when` holds."""
    return tuple(sentence.text for sentence in sentences if _holds(sentence.when, present))


def _holds(when: str, present: Collection[str]) -> bool:
    return all((word[1:] not in present) if word.startswith("!") else (word in present) for word in when.split())


def fill(text: str, values: Mapping[str, object]) -> str:
    """Fill the placeholders of one sentence. Raises `KeyError` for a name that is no value (a broken template)."""
    return text.format_map(values)


@dataclass(frozen=True, kw_only=True)
class Item:
    """One piece of a list that a section goes through: a question, a petition; with words and states of its own."""

    values: Mapping[str, object]
    states: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Writing:
    """What sections are written from. `narrative`: the officer's text by section id; `charts`, `items`: by name."""

    values: Mapping[str, object]
    states: frozenset[str]
    narrative: Mapping[str, str]
    charts: Mapping[str, Chart]
    items: Mapping[str, Sequence[Item]] = field(default_factory=dict)


def told(sentences: Iterable[Sentence], writing: Writing) -> tuple[str, ...]:
    """Return the paragraphs of the sentences that hold; a value with several lines gives as many."""
    return _lines(fill(text, writing.values) for text in chosen(sentences, writing.states))


def write_sections(template: ReportTemplate, writing: Writing) -> tuple[Section, ...]:
    """Return the sections of the template, written; of a template that asks for it only those that say something.

    Raises `KeyError` for a broken template.
    """
    written = [_section(part, writing, template.nothing) for part in template.sections]
    return renumbered(_speaking(written)) if template.only_said else tuple(written)


def _section(part: SectionTemplate, writing: Writing, nothing: str) -> Section:
    """A section that the officer left empty says so: a bare heading would look like a page that was lost."""
    own = _lines([writing.narrative.get(part.id, "")])
    proposed = told(part.sentences, replace(writing, states=writing.states | {WRITTEN}) if own else writing)
    proposed += _lines(_told(part, item) for item in writing.items.get(part.items, ()))
    return Section(
        id=part.id,
        level=part.level,
        number=part.number,
        heading=part.heading,
        paragraphs=(*proposed, *own) or ((nothing,) if part.narrative and nothing else ()),
        chart=writing.charts.get(part.chart) if part.chart else None,
    )


def _speaking(sections: Sequence[Section]) -> Iterator[Section]:
    """Yield the sections that say something, and the chapters that have one of them."""
    for place, section in enumerate(sections):
        below = takewhile(lambda one: one.level > 1, sections[place + 1 :]) if section.level == 1 else ()
        if any(one.paragraphs or one.chart for one in (section, *below)):
            yield section


def _lines(texts: Iterable[str]) -> tuple[str, ...]:
    """A value may have several lines: each is a paragraph."""
    return tuple(line.strip() for text in texts for line in text.split("\n") if line.strip())


def _told(part: SectionTemplate, item: Item) -> str:
    return " ".join(fill(text, item.values) for text in chosen(part.item_sentences, item.states))


def suggestion(part: SectionTemplate, writing: Writing) -> str:
    """Return the text proposed for the officer's own part of a section, one paragraph a line."""
    return "\n".join(fill(text, writing.values) for text in chosen(part.suggestions, writing.states))


def reach_chart(title: str, unit: str, labelled: Iterable[tuple[str, NamedFigure]]) -> Chart | None:
    """Return the chart of shares of people reached, or `None` when no denominator is known."""
    bars = tuple(
        Bar(label=label, low=f.low, high=f.high, full=f.den)
        for label, f in labelled
        if f.low is not None and f.high is not None and f.den
    )
    return Chart(title=title, unit=unit, bars=bars) if bars else None
