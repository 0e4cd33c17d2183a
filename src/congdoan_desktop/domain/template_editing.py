"""Changing a report template into its next version. All functions return another `ReportTemplate`.

What the program computes (sentences on figures, lists, charts, tables) stays as it came; titles, hints, proposals, the
order of parts and parts for the officer's own words may change.
"""

import string
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from congdoan_desktop.domain.expand import renumbered
from congdoan_desktop.domain.template import ReportTemplate, SectionTemplate, Sentence
from congdoan_desktop.domain.text import clean

_OWN = "own"
"""Begins the ids of parts that were added."""


@dataclass(frozen=True, kw_only=True)
class TemplateLack:
    """Why a template cannot be kept: `heading`, `words` (nothing is said), `braces`, `unknown_word` (`what` it is)."""

    code: str
    section: str = ""
    """Id; empty for subject, opening and closing."""
    what: str = ""


def changed(template: ReportTemplate, section: str, **values: Any) -> ReportTemplate:
    """Change fields of one section (`heading`, `hint`, `required`)."""
    return _each(template, lambda part: replace(part, **values) if part.id == section else part)


def with_suggestion(template: ReportTemplate, section: str, text: str) -> ReportTemplate:
    """Propose `text`, a paragraph a line, for the officer's own words; proposals that ask for a state are kept."""
    asked = tuple(one for one in _part(template, section).suggestions if one.when)
    own = tuple(Sentence(text=line) for line in clean(text).split("\n") if line.strip())
    return changed(template, section, suggestions=(*own, *asked))


def suggestion_text(part: SectionTemplate) -> str:
    """Return the proposals that ask for nothing, a paragraph a line."""
    return "\n".join(one.text for one in part.suggestions if not one.when)


def with_opening(template: ReportTemplate, text: str) -> ReportTemplate:
    """Set the words of the opening that ask for nothing, a paragraph a line."""
    asked = tuple(one for one in template.opening if one.when)
    return replace(template, opening=(*(Sentence(text=line) for line in clean(text).split("\n") if line), *asked))


def opening_text(template: ReportTemplate) -> str:
    """Return the words of the opening that ask for nothing, a paragraph a line."""
    return "\n".join(one.text for one in template.opening if not one.when)


def is_own(part: SectionTemplate) -> bool:
    """Whether nothing in the section is computed, so that it may be taken out."""
    return not (part.sentences or part.items or part.chart or part.each)


def added(template: ReportTemplate, after: str, heading: str) -> tuple[ReportTemplate, str]:
    """Add a section for the officer's own words after the section `after`, of its level; return its id too."""
    used = {part.id for part in template.sections}
    name = next(name for number in count(1) if (name := f"{_OWN}.{number}") not in used)
    place = _place(template, after)
    last = _end_of(template, place)
    part = SectionTemplate(
        id=name, level=template.sections[place].level, number="", heading=heading, narrative=True, required=False
    )
    sections = (*template.sections[:last], part, *template.sections[last:])
    return _numbered(replace(template, sections=sections)), name


def removed(template: ReportTemplate, section: str) -> ReportTemplate:
    """Take out a section with nothing computed in it and nothing under it; any other stays."""
    place = _place(template, section)
    if not is_own(template.sections[place]) or _end_of(template, place) > place + 1:
        return template
    return _numbered(replace(template, sections=template.sections[:place] + template.sections[place + 1 :]))


def moved(template: ReportTemplate, section: str, by: int) -> ReportTemplate:
    """Move a section, with what is under it, before (-1) or after (1) its neighbour of the same level."""
    start = _place(template, section)
    end = _end_of(template, start)
    if by > 0:
        other_end = _end_of(template, end) if end < len(template.sections) else end
        fits = end < len(template.sections) and template.sections[end].level == template.sections[start].level
        start, end, other_end = (start, end, other_end) if fits else (start, start, start)
    else:
        before = _before(template, start)
        start, end, other_end = (before, start, end) if before is not None else (start, start, start)
    parts = template.sections
    swapped = (*parts[:start], *parts[end:other_end], *parts[start:end], *parts[other_end:])
    return _numbered(replace(template, sections=swapped))


