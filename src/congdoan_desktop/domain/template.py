"""Report templates as data (`resources/reports/*.toml`): headings, sentences chosen by the state of figures, tables.

A sentence is printed when every word of its `when` is a state of the values (`!word`: when it is not). Placeholders
are names of values: `{reached}`, `{reached.den}`, `{reached.share}`. Every figure `x` has the states `x:exact`,
`x:range`, `x:estimated`, `x:unknown`, `x:zero`, `x:some`, `x:gap` (see `domain/compose.py`). A section in which the
officer has written has the state `written`.

A report on a survey has parts that depend on its questionnaire: `each` names a list, and the part stands once for each
of it (`domain/expand.py`). `items` names a list that one section goes through, a paragraph a piece (`item_sentences`,
whose words and states are those of the piece).

What a report is on (`about`) is found by `usecases/subjects/`: each kind of subject adds words, states, lists, rows of
tables and parties of its own; which names there are is written at the head of its module and tested.
"""

from dataclasses import dataclass
from typing import Literal

from congdoan_desktop.domain.report import Column, Form

About = Literal[
    "period",
    "survey",
    "phase",
    "courses",
    "dialogue",
    "incident",
    "month",
    "plan",
    "meeting",
    "correction",
    "sheets",
    "consolidation",
    "reminder",
]
"""What a report is on: the records of a period; the survey round closed last in it; a đợt (`plan#phase`); the courses
of a period, or one course; one dialogue, incident, month of opinions (`2026-06`), own plan; one activity or course that
minutes are kept of; one issued report that a letter corrects; one survey round whose paper sheets are destroyed; the
reports of all units on a period; who has not handed up one of them. The code that names which is called the window."""


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
    items: str = ""
    """Name of a list that is told after the sentences."""
    item_sentences: tuple[Sentence, ...] = ()
    each: str = ""
    """Name of a list: this is a section for each of it, `{name}` in its heading; items and chart are those of it."""


@dataclass(frozen=True, kw_only=True)
class TableTemplate:
    """An annex table; `rows` names the row builder of `domain/tables.py`."""

    code: str
    title: str
    rows: str
    columns: tuple[Column, ...]
    note: str = ""
    notes: tuple[Sentence, ...] = ()
    """Said under the table after `note`, chosen like sentences."""
    each: str = ""
    """Name of a list: this is a table for each of it, `{name}` in its title, lettered ("07a"), with more columns."""


@dataclass(frozen=True, kw_only=True)
class PartyTemplate:
    """Who signs minutes; lines as in `SignatureBlock`, with placeholders."""

    authority_lines: tuple[str, ...] = ()
    title_lines: tuple[str, ...] = ()
    full_name: str = ""


@dataclass(frozen=True, kw_only=True)
class ReportTemplate:
    """A kind of report. `subject`, `opening`, `closing`, `grounds` may hold placeholders."""

    kind: str
    version: int
    type_name: str
    type_code: str
    """Abbreviation of NĐ 30/2020 Phụ lục III: "BC"."""
    plan: str = ""
    """Code of the plan whose figures and targets it tells; empty: it has no figures."""
    subject: str
    file_topic: str
    """ASCII, last part of the file name."""
    form: Form = "named"
    addressed: bool = True
    """A report going upward names its receivers ("Kính gửi", NĐ 30/2020 Phụ lục I, II.9)."""
    internal: bool = False
    """Bears "LƯU HÀNH NỘI BỘ"."""
    grounds: tuple[Sentence, ...] = ()
    """"Căn cứ …", in italics before the opening."""
    opening: tuple[Sentence, ...] = ()
    closing: str
    nothing: str = ""
    """Said in a section that has neither figures nor the officer's text."""
    only_said: bool = False
    """Sections that say nothing are left out, and the others numbered without a gap."""
    parties: tuple[PartyTemplate, ...] = ()
    """Who signs minutes, from left to right."""
    sections: tuple[SectionTemplate, ...]
    tables: tuple[TableTemplate, ...]
    name: str = ""
    """In the list of kinds; empty: the beginning of the subject."""
    about: About = "period"
    roles: tuple[str, ...] = ("unit",)
    """Roles of the unions that write such papers (`Unit.role`)."""
    adds_up: str = ""
    """Kind of the units' reports that it adds up, where it is on a `consolidation`."""
    figures: tuple[str, ...] = ()
    """Figures (and targets measured by them) that travel with the report; all when empty."""
