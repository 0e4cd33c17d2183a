"""Report templates as data (`resources/reports/*.toml`): headings, sentences chosen by the state of figures, tables.

A sentence is printed when every word of its `when` is a state of the values (`!word`: when it is not). Placeholders
are names of values: `{reached}`, `{reached.den}`, `{reached.share}`. Every figure `x` has the states `x:exact`,
`x:range`, `x:estimated`, `x:unknown`, `x:zero`, `x:some`, `x:gap` (see `domain/compose.py`).
"""

from dataclasses import dataclass

from congdoan_desktop.domain.report import Column


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """A sentence of the paper and the states it needs."""

    text: str
    when: str = ""


@dataclass(frozen=True, kw_only=True)
class SectionTemplate:
    """A section: sentences from the figures, then the officer's own text."""

    id: str
    level: int
    number: str
    heading: str
    sentences: tuple[Sentence, ...] = ()
    narrative: bool = False
    """The officer may write here."""
    required: bool = False
    """The check list asks for the officer's text."""
    hint: str = ""
    """What belongs here, shown while it is empty."""
    suggestions: tuple[Sentence, ...] = ()
    """Offered as the officer's text, chosen like sentences."""
    chart: str = ""
    """Name of a chart to be drawn after the text, or empty."""


@dataclass(frozen=True, kw_only=True)
class TableTemplate:
    """An annex table; `rows` names the row builder of `domain/tables.py`."""

    code: str
    title: str
    rows: str
    columns: tuple[Column, ...]
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class ReportTemplate:
    """A kind of report. `subject`, `opening`, `closing` may hold placeholders."""

    kind: str
    version: int
    type_name: str
    type_code: str
    """Abbreviation of NĐ 30/2020 Phụ lục III: "BC"."""
    plan: str
    subject: str
    file_topic: str
    """ASCII, last part of the file name."""
    opening: tuple[str, ...]
    closing: str
    nothing: str
    """Said in a section that has neither figures nor the officer's text."""
    sections: tuple[SectionTemplate, ...]
    tables: tuple[TableTemplate, ...]