def lacks(template: ReportTemplate, known: Iterable[str]) -> tuple[TemplateLack, ...]:
    """Return why the template cannot be kept; `known`: the words in braces that this kind of report has."""
    return tuple(_lacks(template, frozenset(known)))


def is_sound(template: ReportTemplate, shipped: ReportTemplate) -> bool:
    """Whether a template from a file can be used in the place of the one that came with the program.

    What the program computes by names, and what the law names, is as it came.
    """
    return not lacks(template, words_in(shipped)) and _named(template) <= _named(shipped)


def _named(template: ReportTemplate) -> frozenset[tuple[str, str]]:
    """Return the names by which the program finds what it computes, and those in the names of files."""
    rows = {("rows", table.rows) for table in template.tables} | {("table each", one.each) for one in template.tables}
    parts = {("each", part.each) for part in template.sections}
    return frozenset({("kind", template.type_code), ("topic", template.file_topic), *rows, *parts})


def words_in(template: ReportTemplate) -> frozenset[str]:
    """Return every word in braces that the template uses."""
    return frozenset(word for _, text in _texts(template) for word in _words(text) or ())


def _lacks(template: ReportTemplate, known: frozenset[str]) -> Iterator[TemplateLack]:
    for where, text in (("subject", template.subject), ("closing", template.closing)):
        if not text.strip():
            yield TemplateLack(code="words", what=where)
    for part in template.sections:
        if not part.heading.strip():
            yield TemplateLack(code="heading", section=part.id)
    for section, text in _texts(template):
        words = _words(text)
        if words is None:
            yield TemplateLack(code="braces", section=section, what=text)
        for word in words or ():
            if word not in known:
                yield TemplateLack(code="unknown_word", section=section, what=word)


def _texts(template: ReportTemplate) -> Iterator[tuple[str, str]]:
    for text in (template.subject, template.closing, *(one.text for one in (*template.grounds, *template.opening))):
        yield "", text
    for part in template.sections:
        for one in (*part.sentences, *part.suggestions, *part.item_sentences):
            yield part.id, one.text
    for table in template.tables:
        yield from (("", one.text) for one in table.notes)
    for party in template.parties:
        yield from (("", text) for text in (*party.authority_lines, *party.title_lines, party.full_name))


def _words(text: str) -> tuple[str, ...] | None:
    """Return the words in braces; `None` where the braces do not fit together, or ask for more than a word.

    `{la:>999999999}` would fill the memory of the computer.
    """
    try:
        found = [one for one in string.Formatter().parse(text) if one[1] is not None]
    except ValueError:
        return None
    return None if any(form or turn for _, _, form, turn in found) else tuple(str(name) for _, name, _, _ in found)


def _part(template: ReportTemplate, section: str) -> SectionTemplate:
    return template.sections[_place(template, section)]


def _place(template: ReportTemplate, section: str) -> int:
    return next(place for place, part in enumerate(template.sections) if part.id == section)


def _end_of(template: ReportTemplate, place: int) -> int:
    """Return where what stands under the section at `place` ends."""
    level = template.sections[place].level
    later = range(place + 1, len(template.sections))
    return next((at for at in later if template.sections[at].level <= level), len(template.sections))


def _before(template: ReportTemplate, place: int) -> int | None:
    """Return the place of the neighbour before, of the same level and under the same chapter."""
    level = template.sections[place].level
    for at in range(place - 1, -1, -1):
        if template.sections[at].level == level:
            return at
        if template.sections[at].level < level:
            return None
    return None


def _each(template: ReportTemplate, change: Callable[[SectionTemplate], SectionTemplate]) -> ReportTemplate:
    return replace(template, sections=tuple(change(part) for part in template.sections))


def _numbered(template: ReportTemplate) -> ReportTemplate:
    return replace(template, sections=renumbered(template.sections))
