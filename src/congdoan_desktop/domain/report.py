"""The report as it is drawn, signed and handed up: one frozen value, kept as JSON (`docs/report-format.md`).

Fields of `Document` carry the names of NĐ 30/2020/NĐ-CP, Phụ lục VI, in snake case.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

SCHEMA = "congdoan-report/1"

Form = Literal["named", "letter", "minutes"]
"""Layout of the page (NĐ 30/2020 Phụ lục III): a named paper (mẫu 1.4), a letter (công văn, 1.5), minutes (1.9)."""


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A count of people or things, exact (`low == high`) or a range, over `den` when it is a share."""

    low: int
    high: int
    den: int | None = None
    estimated: bool = False
    """Declared by the officer inside the range that the records leave open."""
    at_least: bool = False
    """Only a lower end is known (`high` repeats `low`)."""
    hidden: bool = False
    """Not shown, so that nobody is known by it: then `low` is 0 and `high` all there are, and neither says anything."""


Cell = str | int | Figure | None
"""What stands in a table: text, a whole number, a figure; `None` is not known, empty text is nothing to say."""


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of a table. `width` is relative. `group` is a heading shared with its neighbours."""

    heading: str
    kind: Literal["index", "text", "count", "share", "date"] = "text"
    width: int = 10
    group: str = ""
    shared: bool = False
    """What stands in several rows one under the other is drawn once for all of them."""


@dataclass(frozen=True, kw_only=True)
class Table:
    """An annex table (Biểu). Every row has one cell a column; dates are ISO text; `total` is the last row, or empty."""

    code: str
    """ "01" …; empty for an annex that is no numbered Biểu."""
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] = ()
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One bar of a chart: solid up to `low`, hatched up to `high`, on a scale up to `full`."""

    label: str
    low: int
    high: int
    full: int


@dataclass(frozen=True, kw_only=True)
class Part:
    """One answer in a panel; a `count` of `None` is hidden."""

    label: str
    count: int | None


@dataclass(frozen=True, kw_only=True)
class Panel:
    """The answers to one question over `full` sheets: one bar that they make up together (`stacked`), or a bar each.

    In one bar what is hidden is one heap.
    """

    title: str
    full: int
    parts: tuple[Part, ...]
    stacked: bool = True


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A bar chart; `unit` is the word for what is counted."""

    title: str
    unit: str
    bars: tuple[Bar, ...] = ()
    panels: tuple[Panel, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Section:
    """A numbered section. Level 1 is "I. …", level 2 "1. …". A paragraph that starts with "- " is a dash item."""

    id: str
    level: int
    number: str
    heading: str
    paragraphs: tuple[str, ...] = ()
    chart: Chart | None = None


@dataclass(frozen=True, kw_only=True)
class SignerInfo:
    """Who signs the paper, in running text."""

    position: str
    full_name: str


@dataclass(frozen=True, kw_only=True)
class Organ:
    """An office the paper goes to."""

    organ_id: str
    organ_name: str


@dataclass(frozen=True, kw_only=True)
class Document:
    """Registration data of the paper (NĐ 30/2020, Phụ lục VI). Number and date are `None` while they are blank."""

    file_code: str
    doc_ordinal: int
    type_name: str
    code_number: int | None
    code_notation: str
    """"BC-CĐCS"."""
    issued_date: date | None
    organ_name: str
    subject: str
    language: str
    signer_info: SignerInfo
    to: tuple[Organ, ...]


@dataclass(frozen=True, kw_only=True)
class Header:
    """Left half of the letter head and the place name."""

    parent_name: str
    organ_name: str
    place: str


@dataclass(frozen=True, kw_only=True)
class SignatureBlock:
    """Lines above and below the place of the signature, as `SigningProfile` gives them."""

    authority_lines: tuple[str, ...]
    title_lines: tuple[str, ...]
    full_name: str


@dataclass(frozen=True, kw_only=True)
class NamedFigure:
    """One measure of the unit and period. `low`/`high`/`den` are `None` when not known; `missing` says why (codes)."""

    code: str
    low: int | None
    high: int | None
    den: int | None = None
    estimated: bool = False
    as_of: date | None = None
    """Day of the head-count that the denominator comes from."""
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class TargetResult:
    """How far a target is."""

    code: str
    title: str
    source: str
    level: str
    """As it is printed: "100 %", "≥ 1"."""
    kind: Literal["share", "count"]
    window: str
    """Period code, or the code of the plan whose whole life is looked at."""
    starts: date
    ends: date
    """First and last day of the records that were counted."""
    figure: NamedFigure
    verdict: str
    """`met`, `not_met`, `in_progress`, `undetermined`, `no_subject` or `unknown`."""


@dataclass(frozen=True, kw_only=True)
class ShownChoice:
    """How many sheets ticked one answer; a `count` of `None` is hidden and kept nowhere."""

    name: str
    label: str
    count: int | None


@dataclass(frozen=True, kw_only=True)
class ShownQuestion:
    """The answers to one question of a survey, and the sheets without one."""

    name: str
    label: str
    kind: Literal["select_one", "select_multiple"]
    choices: tuple[ShownChoice, ...]
    blank: int | None


@dataclass(frozen=True, kw_only=True)
class ShownSurvey:
    """What may be seen of a closed round, for whoever adds up the rounds of many units."""

    questionnaire: str
    """`code@version`: only answers to the same one are added up."""
    total: int
    """Valid sheets."""
    questions: tuple[ShownQuestion, ...]


@dataclass(frozen=True, kw_only=True)
class Report:
    """A whole report of one unit and period: what is drawn and signed is exactly this."""

    schema: str
    report_id: str
    kind: str
    period: str
    revision: int
    made_at: datetime
    unit_code: str
    unit_name: str
    unit_kind: str
    document: Document
    header: Header
    addressees: tuple[str, ...]
    via: str
    opening: tuple[str, ...]
    sections: tuple[Section, ...]
    closing: str
    recipients: tuple[str, ...]
    signature: SignatureBlock
    annexes: tuple[Table, ...]
    figures: tuple[NamedFigure, ...]
    targets: tuple[TargetResult, ...]
    replaces: str = ""
    """`report_id` of the report that this one replaces."""
    parties: tuple[SignatureBlock, ...] = ()
    """Of minutes (biên bản): who signs, from left to right, in place of `signature`; two or three."""
    about: str = ""
    """What it is on besides the period: `plan#phase`, a month, the id of a record; empty for the period itself."""
    form: Form = "named"
    grounds: tuple[str, ...] = ()
    """"Căn cứ …" of a plan or decision, without the marks at the ends of the lines."""
    internal: bool = False
    """Bears "LƯU HÀNH NỘI BỘ"."""
    template_version: int = 1
    survey: ShownSurvey | None = None
    """Of a report on a survey that was counted by the program: what its Biểu 07 shows."""
