"""A template with parts for each of a list → the template of one report: every section and every table of it.

What is left out of a report afterwards leaves no gap in the numbers (`renumbered`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count, product
from string import ascii_lowercase
from typing import TypeVar

from congdoan_desktop.domain.numbers import roman
from congdoan_desktop.domain.report import Column, Section
from congdoan_desktop.domain.template import ReportTemplate, SectionTemplate, TableTemplate

N = TypeVar("N", Section, SectionTemplate)


@dataclass(frozen=True, kw_only=True)
class Each:
    """One of a list that a part of a template stands for. `code` is unique in it; `columns` are more of a table."""

    code: str
    name: str
    columns: tuple[Column, ...] = ()


Lists = Mapping[str, Sequence[Each]]


def expanded(template: ReportTemplate, lists: Lists) -> ReportTemplate:
    """Return `template` with its repeated parts written out; a list that is not there has nothing in it."""
    parts = (part for section in template.sections for part in _sections(section, lists))
    tables = (part for table in template.tables for part in _tables(table, lists))
    return replace(template, sections=tuple(_numbered(parts)), tables=tuple(tables))


def _sections(part: SectionTemplate, lists: Lists) -> Iterator[SectionTemplate]:
    if not part.each:
        yield part
        return
    for one in lists.get(part.each, ()):
        yield replace(
            part,
            id=f"{part.id}.{one.code}",
            heading=part.heading.replace("{name}", one.name),
            items=part.items and f"{part.items}:{one.code}",
            chart=part.chart and f"{part.chart}:{one.code}",
            each="",
        )


def renumbered(sections: Iterable[N]) -> tuple[N, ...]:
    """Return chapters numbered I, II, III and what stands under each from 1."""
    chapters, numbers = count(1), count(1)
    found: list[N] = []
    for section in sections:
        if section.level == 1:
            numbers = count(1)
        number = roman(next(chapters)) if section.level == 1 else str(next(numbers))
        found.append(replace(section, number=number))
    return tuple(found)


def _numbered(parts: Iterable[SectionTemplate]) -> Iterator[SectionTemplate]:
    """Number what stands under a chapter from 1."""
    numbers = count(1)
    for part in parts:
        if part.level == 1:
            numbers = count(1)
        yield part if part.level == 1 else replace(part, number=str(next(numbers)))


def _tables(table: TableTemplate, lists: Lists) -> Iterator[TableTemplate]:
    if not table.each:
        yield table
        return
    for letters, one in zip(_letters(), lists.get(table.each, ()), strict=False):
        yield replace(
            table,
            code=table.code + letters,
            title=table.title.replace("{name}", one.name),
            rows=f"{table.rows}:{one.code}",
            columns=(*table.columns, *one.columns),
            each="",
        )


def _letters() -> Iterator[str]:
    """Yield "a" … "z", "aa" …"""
    for length in count(1):
        yield from map("".join, product(ascii_lowercase, repeat=length))
